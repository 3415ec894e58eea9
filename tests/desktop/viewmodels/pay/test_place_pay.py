"""Pay of a role by place, and the table it becomes."""

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.calculators.compensation import PercentileRangeError
from planner.calculators.plan_rates import plan_rate
from planner.desktop.viewmodels.pay.pay_evidence import pay_evidence
from planner.desktop.viewmodels.pay.pay_lines import PayTable, pay_table, table_figures
from planner.desktop.viewmodels.pay.pay_question import (
    MoneyBasis,
    PayParts,
    PayQuestion,
    first_question,
)
from planner.desktop.viewmodels.pay.place_pay import PlacePay, open_to_offers, place_pays
from planner.localization.formatting import Formatter
from planner.market.provenance import Grade
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_plan, shortlist_place
from planner.plan.model import Plan
from planner.quantities.identifiers import PlaceId
from planner.quantities.month import Month

QUESTION = PayQuestion(RoleFamily.GPU_CLUSTER_ENGINEER, Level.SENIOR, Decimal("0.5"))
SHOWN = Formatter("en")


def rows(plan: Plan, market: Snapshot, **parts: object) -> dict[str, PlacePay]:
    question = replace(QUESTION, **parts)  # type: ignore[arg-type]
    return {row.place.name: row for row in place_pays(question, plan, market)}


def table(plan: Plan, market: Snapshot, **parts: object) -> PayTable:
    question = replace(QUESTION, **parts)  # type: ignore[arg-type]
    return pay_table(place_pays(question, plan, market), question, plan.reporting_currency, SHOWN)


def test_that_the_places_of_plan_shortlist_and_reader_stand_best_paid_first(
    sample_plan: Plan, market: Snapshot
) -> None:
    listed = shortlist_place(sample_plan, PlaceId("jp-tokyo"))
    found = rows(listed, market, added=(PlaceId("us-austin"), PlaceId("ie-dublin")))
    assert set(found) == {
        "Dublin", "Kraków", "Bengaluru", "Warsaw", "São Paulo", "Toronto", "Berlin", "Singapore",
        "Tokyo", "Austin",
    }  # fmt: skip
    medians = [row.median_reporting for row in found.values()]
    assert all(medians)
    assert medians == sorted(medians, reverse=True, key=lambda each: each or 0)
    assert next(iter(found)) == "Austin"


def test_that_a_place_the_market_does_not_know_is_left_out(
    sample_plan: Plan, market: Snapshot
) -> None:
    found = rows(sample_plan, market, added=(PlaceId("xx-nowhere"),))
    assert len(found) == 8


def test_that_a_place_without_evidence_comes_last_and_says_what_would_help(
    sample_plan: Plan, market: Snapshot
) -> None:
    without = next(
        place
        for place in market.places.values()
        if market.pay_bands.at(QUESTION.role, QUESTION.level, place) is None
    )
    shown = table(sample_plan, market, added=(without.id,))
    line = shown.lines[-1]
    assert line.name == without.name
    assert line.marks is None
    assert line.note
    assert line.note in line.words
    assert {str(each) for each in (*line.before, *line.after)} == {"—"}
    assert table_figures(shown, "Remarks").cells[-1][4] == line.note


def test_that_the_first_question_is_about_what_the_plan_hires_most(sample_plan: Plan) -> None:
    asked = first_question(sample_plan)
    assert (asked.role, asked.level) == (RoleFamily.GPU_CLUSTER_ENGINEER, Level.SENIOR)
    assert asked.percentile == sample_plan.assumptions.target_percentile


def test_that_an_empty_plan_and_one_that_aims_beyond_the_bands_have_a_question_too() -> None:
    plan = Plan(
        name="Empty",
        reporting_currency="USD",  # type: ignore[arg-type]
        horizon_start=Month(2027, 1),
        anchor_id=PlaceId("ie-dublin"),
    )
    beyond = change_plan(
        plan, assumptions=replace(plan.assumptions, target_percentile=Decimal("0.99"))
    )
    assert first_question(beyond).percentile == Decimal("0.90")


def test_that_no_question_goes_beyond_p10_and_p90() -> None:
    assert QUESTION.at_percentile(Decimal("0.9")).percentile == Decimal("0.9")
    with pytest.raises(PercentileRangeError):
        QUESTION.at_percentile(Decimal("0.91"))


def test_that_only_positions_nobody_has_accepted_are_open_to_offers(sample_plan: Plan) -> None:
    ids = [seat.id for seat in open_to_offers(sample_plan.seats)]
    # P-01 is accepted, P-08 a contractor; the members are there already.
    assert ids == ["P-02", "P-03", *(f"P-{n:02d}" for n in (4, 5, 6, 7, 9, 10, 11, 12))]


def test_that_our_pay_stands_beside_the_market_of_its_place(
    sample_plan: Plan, market: Snapshot
) -> None:
    found = rows(sample_plan, market)
    assert {name: [seat.id for seat in row.seats] for name, row in found.items() if row.seats} == {
        "São Paulo": ["P-03"],
        "Bengaluru": ["P-02"],
    }
    (line,) = [each for each in table(sample_plan, market).lines if each.name == "São Paulo"]
    assert line.marks is not None
    rate = plan_rate(sample_plan, market, sample_plan.positions[2].base_pay.currency)
    assert line.marks.seats == (float(Decimal(396000) * rate),)


def test_that_grades_c_and_d_are_thin_evidence(sample_plan: Plan, market: Snapshot) -> None:
    found = rows(sample_plan, market)
    grades = {row.band.provenance.grade: row.is_thin for row in found.values() if row.band}
    assert grades == {Grade.B: False, Grade.C: True}


def test_that_only_pay_without_any_salary_is_called_a_models_alone(
    sample_plan: Plan, market: Snapshot
) -> None:
    asked = replace(QUESTION, added=(PlaceId("ng-lagos"), PlaceId("al-tirana")))
    found = {row.place.id: row for row in place_pays(asked, sample_plan, market)}
    told = {
        key: pay_evidence(found[PlaceId(key)], asked, market, SHOWN)
        for key in ("ng-lagos", "al-tirana")
    }
    assert told["ng-lagos"].counted.startswith("2 salaries")
    assert told["ng-lagos"].warning.startswith("Few salaries")
    assert told["al-tirana"].counted.startswith("0 salaries")
    assert told["al-tirana"].warning.startswith("No salaries from here")


def test_that_raising_an_offer_raises_its_mark_by_as_much(
    sample_plan: Plan, market: Snapshot
) -> None:
    shown = table(sample_plan, market, uplift=Decimal("0.2"))
    for line in shown.lines:
        assert line.marks is not None
        assert line.marks.raised == pytest.approx(line.marks.offer * 1.2, rel=1e-4)
    assert shown.uplift_text == "Offer +20%"
    plain = table(sample_plan, market)
    assert {line.marks and line.marks.raised for line in plain.lines} == {None}


def test_that_the_scale_holds_every_mark(sample_plan: Plan, market: Snapshot) -> None:
    shown = table(sample_plan, market, uplift=Decimal("0.4"))
    marks = [line.marks for line in shown.lines if line.marks is not None]
    assert shown.largest > max(max(*each.quantiles, each.raised or 0) for each in marks)


def test_that_local_money_is_written_as_its_country_does(
    sample_plan: Plan, market: Snapshot
) -> None:
    shown = table(sample_plan, market)
    assert shown.before == ("P25, local", "P50, local", "P75, local", "P50, USD")
    berlin = next(line for line in shown.lines if line.name == "Berlin")
    row = rows(sample_plan, market)["Berlin"]
    assert row.band is not None
    assert str(berlin.before[1]) == f"{row.band.p50:,}".replace(",", ".") + "\N{NO-BREAK SPACE}€"


def test_that_the_reporting_currency_is_not_told_twice(sample_plan: Plan, market: Snapshot) -> None:
    shown = table(sample_plan, market, basis=MoneyBasis.REPORTING)
    assert shown.before == ("P25, USD", "P50, USD", "P75, USD")
    assert shown.after == ("Offer, USD", "Offer, local")
    row = rows(sample_plan, market)["Kraków"]
    assert row.band is not None
    assert row.rate is not None
    line = next(each for each in shown.lines if each.name == "Kraków")
    hundreds = round(float(row.band.p50 * row.rate) / 100) * 100
    assert str(line.before[1]) == f"${hundreds:,}"


def test_that_purchasing_power_divides_by_the_price_of_a_dollars_worth(
    sample_plan: Plan, market: Snapshot
) -> None:
    shown = table(sample_plan, market, basis=MoneyBasis.PURCHASING_POWER)
    row = rows(sample_plan, market)["Bengaluru"]
    line = next(each for each in shown.lines if each.name == "Bengaluru")
    assert row.band is not None
    parity = market.country_facts.price_levels[row.place.country].local_per_international_dollar
    assert line.marks is not None
    assert line.marks.quantiles[2] == pytest.approx(float(row.band.p50 / parity))
    assert shown.scale_title == "Base pay, international $"


def test_that_total_pay_adds_the_benefits_of_the_plan(sample_plan: Plan, market: Snapshot) -> None:
    row = rows(sample_plan, market)["Dublin"]
    assert row.total is not None
    assert row.offer is not None
    share = sample_plan.assumptions.benefits_share_in(row.place.country)
    assert row.total.total.amount == row.offer.base.amount * (1 + share)
    shown = table(sample_plan, market, parts=PayParts.TOTAL)
    dublin = next(line for line in shown.lines if line.name == "Dublin")
    assert shown.after[0] == "Total, local"
    assert str(dublin.after[0]) == f"€{round(row.total.total.amount):,}"


def test_that_a_row_in_words_and_the_table_say_the_same_as_the_chart(
    sample_plan: Plan, market: Snapshot
) -> None:
    shown = table(sample_plan, market, uplift=Decimal("0.2"))
    line = next(each for each in shown.lines if each.name == "São Paulo")
    assert line.words.startswith("São Paulo; P25 R$")
    assert "offer R$" in line.words
    assert "raised: P" in line.words
    assert "1 seat of the plan here" in line.words
    figures = table_figures(shown, "Remarks")
    assert len(figures.columns) == len(figures.cells[0])
    assert figures.names[0] == "Dublin"
    assert figures.cells[0][1] == str(shown.lines[0].before[1])
