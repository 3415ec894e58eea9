"""What is known of a country beyond pay, cost and pool: terms, prices, languages, restrictions."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.market.provenance import Provenance
from planner.quantities.identifiers import CountryCode, CurrencyCode


class CheckStatus(StrEnum):
    """Whether somebody held a figure against the text of the law."""

    UNCHECKED = "unchecked"
    """Retyped from general knowledge: check before relied on."""
    SECOND_SOURCE = "second-source"
    """A second list says the same."""
    DIFFERS = "differs"
    """A second list says something else: check before relied on."""


@dataclass(frozen=True, slots=True)
class StatutoryTerms:
    """Terms of employment of one country.

    Attributes:
        paid_leave_days: Paid leave a year by law, days of a five-day week; 0 where the law names
            none.
        notice_days: What an employer has to give after one year of service, calendar days.
        probation_months: The longest probation, months; 0 where there is none by law.
        weekly_hours: The standard week.
        leave_check: How paid leave stands against a second list; the other terms are unchecked.
        second_leave_days: What that list says; None where it names no figure.
    """

    country: CountryCode
    paid_leave_days: Decimal
    notice_days: Decimal
    probation_months: Decimal
    weekly_hours: Decimal
    leave_check: CheckStatus
    second_leave_days: Decimal | None
    instrument: str
    remarks: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class PriceLevel:
    """What things cost: local currency for what one dollar buys in the United States."""

    country: CountryCode
    currency: CurrencyCode
    local_per_international_dollar: Decimal
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Languages:
    """Languages of a country.

    Attributes:
        english_share: Part of the whole population that speaks English, a fraction; None where no
            figure is published. Engineers speak more of it.
        is_english_official: Whether English is an official language.
        official: Codes of the official languages.
    """

    country: CountryCode
    english_share: Decimal | None
    is_english_official: bool
    official: tuple[str, ...]
    provenance: Provenance


class RestrictionFlag(StrEnum):
    """What a rule asks of somebody who plans to hire there; never advice."""

    REVIEW = "review"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Restriction:
    """An export-control or sanctions rule that touches a country or a region of it.

    Attributes:
        region: Name of the region; empty where the whole country is meant.
        rule: The rule's name, as published.
        groups: Country groups of the export rules, such as ``D:1``.
    """

    country: CountryCode
    region: str
    flag: RestrictionFlag
    rule: str
    groups: tuple[str, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class CurrencyRisk:
    """How much a currency moves against the US dollar.

    Attributes:
        yearly_volatility: Standard deviation of monthly changes of the logarithm, times the square
            root of twelve.
        months: Number of monthly changes.
    """

    currency: CurrencyCode
    yearly_volatility: Decimal
    months: int
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class CountryFacts:
    """All of it.

    ``correlations`` holds the correlation of monthly changes for pairs of different currencies that
    both have a history, -1 to 1.
    """

    terms: Mapping[CountryCode, StatutoryTerms]
    price_levels: Mapping[CountryCode, PriceLevel]
    languages: Mapping[CountryCode, Languages]
    restrictions: Mapping[CountryCode, tuple[Restriction, ...]]
    currency_risks: Mapping[CurrencyCode, CurrencyRisk]
    correlations: Mapping[frozenset[CurrencyCode], Decimal]


NO_COUNTRY_FACTS = CountryFacts({}, {}, {}, {}, {}, {})
"""Without any evidence."""
