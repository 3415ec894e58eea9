"""What a plan assumes and its company's days off, laid out for people."""

from collections.abc import Iterator

from planner.cli.text_table import laid_out
from planner.localization.countries import country_name
from planner.localization.figure_names import assumption_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.terms import company_day_name
from planner.plan.model import Assumptions, Plan
from planner.quantities.identifiers import CountryCode
from planner.quantities.money import Money
from planner.quantities.month import Month

_SHARES = ("benefits_share", "overhead_share", "agency_fee_share", "raise_share")


def assumptions_text(assumptions: Assumptions, shown: Formatter) -> str:
    """Lay out what is assumed of costs, raises and heads, each country's own under the general."""
    rows = [(_("Assumption"), _("Value"))]
    for name in _SHARES:
        rows.append((assumption_name(name), shown.percent(getattr(assumptions, name), 2)))
        own = getattr(assumptions, f"{name}_by_country")
        rows += _indented({country: shown.percent(own[country], 2) for country in own}, shown)
    rows += _terms_of_raises(assumptions, shown)
    rows.append((assumption_name("attrition_share"), shown.percent(assumptions.attrition_share, 2)))
    equipment = assumptions.equipment_by_country
    rows.append((assumption_name("equipment"), _price(assumptions.equipment, shown)))
    rows += _indented({country: _price(equipment[country], shown) for country in equipment}, shown)
    return laid_out(rows, right=frozenset({1}))


def company_days_text(plan: Plan, shown: Formatter) -> str:
    """Lay out the company's days off."""
    rows = [(_("Company day off"), _("Where"), _("Name"))]
    rows += [
        (
            shown.date_short(each.day),
            country_name(each.country, shown.locale) if each.country else _("Everywhere"),
            company_day_name(plan.company_days[each]),
        )
        for each in sorted(plan.company_days, key=str)
    ]
    return laid_out(rows)


def _terms_of_raises(assumptions: Assumptions, shown: Formatter) -> Iterator[tuple[str, str]]:
    """Yield when raises are given, where there are any."""
    if assumptions.raise_share or any(assumptions.raise_share_by_country.values()):
        month = Month(2000, assumptions.raise_month)
        yield _("Month of raises"), shown.month_name(month)
        served = shown.integer(assumptions.raise_after_months)
        yield assumption_name("raise_after_months"), served


def _indented(values: dict[CountryCode, str], shown: Formatter) -> Iterator[tuple[str, str]]:
    for country, value in sorted(values.items()):
        yield f"  {country_name(country, shown.locale)}", value


def _price(price: Money, shown: Formatter) -> str:
    return shown.money(price.amount, price.currency)
