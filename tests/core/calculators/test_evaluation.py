import random
from dataclasses import fields, replace
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from planner.calculators.evaluation import Evaluation, evaluate
from planner.calculators.loaded_cost import SeatCost, price_seat
from planner.calculators.monthly_budget import monthly_budget
from planner.market.override import FigureKey, Override, Reason
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill
from planner.plan.model import (
    Assumptions,
    Engagement,
    Plan,
    Position,
    PositionStatus,
    Priority,
    Seat,
    Team,
)
from planner.plan.onboarding import Leave
from planner.plan.posting import Posting
from planner.plan.validation import ProblemKind, Severity
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import (
    CountryCode,
    CurrencyCode,
    PlaceId,
    SeatId,
    TeamId,
    TemplateId,
)
from planner.quantities.money import Money
from planner.quantities.month import Month

D = Decimal
PLACES = ("us-austin", "es-madrid", "br-recife", "mt-valletta")


@pytest.fixture
def plan(make_plan: Any, make_position: Any, make_member: Any) -> Plan:
    made: Plan = make_plan(
        make_member("es-madrid", 60_000, seat_id="M-01"),
        make_member("us-austin", 200_000, seat_id="M-02"),
        make_position("br-recife", 300_000, seat_id="P-01", start=date(2026, 3, 2)),
        make_position("mt-valletta", 40_000, seat_id="P-02", start=date(2026, 5, 4)),
        make_position(
            "es-madrid",
            50_000,
            seat_id="P-03",
            start=date(2026, 9, 1),
            status=PositionStatus.ON_HOLD,
        ),
        assumptions=Assumptions(benefits_share=D("0.05")),
        budget={Month(2026, 1).plus(n): D(50_000) for n in range(12)},
    )
    return made


def kinds(evaluation: Evaluation) -> set[ProblemKind]:
    return {problem.kind for problem in evaluation.problems if problem.severity is Severity.ERROR}


def test_that_an_evaluation_holds_every_result(plan: Plan, market: Snapshot) -> None:
    result = evaluate(plan, market)
    assert list(result.seat_costs) == ["M-01", "M-02", "P-01", "P-02", "P-03"]
    assert [entry.seat_id for entry in result.starts] == ["P-01", "P-02"]
    assert set(result.overlaps) == set(result.seat_costs)
    assert result.budget == monthly_budget(plan, market)
    assert kinds(result) == set()


def test_that_the_headline_counts_heads_and_money(plan: Plan, market: Snapshot) -> None:
    headline = evaluate(plan, market).headline
    assert (headline.planned_heads, headline.existing_heads) == (2, 2)
    assert headline.run_rate == evaluate(plan, market).budget.run_rate > 0
    assert headline.run_rate_budget == 600_000
    assert headline.last_start == date(2026, 5, 4)


def test_that_overlap_is_told_of_budgeted_seats_away_from_their_anchor(
    market: Snapshot, make_plan: Any, make_member: Any, make_position: Any
) -> None:
    # All made-up places keep UTC: eight hours in common, six with a shift of two.
    at_the_anchor = make_member("es-madrid", 60_000)
    late = WorkingPattern(start=WorkingPattern().start.replace(hour=11), end=WorkingPattern().end)
    away = make_position("mt-valletta", 60_000, working_pattern=late, start=date(2026, 3, 2))
    on_hold = replace(away, id=SeatId("P-02"), status=PositionStatus.ON_HOLD)
    on_hold = replace(on_hold, working_pattern=replace(late, start=late.start.replace(hour=16)))
    headline = evaluate(make_plan(at_the_anchor, away, on_hold), market).headline
    assert (headline.median_overlap_minutes, headline.min_overlap_minutes) == (360.0, 360)
    alone = evaluate(make_plan(at_the_anchor), market).headline
    assert (alone.median_overlap_minutes, alone.min_overlap_minutes) == (None, None)


def test_that_a_member_gone_before_the_horizon_is_no_head(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    plan = make_plan(
        make_member("es-madrid", 1_000, seat_id="M-01", end=date(2025, 12, 31)),
        make_member("es-madrid", 1_000, seat_id="M-02", end=date(2026, 1, 1)),
    )
    assert evaluate(plan, market).headline.existing_heads == 1


def test_that_a_plan_without_budget_or_seats_has_an_empty_headline(
    market: Snapshot, make_plan: Any
) -> None:
    headline = evaluate(make_plan(), market).headline
    assert (headline.run_rate_budget, headline.last_start, headline.run_rate) == (None, None, D(0))


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"place_id": PlaceId("xx-nowhere")}, ProblemKind.UNKNOWN_PLACE),
        ({"base_pay": Money(D(1), CurrencyCode("JPY"))}, ProblemKind.CURRENCY_NOT_OF_PLACE),
        ({"base_pay": Money(D(-1), CurrencyCode("EUR"))}, ProblemKind.NEGATIVE_PAY),
        ({"end": date(2019, 1, 1)}, ProblemKind.END_BEFORE_START),
        ({"working_pattern": WorkingPattern(weekdays=frozenset())}, ProblemKind.NO_WEEKDAYS),
    ],
)
def test_that_a_seat_with_a_blocking_problem_is_named_and_left_out(
    plan: Plan, market: Snapshot, make_member: Any, fields: dict[str, Any], kind: ProblemKind
) -> None:
    sound = evaluate(plan, market)
    broken = replace(make_member("mt-valletta", 40_000, seat_id="M-09"), **fields)
    result = evaluate(replace(plan, members=(*plan.members, broken)), market)
    assert kind in kinds(result)
    assert "M-09" not in result.seat_costs
    assert "M-09" not in result.overlaps
    assert result.budget == sound.budget


def test_that_seats_of_one_id_are_both_left_out(plan: Plan, market: Snapshot) -> None:
    twin = replace(plan.members[0], name="Twin")
    doubled = replace(plan, members=(*plan.members, twin))
    for result in (evaluate(doubled, market), evaluate(doubled, market, evaluate(plan, market))):
        assert kinds(result) == {ProblemKind.DUPLICATE_SEAT_ID}
        assert "M-01" not in result.seat_costs
        assert "M-02" in result.seat_costs
    assert "M-01" in evaluate(plan, market, evaluate(doubled, market)).seat_costs


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"reporting_currency": CurrencyCode("XXX")}, ProblemKind.UNKNOWN_REPORTING_CURRENCY),
        ({"plan_rates": {CurrencyCode("BRL"): D(0)}}, ProblemKind.PLAN_RATE_NOT_POSITIVE),
    ],
)
def test_that_a_plan_without_usable_rates_has_no_money_figures(
    plan: Plan, market: Snapshot, changes: dict[str, Any], kind: ProblemKind
) -> None:
    result = evaluate(replace(plan, **changes), market)
    assert kind in kinds(result)
    assert (result.seat_costs, result.budget.seats) == ({}, ())
    assert result.budget.totals == (D(0),) * 12


@pytest.mark.parametrize("months", [0, -3, 5_000])
def test_that_a_plan_without_a_horizon_has_no_months(
    plan: Plan, market: Snapshot, months: int
) -> None:
    result = evaluate(replace(plan, horizon_months=months), market)
    assert ProblemKind.HORIZON_OUT_OF_RANGE in kinds(result)
    assert (result.budget.months, result.seat_costs, result.overlaps) == ((), {}, {})


def test_that_an_unknown_anchor_leaves_cost_alone(plan: Plan, market: Snapshot) -> None:
    result = evaluate(replace(plan, anchor_id=PlaceId("xx-nowhere")), market)
    assert ProblemKind.UNKNOWN_ANCHOR in kinds(result)
    assert result.overlaps == {}
    assert result.budget == evaluate(plan, market).budget


def test_that_a_week_without_workdays_leaves_cost_alone(plan: Plan, market: Snapshot) -> None:
    result = evaluate(replace(plan, working_pattern=WorkingPattern(weekdays=frozenset())), market)
    assert (result.overlaps, len(result.seat_costs)) == ({}, 5)


def test_that_other_hours_of_a_place_or_team_reach_every_overlap_at_once(
    plan: Plan, market: Snapshot
) -> None:
    before = evaluate(plan, market)
    short = WorkingPattern(start=time(10), end=time(12))
    of_places = replace(plan, place_patterns={each.place_id: short for each in plan.seats})
    teams = tuple(replace(team, working_pattern=short) for team in plan.teams)
    for edited in (of_places, replace(plan, teams=teams)):
        after = evaluate(edited, market, before)
        assert {each.max_minutes for each in after.overlaps.values()} == {120}
        assert after.overlaps == evaluate(edited, market).overlaps


def test_that_a_fee_without_a_rate_is_a_problem_of_its_seat(
    plan: Plan, market: Snapshot, make_member: Any
) -> None:
    rates = market.exchange_rates
    without_usd = {code: rate for code, rate in rates.latest.items() if code != "USD"}
    poorer = replace(market, exchange_rates=replace(rates, latest=without_usd))
    seat = make_member("mt-valletta", 40_000, engagement=Engagement.EMPLOYER_OF_RECORD)
    result = evaluate(replace(plan, members=(seat,), positions=()), poorer)
    (problem,) = result.problems
    assert (problem.kind, problem.seat_id) == (ProblemKind.NO_EXCHANGE_RATE, "M-01")
    assert problem.facts == {"currency": "USD", "reporting_currency": "EUR"}
    assert result.seat_costs == {}


def test_that_equipment_without_a_rate_is_said_once(plan: Plan, market: Snapshot) -> None:
    equipment = Money(D(2_000), CurrencyCode("XXX"))
    result = evaluate(replace(plan, assumptions=Assumptions(equipment=equipment)), market)
    errors = [p for p in result.problems if p.severity is Severity.ERROR]
    assert [(p.kind, p.seat_id) for p in errors] == [(ProblemKind.NO_EXCHANGE_RATE, None)]
    assert set(result.seat_costs) == {"M-01", "M-02"}


def test_that_a_countrys_equipment_without_a_rate_is_said_once(
    plan: Plan, market: Snapshot
) -> None:
    countries = {market.places[seat.place_id].country for seat in plan.positions}
    price = Money(Decimal(5), CurrencyCode("XXX"))
    assumed = replace(
        plan.assumptions, equipment_by_country=dict.fromkeys(sorted(countries)[:1], price)
    )
    evaluation = evaluate(replace(plan, assumptions=assumed), market)
    found = [each for each in evaluation.problems if each.kind is ProblemKind.NO_EXCHANGE_RATE]
    assert [(each.seat_id, each.field_name) for each in found] == [(None, "equipment_by_country")]
    assert len(evaluation.seat_costs) < len(list(plan.seats))


def test_that_pay_beyond_counting_is_a_problem_and_not_a_crash(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    plan = make_plan(make_member("br-recife", "9e14"), plan_rates={CurrencyCode("BRL"): D("9e14")})
    result = evaluate(plan, market)
    assert kinds(result) == {ProblemKind.PAY_LOOKS_TOO_HIGH}
    assert result.seat_costs == {}


def random_edit(random_source: random.Random, plan: Plan, number: int, make_position: Any) -> Plan:
    positions = list(plan.positions)
    at = random_source.randrange(len(positions)) if positions else 0
    place = random_source.choice(PLACES)
    fresh = make_position(place, random_source.randrange(-1, 400_000), seat_id=f"P-{number}")

    def change(**fields: Any) -> None:
        if positions:
            positions[at] = replace(positions[at], **fields)

    match random_source.randrange(9):
        case 0 | 1:
            positions.append(replace(fresh, start=date(2026, 1, 1) + timedelta(days=number)))
        case 2 if positions:
            del positions[at]
        case 3:
            change(start=date(2026, 1, 1) + timedelta(days=random_source.randrange(400)))
        case 4:
            change(status=random_source.choice(list(PositionStatus)))
        case 5:
            change(place_id=fresh.place_id, base_pay=fresh.base_pay)
        case 6:
            change(id=SeatId(f"P-{random_source.randrange(number + 1)}"))
        case 7:
            budget = {Month(2026, 1): D(number)}
            return replace(plan, name=f"Plan {number}", budget=budget, fiscal_year_start_month=4)
        case _:
            random_source.shuffle(positions)
    return replace(plan, positions=tuple(positions))


def test_that_results_after_edits_are_those_of_the_whole_plan(
    plan: Plan, market: Snapshot, make_position: Any
) -> None:
    random_source = random.Random(7)  # noqa: S311 -- repeatable test cases, no secret
    result = evaluate(plan, market)
    for number in range(150):
        plan = random_edit(random_source, plan, number, make_position)
        result = evaluate(plan, market, result)
        assert result == evaluate(plan, market)
        assert list(result.seat_costs) == list(evaluate(plan, market).seat_costs)


@pytest.mark.parametrize(
    "changes",
    [
        {"assumptions": Assumptions(benefits_share=D("0.2"))},
        {"plan_rates": {CurrencyCode("USD"): D("0.5")}},
        {"horizon_start": Month(2026, 4)},
        {"reporting_currency": CurrencyCode("USD")},
        {"anchor_id": PlaceId("us-austin")},
        {"teams": (Team(id=TeamId("T-1"), name="Platform", anchor_id=PlaceId("br-recife")),)},
    ],
)
def test_that_a_change_all_seats_share_reaches_all(
    plan: Plan, market: Snapshot, changes: dict[str, Any]
) -> None:
    edited = replace(plan, **changes)
    assert evaluate(edited, market, evaluate(plan, market)) == evaluate(edited, market)


def test_that_another_market_is_not_mixed_in(plan: Plan, market: Snapshot) -> None:
    rates = market.exchange_rates
    dearer = {
        code: replace(r, units_per_usd=2 * r.units_per_usd) for code, r in rates.latest.items()
    }
    dearer[CurrencyCode("USD")] = rates.latest[CurrencyCode("USD")]
    other = replace(market, exchange_rates=replace(rates, latest=dearer))
    assert evaluate(plan, other, evaluate(plan, market)) == evaluate(plan, other)


def test_that_an_edit_prices_the_edited_seat_only(
    plan: Plan, market: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = evaluate(plan, market)
    priced: list[SeatId] = []

    def watch(seat: Seat, of_plan: Plan, of_market: Snapshot) -> SeatCost:
        priced.append(seat.id)
        return price_seat(seat, of_plan, of_market)

    monkeypatch.setattr("planner.calculators.evaluation.price_seat", watch)
    old = plan.positions[1]
    edited = replace(old, base_pay=Money(D(41_000), old.base_pay.currency))
    after = evaluate(replace(plan, positions=(plan.positions[0], edited)), market, before)
    assert priced == ["P-02"]
    assert after.budget.seats[0] is before.budget.seats[0]


OTHER_VALUES: dict[str, Any] = {
    "id": SeatId("P-99"),
    "team_id": TeamId("T-2"),
    "role": RoleFamily.STORAGE_ENGINEER,
    "level": Level.PRINCIPAL,
    "place_id": PlaceId("es-madrid"),
    "engagement": Engagement.EMPLOYER_OF_RECORD,
    "base_pay": Money(D(61_000), CurrencyCode("EUR")),
    "start": date(2026, 8, 17),
    "end": date(2026, 10, 20),
    "working_pattern": WorkingPattern(start=time(6), end=time(11)),
    "benefits_share": D("0.11"),
    "skill_weights": ((Skill.AI_WORKLOADS, D(1)),),
    "cost_center": "CC-7",
    "notes": "Other",
    "status": PositionStatus.ON_HOLD,
    "priority": Priority.LOW,
    "hiring_manager": "Someone",
    "buddy_id": SeatId("M-01"),
    "mentor_id": SeatId("M-77"),
    "candidate": "Anita Rao",
    "opened": date(2026, 1, 5),
    "bonus_share": D("0.1"),
    "equity_per_year": Money(D(9_000), CurrencyCode("USD")),
    "template_id": TemplateId("gone"),
    "is_new_to_domain": True,
    "posting": Posting(title="Engineer"),
    "leave": (Leave(date(2026, 9, 2), date(2026, 9, 1)),),
}


@pytest.mark.parametrize("name", [each.name for each in fields(Position)])
@pytest.mark.parametrize("others", [True, False])
def test_that_any_change_of_a_seat_reaches_all_results(
    plan: Plan, market: Snapshot, name: str, *, others: bool
) -> None:
    position = plan.positions[1]
    assert getattr(position, name) != OTHER_VALUES[name]
    plan = plan if others else replace(plan, members=(), positions=(position,))
    changed = replace(position, **{name: OTHER_VALUES[name]})
    edited = replace(
        plan, positions=tuple(changed if each is position else each for each in plan.positions)
    )
    before = evaluate(plan, market)
    assert evaluate(edited, market, before) == evaluate(edited, market)
    assert evaluate(plan, market, evaluate(edited, market)) == before


def test_that_a_buddy_who_leaves_the_plan_or_comes_back_is_told(
    plan: Plan, market: Snapshot
) -> None:
    led = replace(plan.positions[0], buddy_id=SeatId("M-01"))
    plan = replace(plan, positions=(led, *plan.positions[1:]))
    without = replace(plan, members=plan.members[1:])
    before = evaluate(plan, market)
    after = evaluate(without, market, before)
    assert [each.kind for each in after.problems] == [ProblemKind.UNKNOWN_BUDDY]
    assert after == evaluate(without, market)
    assert evaluate(plan, market, after) == before


def test_that_a_country_without_holidays_is_told_of_after_an_edit_elsewhere(
    plan: Plan, market: Snapshot
) -> None:
    far = replace(plan, horizon_start=Month(9990, 1), budget={})
    before = evaluate(far, market)
    assert ProblemKind.NO_PUBLIC_HOLIDAYS in {each.kind for each in before.problems}
    noted = replace(far.positions[0], notes="Other")
    edited = replace(far, positions=(noted, *far.positions[1:]))
    assert evaluate(edited, market, before) == evaluate(edited, market)


def test_that_what_costs_do_not_follow_from_prices_nobody(
    plan: Plan, market: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = evaluate(plan, market)

    def refuse(*_given: object) -> SeatCost:
        raise AssertionError

    monkeypatch.setattr("planner.calculators.evaluation.price_seat", refuse)
    later = tuple(replace(each, start=each.start + timedelta(days=7)) for each in plan.positions)
    after = evaluate(replace(plan, positions=later), market, before)
    assert after.seat_costs == before.seat_costs
    monkeypatch.setattr("planner.calculators.monthly_budget.seat_months", refuse)
    led = tuple(replace(each, hiring_manager="Someone") for each in later)
    assert evaluate(replace(plan, positions=led), market, after).budget == after.budget


def test_that_own_figures_reach_the_results_and_stay_with_the_plan(
    plan: Plan, market: Snapshot
) -> None:
    country, rules = next((c, r) for c, r in market.employer_cost.items() if r.lines)
    key = FigureKey.charge_rate(country, rules.lines[0].id)
    override = Override((D("0.5"),), Reason("Ada", date(2026, 1, 5), "payroll says so"))
    own = replace(plan, overrides={key: override})
    result = evaluate(own, market, evaluate(plan, market))
    assert result.market.employer_cost[country].lines[0].rate == D("0.5")
    assert result == evaluate(own, market)
    # The next edit takes the same market over; without the override the published one is back.
    renamed = evaluate(replace(own, name="Renamed"), market, result)
    assert renamed.market is result.market
    assert evaluate(plan, market, renamed).market is market


def test_that_an_own_talent_pool_prices_no_seat_anew(
    plan: Plan, market: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = evaluate(plan, market)

    def refuse(seat: Seat, of_plan: Plan, of_market: Snapshot) -> SeatCost:
        raise AssertionError(seat.id)

    monkeypatch.setattr("planner.calculators.evaluation.price_seat", refuse)
    override = Override((D(1), D(2), D(3)), Reason("Ada", date(2026, 1, 5), "own count"))
    key = FigureKey.talent_pool(CountryCode("DE"))
    after = evaluate(replace(plan, overrides={key: override}), market, before)
    assert after.seat_costs == before.seat_costs
