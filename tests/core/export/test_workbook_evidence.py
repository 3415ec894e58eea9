"""Market evidence and own figures in the workbook, beside what the planner itself says."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.compensation import standing_of
from planner.calculators.evaluation import evaluate
from planner.calculators.own_figures import own_figures
from planner.market.overridden import published_values
from planner.market.override import FigureKey
from planner.market.place_search import find_place
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan
from planner.quantities.identifiers import CountryCode
from planner.quantities.money import Money

FIRST_BAND = 9


@pytest.fixture(scope="module")
def results(sample_workbook: Path) -> Any:
    return openpyxl.load_workbook(sample_workbook, data_only=True)


@pytest.fixture(scope="module")
def own(own_workbook: Path) -> Any:
    return openpyxl.load_workbook(own_workbook, data_only=True)


def bands(workbook: Any) -> list[list[Any]]:
    found = []
    for row in workbook["Pay bands"].iter_rows(min_row=FIRST_BAND, values_only=True):
        if row[0] is None:
            break
        found.append(list(row))
    return found


def standings(workbook: Any) -> Iterator[list[Any]]:
    for row in workbook["Pay bands"].iter_rows(min_row=FIRST_BAND, values_only=True):
        if row[1] and (str(row[1]).startswith("P-") or str(row[1]).startswith("M-")):
            yield list(row)


def overrides(workbook: Any) -> dict[str, list[list[Any]]]:
    found: dict[str, list[list[Any]]] = {}
    for row in workbook["Overrides"].iter_rows(min_row=8, values_only=True):
        found.setdefault(str(row[13]), []).append(list(row))
    return found


def test_that_every_market_of_the_plan_has_its_band_once(results: Any, sample: Plan) -> None:
    markets = [tuple(row[:4]) for row in bands(results)]
    assert len(markets) == len(set(markets))
    seats = {(seat.role, seat.level) for seat in sample.seats}
    assert len({market[:2] for market in markets}) == len(seats)


def test_that_each_seats_percentile_is_the_planners(
    results: Any, sample: Plan, market: Snapshot
) -> None:
    seats = {seat.id: seat for seat in sample.seats}
    shown = {row[1]: row for row in standings(results)}
    assert shown.keys() == seats.keys()
    for seat_id, row in shown.items():
        seat = seats[seat_id]
        band = market.pay_bands.at(seat.role, seat.level, market.places[seat.place_id])
        assert band is not None
        assert row[6] == band.p50
        assert row[9] == float(standing_of(band, seat.base_pay.amount).percentile)


def test_that_every_published_band_has_rows_error_grade_date_and_sources(results: Any) -> None:
    for row in bands(results):
        rows, country_rows, error, _share, grade, as_of, sources = row[21:28]
        assert rows >= 0
        assert country_rows >= rows
        assert 0 < error < 1
        assert grade in set("ABCD")
        assert isinstance(as_of, datetime)
        assert sources


def test_that_an_own_band_is_in_use_beside_the_published_one(own: Any, own_plan: Plan) -> None:
    given = [row for row in bands(own) if row[10] is not None]
    assert len(given) == 2
    for row in given:
        assert row[5:10] == row[10:15]
        assert row[16:21] != row[10:15]
        assert all(row[16:21])
        assert row[15] == "Ada, 2 Mar 26: own offers"


def test_that_an_own_charge_rate_has_its_author_and_the_published_rate(
    own: Any, own_plan: Plan, market: Snapshot
) -> None:
    key = next(key for key in own_plan.overrides if key.kind == "charge-rate")
    (row,) = [row for row in own["Cost lines"].iter_rows(min_row=5, values_only=True) if row[21]]
    assert row[3] == 0.1234
    assert row[18] == datetime.fromisoformat("2026-03-02")
    assert row[19] is None  # nobody graded it
    assert row[20] == "Own figure: Ada, 2 Mar 26: own offers"
    assert row[21] == float(published_values(market, key)[0])


def test_that_every_own_figure_is_listed_with_both_published_figures(
    own: Any, own_plan: Plan, market: Snapshot
) -> None:
    rows = overrides(own)
    figures = own_figures(own_plan, market)
    assert rows.keys() == {str(figure.subject) for figure in figures}
    for figure in figures:
        listed = rows[str(figure.subject)]
        assert [row[3] for row in listed] == [float(value) for value in figure.values]
        if figure.published:
            assert [row[5] for row in listed] == [float(value) for value in figure.published]
        if figure.originals:
            assert [row[4] for row in listed] == [float(value) for value in figure.originals]
        assert {row[9] for row in listed} == {int(figure.is_due_for_review)}


def test_that_figures_to_review_are_counted(own: Any, own_plan: Plan, market: Snapshot) -> None:
    due = [figure for figure in own_figures(own_plan, market) if figure.is_due_for_review]
    assert own["Overrides"]["D5"].value == len(due) == 3
    assert all(row[10:13:2] == ["Ada", "own offers"] for row in overrides(own)["plan_rates.PLN"])


def test_that_a_plan_without_own_figures_says_so(sample: Plan, export: Callable[..., Path]) -> None:
    assumptions = replace(
        sample.assumptions, employer_of_record_fee_usd=None, contractor_fee_usd=None
    )
    bare = replace(sample, plan_rates={}, assumption_reasons={}, assumptions=assumptions)
    sheet = openpyxl.load_workbook(export(bare), data_only=True)["Overrides"]
    assert sheet["A8"].value == "No own figures: every figure is as published."
    assert sheet["D5"].value == 0


def test_that_a_place_without_a_band_says_so_and_what_would_help(
    sample: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    place = find_place(market.places, "Ulaanbaatar")
    first, *rest = sample.positions
    seat = replace(
        first,
        place_id=place.id,
        base_pay=Money(first.base_pay.amount, market.currency_of(place.id)),
        engagement=Engagement.CONTRACTOR,
    )
    workbook = openpyxl.load_workbook(
        export(replace(sample, positions=(seat, *rest))), data_only=True
    )
    (band,) = [row for row in bands(workbook) if row[2] == "Mongolia"]
    assert band[5:10] == ["No evidence"] * 5
    assert "Ten survey answers from Mongolia" in band[27]
    (row,) = [row for row in standings(workbook) if row[1] == seat.id]
    assert row[9] == row[10] == "No evidence"
    assert workbook["About"]["B5"].value == "OK"


def test_that_a_metropolitan_area_is_named_with_its_own_band(
    sample: Plan, market: Snapshot, export: Callable[..., Path]
) -> None:
    place = find_place(market.places, "San Francisco")
    first, *rest = sample.positions
    pay = Money(Decimal(210_000), market.currency_of(place.id))
    seat = replace(first, place_id=place.id, base_pay=pay)
    workbook = openpyxl.load_workbook(
        export(replace(sample, positions=(seat, *rest))), data_only=True
    )
    (band,) = [row for row in bands(workbook) if row[2] == "United States"]
    assert band[3] == "San Francisco-Oakland-Fremont, CA"
    found = market.pay_bands.at(seat.role, seat.level, place)
    assert found is not None
    assert band[5:10] == [float(value) for value in found.quantiles]


def test_that_what_users_wrote_about_their_figures_stays_text(
    own_plan: Plan, export: Callable[..., Path]
) -> None:
    said = {
        key: replace(override, reason=replace(override.reason, author="=1+1", why="+cmd"))
        for key, override in own_plan.overrides.items()
    }
    workbook = openpyxl.load_workbook(export(replace(own_plan, overrides=said)))
    for cell in (workbook["Overrides"]["K8"], workbook["Overrides"]["M8"]):
        assert cell.data_type == "s"
    assert workbook["Overrides"]["K8"].value == "=1+1"


def test_that_rates_and_fees_have_date_and_grade_unless_the_plan_sets_them(
    own: Any, own_plan: Plan
) -> None:
    rows = {row[0]: row for row in own["Inputs"].iter_rows(values_only=True) if row[0]}
    assert rows["PLN"][5] == datetime.fromisoformat("2026-03-02")
    assert rows["PLN"][6:8] == (None, "Fixed in the plan: Ada, 2 Mar 26: own offers")
    assert isinstance(rows["INR"][5], datetime) or "INR" in own_plan.plan_rates
    assert rows["Employer of record"][6] in set("ABCD")
    assert rows["Contractor"][5:8] == (None, None, "Fixed in the plan")
    assert rows["PL"][6] in set("ABCD")


def test_that_the_bands_name_the_license_they_are_under(results: Any) -> None:
    assert "Open Database License" in results["Pay bands"]["A5"].value


def test_that_every_source_says_what_it_is_used_for(
    results: Any, sample: Plan, market: Snapshot
) -> None:
    rows = list(results["Sources"].iter_rows(min_row=5, values_only=True))
    for title, publisher, licence, attribution, as_of, used_for, caveats in (
        row[:7] for row in rows
    ):
        assert all((title, publisher, licence, attribution, used_for, caveats)), title
        assert isinstance(as_of, datetime)
    titles = {row[0] for row in rows}
    for seat in sample.seats:
        band = market.pay_bands.at(seat.role, seat.level, market.places[seat.place_id])
        assert band is not None
        assert {market.sources[source].title for source in band.sources} <= titles


def test_that_the_planner_and_the_workbook_price_with_the_same_own_rate(
    own_plan: Plan, market: Snapshot
) -> None:
    evaluation = evaluate(own_plan, market)
    key = next(key for key in own_plan.overrides if key.kind == "charge-rate")
    assert isinstance(key, FigureKey)
    lines = evaluation.market.employer_cost[CountryCode(key.parts[0])].lines
    assert [str(line.rate) for line in lines if line.id == key.parts[1]] == ["0.1234"]
