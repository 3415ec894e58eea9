"""Cases this build adds to those of the source.

Some say a limit of the figures; the others say what the texts of the charge lines take for granted
in countries for which the source states no case of its own.
"""

from datetime import date
from decimal import Decimal

from planner.databuild.grades import GradeRule, GradeStep, always
from planner.databuild.payroll_calendar import RETYPED, RETYPED_ON
from planner.databuild.table import Cell
from planner.market.provenance import Grade

_EOR_SCOPE = "eorscope-employer-costs"
_READ_ON = date(2026, 10, 1)
"""The last day on which the source read its laws."""
_ONE = Decimal(1)

OWN_CASE_GRADES: GradeRule[str] = GradeRule(
    "Cases added to those of the source",
    ("employer_cost_cases.csv",),
    (
        GradeStep(
            Grade.B,
            "read off the texts of the charge lines",
            lambda source: source == _EOR_SCOPE,
        ),
        GradeStep(Grade.C, "retyped from general knowledge", always),
    ),
)
"""Given by the source a case names."""


def _limit(country: str, case: str, value: Decimal, label: str, note: str) -> tuple[Cell, ...]:
    grade = OWN_CASE_GRADES.grade(RETYPED)
    return (country, case, value, label, note, RETYPED, RETYPED_ON, grade)


def _read_off(country: str, case: str, label: str, note: str) -> tuple[Cell, ...]:
    grade = OWN_CASE_GRADES.grade(_EOR_SCOPE)
    return (country, case, _ONE, label, note, _EOR_SCOPE, _READ_ON, grade)


OWN_CASES: tuple[tuple[Cell, ...], ...] = (
    _limit(
        "AT",
        "quoted_pay_holds_fourteen_payments",
        Decimal(14),
        "Annual gross holds 14 payments",
        "The lines cap twelve of them; special payments have a ceiling of their own that is "
        "not in the lines, so above EUR 83,160 a year the total is too low",
    ),
    _limit(
        "CA",
        "second_pension_tier_left_out",
        Decimal(416),
        "Second tier of the Canada Pension Plan left out",
        "4% of pay between CAD 74,600 and 85,000, at most CAD 416 a year, is not in the lines",
    ),
    _limit(
        "MX",
        "old_age_at_the_top_bracket",
        Decimal("7.513"),
        "Old-age insurance at the rate of pay above four reference units a day",
        "Below about MXN 163,600 a year the rate is 3.15% to 6.61%, so there the total is up to "
        "4.4 points too high",
    ),
    _read_off(
        "AL",
        "ordinary_private_employee",
        "Ordinary employee of a private employer",
        "Accident insurance at its single published rate of 0.3%",
    ),
    _read_off(
        "EG",
        "old_health_system_low_risk",
        "Private employee under the old health insurance, low-risk activity",
        "The 1% for work injuries falls away where the new health system applies; hazardous "
        "activities pay 0.5 points more",
    ),
    _read_off(
        "ES",
        "open_ended_group_1_software",
        "Open-ended contract, contribution group 1 (graduates), software activity",
        "A fixed-term contract pays 6.70% unemployment in place of 5.50%; accident cover of 1.50% "
        "follows the activity",
    ),
    _read_off(
        "IE",
        "class_a_without_occupational_pension",
        "Social insurance class A, aged 23 to 60, no occupational pension",
        "A qualifying occupational pension takes the place of auto-enrolment's 1.5%",
    ),
    _read_off(
        "JP",
        "tokyo_under_40_office",
        "Works in Tokyo, under 40, office activity",
        "Health insurance of the Kyokai Kenpo, set by prefecture; from 40 to 64 years nursing care "
        "adds 0.81%",
    ),
    _read_off(
        "KE",
        "work_injury_cover_not_priced",
        "Work-injury cover and training levy at zero",
        "The cover's price is the insurer's, near 0.9% at one provider; the levy is KES 600 a year",
    ),
    _read_off(
        "LK",
        "gratuity_not_accrued",
        "Gratuity at zero",
        "Due from employers of 15 or more after five years of service: half a month's pay for "
        "each year",
    ),
    _read_off(
        "MA",
        "full_health_insurance_accident_not_priced",
        "Full health insurance contribution, work-accident premium at zero",
        "The premium follows the occupation, near 0.85% at one provider; older firms with a group "
        "cover pay 2.26 points less",
    ),
    _read_off(
        "MM",
        "registered_establishment_starting_rate",
        "Insured staff of a registered establishment, starting rate for work injuries",
        "The rate moves with the establishment's claims",
    ),
    _read_off(
        "MX",
        "office_risk_class_state_tax_3",
        "Office risk class I at its least premium, state payroll tax 3%",
        "Risk premiums run up to about 15%; state taxes from 2% to 4%, 4% in Mexico City",
    ),
    _read_off(
        "NL",
        "permanent_contract_larger_employer",
        "Written permanent contract, medium or large employer, no sector pension",
        "Fixed-term and on-call contracts pay 5 points more for unemployment, small employers 1.36 "
        "less for disability; sector pensions commonly cost 8% to 20%",
    ),
    _read_off(
        "SE",
        "under_67_no_collective_agreement",
        "Under 67, no occupational pension by agreement",
        "Collective agreements add roughly 4.5% and more above a ceiling",
    ),
)
