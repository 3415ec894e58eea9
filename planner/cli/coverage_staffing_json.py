"""What ``coverage --sites`` answers, for scripts; ``coverage_command`` documents the keys."""

from datetime import time

from planner.calculators.staffing import SiteStaffing, StaffingConflict
from planner.calculators.staffing_comparison import SiteComparison, StaffingComparison
from planner.cli.answer import Json, money_text
from planner.cli.coverage_staffing import StaffingAnswer
from planner.quantities.identifiers import CurrencyCode

_DIGITS = 8


def staffing_data(
    answer: StaffingAnswer | None, currency: CurrencyCode, minor_digits: int
) -> Json | None:
    """Return a staffing for scripts.

    Args:
        answer: The staffing.
        currency: The reporting currency.
        minor_digits: The decimals of its minor unit.
    """
    if answer is None:
        return None
    limits = answer.limits
    asked = {
        "required": limits.posts,
        "max_on_call": float(limits.max_on_call),
        "weeks_off": limits.free_weeks,
        "rest_minutes": limits.rest_minutes,
        "handover_minutes": limits.handover_minutes,
        "max_heads": limits.most_heads,
        "hours": {"start": f"{answer.hours[0]:%H:%M}", "end": _end(answer.hours[1])},
        "role": answer.role.value,
        "level": answer.level.value,
    }
    if isinstance(answer.found, StaffingConflict):
        return {**asked, **_conflict_data(answer.found)}
    return {**asked, **_found_data(answer.found, currency, minor_digits)}


def _conflict_data(conflict: StaffingConflict) -> Json:
    return {
        "status": "infeasible",
        "conflicts": [limit.value for limit in conflict.limits],
        "uncovered": [
            {"start": clock(begin), "end": clock(end)} for begin, end in conflict.uncovered
        ],
    }


def _found_data(
    found: StaffingComparison, currency: CurrencyCode, minor_digits: int
) -> dict[str, object]:
    staffing = found.staffing
    cost = found.extra_cost
    return {
        "status": "optimal" if staffing.heads == staffing.least_heads else "feasible",
        "heads": staffing.heads,
        "least_heads": staffing.least_heads,
        "gap": round(staffing.gap, _DIGITS),
        "currency": currency,
        "extra_heads": found.extra_heads,
        "extra_cost": None if cost is None else money_text(cost, minor_digits),
        "gap_minutes_before": found.gap_minutes_before,
        "gap_minutes_after": found.gap_minutes_after,
        "sites": [_site_data(site, minor_digits) for site in found.sites],
    }


def _site_data(site: SiteComparison, minor_digits: int) -> Json:
    staffing = site.staffing
    per_head, cost = (
        None if amount is None else money_text(amount, minor_digits)
        for amount in (site.cost_per_head, site.extra_cost)
    )
    return {
        "place_id": staffing.site.place_id,
        "place": staffing.site.label,
        "zone": staffing.site.zone,
        "heads": staffing.heads,
        "present": site.present,
        "extra_heads": site.extra_heads,
        "cost_per_head": per_head,
        "extra_cost": cost,
        "on_call_share": round(staffing.on_call_share, _DIGITS),
        "weekend_days": round(site.weekend_days, 2),
        "holidays": round(site.holidays, 2),
        "shifts": _shifts_data(staffing),
    }


def _shifts_data(staffing: SiteStaffing) -> list[Json]:
    return [
        {
            "start": clock(line.shift.start),
            "end": clock((line.shift.start + line.shift.minutes - 1) % 1440 + 1),
            "minutes": line.shift.minutes,
            "people": line.people,
        }
        for line in staffing.lines
    ]


def clock(minute: int) -> str:
    """Write minutes after a midnight as a time of day, the next midnight as 24:00."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _end(closes: time) -> str:
    return "24:00" if closes == time(0) else f"{closes:%H:%M}"
