"""Cases this build adds to those of the source, so that a limit of the figures is said."""

from decimal import Decimal

from planner.databuild.grades import GradeRule, GradeStep, always
from planner.databuild.payroll_calendar import RETYPED, RETYPED_ON
from planner.databuild.table import Cell
from planner.market.provenance import Grade

_EOR_SCOPE = "eorscope-employer-costs"

OWN_CASE_GRADES: GradeRule[str] = GradeRule(
    "Cases of employer cost added here",
    ("employer_cost_cases.csv",),
    (
        GradeStep(
            Grade.B,
            "what the texts of the source's charge lines take for granted",
            lambda source: source == _EOR_SCOPE,
        ),
        GradeStep(Grade.C, "a limit of the figures, retyped from the law", always),
    ),
)

OWN_CASES: tuple[tuple[Cell, ...], ...] = (
    (
        "AT",
        "quoted_pay_holds_fourteen_payments",
        Decimal(14),
        "Annual gross holds 14 payments",
        (
            "The lines cap twelve of them; special payments have a ceiling of their own that is "
            "not in the lines, so above EUR 83,160 a year the total is too low"
        ),
        RETYPED,
        RETYPED_ON,
        OWN_CASE_GRADES.grade(RETYPED),
    ),
)
