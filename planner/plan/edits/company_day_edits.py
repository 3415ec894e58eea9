"""Edits of the days off that the company grants: add, change, remove, repeat in the next year."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from planner.plan.company_day import CompanyDay
from planner.plan.edits.edit_fault import EditFault, PlanEditError, check_storable, named
from planner.plan.model import Plan


def set_company_days(plan: Plan, days: Mapping[CompanyDay, str]) -> Plan:
    """Add days with their names; a day that is there already takes the name given.

    Raises:
        PlanEditError: ``BLANK_NAME`` or ``VALUE_OUT_OF_RANGE``; nothing is changed then.
    """
    for day in days:
        check_storable("company_days", day.day)
    names = {day: named(name) for day, name in days.items()}
    return replace(plan, company_days={**plan.company_days, **names})


def move_company_day(plan: Plan, before: CompanyDay, after: CompanyDay) -> Plan:
    """Move a day off to another date, or to another country or all of them; its name stays.

    Raises:
        PlanEditError: ``UNKNOWN_DAY`` where it is not there, ``DAY_TAKEN`` where there is one
            already, or ``VALUE_OUT_OF_RANGE``.
    """
    if before not in plan.company_days:
        raise PlanEditError(EditFault.UNKNOWN_DAY, day=before.day)
    if after == before:
        return plan
    if after in plan.company_days:
        raise PlanEditError(EditFault.DAY_TAKEN, day=after.day)
    check_storable("company_days", after.day)
    days = {after if day == before else day: name for day, name in plan.company_days.items()}
    return replace(plan, company_days=days)


def remove_company_days(plan: Plan, days: Collection[CompanyDay]) -> Plan:
    """Take days off away; one that is not there changes nothing."""
    kept = {day: name for day, name in plan.company_days.items() if day not in days}
    return replace(plan, company_days=kept) if len(kept) < len(plan.company_days) else plan


def repeat_company_days(plan: Plan, year: int) -> Plan:
    """Grant the days of a year again in the next one, on the same dates.

    Days that are there already keep their names. A 29 February becomes a 28 February.

    Raises:
        PlanEditError: ``VALUE_OUT_OF_RANGE`` where the next year is beyond what a plan holds.
    """
    copies = {
        CompanyDay(_next_year(day.day), day.country): name
        for day, name in plan.company_days.items()
        if day.day.year == year
    }
    added = {day: name for day, name in copies.items() if day not in plan.company_days}
    return set_company_days(plan, added) if added else plan


def _next_year(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, day.month, 28 if is_leap_day else day.day)
