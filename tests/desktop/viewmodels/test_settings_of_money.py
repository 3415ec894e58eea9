"""Assumptions, rates and budget as tables, and the edits that typed and pasted texts stand for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Protocol

import pytest

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.assumption_settings import AssumptionSettings
from planner.desktop.viewmodels.budget_settings import BudgetSettings
from planner.desktop.viewmodels.cells import Cell, Column, Row, Tone
from planner.desktop.viewmodels.country_assumptions import CountryAssumptions
from planner.desktop.viewmodels.rate_settings import RateSettings
from planner.desktop.viewmodels.setting_edits import Signature
from planner.localization.formatting import Formatter
from planner.plan.edits import change_assumptions, set_budget
from planner.plan.model import Assumptions
from planner.quantities.identifiers import CountryCode, CurrencyCode
from planner.quantities.money import Money
from planner.quantities.month import Month

TODAY = date(2026, 11, 2)
SIGNATURE = Signature(lambda: "Ada", lambda: TODAY)
JP = CountryCode("JP")
EUR, PLN = CurrencyCode("EUR"), CurrencyCode("PLN")


class Table(Protocol):
    def columns(self) -> tuple[Column, ...]: ...
    def rows(self) -> tuple[Row, ...]: ...


def cell(table: Table, key: str, column: str) -> Cell:
    number = [each.key for each in table.columns()].index(column)
    return next(row for row in table.rows() if row.key == key).cells[number]


def keys(table: Table) -> list[str]:
    return [row.key for row in table.rows()]


def step(session: PlanSession) -> str:
    return session.undo_stack.undoText()


# Assumptions


@pytest.fixture
def assumptions(session: PlanSession, formatter: Formatter) -> AssumptionSettings:
    session.new_plan(replace(session.plan, assumptions=Assumptions()))
    return AssumptionSettings(session, formatter, SIGNATURE)


@pytest.mark.parametrize(
    ("name", "typed", "expected", "shown"),
    [
        ("overhead_share", "12.5", Decimal("0.125"), "12.5%"),
        ("agency_fee_share", "20%", Decimal("0.2"), "20%"),
        ("equipment", "2,500", Money(Decimal(2500), CurrencyCode("USD")), "USD 2,500"),
        ("equipment", "€ 1,900", Money(Decimal(1900), EUR), "EUR 1,900"),
        ("contractor_fee_usd", "49", Decimal(49), "49"),
        ("target_percentile", "P60", Decimal("0.6"), "P60"),
        ("skill_association", "30%", Decimal("0.3"), "0.3"),
        ("raise_share", "3.5", Decimal("0.035"), "3.5%"),
        ("raise_month", "April", 4, "Apr"),
        ("raise_month", "jul", 7, "Jul"),
        ("raise_month", "12", 12, "Dec"),
        ("raise_after_months", "6", 6, "6"),
        ("attrition_share", "11%", Decimal("0.11"), "11%"),
    ],
)
def test_that_an_assumption_says_who_set_it_and_goes_back_to_its_default(
    session: PlanSession,
    assumptions: AssumptionSettings,
    name: str,
    typed: str,
    expected: object,
    shown: str,
) -> None:
    before = session.plan
    assert cell(assumptions, name, "why").edit_value is None
    assert assumptions.refusal(name, "value", typed) is None
    assert assumptions.take(name, "value", typed) is None
    assert getattr(session.plan.assumptions, name) == expected
    assert cell(assumptions, name, "value").text == shown
    assert "set by Ada, 2 Nov 26; default" in cell(assumptions, name, "source").text
    assert session.undo_stack.count() == 1
    assert assumptions.take(name, "why", "as agreed") is None
    assert cell(assumptions, name, "why").text == "as agreed"
    assert assumptions.own == {name}
    assert assumptions.take(name, "value", "") is None
    assert session.plan == before
    assert step(session).startswith("Change ")


def test_that_several_assumptions_go_back_to_their_defaults_at_once(
    session: PlanSession, assumptions: AssumptionSettings
) -> None:
    before = session.plan
    assumptions.take("overhead_share", "value", "10")
    assumptions.take("contractor_fee_usd", "value", "80")
    assumptions.reset(["overhead_share", "contractor_fee_usd"])
    assert session.plan == before
    assert session.undo_stack.count() == 3


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("overhead_share", "-1", "negative"),
        ("benefits_share", "120", "more than base pay"),
        ("equipment", "-5", "negative"),
        ("equipment", "dear", "not a number"),
        ("target_percentile", "5", "10 to 90"),
        ("skill_association", "1.5", "Allowed is 0 to 1"),
        ("raise_share", "101", "more than base pay"),
        ("raise_month", "13", "no month"),
        ("raise_month", "J", "no month"),
        ("raise_month", "soon", "no month"),
        ("raise_after_months", "1.5", "whole number from 0 to 120"),
        ("raise_after_months", "121", "whole number from 0 to 120"),
        ("attrition_share", "101", "No more than all"),
    ],
)
def test_that_a_useless_assumption_is_refused(
    session: PlanSession, assumptions: AssumptionSettings, name: str, typed: str, words: str
) -> None:
    assert words in (assumptions.refusal(name, "value", typed) or "")
    assert words in (assumptions.take(name, "value", typed) or "")
    assert session.undo_stack.count() == 0


def test_that_the_source_of_a_fee_is_the_list_price(
    session: PlanSession, assumptions: AssumptionSettings
) -> None:
    market = session.market
    price = market.service_prices.employer_of_record
    publisher = market.sources[price.provenance.source_id].publisher
    assert publisher in cell(assumptions, "employer_of_record_fee_usd", "source").hint
    said = cell(assumptions, "employer_of_record_fee_usd", "source").text
    assert said.startswith("median of ")
    assert cell(assumptions, "overhead_share", "source").text == "default, an assumption"


def test_that_a_country_gets_its_own_assumption_and_follows_again(
    session: PlanSession, formatter: Formatter
) -> None:
    table = CountryAssumptions(session, formatter, SIGNATURE)
    assert "no country “Atlantis”" in (table.open("Atlantis") or "")
    before = session.plan
    assert table.open("japan") is None
    assert table.found("japan") == JP
    assert session.plan is before
    assert cell(table, "JP", "overhead_share").tone is Tone.QUIET
    assert table.refusal("JP", "overhead_share", "200") is not None
    assert table.take("JP", "overhead_share", "15") is None
    assert table.take("JP", "equipment", "JPY 300,000") is None
    assert session.plan.assumptions.overhead_share_in(JP) == Decimal("0.15")
    assert cell(table, "JP", "equipment").text == "JPY 300,000"
    assert cell(table, "JP", "overhead_share").tone is Tone.ACCENT
    assert "Ada" in cell(table, "JP", "overhead_share").hint
    assert step(session) == "Change Equipment in Japan"
    assert table.take("JP", "raise_share", "2.5") is None
    assert session.plan.assumptions.raise_share_in(JP) == Decimal("0.025")
    assert table.take("JP", "equipment", "") is None
    assert JP not in session.plan.assumptions.equipment_by_country
    table.remove(("JP",))
    assert session.plan == before
    assert "JP" not in keys(table)


def test_that_countries_are_offered_by_the_beginning_of_a_word(
    session: PlanSession, formatter: Formatter
) -> None:
    table = CountryAssumptions(session, formatter, SIGNATURE)
    assert "United Kingdom" in table.offers("king")
    assert "Poland" not in table.offers("land")


# Plan rates


@pytest.fixture
def rates(session: PlanSession, formatter: Formatter) -> RateSettings:
    session.new_plan(replace(session.plan, plan_rates={}, assumption_reasons={}))
    return RateSettings(session, formatter, SIGNATURE)


def test_that_a_typed_rate_stands_beside_the_latest_with_its_reason(
    session: PlanSession, rates: RateSettings
) -> None:
    assert cell(rates, "PLN", "rate").tone is Tone.QUIET
    assert cell(rates, "PLN", "why").edit_value is None
    assert rates.take("PLN", "rate", "0.26") is None
    assert rates.take("PLN", "why", "finance") is None
    assert session.plan.plan_rates == {"PLN": Decimal("0.26")}
    reason = session.plan.assumption_reasons["plan_rates.PLN"]
    latest = session.market.exchange_rates.rate(PLN, session.plan.reporting_currency)
    assert (reason.author, reason.why, reason.originals) == ("Ada", "finance", (latest,))
    assert cell(rates, "PLN", "rate").text == "0.26"
    assert cell(rates, "PLN", "why").text == "finance"
    assert rates.take("PLN", "rate", "") is None
    assert session.plan.plan_rates == {}
    assert session.plan.assumption_reasons == {}


@pytest.mark.parametrize(
    ("typed", "words"), [("0", "above 0"), ("-1", "above 0"), ("cheap", "not a number")]
)
def test_that_a_useless_rate_is_refused(rates: RateSettings, typed: str, words: str) -> None:
    assert words in (rates.refusal("PLN", "rate", typed) or "")


def test_that_all_rates_are_fixed_at_the_latest_and_follow_again_in_a_step_each(
    session: PlanSession, rates: RateSettings
) -> None:
    assert (rates.has_fixed, rates.has_free) == (False, True)
    assert rates.fix_all() is None
    assert set(session.plan.plan_rates) == set(keys(rates))
    assert (rates.has_fixed, rates.has_free) == (True, False)
    rates.release(["PLN"])
    assert "PLN" not in session.plan.plan_rates
    rates.release_all()
    assert session.plan.plan_rates == {}
    assert session.undo_stack.count() == 3


def test_that_a_currency_is_added_by_fixing_it(session: PlanSession, rates: RateSettings) -> None:
    assert "CHF" in dict(rates.others())
    assert rates.offers("swi") == ["CHF Swiss Franc"]
    assert rates.add("chf") is None
    assert "CHF" in keys(rates)
    assert "CHF" not in dict(rates.others())
    assert rates.found("Swiss Franc") == ["CHF"]
    assert "could be AUD Australian Dollar" in (rates.add("dollar") or "")
    for text in ("", "doubloon"):
        assert "There is no rate" in (rates.add(text) or "")


def test_that_a_rate_says_when_it_was_published_and_how_old_it_is(
    session: PlanSession, rates: RateSettings, formatter: Formatter
) -> None:
    as_of = session.market.exchange_rates.latest[PLN].provenance.as_of
    said = cell(rates, "PLN", "source").text
    assert formatter.date_short(as_of) in said
    days = (TODAY - as_of).days
    assert days <= 0 or f"{days} days old" in said
    assert "European Central Bank" in said


def test_that_a_currency_without_any_rate_is_said_to_be_missing(
    session: PlanSession, rates: RateSettings
) -> None:
    money = Money(Decimal(5), CurrencyCode("XXX"))
    session.new_plan(change_assumptions(session.plan, equipment=money))
    assert cell(rates, "XXX", "rate").tone is Tone.ERROR


# Budget


@pytest.fixture
def budget(session: PlanSession, formatter: Formatter) -> BudgetSettings:
    session.new_plan(replace(session.plan, budget={}, fiscal_year_start_month=7))
    return BudgetSettings(session, formatter)


def months_of_2027(session: PlanSession) -> list[Month]:
    return [m for m in session.plan.months if Month(2026, 7) <= m <= Month(2027, 6)]


def test_that_a_month_stands_beside_its_cost_and_the_difference(
    session: PlanSession, budget: BudgetSettings
) -> None:
    month = str(session.plan.months[0])
    assert budget.take(month, "budget", "1,000,000") is None
    assert session.plan.budget == {session.plan.months[0]: Decimal(1_000_000)}
    assert cell(budget, month, "difference").text.startswith("+")
    assert cell(budget, month, "difference").tone is Tone.GOOD
    assert budget.take(month, "budget", "1") is None
    assert cell(budget, month, "difference").tone is Tone.WARNING
    assert budget.take(month, "budget", "") is None
    assert session.plan.budget == {}


def test_that_a_budget_is_typed_in_thousands_and_in_its_own_currency_only(
    session: PlanSession, budget: BudgetSettings
) -> None:
    first = session.plan.months[0]
    assert session.plan.reporting_currency == "USD"
    for text, amount in (("225k", 225_000), ("$2.7m", 2_700_000), ("1,000 USD", 1_000)):
        assert budget.take(str(first), "budget", text) is None
        assert session.plan.budget == {first: Decimal(amount)}
    for text in ("€200,000", "EUR 200k", "5 a month", "-5"):
        assert budget.take(str(first), "budget", text)
        assert session.plan.budget == {first: Decimal(1_000)}


def test_that_a_pasted_budget_in_another_currency_is_refused_and_nothing_of_it_taken(
    session: PlanSession, budget: BudgetSettings
) -> None:
    first = session.plan.months[0]
    done, problems = budget.paste("$200,000\n€210,000\n-5", str(first), TODAY)
    assert done == ""
    assert [problem[:5] for problem in problems] == ["Row 2", "Row 3"]
    assert session.plan.budget == {}
    done, problems = budget.paste("$200,000\n210k", str(first), TODAY)
    assert problems == ()
    assert session.plan.budget == {first: Decimal(200_000), first.plus(1): Decimal(210_000)}


def test_that_a_years_total_is_spread_to_the_cent(
    session: PlanSession, budget: BudgetSettings
) -> None:
    months = months_of_2027(session)
    assert budget.take("heading:2027", "budget", "1,000,000") is None
    assert list(session.plan.budget) == months
    assert sum(session.plan.budget.values()) == 1_000_000
    assert cell(budget, "heading:2027", "budget").edit_value == "1,000,000"
    session.apply(set_budget(session.plan, {months[0]: Decimal(0)}), "x")
    assert budget.spread(str(months[3])) is None
    assert len(set(session.plan.budget.values())) <= 2
    assert budget.clear(["heading:2027"])
    assert session.plan.budget == {}
    assert not budget.clear(["heading:2027"])


def test_that_a_copied_column_begins_at_the_current_month(
    session: PlanSession, budget: BudgetSettings
) -> None:
    second = session.plan.months[1]
    done, problems = budget.paste("1.5\n2\n", str(second), TODAY)
    assert (done, problems) == ("Paste the budget of 2 months", ())
    assert session.plan.budget == {second: Decimal("1.5"), second.plus(1): Decimal(2)}
    done, problems = budget.paste("7\nmuch", str(second), TODAY)
    assert done == ""
    assert problems == ("Row 2, column 1: “much” is not an amount. Write it like 60,000.",)
    assert budget.paste(" ", "", TODAY)[1]
    assert session.plan.budget[second] == Decimal("1.5")


def test_that_a_negative_budget_is_refused(budget: BudgetSettings) -> None:
    assert "negative" in (budget.refusal("heading:2027", "budget", "-5") or "")


def test_that_months_outside_the_plan_are_counted(
    session: PlanSession, budget: BudgetSettings
) -> None:
    assert budget.beyond == 0
    session.apply(set_budget(session.plan, {Month(2040, 1): Decimal(1)}), "x")
    assert budget.beyond == 1
