"""All written rules of grades, in the order they are said, and the text that says them."""

import textwrap
from collections.abc import Iterator
from typing import Any

from planner.databuild.currency_tables import CURRENCY_GRADES, HISTORY_GRADES, RATE_GRADES
from planner.databuild.employer_cost_tables import COUNTRY_GRADES, LINE_GRADES
from planner.databuild.employer_share_lines import SHARE_GRADES
from planner.databuild.fx_risk_tables import CORRELATION_GRADES, RISK_GRADES
from planner.databuild.grades import OLD_AFTER, GradeRule
from planner.databuild.hiring_tables import COEFFICIENT_GRADES, LEVER_GRADES
from planner.databuild.languages_table import LANGUAGE_GRADES
from planner.databuild.lead_times_table import LEAD_TIME_GRADES
from planner.databuild.own_cases import OWN_CASE_GRADES
from planner.databuild.pay_bands_table import AREA_GRADES, BAND_GRADES
from planner.databuild.payroll_calendar import CALENDAR_GRADES
from planner.databuild.places_table import PLACE_GRADES
from planner.databuild.price_levels_table import PRICE_GRADES
from planner.databuild.restrictions_table import RESTRICTION_GRADES
from planner.databuild.service_prices_table import PRICE_GRADES as SERVICE_GRADES
from planner.databuild.statutory_terms_table import TERM_GRADES
from planner.databuild.talent_pool_countries import GROWTH_GRADES, POOL_GRADES
from planner.databuild.talent_pool_grades import (
    COLLABORATION_GRADES,
    REGION_GRADES,
    ROLE_SKILL_GRADES,
)
from planner.databuild.talent_pool_skills import SKILL_GRADES
from planner.databuild.world_map_table import WORLD_MAP_GRADES

GRADE_RULES: tuple[GradeRule[Any], ...] = (
    BAND_GRADES,
    AREA_GRADES,
    POOL_GRADES,
    GROWTH_GRADES,
    SKILL_GRADES,
    REGION_GRADES,
    COLLABORATION_GRADES,
    ROLE_SKILL_GRADES,
    LINE_GRADES,
    SHARE_GRADES,
    COUNTRY_GRADES,
    OWN_CASE_GRADES,
    CALENDAR_GRADES,
    SERVICE_GRADES,
    TERM_GRADES,
    LEAD_TIME_GRADES,
    COEFFICIENT_GRADES,
    LEVER_GRADES,
    PRICE_GRADES,
    LANGUAGE_GRADES,
    RESTRICTION_GRADES,
    RATE_GRADES,
    HISTORY_GRADES,
    RISK_GRADES,
    CORRELATION_GRADES,
    CURRENCY_GRADES,
    PLACE_GRADES,
    WORLD_MAP_GRADES,
)

_LINE = 100
_DAYS_OF_A_YEAR = 365
_OPENING = f"""\
Every grade is computed by the build from the rules below, which are the ones it uses; none is
typed. The first line that holds counts. Where a rule ages, a figure loses a grade once it is older
than {OLD_AFTER.days // _DAYS_OF_A_YEAR} years on the day of the newest exchange rate.
"""


def grades_text() -> str:
    """Return the section of the sources that says how grades are given."""
    return "\n".join(["## How grades are given\n", _OPENING, *map(_said, GRADE_RULES)])


def _said(rule: GradeRule[Any]) -> str:
    tables = ", ".join(f"`{table}`" for table in rule.tables)
    lines = "\n".join(_wrapped(line) for line in _lines(rule))
    return f"### {rule.subject}\n\n{lines}\n\nIn {tables}.\n"


def _lines(rule: GradeRule[Any]) -> Iterator[str]:
    for step in rule.steps:
        yield f"- {step.grade}: {step.when}."
    if rule.ages:
        yield "- This rule ages."
    if rule.bound_by:
        yield f"- Never better than the grade of {rule.bound_by}."


def _wrapped(line: str) -> str:
    return textwrap.fill(line, _LINE, subsequent_indent="  ", break_on_hyphens=False)
