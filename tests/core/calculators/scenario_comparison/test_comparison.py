"""That a comparison says of each scenario what the planner says of its plan elsewhere."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from planner.calculators.evaluation import evaluate
from planner.calculators.onboarding.ramp_up import productive_heads
from planner.calculators.scenario_comparison.comparison import ComparisonMemo, compare
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_assumptions, change_plan, change_seat
from planner.plan.model import Engagement, Plan
from planner.plan.scenario_plans import scenario_plan, with_scenario_plan
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId, ScenarioId, SeatId
from planner.quantities.month import Month
from tests.core.calculators.scenario_comparison.scenario_edits import mixed, with_scenario

P5 = SeatId("P-05")
S2 = ScenarioId("S-2")


def _two(plan: Plan) -> Plan:
    document = with_scenario(plan, "Mixed", mixed)
    return with_scenario(document, "Later", _later)


def _later(plan: Plan) -> Plan:
    return change_seat(plan, P5, start=date(2027, 9, 1))


def test_that_the_base_comes_first_and_each_scenario_under_its_name(
    sample: Plan, shipped_market: Snapshot
) -> None:
    found = compare(_two(sample), shipped_market)
    assert [(each.scenario_id, each.name) for each in found] == [
        (None, ""),
        ("S-1", "Mixed"),
        ("S-2", "Later"),
    ]
    assert found[0].waterfall.steps == ()
    assert found[0].waterfall.start == found[0].waterfall.end == found[0].figures.cost


def test_that_figures_are_those_that_the_plan_has_on_its_own(
    sample: Plan, shipped_market: Snapshot
) -> None:
    document = _two(sample)
    for column in compare(document, shipped_market):
        plan = scenario_plan(document, column.scenario_id)
        figures, alone = column.figures, evaluate(plan, shipped_market)
        assert figures.cost == sum(alone.budget.totals)
        assert figures.cost_by_year == {
            each.label_year: each.total for each in alone.budget.fiscal_years
        }
        assert figures.run_rate == alone.headline.run_rate
        assert figures.median_overlap_minutes == alone.headline.median_overlap_minutes
        assert figures.lowest_overlap_minutes == alone.headline.min_overlap_minutes


def test_that_heads_and_productive_heads_are_those_of_the_last_day(
    sample: Plan, shipped_market: Snapshot
) -> None:
    long = compare(sample, shipped_market)[0].figures
    assert long.heads == len(sample.members) + len(sample.positions)
    assert long.productive_heads == long.heads  # everybody is done with ramp-up by then
    short = change_plan(sample, horizon_months=5)
    found = compare(short, shipped_market)[0].figures
    assert found.heads == sum(seat.start <= date(2027, 5, 31) for seat in sample.seats)
    before, after = productive_heads(sample, shipped_market)[4:6]  # on average of May and June
    assert before.productive < float(found.productive_heads) < after.productive


def test_that_countries_and_seats_through_an_employer_of_record_are_counted(
    sample: Plan, shipped_market: Snapshot
) -> None:
    counted = list(sample.seats)
    found = compare(sample, shipped_market)[0].figures
    assert found.countries == len({seat.place_id.split("-")[0] for seat in counted})
    assert found.employer_of_record_seats == 4
    assert sum(seat.engagement is Engagement.EMPLOYER_OF_RECORD for seat in counted) == 4


def test_that_a_plan_beyond_known_clock_changes_has_no_figures_of_hours(
    sample: Plan, shipped_market: Snapshot
) -> None:
    late = change_plan(sample, horizon_start=Month(2041, 1))
    found = compare(late, shipped_market)[0].figures
    assert (found.coverage_share, found.meeting_burden_spread) == (None, None)


def test_that_a_plan_of_nobody_has_no_figures_to_measure(
    sample: Plan, shipped_market: Snapshot
) -> None:
    nobody = replace(sample, members=(), positions=())
    found = compare(nobody, shipped_market)[0].figures
    assert not any((found.cost, found.heads, found.productive_heads, found.countries))
    assert found.coverage_share is None
    assert found.meeting_burden_spread is None
    assert found.median_overlap_minutes is None


def test_that_a_plan_without_months_is_compared_without_cost(
    sample: Plan, shipped_market: Snapshot
) -> None:
    found = compare(replace(sample, horizon_months=0), shipped_market)[0].figures
    assert not any((found.cost, found.heads, found.productive_heads))


def _only(plan: Plan, places: str) -> Plan:
    """Return a plan of one member in each of some places, nine to five."""
    member = plan.members[0]
    pattern = WorkingPattern(start=time(9), end=time(17))
    return replace(
        plan,
        working_pattern=pattern,
        place_patterns={},
        members=tuple(
            replace(member, id=SeatId(f"M-{at}"), place_id=PlaceId(each), working_pattern=None)
            for at, each in enumerate(places.split())
        ),
        positions=(),
        teams=tuple(replace(team, working_pattern=None) for team in plan.teams),
        anchor_id=PlaceId(places.split(maxsplit=1)[0]),
    )


def test_that_coverage_is_of_the_168_hours_of_a_week(
    sample: Plan, shipped_market: Snapshot
) -> None:
    found = compare(_only(sample, "ie-dublin"), shipped_market)[0].figures
    assert found.coverage_share == pytest.approx(40 / 168)


@pytest.mark.parametrize(
    ("places", "hours"),
    # Kraków works from 9:00, Singapore until 17:00, which is 10:00 or 11:00 in Kraków: an hour of
    # both. Los Angeles begins when it is 18:00 in Kraków: one of them bears an hour next to work.
    # At 7:00 in summer New York bears an hour, Bengaluru from 16:30 until 17:30 half of one.
    [
        ("ie-dublin", "0"),
        ("pl-krakow sg-singapore", "0"),
        ("pl-krakow us-los-angeles", "1"),
        ("us-new-york in-bengaluru", "0.5"),
    ],
)
def test_that_an_hour_outside_work_falls_on_a_place_where_no_hour_is_everybodys(
    sample: Plan, shipped_market: Snapshot, places: str, hours: str
) -> None:
    found = compare(_only(sample, places), shipped_market)[0].figures
    assert found.meeting_burden_spread == Decimal(hours)


def test_that_comparing_again_gives_the_same_whatever_was_edited_between(
    sample: Plan, shipped_market: Snapshot
) -> None:
    memo, document = ComparisonMemo(), _two(sample)
    states = [
        document,
        document,
        change_seat(document, P5, start=date(2027, 5, 3)),
        with_scenario_plan(
            document, change_assumptions(scenario_plan(document, S2), raise_share=Decimal("0.2"))
        ),
        replace(document, scenarios=document.scenarios[1:]),
        replace(document, scenarios=()),
        document,
    ]
    for state in states:
        assert memo.compare(state, shipped_market) == compare(state, shipped_market)


def test_that_comparing_again_after_an_edit_of_one_scenario_leaves_the_others_as_they_are(
    sample: Plan, shipped_market: Snapshot
) -> None:
    memo, document = ComparisonMemo(), _two(sample)
    before = memo.compare(document, shipped_market)
    shown = change_seat(scenario_plan(document, S2), P5, start=date(2027, 8, 2))
    after = memo.compare(with_scenario_plan(document, shown), shipped_market)
    assert [one.waterfall is other.waterfall for one, other in zip(before, after, strict=True)] == [
        False,
        True,
        False,
    ]
    assert after[2].figures.cost > before[2].figures.cost
