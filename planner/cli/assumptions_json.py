"""What a plan assumes and its company's days off as values for scripts."""

from planner.cli.answer import Json, share_number
from planner.plan.model import Assumptions, Plan
from planner.quantities.money import Money

_SHARES = ("benefits_share", "overhead_share", "agency_fee_share", "raise_share")


def assumptions_data(assumptions: Assumptions) -> Json:
    """Return the assumptions for scripts.

    Returns:
        ``benefits_share``, ``overhead_share``, ``agency_fee_share``, ``raise_share``,
        ``attrition_share``, ``target_percentile`` and ``skill_association`` as fractions;
        ``equipment`` as ``{"amount", "currency"}``; ``raise_month`` (1 to 12) and
        ``raise_after_months``; ``employer_of_record_fee_usd`` and ``contractor_fee_usd`` as decimal
        text, null where the market's median applies; the first four and ``equipment`` again, with
        ``_by_country``, by country code.
    """
    shares = {name: share_number(getattr(assumptions, name)) for name in _SHARES}
    by_country = {
        f"{name}_by_country": {
            country: share_number(share)
            for country, share in sorted(getattr(assumptions, f"{name}_by_country").items())
        }
        for name in _SHARES
    }
    fees = {
        name: None if (fee := getattr(assumptions, name)) is None else f"{fee:f}"
        for name in ("employer_of_record_fee_usd", "contractor_fee_usd")
    }
    return {
        **shares,
        **by_country,
        "equipment": _money_data(assumptions.equipment),
        "equipment_by_country": {
            country: _money_data(price)
            for country, price in sorted(assumptions.equipment_by_country.items())
        },
        **fees,
        "raise_month": assumptions.raise_month,
        "raise_after_months": assumptions.raise_after_months,
        "attrition_share": share_number(assumptions.attrition_share),
        "target_percentile": share_number(assumptions.target_percentile),
        "skill_association": share_number(assumptions.skill_association),
    }


def company_days_data(plan: Plan) -> list[Json]:
    """Return the company's days off for scripts: ``date``, ``country`` (null: all), ``name``."""
    return [
        {"date": each.day.isoformat(), "country": each.country, "name": plan.company_days[each]}
        for each in sorted(plan.company_days, key=str)
    ]


def _money_data(money: Money) -> Json:
    return {"amount": f"{money.amount:f}", "currency": money.currency}
