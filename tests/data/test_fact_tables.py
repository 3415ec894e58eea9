"""The shipped tables of terms, prices, languages, restrictions and currency risk."""

import csv
import math
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from statistics import correlation, median, stdev

import numpy as np
import pytest

from planner.calculators.employer_cost import price_gross
from planner.databuild.fx_risk_tables import KEPT
from planner.locations import data_folder
from planner.market.country_facts import CheckStatus, CountryFacts, RestrictionFlag
from planner.market.loader import load_snapshot
from planner.market.provenance import Grade, Provenance
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CountryCode, CurrencyCode
from planner.quantities.month import Month

EUROPEAN_UNION = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
    "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
]  # fmt: skip
SHARED_MONTHS = (Month(2023, 1), Month(2026, 6))
"""The months all currencies with a history share."""


@pytest.fixture(scope="module")
def market() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def facts(market: Snapshot) -> CountryFacts:
    return market.country_facts


def rows(name: str) -> list[dict[str, str]]:
    with (data_folder() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def coverage() -> Mapping[str, dict[str, str]]:
    return {row["country"]: row for row in rows("quality_coverage.csv")}


def monthly_changes(market: Snapshot, code: str) -> list[float]:
    """Return the log changes of month averages over the shared months."""
    history = market.exchange_rates.history[CurrencyCode(code)]
    first, last = SHARED_MONTHS
    rates = [float(history[month]) for month in sorted(history) if first <= month <= last]
    return [math.log(now / before) for before, now in pairwise(rates)]


def all_provenances(facts: CountryFacts) -> list[Provenance]:
    restrictions = [each for of_country in facts.restrictions.values() for each in of_country]
    groups = (facts.terms, facts.price_levels, facts.languages, facts.currency_risks)
    return [
        *(fact.provenance for group in groups for fact in group.values()),
        *(restriction.provenance for restriction in restrictions),
    ]


def test_that_every_fact_is_dated_no_later_than_its_source_and_graded(
    market: Snapshot, facts: CountryFacts
) -> None:
    for provenance in all_provenances(facts):
        assert provenance.as_of <= market.sources[provenance.source_id].as_of, provenance
        assert provenance.grade in Grade


def test_that_every_listed_country_is_complete(facts: CountryFacts, market: Snapshot) -> None:
    listed = {code for code, row in coverage().items() if row["is_listed"] == "true"}
    assert len(listed) == 78
    assert all(coverage()[code]["is_complete"] == "true" for code in listed)
    for code in map(CountryCode, listed):
        assert code in facts.terms
        assert code in facts.price_levels
        assert code in facts.languages
        assert code in market.employer_cost
        assert market.countries[code].payroll.grade <= Grade.C
        for role in RoleFamily:
            assert market.pay_bands.of_country(role, Level.SENIOR, code) is not None, (code, role)


def test_that_what_a_country_lacks_is_what_its_columns_say() -> None:
    apart = {"english_share", "currency_risk"}
    columns = [
        name
        for name in next(iter(coverage().values()))
        if name not in {"country", "is_listed", "is_complete", "missing"}
    ]
    for row in coverage().values():
        missing = [name for name in columns if row[name] == "false"]
        assert row["missing"] == ";".join(missing)
        assert (row["is_complete"] == "true") == (set(missing) <= apart)


def test_that_the_coverage_is_told_in_words() -> None:
    complete = sum(row["is_complete"] == "true" for row in coverage().values())
    text = " ".join((data_folder() / "quality.md").read_text(encoding="utf-8").split())
    assert f"{len(coverage())} countries have places. {complete} of them are complete" in text


@pytest.mark.parametrize(
    ("country", "term", "value"),
    [
        # Bundesurlaubsgesetz, section 3(1): 24 working days of a week of six.
        ("DE", "paid_leave_days", "20"),
        # Code du travail, L3141-3 and L3121-27: 30 days of a six-day week; 35 hours.
        ("FR", "paid_leave_days", "25"),
        ("FR", "weekly_hours", "35"),
        # Employment Rights Act 1996, section 86(1)(a): a week below two years of service.
        ("GB", "notice_days", "7"),
        # Working Time Regulations 1998, regulations 13 and 13A: 5.6 weeks, 28 days at most.
        ("GB", "paid_leave_days", "28"),
        # Bürgerliches Gesetzbuch, section 622: four weeks; probation of six months at most.
        ("DE", "notice_days", "28"),
        ("DE", "probation_months", "6"),
        # Fair Labor Standards Act, section 7: overtime beyond 40 hours; no law of paid leave.
        ("US", "weekly_hours", "40"),
        ("US", "paid_leave_days", "0"),
        # Labor Standards Act of Japan, article 39: ten days after six months.
        ("JP", "paid_leave_days", "10"),
        # Employment Ordinance of Hong Kong (Cap. 57): seven days after the first year.
        ("HK", "paid_leave_days", "7"),
        # Semesterlagen (1977:480) of Sweden, section 4: 25 days.
        ("SE", "paid_leave_days", "25"),
    ],
)
def test_that_terms_are_those_of_the_law(
    facts: CountryFacts, country: str, term: str, value: str
) -> None:
    assert getattr(facts.terms[CountryCode(country)], term) == Decimal(value)


def test_that_the_union_grants_four_weeks_as_directive_2003_88_article_7_asks(
    facts: CountryFacts,
) -> None:
    for code in EUROPEAN_UNION:
        assert facts.terms[CountryCode(code)].paid_leave_days >= 20, code


def test_that_leave_is_held_against_the_second_list(facts: CountryFacts) -> None:
    for country, terms in facts.terms.items():
        second = terms.second_leave_days
        if terms.leave_check is CheckStatus.UNCHECKED:
            assert second is None, country
            continue
        assert second is not None, country
        is_same = abs(terms.paid_leave_days - second) <= Decimal("0.5")
        assert (terms.leave_check is CheckStatus.SECOND_SOURCE) == is_same, country
    agreed = [it for it in facts.terms.values() if it.leave_check is CheckStatus.SECOND_SOURCE]
    assert len(agreed) / len(facts.terms) > 0.7


def test_that_leave_that_differs_or_is_unchecked_is_graded_d(facts: CountryFacts) -> None:
    for country, terms in facts.terms.items():
        expected = Grade.C if terms.leave_check is CheckStatus.SECOND_SOURCE else Grade.D
        assert terms.provenance.grade is expected, country


BIG_MAC_2026 = {  # The Economist, Big Mac index, January 2026: local price; 6.12 in the US
    "AE": 19, "AU": 8.5, "BR": 23.9, "CA": 7.7, "CH": 7.3, "CL": 4790, "CN": 25.5, "CO": 22900,
    "CZ": 115, "DK": 46, "GB": 5.29, "HK": 25, "HU": 1660, "ID": 42500, "IL": 20, "IN": 227,
    "JP": 480, "KR": 5500, "MX": 109, "MY": 13.75, "NO": 76, "NZ": 8.6, "PE": 16.9, "PH": 169,
    "PL": 22.7, "RO": 17.45, "SA": 19, "SE": 67, "SG": 7.45, "TH": 135, "TW": 78, "UA": 139,
    "UY": 339, "VN": 76000, "ZA": 54.9, "TR": 255, "EG": 125, "AR": 8000, "PK": 1080,
}  # fmt: skip


def test_that_price_levels_are_of_the_order_of_a_big_mac(facts: CountryFacts) -> None:
    ratios = {
        country: float(facts.price_levels[CountryCode(country)].local_per_international_dollar)
        / (price / 6.12)
        for country, price in BIG_MAC_2026.items()
    }
    assert all(0.25 < ratio < 1.5 for ratio in ratios.values()), ratios
    assert 0.5 < median(ratios.values()) < 0.9  # burgers cost more than the rest of a basket


def test_that_prices_that_rise_fast_are_graded_lower(facts: CountryFacts) -> None:
    for code in ("AR", "EG", "TR"):
        assert facts.price_levels[CountryCode(code)].provenance.grade is Grade.B
    taiwan = facts.price_levels[CountryCode("TW")]
    assert (taiwan.provenance.source_id, taiwan.provenance.grade) == ("economist-big-mac", Grade.D)
    assert 10 < taiwan.local_per_international_dollar < 18


def test_that_a_dollar_buys_a_dollar_in_the_united_states(facts: CountryFacts) -> None:
    assert facts.price_levels[CountryCode("US")].local_per_international_dollar == 1


def test_that_price_levels_are_in_money_of_today(market: Snapshot, facts: CountryFacts) -> None:
    for country, level in facts.price_levels.items():
        assert level.currency == market.countries[country].currency
        quoted = market.exchange_rates.latest[level.currency].units_per_usd
        assert Decimal("0.1") < level.local_per_international_dollar / quoted < Decimal("1.3")
    # Eurostat, June 2025: consumption in Bulgaria costs 60% of the average of the Union in 2024;
    # output, as here, and Germany lie near that average.
    bulgaria, germany = (facts.price_levels[CountryCode(code)] for code in ("BG", "DE"))
    ratio = bulgaria.local_per_international_dollar / germany.local_per_international_dollar
    assert Decimal("0.5") < ratio < Decimal("0.7")


SPOKEN_ENGLISH_2005 = {  # Percent, Special Eurobarometer 243, 2006, by way of NationMaster
    "SE": 89, "MT": 88, "NL": 87, "DK": 86, "CY": 76, "FI": 63, "LU": 60, "BE": 59, "AT": 58,
    "SI": 57, "DE": 56, "HR": 49, "GR": 48, "EE": 46, "LT": 39, "FR": 36, "PT": 32, "LV": 32,
    "SK": 32, "IT": 29, "PL": 29, "RO": 29, "ES": 27, "CZ": 24, "BG": 23, "HU": 23, "TR": 17,
}  # fmt: skip


def test_that_shares_of_english_are_near_those_of_a_survey(facts: CountryFacts) -> None:
    gaps = {}
    for country, percent in SPOKEN_ENGLISH_2005.items():
        share = facts.languages[CountryCode(country)].english_share
        assert share is not None
        gaps[country] = abs(share * 100 - percent)
    assert median(gaps.values()) <= 4
    # The survey of 2012 found 16 points more speakers of a foreign language in Austria.
    assert {country for country, gap in gaps.items() if gap > 8} <= {"AT", "LV"}


def test_that_a_share_of_native_speakers_alone_is_no_share(facts: CountryFacts) -> None:
    assert facts.languages[CountryCode("CN")].english_share is None
    known = [it.english_share for it in facts.languages.values() if it.english_share is not None]
    assert all(Decimal("0.01") <= share <= 1 for share in known)
    assert len(known) >= 70


def test_that_english_is_official_where_constitutions_have_it_so(facts: CountryFacts) -> None:
    for code in ("IE", "IN", "KE", "MT", "NG", "PH", "PK", "SG", "ZA"):
        assert facts.languages[CountryCode(code)].is_english_official, code
    for code in ("DE", "FR", "JP", "BR"):
        assert not facts.languages[CountryCode(code)].is_english_official, code


@pytest.mark.parametrize(
    ("country", "region", "flag", "rule"),
    [
        # 31 CFR 515, 560 and 510; Executive Order 13685; 22 CFR 126.1
        ("CU", "", RestrictionFlag.EXCLUDED, "31 CFR 515"),
        ("IR", "", RestrictionFlag.EXCLUDED, "31 CFR 560"),
        ("KP", "", RestrictionFlag.EXCLUDED, "31 CFR 510"),
        ("UA", "Crimea region", RestrictionFlag.EXCLUDED, "EO 13685"),
        ("LB", "", RestrictionFlag.REVIEW, "22 CFR 126.1"),
        ("CN", "", RestrictionFlag.REVIEW, "ECCN 3A090"),
    ],
)
def test_that_restrictions_name_their_rule(
    facts: CountryFacts, country: str, region: str, flag: RestrictionFlag, rule: str
) -> None:
    found = {it.region: it for it in facts.restrictions[CountryCode(country)]}
    assert found[region].flag is flag
    assert rule in found[region].rule


def test_that_no_place_lies_in_a_country_that_is_excluded_whole(
    market: Snapshot, facts: CountryFacts
) -> None:
    excluded = {
        country
        for country, rules in facts.restrictions.items()
        if any(rule.flag is RestrictionFlag.EXCLUDED and not rule.region for rule in rules)
    }
    assert not excluded & {place.country for place in market.places.values()}


def test_that_pegged_currencies_barely_move_and_floating_ones_do(facts: CountryFacts) -> None:
    yearly = {code: risk.yearly_volatility for code, risk in facts.currency_risks.items()}
    # Hong Kong Monetary Authority: the band of the peg, 7.75 to 7.85, is 1.3% wide.
    assert yearly[CurrencyCode("HKD")] < Decimal("0.013")
    assert all(risk < Decimal("0.25") for risk in yearly.values())
    for code in ("AUD", "BRL", "GBP", "JPY", "NOK", "ZAR", "EUR"):
        assert yearly[CurrencyCode(code)] > Decimal("0.05"), code


def test_that_month_ends_move_more_than_averages(market: Snapshot, facts: CountryFacts) -> None:
    ratios = []
    for code, risk in facts.currency_risks.items():
        if risk.provenance.source_id == "fx-ecb":
            averaged = stdev(monthly_changes(market, code)) * math.sqrt(12)
            ratios.append(float(risk.yearly_volatility) / averaged)
    assert 1 < median(ratios) < 1.6  # 1.22 if rates moved by chance alone


def test_that_only_currencies_known_by_averages_are_weak(facts: CountryFacts) -> None:
    raised = [
        risk for risk in facts.currency_risks.values() if risk.provenance.source_id != "fx-ecb"
    ]
    assert {risk.currency for risk in raised} == {"LKR", "TWD"}
    assert all(risk.provenance.grade is Grade.C for risk in raised)


def test_that_every_pair_of_currencies_with_history_has_a_correlation(
    facts: CountryFacts,
) -> None:
    codes = sorted(facts.currency_risks)
    assert len(facts.correlations) == len(codes) * (len(codes) - 1) // 2
    assert all(pair <= set(codes) for pair in facts.correlations)


@pytest.mark.parametrize("pair", ["EUR GBP", "EUR DKK", "AUD NZD", "JPY MXN", "INR TRY", "PLN CZK"])
def test_that_correlations_are_those_of_the_shipped_history(
    market: Snapshot, facts: CountryFacts, pair: str
) -> None:
    first, second = pair.split()
    found = correlation(monthly_changes(market, first), monthly_changes(market, second))
    shipped = facts.correlations[frozenset(map(CurrencyCode, (first, second)))]
    assert float(shipped) == pytest.approx(found * float(KEPT), abs=1e-4)


def test_that_the_krone_follows_the_euro_as_the_exchange_rate_mechanism_asks(
    facts: CountryFacts,
) -> None:
    pair = frozenset(map(CurrencyCode, ("DKK", "EUR")))
    assert facts.correlations[pair] > Decimal("0.99")


@pytest.mark.parametrize(
    "codes",
    [None, ("EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK", "INR", "PLN", "BRL")],
    ids=["all", "major"],
)
def test_that_currencies_can_be_drawn_together(
    facts: CountryFacts, codes: tuple[str, ...] | None
) -> None:
    chosen = list(map(CurrencyCode, codes)) if codes else sorted(facts.currency_risks)
    matrix = np.array(
        [
            [1.0 if a == b else float(facts.correlations[frozenset((a, b))]) for b in chosen]
            for a in chosen
        ]
    )
    assert np.linalg.eigvalsh(matrix).min() > 0
    np.linalg.cholesky(matrix)


@pytest.mark.parametrize(
    ("country", "gross", "low", "high"),
    [
        # Andersen in Cyprus, "Social Insurance Contributions for the year 2025": 8.8 + 1.2 + 0.5 up
        # to EUR 66,612, 2 beyond; health 2.9 (McMillan Woods, social insurance calculator).
        ("CY", 100_000, 66_612 * 0.105 + 4_900, 66_612 * 0.105 + 4_900),
        # Papaya Global, Countrypedia, Guatemala: 12.67% and two more salaries.
        ("GT", 240_000, 240_000 * (0.1267 + 2 / 12), 240_000 * (0.1267 + 2 / 12)),
        # UEL Luxembourg, social parameters: pension 8, health 3.05, accident 0.75, work health
        # 0.11, mutuality 0.46 to 2.70.
        ("LU", 60_000, 60_000 * 0.1237, 60_000 * 0.1461),
        # Baker Tilly Nepal, Social Security Fund: 20% of basic pay, which is 60% of pay at least.
        ("NP", 600_000, 600_000 * 0.12, 600_000 * (0.20 + 1 / 12)),
        # PwC, Worldwide Tax Summaries, Slovenia: 16.10, before long-term care of 1.
        ("SI", 40_000, 40_000 * 0.161, 40_000 * 0.171),
        # CNSS by way of the French Wikipedia: 16.57 and 0.4 or more for accidents, 4 at most.
        ("TN", 50_000, 50_000 * 0.1697, 50_000 * 0.2057),
    ],
)
def test_that_single_shares_are_those_published_elsewhere(
    market: Snapshot, country: str, gross: int, low: float, high: float
) -> None:
    rules = market.employer_cost[CountryCode(country)]
    cost = price_gross(rules, Decimal(gross), market.minor_digits(rules.currency))
    assert low - 1 <= float(cost.total) - gross <= high + 1


def test_that_single_shares_say_so_and_are_weak(market: Snapshot) -> None:
    shares = {
        code: rules
        for code, rules in market.employer_cost.items()
        if rules.lines[0].provenance.source_id == "statutory-terms"
    }
    grades = {code: rules.lines[0].provenance.grade.value for code, rules in shares.items()}
    assert grades == {"CY": "D", "GT": "C", "LU": "C", "NP": "D", "SI": "C", "TN": "C"}
    for code, rules in shares.items():
        assert any("single share" in note for note in rules.case_notes), code


def test_that_all_data_stay_within_12_megabytes() -> None:
    assert sum(path.stat().st_size for path in data_folder().iterdir()) <= 12 * 1024 * 1024
