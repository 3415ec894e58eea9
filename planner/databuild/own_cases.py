"""Cases this build adds to those of the source, so that a limit of the figures is said."""

from decimal import Decimal

from planner.databuild.payroll_calendar import RETYPED, RETYPED_ON
from planner.databuild.table import Cell

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
        "C",
    ),
)
