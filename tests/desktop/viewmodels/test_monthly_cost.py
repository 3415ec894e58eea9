from dataclasses import replace
from decimal import Decimal

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.monthly_cost import monthly_cost
from planner.desktop.viewmodels.period import period_name, period_of
from planner.desktop.viewmodels.place_colors import OTHER_SLOT, PlaceColors
from planner.localization.formatting import Formatter
from planner.plan.edits import change_plan, change_seat, remove_seats
from planner.quantities.identifiers import PlaceId, SeatId


def test_that_the_colours_of_each_month_add_up_to_its_total(
    session: PlanSession, formatter: Formatter
) -> None:
    evaluation = session.evaluation
    for year in (None, 2027, 2028):
        period = period_of(evaluation, year)
        cost = monthly_cost(evaluation, period, PlaceColors(), formatter)
        sums = tuple(sum(column) for column in zip(*(s.amounts for s in cost.series), strict=True))
        assert sums == cost.totals
        assert sum(cost.totals) == period.total


def test_that_a_fiscal_year_and_the_whole_plan_are_the_budgets_own_figures(
    session: PlanSession, formatter: Formatter
) -> None:
    budget = session.evaluation.budget
    period = period_of(session.evaluation, 2028)
    assert (period.first, period.months) == (12, 12)
    assert (period.total, period.budget) == (
        budget.fiscal_years[1].total,
        budget.fiscal_years[1].budget,
    )
    whole = period_of(session.evaluation, None)
    assert whole.months == 24
    assert whole.total == sum(year.total for year in budget.fiscal_years)
    assert period_name(period, formatter) == "FY28"


def test_that_an_unusable_horizon_gives_an_empty_period(session: PlanSession) -> None:
    broken = replace(session.plan, horizon_months=0)
    session.new_plan(broken)
    period = period_of(session.evaluation, 2027)
    assert (period.months, period.total, period.budget) == (0, Decimal(0), None)


def test_that_places_beyond_seven_share_one_colour(
    session: PlanSession, formatter: Formatter
) -> None:
    evaluation = session.evaluation
    places = {position.place_id for position in session.plan.positions}
    assert len(places) > 7, "the sample is meant to need it"
    cost = monthly_cost(evaluation, period_of(evaluation, None), PlaceColors(), formatter)
    assert len(cost.series) == 8
    slots = [series.color_slot for series in cost.series]
    assert len(set(slots)) == 8
    other = next(series for series in cost.series if series.color_slot == OTHER_SLOT)
    assert ", " in other.name


def test_that_a_place_keeps_its_colour_when_others_go(
    session: PlanSession, formatter: Formatter
) -> None:
    colors = PlaceColors()

    def slots() -> dict[str, int]:
        evaluation = session.evaluation
        cost = monthly_cost(evaluation, period_of(evaluation, None), colors, formatter)
        return {series.name: series.color_slot for series in cost.series}

    before = slots()
    session.apply(remove_seats(session.plan, [SeatId("P-01"), SeatId("P-10")]), "remove")
    after = slots()
    kept = [name for name in after if name in before and ", " not in name]
    assert len(kept) >= 5
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}


def test_that_seven_places_need_no_other_colour() -> None:
    places = [PlaceId(f"p{number}") for number in range(7)]
    colors = PlaceColors()
    assert colors.assign(places, dict.fromkeys(places, 1.0)) == places
    assert len({colors.slot(place) for place in places}) == 7


def test_that_an_eighth_place_takes_the_shared_colour_from_the_one_that_held_it() -> None:
    places = [PlaceId(f"p{number}") for number in range(8)]
    colors = PlaceColors()
    colors.assign(places[:7], dict.fromkeys(places, 1.0))
    costs = {place: float(10 + number) for number, place in enumerate(places)}
    kept = colors.assign(places, costs)
    assert list(kept) == places[2:]
    assert OTHER_SLOT not in {colors.slot(place) for place in kept}
    assert {colors.slot(place) for place in places[:2]} == {OTHER_SLOT}


def test_that_a_new_first_month_moves_the_period(session: PlanSession) -> None:
    later = session.plan.horizon_start.plus(3)
    session.apply(change_plan(session.plan, horizon_start=later), "later")
    period = period_of(session.evaluation, 2027)
    assert (period.first, period.months, period.is_whole) == (0, 9, False)


def test_that_a_position_abroad_changes_only_its_places_amounts(
    session: PlanSession, formatter: Formatter
) -> None:
    seat = session.plan.positions[0]
    session.apply(change_seat(session.plan, seat.id, start=seat.start.replace(month=6)), "later")
    evaluation = session.evaluation
    cost = monthly_cost(evaluation, period_of(evaluation, 2027), PlaceColors(), formatter)
    existing = cost.series[0]
    assert existing.name == "Existing 9"
    assert all(amount > 0 for amount in existing.amounts)
