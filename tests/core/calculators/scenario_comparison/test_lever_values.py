"""What each lever alone buys and costs."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from statistics import median

import pytest

from planner.calculators.hiring.timeline import expected_timeline
from planner.calculators.scenario_comparison.costed_plan import costed_plan
from planner.calculators.scenario_comparison.lever_values import LeverValues, lever_values
from planner.market.deferred import Deferred
from planner.market.lever import EffectKind, LeverDefault, LeverFigure, LeverKind, LeverTerm
from planner.market.provenance import Grade, Provenance
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_lever, change_seats
from planner.plan.model import Plan, PositionStatus
from planner.quantities.identifiers import SourceId

AGENCY, UPLIFT = LeverKind.AGENCY, LeverKind.PAY_UPLIFT


def figure(low: str, likely: str, high: str, unit: str = "factor") -> LeverFigure:
    return LeverFigure(
        low=Decimal(low),
        likely=Decimal(likely),
        high=Decimal(high),
        unit=unit,
        is_evidence=False,
        is_assumption=True,
        note="",
        provenance=Provenance(SourceId("none"), date(2026, 1, 1), Grade.D),
    )


@pytest.fixture(scope="module")
def market(shipped_market: Snapshot) -> Snapshot:
    """The shipped market with two levers: an agency, and pay raised by a fifth."""
    levers = {
        AGENCY: LeverDefault(
            AGENCY,
            {
                EffectKind.TIME_TO_FILL: figure("0.5", "0.8", "0.9"),
                EffectKind.POOL: figure("1", "1.2", "2"),
            },
        ),
        UPLIFT: LeverDefault(
            UPLIFT, {LeverTerm.STRENGTH: figure("0.01", "0.2", "0.5", "share of base pay")}
        ),
    }
    return replace(shipped_market, deferred_levers=Deferred(lambda: levers))


@pytest.fixture
def plan(sample: Plan) -> Plan:
    return replace(sample, levers={})


def test_that_days_are_the_median_over_the_seats_of_what_pulling_it_alone_makes(
    plan: Plan, market: Snapshot
) -> None:
    value = lever_values(plan, market)[AGENCY]
    before = expected_timeline(plan, market).seats
    after = expected_timeline(change_lever(plan, AGENCY, is_on=True), market).seats
    searched = [each for each in before if not before[each].hiring.has_offer]
    differences = [
        after[each].expected.days_to_fill - before[each].expected.days_to_fill for each in searched
    ]
    assert value.days is not None
    assert value.days[1] == median(differences)
    assert value.seats == len(searched)


def test_that_the_best_is_quicker_than_the_likely_and_the_worst_slower(
    plan: Plan, market: Snapshot
) -> None:
    for value in lever_values(plan, market).values():
        assert value.days is not None
        best, likely, worst = value.days
        assert best < likely < worst <= 0


def test_that_at_its_best_all_effects_of_a_lever_are_at_their_better_ends(
    plan: Plan, market: Snapshot
) -> None:
    half, double = Decimal("0.5"), Decimal(2)
    effects = {EffectKind.TIME_TO_FILL: (half,) * 3, EffectKind.POOL: (double,) * 3}
    best = lever_values(change_lever(plan, AGENCY, effects=effects), market)[AGENCY].days
    published = lever_values(plan, market)[AGENCY].days
    assert best is not None
    assert published is not None
    assert published[0] == best[1]


def test_that_which_levers_are_on_makes_no_difference(plan: Plan, market: Snapshot) -> None:
    pulled = change_lever(change_lever(plan, AGENCY, is_on=True), UPLIFT, is_on=True)
    assert lever_values(pulled, market) == lever_values(plan, market)


def test_that_more_of_a_lever_saves_more(plan: Plan, market: Snapshot) -> None:
    half = lever_values(change_lever(plan, UPLIFT, strength=Decimal("0.1")), market)[UPLIFT]
    whole = lever_values(plan, market)[UPLIFT]
    assert half.days is not None
    assert whole.days is not None
    assert whole.days[1] < half.days[1] < 0


def test_that_a_lever_for_roles_counts_their_seats_only(plan: Plan, market: Snapshot) -> None:
    role = plan.positions[0].role
    value = lever_values(change_lever(plan, AGENCY, roles=(role,)), market)[AGENCY]
    open_seats = [each for each in plan.positions if each.status is PositionStatus.OPEN]
    assert value.seats == sum(each.role is role for each in open_seats)
    nowhere = next(each for each in RoleFamily if all(p.role is not each for p in open_seats))
    none = lever_values(change_lever(plan, AGENCY, roles=(nowhere,)), market)[AGENCY]
    assert none.seats == 0
    assert none.days is None


def test_that_a_plan_without_open_seats_has_no_days(plan: Plan, market: Snapshot) -> None:
    ids = [each.id for each in plan.positions]
    closed = change_seats(plan, ids, status=PositionStatus.CLOSED)
    values = lever_values(closed, market)
    assert {value.days for value in values.values()} == {None}
    assert {value.cost for value in values.values()} == {Decimal(0)}


def test_that_money_is_what_pulling_it_alone_adds_to_the_cost(plan: Plan, market: Snapshot) -> None:
    setting = {"monthly_cost": Decimal(1_000), "once_cost": Decimal(5_000)}
    set_up = change_lever(plan, AGENCY, **setting)
    alone = change_lever(set_up, AGENCY, is_on=True)
    value = lever_values(set_up, market)[AGENCY]
    base, costed = costed_plan(plan, market), costed_plan(alone, market)
    assert value.run_rate == costed.run_rate - base.run_rate
    assert value.cost == costed.total - base.total > Decimal(5_000)


def test_that_what_still_holds_is_taken_over(plan: Plan, market: Snapshot) -> None:
    memo = LeverValues()
    first = memo.of(plan, market)
    changed = change_lever(plan, AGENCY, strength=Decimal(2), monthly_cost=Decimal(7))
    second = memo.of(changed, market)
    assert second[UPLIFT] is first[UPLIFT]
    assert second == lever_values(changed, market)
    fewer = replace(plan, positions=plan.positions[:3])
    assert memo.of(fewer, market) == lever_values(fewer, market)
