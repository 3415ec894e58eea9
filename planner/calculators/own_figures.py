"""The user's own figures of a plan beside what is published today."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.override import FigureKey, Override, Reason, has_moved
from planner.market.snapshot import Snapshot
from planner.plan.model import BY_COUNTRY, Plan
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money

_Published = Callable[[Snapshot], Decimal]


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """One figure the user gave, with what it stands for.

    Attributes:
        subject: The key of a published figure; for what the plan sets ``plan_rates.EUR``, the
            name of an assumption, or of a country's own, such as ``overhead_share_by_country.PL``.
        values: The figure in use, as many values as it has (a pay band five).
        published: The published values today; empty where nothing is published.
        reason: Who gave it, when, why and against which published values; None for a rate or fee
            that was set without saying so.
    """

    subject: FigureKey | str
    values: tuple[Decimal, ...]
    published: tuple[Decimal, ...]
    reason: Reason | None

    @property
    def originals(self) -> tuple[Decimal, ...]:
        """The published values of the day it was given; empty if none were noted."""
        return self.reason.originals if self.reason is not None else ()

    @property
    def is_due_for_review(self) -> bool:
        """Whether the published figure moved since, appeared or went (``override.has_moved``)."""
        return self.reason is not None and has_moved(self.reason.originals, self.published)


def overridden_figure(market: Snapshot, key: FigureKey) -> OwnFigure | None:
    """Return the own figure that stands in a market under a key; None where it is as published."""
    override = market.overrides.get(key)
    if override is None:
        return None
    return _overridden(key, override, market)


def own_figures(plan: Plan, market: Snapshot) -> tuple[OwnFigure, ...]:
    """Return every own figure of a plan: replaced published ones by key, then rates and fees.

    Args:
        plan: The plan.
        market: As published or with the plan's figures in it.
    """
    # Only here: the edits are many modules, and most answers ask for no plan's figures.
    from planner.plan.edits.override_edits import plan_rate_name

    overridden = (
        _overridden(key, override, market) for key, override in sorted(plan.overrides.items())
    )
    rates = (
        OwnFigure(
            plan_rate_name(currency),
            (rate,),
            _published_rate(plan, market, currency),
            plan.assumption_reasons.get(plan_rate_name(currency)),
        )
        for currency, rate in sorted(plan.plan_rates.items())
    )
    return (*overridden, *rates, *_assumptions(plan, market))


def due_for_review(plan: Plan, market: Snapshot) -> tuple[OwnFigure, ...]:
    """Return the own figures whose published figure moved, appeared or went."""
    return tuple(figure for figure in own_figures(plan, market) if figure.is_due_for_review)


def _overridden(key: FigureKey, override: Override, market: Snapshot) -> OwnFigure:
    # Only here: without own figures nobody needs the classes of every table.
    from planner.market.overridden import published_values

    return OwnFigure(key, override.values, published_values(market, key), override.reason)


def _published_rate(plan: Plan, market: Snapshot, currency: CurrencyCode) -> tuple[Decimal, ...]:
    try:
        return (market.exchange_rates.rate(currency, plan.reporting_currency),)
    except UnknownCurrencyError:
        return ()


def _assumptions(plan: Plan, market: Snapshot) -> tuple[OwnFigure, ...]:
    """Return the fees the plan sets, and the other assumptions somebody gave a reason for."""
    found = []
    for name, value in (_single_values(plan) | _country_values(plan)).items():
        listed = _PUBLISHED.get(name)
        reason = plan.assumption_reasons.get(name)
        if value is not None and (listed is not None or reason is not None):
            published = () if listed is None else (listed(market),)
            found.append(OwnFigure(name, (value,), published, reason))
    return tuple(found)


def _single_values(plan: Plan) -> dict[str, Decimal | None]:
    assumed = plan.assumptions
    return {
        "employer_of_record_fee_usd": assumed.employer_of_record_fee_usd,
        "contractor_fee_usd": assumed.contractor_fee_usd,
        "benefits_share": assumed.benefits_share,
        "equipment": assumed.equipment.amount,
        "agency_fee_share": assumed.agency_fee_share,
        "overhead_share": assumed.overhead_share,
        "target_percentile": assumed.target_percentile,
        "skill_association": assumed.skill_association,
        "raise_share": assumed.raise_share,
        "raise_month": Decimal(assumed.raise_month),
        "raise_after_months": Decimal(assumed.raise_after_months),
        "attrition_share": assumed.attrition_share,
    }


def _country_values(plan: Plan) -> dict[str, Decimal | None]:
    from planner.plan.edits.override_edits import country_figure_name

    by_country = ((name, getattr(plan.assumptions, name)) for name in sorted(BY_COUNTRY))
    return {
        country_figure_name(name, country): value.amount if isinstance(value, Money) else value
        for name, values in by_country
        for country, value in sorted(values.items())
    }


_PUBLISHED: Mapping[str, _Published] = {
    "employer_of_record_fee_usd": lambda market: market.service_prices.employer_of_record.median,
    "contractor_fee_usd": lambda market: market.service_prices.contractor_management.median,
}
