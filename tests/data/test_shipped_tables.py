"""The market tables that ship: complete, consistent, and as they were built."""

import csv
import hashlib
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo, available_timezones

import holidays
import pytest
from babel.numbers import get_currency_precision, get_territory_currencies

from planner.databuild.build import CURATED
from planner.locations import data_folder
from planner.market.country import CapPeriod
from planner.market.employer_cost import CostBase
from planner.market.loader import load_snapshot
from planner.market.place_search import find_place
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId, SourceId

COST_COUNTRIES = frozenset(
    [
        "AE",
        "AL",
        "AM",
        "AR",
        "AT",
        "AU",
        "AZ",
        "BD",
        "BE",
        "BG",
        "BR",
        "CA",
        "CH",
        "CL",
        "CN",
        "CO",
        "CR",
        "CY",
        "CZ",
        "DE",
        "DK",
        "DO",
        "EC",
        "EE",
        "EG",
        "ES",
        "FI",
        "FR",
        "GB",
        "GE",
        "GH",
        "GR",
        "GT",
        "HK",
        "HR",
        "HU",
        "ID",
        "IE",
        "IL",
        "IN",
        "IT",
        "JO",
        "JP",
        "KE",
        "KR",
        "KZ",
        "LK",
        "LT",
        "LU",
        "LV",
        "MA",
        "MM",
        "MT",
        "MX",
        "MY",
        "NG",
        "NL",
        "NO",
        "NP",
        "NZ",
        "PE",
        "PH",
        "PK",
        "PL",
        "PT",
        "QA",
        "RO",
        "RS",
        "SA",
        "SE",
        "SG",
        "SI",
        "SK",
        "TH",
        "TN",
        "TR",
        "TW",
        "UA",
        "US",
        "UY",
        "VN",
        "ZA",
    ]
)


@pytest.fixture(scope="module")
def market() -> Snapshot:
    return load_snapshot()


def rows(name: str) -> list[dict[str, str]]:
    with (data_folder() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_that_the_tables_are_those_the_build_wrote() -> None:
    built = {row["file"]: row["sha256"] for row in rows("manifest.csv") if row["kind"] == "table"}
    shipped = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in data_folder().iterdir()
        if path.name != "manifest.csv"
    }
    assert shipped == built


def test_that_the_tables_were_built_from_the_hand_made_lists_of_this_version() -> None:
    listed = {
        row["file"]: row["sha256"] for row in rows("manifest.csv") if row["kind"] == "curated"
    }
    now = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in CURATED.iterdir()}
    assert listed == now


def test_that_every_file_ends_with_one_line_feed_and_has_no_carriage_return() -> None:
    for path in data_folder().iterdir():
        data = path.read_bytes()
        assert data.endswith(b"\n"), path.name
        assert not data.endswith(b"\n\n"), path.name
        assert b"\r" not in data, path.name


def test_that_there_are_200_places_and_68_complete_countries(market: Snapshot) -> None:
    placed = {place.country for place in market.places.values()}
    complete = {
        code
        for code in placed & set(market.employer_cost)
        if market.countries[code].currency in market.exchange_rates.latest
    }
    assert len(market.places) >= 200
    assert complete == COST_COUNTRIES


def test_that_every_country_has_exactly_one_capital(market: Snapshot) -> None:
    capitals = Counter(place.country for place in market.places.values() if place.is_capital)
    for code in COST_COUNTRIES:
        assert capitals[CountryCode(code)] == 1, code


@pytest.mark.parametrize(
    ("place_id", "name", "country", "latitude", "longitude", "zone", "subdivision"),
    [  # coordinates to a tenth of a degree, from an atlas
        ("ie-dublin", "Dublin", "IE", 53.3, -6.3, "Europe/Dublin", None),
        ("pl-krakow", "Kraków", "PL", 50.1, 19.9, "Europe/Warsaw", None),
        ("in-bengaluru", "Bengaluru", "IN", 13.0, 77.6, "Asia/Kolkata", "KA"),
        ("br-sao-paulo", "São Paulo", "BR", -23.5, -46.6, "America/Sao_Paulo", "SP"),
        ("de-munich", "Munich", "DE", 48.1, 11.6, "Europe/Berlin", "BY"),
        ("ch-zurich", "Zürich", "CH", 47.4, 8.5, "Europe/Zurich", "ZH"),
        ("us-phoenix", "Phoenix", "US", 33.4, -112.1, "America/Phoenix", None),
        ("nz-auckland", "Auckland", "NZ", -36.9, 174.8, "Pacific/Auckland", "AUK"),
        ("np-kathmandu", "Kathmandu", "NP", 27.7, 85.3, "Asia/Kathmandu", None),
    ],
)
def test_that_known_places_are_where_an_atlas_has_them(  # noqa: PLR0917 -- a table of cases
    market: Snapshot,
    place_id: str,
    name: str,
    country: str,
    latitude: float,
    longitude: float,
    zone: str,
    subdivision: str | None,
) -> None:
    place = market.places[PlaceId(place_id)]
    assert (place.name, place.country, place.zone) == (name, country, zone)
    assert place.holiday_subdivision == subdivision
    assert place.latitude == pytest.approx(latitude, abs=0.1)
    assert place.longitude == pytest.approx(longitude, abs=0.1)


def test_that_every_zone_is_in_the_zone_database(market: Snapshot) -> None:
    known = available_timezones()
    for place in market.places.values():
        assert place.zone in known, place.id
    for country in market.countries.values():
        assert country.main_zone in known, country.code


def test_that_zones_lie_near_the_solar_time_of_their_places(market: Snapshot) -> None:
    # 3.5 hours is the widest gap on the planet's land (western China); a swapped sign or a zone
    # of another continent is far beyond.
    for place in market.places.values():
        offset = ZoneInfo(place.zone).utcoffset(datetime(2027, 1, 15))  # noqa: DTZ001
        assert offset is not None
        gap = offset.total_seconds() / 3600 - place.longitude / 15
        assert abs(gap) <= 3.5, place.id


def test_that_every_holiday_subdivision_is_one_the_library_has(market: Snapshot) -> None:
    known = holidays.list_supported_countries()
    for place in market.places.values():
        assert place.country in known, place.id
        if place.holiday_subdivision is not None:
            assert place.holiday_subdivision in known[place.country], place.id


def test_that_regional_holidays_are_given_where_the_law_leaves_them_to_regions(
    market: Snapshot,
) -> None:
    for place in market.places.values():
        if place.country in {"AU", "BR", "CA", "CH", "DE", "ES", "GB", "IN", "MY", "NZ", "PT"}:
            assert place.holiday_subdivision is not None, place.id


def test_that_weekends_follow_the_working_week_of_technology_employers(market: Snapshot) -> None:
    weekends = {place.country: place.weekend for place in market.places.values()}
    assert weekends[CountryCode("IN")] == {5, 6}
    assert weekends[CountryCode("HK")] == {5, 6}
    assert weekends[CountryCode("AE")] == {5, 6}
    assert weekends[CountryCode("IL")] == {4, 5}
    assert weekends[CountryCode("SA")] == {4, 5}
    assert all(len(weekend) == 2 for weekend in weekends.values())


def test_that_populations_are_those_of_cities(market: Snapshot) -> None:
    assert all(5_000 <= place.population <= 40_000_000 for place in market.places.values())


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("Krakow", "pl-krakow"),
        ("Cracow", "pl-krakow"),
        ("Bangalore", "in-bengaluru"),
        ("München", "de-munich"),
        ("Saigon", "vn-ho-chi-minh-city"),
        ("Kiev", "ua-kyiv"),
        ("Bombay", "in-mumbai"),
        ("Zurich", "ch-zurich"),
        ("Sao Paulo", "br-sao-paulo"),
        ("Praha", "cz-prague"),
        ("Washington", "us-washington-dc"),
        ("Cambridge, GB", "gb-cambridge"),
        ("San Jose, US", "us-san-jose"),
    ],
)
def test_that_customary_spellings_find_their_place(
    market: Snapshot, text: str, place_id: str
) -> None:
    assert find_place(market.places, text).id == place_id


def test_that_ids_are_ascii_and_begin_with_the_country(market: Snapshot) -> None:
    for place in market.places.values():
        assert place.id.isascii()
        assert place.id.startswith(f"{place.country.lower()}-")


def test_that_every_currency_has_a_rate_and_a_minor_unit(market: Snapshot) -> None:
    assert set(market.exchange_rates.latest) == set(market.currencies)
    for country in market.countries.values():
        assert country.currency in market.currencies, country.code
    assert market.minor_digits(CurrencyCode("JPY")) == 0
    assert market.minor_digits(CurrencyCode("JOD")) == 3
    assert market.minor_digits(CurrencyCode("EUR")) == 2


def test_that_minor_units_are_those_of_babel_but_for_rules_newer_than_its_data(
    market: Snapshot,
) -> None:
    differing = {
        code: currency.minor_digits
        for code, currency in market.currencies.items()
        if currency.minor_digits != get_currency_precision(code)
    }
    assert differing == {"COP": 0, "HUF": 0, "IDR": 0, "PKR": 0, "RSD": 2}


def test_that_countries_pay_in_tender_of_babel_but_for_the_newest_euro_country(
    market: Snapshot,
) -> None:
    day = date(2026, 11, 24)
    differing = {
        code
        for code, country in market.countries.items()
        if country.currency not in get_territory_currencies(code, day)
    }
    assert differing == {"BG"}


def test_that_bulgaria_and_croatia_pay_in_euros(market: Snapshot) -> None:
    assert market.countries[CountryCode("BG")].currency == "EUR"
    assert market.countries[CountryCode("HR")].currency == "EUR"


def test_that_pegged_currencies_are_at_their_pegs(market: Snapshot) -> None:
    peg = {"AED": "3.6725", "SAR": "3.75", "QAR": "3.64", "JOD": "0.709", "OMR": "0.3845"}
    for code, rate in peg.items():
        quoted = market.exchange_rates.latest[CurrencyCode(code)].units_per_usd
        assert abs(quoted / Decimal(rate) - 1) < Decimal("0.005"), code


def test_that_the_latest_rates_are_near_the_last_month_of_history(market: Snapshot) -> None:
    rates = market.exchange_rates
    for code, months in rates.history.items():
        last = months[max(months)]
        assert abs(rates.latest[code].units_per_usd / last - 1) < Decimal("0.1"), code


def test_that_history_runs_without_a_gap_from_2023(market: Snapshot) -> None:
    for code, months in market.exchange_rates.history.items():
        ordered = sorted(months)
        assert str(ordered[0]) == "2023-01", code
        assert ordered[0].months_until(ordered[-1]) == len(ordered) - 1, code


def test_that_all_charge_lines_of_82_countries_are_there(market: Snapshot) -> None:
    assert set(market.employer_cost) == COST_COUNTRIES
    assert sum(len(rules.lines) for rules in market.employer_cost.values()) == 551


def test_that_german_lines_read_as_their_law_sets_them(market: Snapshot) -> None:
    pension = next(
        line
        for line in market.employer_cost[CountryCode("DE")].lines
        if line.id == "rentenversicherung"
    )
    assert (pension.base, pension.rate) == (CostBase.GROSS, Decimal("0.093"))
    assert pension.cap == Decimal(101_400)


def test_that_flat_lines_have_amounts_and_bands_begin_below_their_end(market: Snapshot) -> None:
    for rules in market.employer_cost.values():
        for line in rules.lines:
            assert (line.flat is not None) == (line.base is CostBase.FLAT), line.id
            if line.floor is not None and line.cap is not None:
                assert line.floor < line.cap, line.id
            assert line.rate <= 31, line.id


def test_that_lines_whose_gates_overlap_at_a_bound_share_a_group(market: Snapshot) -> None:
    for rules in market.employer_cost.values():
        uppers = {line.max_gross: line for line in rules.lines if line.max_gross is not None}
        for line in rules.lines:
            if line.min_gross in uppers:
                other = uppers[line.min_gross]
                assert line.exclusive_group is not None, (rules.country, line.id)
                assert line.exclusive_group == other.exclusive_group, (rules.country, line.id)


def test_that_countries_with_extra_salaries_have_months_to_pay_them_in(market: Snapshot) -> None:
    for rules in market.employer_cost.values():
        country = market.countries[rules.country]
        owed = any(line.in_total and line.base is CostBase.EXTRA_MONTHS for line in rules.lines)
        if owed or country.extra_months_in_quoted_pay:
            assert country.extra_pay_months, rules.country
        if country.extra_months_in_quoted_pay:
            assert not owed, rules.country
            assert len(country.extra_pay_months) == country.extra_months_in_quoted_pay


def test_that_quoted_pay_holds_extra_salaries_where_custom_has_it_so(market: Snapshot) -> None:
    held = {
        code: country.extra_months_in_quoted_pay
        for code, country in market.countries.items()
        if country.extra_months_in_quoted_pay
    }
    assert held == {"AT": 2, "ES": 2, "GR": 2, "IT": 1, "PT": 2}


def test_that_yearly_wage_bases_are_used_up_over_the_tax_year(market: Snapshot) -> None:
    cumulative = {
        code
        for code, country in market.countries.items()
        if country.cap_period is CapPeriod.TAX_YEAR
    }
    assert cumulative == {"AU", "CA", "CZ", "IE", "IT", "NZ", "PL", "US"}
    starts = {code: market.countries[CountryCode(code)].tax_year_start_month for code in cumulative}
    assert starts == dict.fromkeys(cumulative, 1) | {"AU": 7, "NZ": 4}


def test_that_list_prices_are_those_of_several_providers(market: Snapshot) -> None:
    prices = market.service_prices
    assert (prices.employer_of_record.low, prices.employer_of_record.high) == (
        Decimal(199),
        Decimal(699),
    )
    assert prices.employer_of_record.providers >= 10
    assert prices.contractor_management.median < prices.employer_of_record.low


def test_that_every_row_names_a_source_of_the_sources_table(market: Snapshot) -> None:
    for path in sorted(data_folder().glob("*.csv")):
        for row in rows(path.name):
            if "source" in row:
                assert SourceId(row["source"]) in market.sources, (path.name, row)


def test_that_the_readable_sources_say_what_the_table_says(market: Snapshot) -> None:
    text = (data_folder() / "SOURCES.md").read_text(encoding="utf-8")
    for source in market.sources.values():
        for said in (source.title, source.publisher, source.licence, source.attribution):
            assert said in text, source.id
        assert str(source.as_of) in text


def test_that_the_notice_of_licenses_holds_every_license_of_a_source(market: Snapshot) -> None:
    notice = (data_folder() / "licenses_NOTICE.txt").read_text(encoding="utf-8")
    links = {
        "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
        "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
        "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
        "PDDL": "https://opendatacommons.org/licenses/pddl/1-0/",
        "ODbL": "https://opendatacommons.org/licenses/odbl/1-0/",
        "MIT": "https://opensource.org/license/mit",
        "Unicode-3.0": "Copyright © 2004-2026 Unicode, Inc.",
    }
    named = {name for name in links for it in market.sources.values() if name in it.licence}
    assert named == set(links)
    assert all(links[name] in notice for name in named)
    assert "this copyright and permission notice appear with all copies" in notice
