"""The difference of two plans in words."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date, time
from decimal import Decimal

import pytest

from planner.localization.change_names import field_name
from planner.localization.change_texts import ChangeText, ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import speaking
from planner.market.loader import load_snapshot
from planner.market.override import FigureKey, Override, Reason
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.change import Change, ChangeKind, Subject
from planner.plan.changes import differences
from planner.plan.edits import (
    add_scenario,
    change_assumptions,
    change_seat,
    remove_seats,
    rename_plan,
    rename_scenario,
    reorder_seat,
    set_plan_rate,
)
from planner.plan.model import Assumptions, Plan, Position, Team, TeamMember
from planner.plan.samples import load_sample
from planner.plan.scenario_plans import scenario_plan, with_scenario_plan
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId, ScenarioId, SeatId
from planner.quantities.money import Money
from planner.quantities.month import Month

SEAT = SeatId("P-01")
Said = Callable[..., list[str]]


@pytest.fixture(scope="module")
def market() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def plan() -> Plan:
    return replace(load_sample("cloud-provider"), scenarios=())


@pytest.fixture
def said(plan: Plan, market: Snapshot) -> Said:
    def say(after: Plan, language: str = "en") -> list[str]:
        with speaking(language):
            texts = ChangeTexts(plan, after, market, Formatter(language))
            return [texts.said(change).sentence for change in differences(plan, after)]

    return say


def title(plan: Plan, market: Snapshot) -> str:
    seat = next(seat for seat in plan.positions if seat.id == SEAT)
    return f"{SEAT}, GPU cluster engineer, {market.places[seat.place_id].name}"


def test_that_a_changed_seat_is_named_with_old_and_new(
    plan: Plan, market: Snapshot, said: Said
) -> None:
    seat = next(seat for seat in plan.positions if seat.id == SEAT)
    pay = replace(seat.base_pay, amount=seat.base_pay.amount + 20_000)
    [sentence] = said(change_seat(plan, SEAT, base_pay=pay))
    formatter = Formatter("en")
    old, new = (formatter.money(m.amount, m.currency, 0) for m in (seat.base_pay, pay))
    assert sentence == f"{title(plan, market)}: base pay {old} → {new}"


def test_that_added_and_removed_seats_say_what_they_were(plan: Plan, said: Said) -> None:
    added = replace(
        plan.positions[0],
        id=SeatId("P-77"),
        role=RoleFamily.STORAGE_ENGINEER,
        level=Level.STAFF,
        base_pay=Money(Decimal(120_000), CurrencyCode("EUR")),
        start=date(2027, 4, 1),
    )
    after = replace(remove_seats(plan, [SEAT]), positions=(*plan.positions[1:], added))
    removal, addition = said(after)
    assert removal.startswith("P-01, ")
    assert "removed: Staff, Own entity, " in removal
    assert "added: Staff, Own entity, €120,000, from 1 Apr 27" in addition


def test_that_pay_is_written_with_the_decimals_it_has(plan: Plan, said: Said) -> None:
    pay = Money(Decimal("310000.5"), CurrencyCode("PLN"))
    [sentence] = said(change_seat(plan, SEAT, base_pay=pay))
    assert "310,000.50" in sentence


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (lambda p: rename_plan(p, "Other"), "Plan: name AI platform, cloud provider → Other"),
        (lambda p: replace(p, anchor_id=PlaceId("de-berlin")), "Plan: anchor Dublin → Berlin"),
        (
            lambda p: replace(p, working_pattern=WorkingPattern(start=time(8), end=time(16, 30))),
            "Plan: working hours 09:00 – 17:00 → 08:00 – 16:30",
        ),
        (
            lambda p: change_seat(
                p, SEAT, working_pattern=WorkingPattern(weekdays=frozenset({6, 0}))
            ),
            "working hours as the plan → 09:00 – 17:00 (Mon, Sun)",
        ),
        (
            lambda p: replace(p, fiscal_year_start_month=4),
            "Plan: first month of the fiscal year Jan → Apr",
        ),
        (
            lambda p: set_plan_rate(p, CurrencyCode("PLN"), Decimal("0.2575")),
            "Plan rate: PLN: 0.26 → 0.2575",
        ),
        (
            lambda p: replace(p, budget=dict(p.budget) | {Month(2027, 1): Decimal(7)}),
            "Budget of Jan 27: $95,000 → $7",
        ),
        (
            lambda p: change_assumptions(
                p,
                benefits_share_by_country={
                    **p.assumptions.benefits_share_by_country,
                    CountryCode("SE"): Decimal("0.125"),
                },
            ),
            "Assumptions for Sweden: benefits added: 12.5%",
        ),
        (
            lambda p: change_assumptions(p, contractor_fee_usd=Decimal(49)),
            "Assumptions: contractor-management fee as published → $49",
        ),
        (lambda p: reorder_seat(p, SEAT, None), "Positions: order changed"),
        (
            lambda p: replace(p, teams=(replace(p.teams[0], name="New"), *p.teams[1:])),
            f"Team {load_sample('cloud-provider').teams[0].name}: name ",
        ),
        (lambda p: change_seat(p, SEAT, notes="x" * 500), "x…"),
    ],
)
def test_that_every_kind_of_change_reads_as_a_line(
    plan: Plan, said: Said, change: Callable[[Plan], Plan], wanted: str
) -> None:
    [sentence] = said(change(plan))
    assert wanted in sentence
    assert len(sentence) < 300


def test_that_an_own_figure_is_named_with_values_and_reason(plan: Plan, said: Said) -> None:
    key = FigureKey.talent_pool(CountryCode("PL"))
    reason = Reason("Ines", date(2026, 11, 2), "our own count")
    own = Override((Decimal(10), Decimal(20), Decimal(3000)), reason)
    [sentence] = said(replace(plan, overrides={key: own}))
    assert sentence.startswith("Own figure: Talent pool: Poland: added: Low 10, Expected 20, High")
    assert sentence.endswith("3,000 (Ines, 2 Nov 26, our own count)")


def test_that_changes_of_a_scenario_are_said_with_its_name(plan: Plan, said: Said) -> None:
    after = add_scenario(plan, "Munich instead of Dublin")
    assert said(after) == ["Scenario “Munich instead of Dublin”: added: 0 changes"]
    shown = scenario_plan(after, ScenarioId("S-1"))
    pay = replace(plan.positions[0].base_pay, amount=Decimal(500_000))
    after = with_scenario_plan(after, change_seat(shown, SEAT, base_pay=pay))
    assert said(after) == ["Scenario “Munich instead of Dublin”: added: 1 change"]


def test_that_an_override_of_a_scenario_is_set_against_what_it_had(
    plan: Plan, market: Snapshot
) -> None:
    def lines(before: Plan, after: Plan) -> list[str]:
        texts = ChangeTexts(before, after, market, Formatter("en"))
        return [texts.said(change).sentence for change in differences(before, after)]

    def moved(base: Plan, place: str) -> Plan:
        shown = scenario_plan(base, ScenarioId("S-1"))
        return with_scenario_plan(base, change_seat(shown, SEAT, place_id=PlaceId(place)))

    base = add_scenario(plan, "Munich")
    munich, berlin = moved(base, "de-munich"), moved(base, "de-berlin")
    start = f"Scenario “Munich”, {title(plan, market)}: place "
    assert lines(base, munich) == [start + "Kraków → Munich"]
    assert lines(munich, berlin) == [start + "Munich → Berlin"]
    assert lines(berlin, base) == [start + "Berlin → Kraków"]
    without = with_scenario_plan(base, remove_seats(scenario_plan(base, ScenarioId("S-1")), [SEAT]))
    [removal] = lines(base, without)
    assert "removed: Staff, " in removal
    renamed = rename_scenario(base, ScenarioId("S-1"), "Bavaria")
    assert lines(base, renamed) == ["Scenario “Munich”: name Munich → Bavaria"]


def test_that_values_that_look_alike_are_not_set_against_each_other(plan: Plan, said: Said) -> None:
    seat = replace(plan.positions[0], notes=" ")  # which no edit leaves as it is
    [sentence] = said(replace(plan, positions=(seat, *plan.positions[1:])))
    assert sentence.endswith(": notes changed")


def _field_changes() -> Iterator[Change]:
    for subject, kind in {
        Subject.PLAN: Plan,
        Subject.ASSUMPTION: Assumptions,
        Subject.TEAM: Team,
        Subject.MEMBER: TeamMember,
        Subject.POSITION: Position,
    }.items():
        for each in fields(kind):
            if not each.compare:  # two plans that differ only there are equal
                continue
            yield Change(subject, None, each.name, None, None)


APART = {
    "company_days",
    "place_patterns",
    "id",
    "assumptions",
    "plan_rates",
    "budget",
    "overrides",
    "assumption_reasons",
    "onboarding_templates",
    "onboarding_tasks",
    "onboarding_contacts",
    "lead_days",
    "levers",
    "shortlist",
    "teams",
    "members",
    "positions",
    "scenarios",
}
"""What ``differences`` never names as a field."""


def test_that_every_field_of_a_plan_has_a_name_of_its_own() -> None:
    from planner.localization import change_names

    names = change_names._field_names("en")
    assert {str(each.field_name) for each in _field_changes()} - APART <= names.keys()


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_that_a_line_reads_in_every_language(plan: Plan, said: Said, language: str) -> None:
    [sentence] = said(change_seat(plan, SEAT, level=Level.PRINCIPAL), language)
    assert sentence


def test_that_what_was_not_changed_is_a_field_of_no_name() -> None:
    added = Change(Subject.BUDGET_MONTH, "2027-01", None, None, Decimal(1), ChangeKind.ADDED)
    assert field_name(added) == ""
    assert ChangeText("Budget", "", "1", "2", ChangeKind.CHANGED).sentence == "Budget: 1 → 2"
