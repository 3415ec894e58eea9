from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from planner.market.loader import load_snapshot
from planner.quantities.identifiers import CurrencyCode

Run = Callable[..., Any]


def test_that_germany_costs_what_is_published(planner: Run) -> None:
    answer = planner("cost", "DE", "60000", "--json").json
    assert (answer["gross"], answer["contributions"], answer["total"]) == (
        "60000.00",
        "13350.00",
        "73350.00",
    )
    assert (answer["country"], answer["currency"]) == ("DE", "EUR")
    assert answer["share"] == 0.2225
    assert answer["bound"] in {"exact", "at least", "at most"}


def test_that_each_line_says_what_it_is_and_where_it_comes_from(planner: Run) -> None:
    answer = planner("cost", "DE", "60000", "--json").json
    sources = load_snapshot().sources
    for line in answer["lines"]:
        assert {"id", "name", "amount", "in_total", "source", "as_of"} <= line.keys()
        assert line["source"] in sources
        assert len(line["as_of"]) == 10
    counted = sum(Decimal(line["amount"]) for line in answer["lines"] if line["in_total"])
    assert counted == Decimal(answer["contributions"])


@pytest.mark.parametrize("country", ["DE", "de", "DEU", "Germany", "germany"])
@pytest.mark.parametrize("gross", ["60000", "60,000", "60.000,00", "60 000", "€60,000.00"])
def test_that_country_and_gross_are_read_as_people_write_them(
    planner: Run, country: str, gross: str
) -> None:
    assert planner("cost", country, gross, "--json").json["total"] == "73350.00"


def test_that_the_highest_gross_spends_the_budget_to_the_cent(planner: Run) -> None:
    answer = planner("cost", "DE", "--budget", "80000", "--json").json
    assert Decimal(answer["total"]) <= 80000
    one_cent_more = str(Decimal(answer["gross"]) + Decimal("0.01"))
    assert Decimal(planner("cost", "DE", one_cent_more, "--json").json["total"]) > 80000


def test_that_an_employer_of_record_adds_its_fee_to_the_total(planner: Run) -> None:
    answer = planner("cost", "DE", "60000", "--engagement", "employer-of-record", "--json").json
    snapshot = load_snapshot()
    rate = snapshot.exchange_rates.rate(CurrencyCode("USD"), CurrencyCode("EUR"))
    monthly = snapshot.service_prices.employer_of_record.median * rate
    assert Decimal(answer["service_fee"]) == round(monthly, 2) * 12
    assert Decimal(answer["total"]) == Decimal("73350.00") + Decimal(answer["service_fee"])


def test_that_the_short_name_of_an_engagement_is_understood(planner: Run) -> None:
    short = planner("cost", "DE", "60000", "--engagement", "EOR", "--json").json
    assert short["engagement"] == "employer-of-record"


def test_that_a_budget_pays_for_the_fee_too(planner: Run) -> None:
    answer = planner(
        "cost", "DE", "--budget", "80000", "--engagement", "employer-of-record", "--json"
    ).json
    assert Decimal("79999.98") <= Decimal(answer["total"]) <= 80000


def test_that_a_contractor_owes_no_statutory_lines(planner: Run) -> None:
    answer = planner("cost", "PL", "300000", "--engagement", "contractor", "--json").json
    assert answer["lines"] == []
    assert answer["contributions"] == "0.00"
    assert Decimal(answer["total"]) == 300000 + Decimal(answer["service_fee"])
    assert Decimal(answer["service_fee"]) > 0


def test_that_a_currency_without_cents_is_written_without(planner: Run) -> None:
    answer = planner("cost", "JP", "9000000", "--json").json
    assert "." not in answer["total"]


@pytest.mark.parametrize("country", sorted(load_snapshot().employer_cost))
def test_that_every_country_is_priced_readably(planner: Run, country: str) -> None:
    ended = planner("cost", country, "100000")
    assert ended.exit_code == 0
    assert "Total" in ended.out
    assert "Source: " in ended.out


def test_that_the_readable_answer_holds_lines_law_date_and_source(planner: Run) -> None:
    out = planner("cost", "Germany", "60000").out
    assert "Germany, Own entity, EUR a year" in out
    assert "73,350.00" in out
    assert "Deutsche Rentenversicherung" in out
    assert "Not in the total" in out
    assert "EOR Scope" in out


def test_that_the_readable_answer_follows_the_language(planner: Run) -> None:
    out = planner("cost", "DE", "60000", "--language", "de").out
    assert "Deutschland" in out
    assert "73.350,00" in out


def test_that_json_does_not_depend_on_the_language(planner: Run) -> None:
    german = planner("cost", "DE", "60000", "--json", "--language", "de").out
    assert german == planner("cost", "DE", "60000", "--json").out


def test_that_a_contractor_is_priced_where_no_charges_are_known(
    planner: Run, refused: Callable[..., str]
) -> None:
    answer = planner("cost", "KW", "40000", "--engagement", "contractor", "--json").json
    assert (answer["currency"], answer["contributions"]) == ("KWD", "0.000")
    assert Decimal(answer["total"]) == 40_000 + Decimal(answer["service_fee"]) > 40_000
    assert answer["case_notes"] == answer["lines"] == []
    assert "does not cover Kuwait" in refused("cost", "KW", "40000")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["Atlantis", "60000"], "no country “Atlantis”"),
        (["Germny", "60000"], "Did you mean Germany"),
        (["Tuvalu", "60000"], "does not cover Tuvalu"),
        (["DE", "sixty"], "“sixty” is not a number"),
        (["DE", "-60000"], "is negative"),
        (["DE", "-60,000"], "is negative"),
        (["DE", "99999999999999"], "too large"),
        (["DE", "1e9"], "is not a number"),
        (["DE", "nan"], "is not a number"),
        (["DE"], "either an annual gross or --budget"),
        (["DE", "1", "--budget", "2"], "either an annual gross or --budget"),
        (["DE", "--budget", "-1"], "too small"),
        (["DE", "--budget", "100", "--engagement", "employer-of-record"], "too small"),
        (["DE", "1", "--engagement", "marriage"], "--engagement"),
        (["DE", "1", "--language", "tlh"], "--language"),
        ([], "COUNTRY"),
    ],
)
def test_that_bad_input_is_refused_in_one_sentence(
    refused: Callable[..., str], argv: list[str], words: str
) -> None:
    assert words in refused("cost", *argv)


def test_that_a_fee_is_shown_with_its_price_and_the_rates_source(planner: Run) -> None:
    out = planner("cost", "DE", "60000", "--engagement", "eor").out
    assert "list price $559.00 a month" in out
    assert out.count("Source: ") == 2
