"""The difference of two plans."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.market.role import Level
from planner.plan.changes import ORDER, Change, ChangeKind, Subject, differences
from planner.plan.codec import decode, encode
from planner.plan.edits import (
    add_position,
    change_assumptions,
    change_seat,
    change_seats,
    remove_seats,
    reorder_seat,
    set_budget,
    set_plan_rate,
)
from planner.plan.model import Assumptions, Plan, Position, TeamMember
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId, SeatId
from planner.quantities.money import Money
from planner.quantities.month import Month

P1, P2 = SeatId("P-01"), SeatId("P-02")
EUR, PLN = CurrencyCode("EUR"), CurrencyCode("PLN")
ADDED, REMOVED = ChangeKind.ADDED, ChangeKind.REMOVED


@given(st.data())
def test_that_a_plan_does_not_differ_from_its_copy(
    plans: st.SearchStrategy[Plan], data: st.DataObject
) -> None:
    plan = data.draw(plans)
    assert differences(plan, decode(encode(plan))) == ()


@given(st.data())
def test_that_two_plans_differ_exactly_if_they_are_not_equal(
    plans: st.SearchStrategy[Plan], data: st.DataObject
) -> None:
    plan, other = data.draw(plans), data.draw(plans)
    # Drawn apart, plans differ everywhere: mix them, so that they differ here and there.
    names = [n for n in Plan.__dataclass_fields__ if data.draw(st.booleans())]
    mixed = replace(plan, **{name: getattr(other, name) for name in names})
    assert (differences(plan, mixed) == ()) == (plan == mixed)


@given(st.data())
def test_that_shuffled_seats_are_a_difference_of_order_alone(
    plans: st.SearchStrategy[Plan], data: st.DataObject
) -> None:
    plan = data.draw(plans)
    seats = {seat.id: seat for seat in plan.positions}
    ordered = replace(plan, positions=tuple(seats.values()))
    shuffled = replace(plan, positions=tuple(data.draw(st.permutations(list(seats.values())))))
    changes = differences(ordered, shuffled)
    assert (changes == ()) == (ordered == shuffled)
    assert {change.field_name for change in changes} <= {ORDER}


@given(st.data())
def test_that_the_way_back_swaps_old_and_new(
    plans: st.SearchStrategy[Plan], data: st.DataObject
) -> None:
    one, other = data.draw(plans), data.draw(plans)
    turned = {ADDED: REMOVED, REMOVED: ADDED, ChangeKind.CHANGED: ChangeKind.CHANGED}
    back = [replace(c, old=c.new, new=c.old, kind=turned[c.kind]) for c in differences(other, one)]
    assert sorted(map(repr, back)) == sorted(map(repr, differences(one, other)))


def test_that_each_field_of_each_thing_is_named() -> None:
    # A field added to the model must not escape the comparison.
    before, after = _two_plans_that_differ_in_everything()
    named = {(change.subject, change.field_name) for change in differences(before, after)}
    expected = {
        *((Subject.PLAN, name) for name in PLAN_FIELDS),
        *((Subject.ASSUMPTION, name) for name in Assumptions.__dataclass_fields__),
        *((Subject.MEMBER, name) for name in TeamMember.__dataclass_fields__ if name != "id"),
        *((Subject.POSITION, name) for name in Position.__dataclass_fields__ if name != "id"),
        (Subject.TEAM, "name"),
        (Subject.TEAM, "anchor_id"),
        (Subject.TEAM, "working_pattern"),
        (Subject.TEAM, "posting"),
        (Subject.ONBOARDING_TEMPLATE, None),
        (Subject.ONBOARDING_TASK, None),
        (Subject.ONBOARDING_CONTACT, None),
        (Subject.LEAD_TIME, None),
        (Subject.SHORTLIST, None),
        (Subject.LEVER, None),
        (Subject.PLACE_PATTERN, None),
        (Subject.COMPANY_DAY, None),
        (Subject.PLAN_RATE, None),
        (Subject.BUDGET_MONTH, None),
        (Subject.OVERRIDE, None),
        (Subject.ASSUMPTION_REASON, None),
        (Subject.SCENARIO, "name"),
        (Subject.SCENARIO, "description"),
        (Subject.SCENARIO, "plan/anchor_id/"),
    }
    assert named == expected


PLAN_FIELDS = frozenset(Plan.__dataclass_fields__) - {
    "assumptions", "place_patterns", "company_days", "plan_rates", "budget", "teams", "members", "positions",
    "retired_position_number", "overrides", "assumption_reasons", "unknown_keys",
    "scenarios", "scenario_id", "document_id",
    "onboarding_templates", "onboarding_tasks", "onboarding_contacts", "lead_days", "shortlist", "levers",
}  # fmt: skip


def _two_plans_that_differ_in_everything() -> tuple[Plan, Plan]:
    text = """{"format": "hiring-planner plan", "version": 3, "name": "%(t)s",
    "description": "%(t)s", "reporting_currency": "%(t)s", "fiscal_year_start_month": %(n)s,
    "horizon_start": "2027-0%(n)s", "horizon_months": %(n)s, "anchor_id": "%(t)s",
    "working_pattern": {"start": "0%(n)s:00"}, "plan_rates": {"EUR": "%(n)s"},
    "place_patterns": {"ie-dublin": {"flex_minutes": %(n)s}}, "company_days": {"2026-12-24": "%(t)s"},
    "budget": {"2027-01": "%(n)s"}, "assumptions": {"benefits_share": "%(n)s",
    "benefits_share_by_country": {"IE": "%(n)s"}, "equipment": "%(n)s",
    "equipment_currency": "USD", "agency_fee_share": "%(n)s",
    "equipment_by_country": {"IE": {"amount": "%(n)s", "currency": "EUR"}},
    "agency_fee_share_by_country": {"IE": "%(n)s"},
    "overhead_share": "%(n)s", "overhead_share_by_country": {"IE": "%(n)s"},
    "employer_of_record_fee_usd": "%(n)s", "contractor_fee_usd": "%(n)s",
    "target_percentile": "0.%(n)s", "skill_association": "0.%(n)s",
    "raise_share": "0.%(n)s", "raise_share_by_country": {"IE": "0.%(n)s"}, "raise_month": %(n)s,
    "raise_after_months": %(n)s, "attrition_share": "0.%(n)s"},
    "overrides": [{"figure": "price-level", "of": ["IE"], "values": ["%(n)s"], "author": "%(t)s",
    "day": "2026-11-25", "why": ""}],
    "assumption_reasons": [{"of": "plan_rates.EUR", "author": "%(t)s", "day": "2026-11-25",
    "why": ""}],
    "teams": [{"id": "T-1", "name": "%(t)s", "anchor_id": "%(t)s",
    "working_pattern": {"break_minutes": %(n)s}, "posting": {"mission": "%(t)s"}}],
    "onboarding_templates": [{"id": "own", "name": "%(t)s"}],
    "onboarding_tasks": {"S/laptop": {"comment": "%(t)s"}},
    "onboarding_contacts": {"it": {"name": "%(t)s"}}, "lead_days": {"equipment/IN": %(n)s},
    "levers": {"agency": {"monthly_cost": "%(n)s"}}, "hiring": {"seed": %(n)s},
    "past_hires": [{"role": "%(role)s", "level": "mid", "country": "IE", "opened": "2026-01-01",
    "accepted": "2026-03-01"}],
    "shortlist": {"ie-dublin": "%(t)s"}, "fit_weights": {"pool": "%(n)s"},
    "pay_policy": {"reference_id": "%(t)s"},
    "onboarding_rules": {"starts_per_week": %(n)s}, "posting": {"goals": ["%(t)s"]},
    "members": [{%(seat)s, "name": "%(t)s", "manager": "%(t)s", "hires_at_once": %(n)s}],
    "positions": [{%(seat)s, "status": "%(status)s", "priority": "%(priority)s",
    "hiring_manager": "%(t)s", "buddy_id": "%(t)s",
    "mentor_id": "%(t)s", "candidate": "%(t)s", "opened": "2027-0%(n)s-01", "template_id": "%(t)s",
    "is_new_to_domain": %(yes)s, "posting": {"pay_range": "%(range)s"}}],
    "scenarios": [{"id": "S-1", "name": "%(t)s", "description": "%(t)s", "changes":
    [{"subject": "plan", "field": "anchor_id", "kind": "changed", "value": "%(t)s"}]}]}"""
    seat = """"id": "S", "team_id": "%(t)s", "role": "%(role)s", "level": "%(level)s",
    "place_id": "%(t)s", "engagement": "%(engagement)s", "base_pay": "%(n)s", "currency": "EUR",
    "start": "2027-0%(n)s-01", "end": "2028-0%(n)s-01", "working_pattern": {"end": "0%(n)s:00"},
    "benefits_share": "%(n)s", "skill_weights": {"storage": "0.%(n)s"}, "cost_center": "%(t)s",
    "bonus_share": "%(n)s", "equity_per_year": {"amount": "%(n)s", "currency": "EUR"},
    "notes": "%(t)s", "leave": [{"first_day": "2027-0%(n)s-01", "last_day": "2027-03-01"}] """
    one: dict[str, Any] = {"t": "x", "n": 1, "role": "mlops-engineer", "level": "mid",
                           "engagement": "contractor", "status": "open", "priority": "low", "yes": "true",
                           "range": "always"}  # fmt: skip
    two: dict[str, Any] = {"t": "y", "n": 2, "role": "storage-engineer", "level": "staff",
                           "engagement": "own-entity", "status": "closed", "priority": "high", "yes": "false",
                           "range": "never"}  # fmt: skip
    before, after = (decode((text % (v | {"seat": seat % v})).encode()) for v in (one, two))
    return before, after


def test_that_a_changed_field_tells_old_and_new(plan: Plan) -> None:
    changed = change_seat(plan, P2, start=date(2027, 6, 1), level=Level.MID)
    assert differences(plan, changed) == (
        Change(Subject.POSITION, "P-02", "level", Level.STAFF, Level.MID),
        Change(Subject.POSITION, "P-02", "start", date(2027, 3, 1), date(2027, 6, 1)),
    )


def test_that_a_moved_seat_changes_place_and_pay(plan: Plan) -> None:
    pay = Money(Decimal(95_000), EUR)
    moved = change_seat(plan, P1, place_id=PlaceId("de-munich"), base_pay=pay)
    old = plan.positions[0].base_pay
    assert differences(plan, moved) == (
        Change(Subject.POSITION, "P-01", "place_id", "pl-krakow", "de-munich"),
        Change(Subject.POSITION, "P-01", "base_pay", old, pay),
    )


def test_that_an_added_and_a_removed_position_are_told_whole(plan: Plan) -> None:
    position = replace(plan.positions[0], id=SeatId("P-04"))
    changed = add_position(remove_seats(plan, [P1]), position)
    assert differences(plan, changed) == (
        Change(Subject.POSITION, "P-01", None, plan.positions[0], None, REMOVED),
        Change(Subject.POSITION, "P-04", None, None, position, ADDED),
    )


def test_that_a_new_order_is_one_change(plan: Plan) -> None:
    changed = reorder_seat(plan, SeatId("P-03"), P1)
    old, new = ("P-01", "P-02", "P-03"), ("P-03", "P-01", "P-02")
    assert differences(plan, changed) == (Change(Subject.POSITION, None, ORDER, old, new),)


def test_that_adding_in_the_middle_is_no_new_order(plan: Plan) -> None:
    changed = add_position(plan, replace(plan.positions[0], id=SeatId("P-04")), after=P1)
    assert [change.kind for change in differences(plan, changed)] == [ADDED]


def test_that_budget_months_and_rates_are_told_one_by_one_in_order(plan: Plan) -> None:
    changed = set_budget(plan, {
        Month(2028, 1): Decimal(7), Month(2027, 2): None, Month(2027, 1): Decimal(5),
    })  # fmt: skip
    changed = set_plan_rate(changed, PLN, Decimal("0.26"))
    old = Decimal(100_000)
    assert differences(plan, changed) == (
        Change(Subject.PLAN_RATE, "PLN", None, None, Decimal("0.26"), ADDED),
        Change(Subject.BUDGET_MONTH, "2027-01", None, old, Decimal(5)),
        Change(Subject.BUDGET_MONTH, "2027-02", None, old, None, REMOVED),
        Change(Subject.BUDGET_MONTH, "2028-01", None, None, Decimal(7), ADDED),
    )


def test_that_an_assumption_by_country_names_the_country(plan: Plan) -> None:
    shares = {CountryCode("IE"): Decimal("0.09")}
    changed = change_assumptions(plan, benefits_share_by_country=shares)
    assert differences(plan, changed) == (
        Change(Subject.ASSUMPTION, "IE", "benefits_share_by_country", None, Decimal("0.09"), ADDED),
    )


def test_that_an_amount_with_other_decimals_is_no_change(plan: Plan) -> None:
    same = change_seats(plan, [P1], base_pay=Money(Decimal("312000.00"), PLN))
    assert differences(plan, same) == ()


def test_that_an_id_held_twice_still_compares(plan: Plan) -> None:
    twice = replace(plan, positions=(plan.positions[0], plan.positions[0]))
    other = replace(twice, positions=(plan.positions[0], replace(plan.positions[0], notes="x")))
    assert differences(twice, other) == (Change(Subject.POSITION, "P-01", "notes", "", "x"),)
