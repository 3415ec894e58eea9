import re
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest

from planner.localization.formatting import Formatter
from planner.localization.problems import problem_sentence
from planner.plan.model import Assumptions
from planner.plan.problem import Fact, Problem, ProblemKind
from planner.quantities.identifiers import SeatId

EN = Formatter("en")
DAY, LATER = date(2027, 2, 1), date(2027, 3, 1)
AMOUNT = Decimal(85000)

FACTS: Mapping[ProblemKind, Mapping[str, Fact]] = {
    ProblemKind.UNKNOWN_PLACE: {"place_id": "xx-atlantis"},
    ProblemKind.CURRENCY_NOT_OF_PLACE: {"currency": "USD", "expected": "PLN", "place": "Kraków"},
    ProblemKind.NO_EXCHANGE_RATE: {"currency": "PLN", "reporting_currency": "USD"},
    ProblemKind.NO_EMPLOYER_COST_RULES: {"country": "IS", "engagement": "own-entity"},
    ProblemKind.NEGATIVE_PAY: {"amount": -AMOUNT, "currency": "EUR"},
    ProblemKind.ZERO_PAY: {"currency": "EUR"},
    ProblemKind.PAY_LOOKS_MONTHLY: {
        "amount": Decimal(2500),
        "currency": "EUR",
        "yearly": Decimal(30000),
    },
    ProblemKind.PAY_LOOKS_TOO_HIGH: {
        "amount": AMOUNT * 100,
        "currency": "EUR",
        "amount_usd": AMOUNT * 115,
    },
    ProblemKind.UNKNOWN_TEAM: {"team_id": "T-9"},
    ProblemKind.DUPLICATE_SEAT_ID: {"count": 2},
    ProblemKind.END_BEFORE_START: {"start": LATER, "end": DAY},
    ProblemKind.START_BEFORE_HORIZON: {"start": DAY, "horizon_start": LATER},
    ProblemKind.START_AFTER_HORIZON: {"start": LATER, "horizon_end": DAY},
    ProblemKind.START_ON_WEEKEND: {"start": DAY, "next_working_day": LATER, "place": "Dublin"},
    ProblemKind.START_ON_HOLIDAY: {
        "start": DAY,
        "next_working_day": LATER,
        "place": "Dublin",
        "holiday": "Saint Brigid's Day",
    },
    ProblemKind.START_ON_COMPANY_DAY: {"start": DAY, "next_working_day": LATER, "place": "Dublin"},
    ProblemKind.UNKNOWN_BUDDY: {"member_id": "M-77"},
    ProblemKind.UNKNOWN_MENTOR: {"member_id": "M-77"},
    ProblemKind.UNKNOWN_TEMPLATE: {"template_id": "gone"},
    ProblemKind.LEAVE_ENDS_BEFORE_START: {"first_day": LATER, "last_day": DAY},
    ProblemKind.CIRCULAR_TASKS: {"template": "Mine", "tasks": "A → B → A"},
    ProblemKind.UNKNOWN_TASK: {"template": "Mine", "task": "A", "task_id": "gone"},
    ProblemKind.TASK_FAR_FROM_START: {"template": "Mine", "task": "A", "days": 300, "most": 260},
    ProblemKind.CONTACT_WITHOUT_CALENDAR: {"part": "it", "name": "Desk"},
    ProblemKind.UNKNOWN_CONTACT: {"part": "it", "member_id": "M-77"},
    ProblemKind.UNKNOWN_CONTACT_PLACE: {"part": "it", "place_id": "xx-atlantis"},
    ProblemKind.UNKNOWN_ASSIGNEE: {"key": "P-01/sign-in", "member_id": "M-77"},
    ProblemKind.NO_WEEKDAYS: {},
    ProblemKind.WEEKDAYS_OUT_OF_RANGE: {"weekdays": "7, 9"},
    ProblemKind.WORKING_DAY_OF_24_HOURS: {"time": "09:00"},
    ProblemKind.BREAK_LONGER_THAN_DAY: {"minutes": 600},
    ProblemKind.BREAK_OUTSIDE_HOURS: {
        "minutes": 30,
        "time": "18:00",
        "start": "09:00",
        "end": "17:00",
    },
    ProblemKind.FLEX_OF_HOURS: {"minutes": 420, "most": 360},
    ProblemKind.WEEKDAY_HOURS_REPEATED: {"weekday": 4},
    ProblemKind.WEEKDAY_OF_24_HOURS: {"weekday": 4, "time": "09:00"},
    ProblemKind.DATED_HOURS_END_BEFORE_START: {"first_day": LATER, "last_day": DAY},
    ProblemKind.DATED_HOURS_OF_24_HOURS: {"first_day": DAY, "last_day": LATER, "time": "09:00"},
    ProblemKind.UNKNOWN_ANCHOR: {"place_id": "xx-atlantis"},
    ProblemKind.UNKNOWN_TEAM_ANCHOR: {"place_id": "xx-atlantis", "team": "Platform"},
    ProblemKind.DUPLICATE_TEAM_ID: {"team_id": "T-1", "count": 2},
    ProblemKind.UNKNOWN_REPORTING_CURRENCY: {"currency": "XXX"},
    ProblemKind.HORIZON_OUT_OF_RANGE: {"months": 0, "minimum": 1, "maximum": 120},
    ProblemKind.FISCAL_YEAR_START_OUT_OF_RANGE: {"month": 13},
    ProblemKind.PLAN_RATE_NOT_POSITIVE: {"currency": "PLN", "rate": Decimal(0)},
    ProblemKind.PLAN_RATE_OF_REPORTING_CURRENCY: {"currency": "USD", "rate": Decimal(2)},
    ProblemKind.NEGATIVE_BUDGET: {"month": DAY, "amount": -AMOUNT, "currency": "USD"},
    ProblemKind.BUDGET_MISSING: {"first_month": DAY, "months": 3, "currency": "USD"},
    ProblemKind.NO_PUBLIC_HOLIDAYS: {"country": "LK", "years": "2027, 2028"},
    ProblemKind.NEGATIVE_ASSUMPTION: {"amount": -AMOUNT},
    ProblemKind.SHARE_LOOKS_LIKE_PERCENT: {"share": Decimal(20)},
    ProblemKind.FRACTION_OUT_OF_RANGE: {"fraction": Decimal("1.5")},
    ProblemKind.NUMBER_OF_MONTHS_OUT_OF_RANGE: {"months": 13, "minimum": 1, "maximum": 12},
    ProblemKind.OPENED_AFTER_START: {"opened": LATER, "start": DAY},
    ProblemKind.NO_POOL: {"country": "MU"},
    ProblemKind.NO_RECRUITERS: {"count": 3},
    ProblemKind.LEVER_STRENGTH_OUT_OF_RANGE: {
        "lever": "pay-uplift",
        "strength": Decimal(20),
        "lowest": Decimal("0.01"),
        "highest": Decimal("0.5"),
        "unit": "share of base pay",
    },
    ProblemKind.LEVER_EFFECT_NOT_POSITIVE: {"lever": "agency", "effect": "time-to-fill"},
    ProblemKind.LEVER_EFFECT_OUT_OF_ORDER: {"lever": "agency", "effect": "pool"},
    ProblemKind.NEGATIVE_LEVER_COST: {"lever": "agency", "amount": -AMOUNT, "currency": "USD"},
    ProblemKind.LEVER_STARTS_AFTER_HORIZON: {"lever": "agency", "month": LATER, "horizon_end": DAY},
    ProblemKind.NEGATIVE_COEFFICIENT: {"coefficient": "spread", "number": Decimal(-1)},
    ProblemKind.IMPOSSIBLE_PAST_HIRES: {"count": 2, "opened": LATER, "accepted": DAY},
}
FIELDS = {
    ProblemKind.NEGATIVE_ASSUMPTION: "employer_of_record_fee_usd",
    ProblemKind.SHARE_LOOKS_LIKE_PERCENT: "benefits_share",
    ProblemKind.FRACTION_OUT_OF_RANGE: "skill_association",
    ProblemKind.NUMBER_OF_MONTHS_OUT_OF_RANGE: "raise_month",
}


def problem(kind: ProblemKind, **more: Fact) -> Problem:
    return Problem(kind, kind.severity, None, FIELDS.get(kind), {**FACTS[kind], **more})


@pytest.mark.parametrize("kind", ProblemKind)
def test_that_every_kind_of_problem_has_a_whole_sentence(kind: ProblemKind) -> None:
    sentence = problem_sentence(problem(kind), EN)
    assert re.fullmatch(r"[A-Z\d“].+[.%]", sentence)
    assert "{" not in sentence


def test_that_a_sentence_begins_with_its_seat_unless_it_stands_beside_it() -> None:
    found = replace(problem(ProblemKind.NEGATIVE_PAY), seat_id=SeatId("P-03"))
    text = "Base pay is negative (−€85,000.00). Enter the annual gross, 0 or more."
    assert problem_sentence(found, EN) == f"P-03: {text}"
    assert problem_sentence(found, EN, with_seat=False) == text


def test_that_dates_shares_and_names_are_written_for_people() -> None:
    holiday = problem_sentence(problem(ProblemKind.START_ON_HOLIDAY), EN)
    assert "1 Feb 27" in holiday
    assert "Saint Brigid's Day" in holiday
    assert "Iceland" in problem_sentence(problem(ProblemKind.NO_EMPLOYER_COST_RULES), EN)
    assert "Own entity" in problem_sentence(problem(ProblemKind.NO_EMPLOYER_COST_RULES), EN)
    assert "2,000%" in problem_sentence(problem(ProblemKind.SHARE_LOOKS_LIKE_PERCENT), EN)
    poland = problem(ProblemKind.SHARE_LOOKS_LIKE_PERCENT, country="PL")
    assert "benefits in Poland" in problem_sentence(poland, EN)


def test_that_one_missing_month_is_said_in_the_singular() -> None:
    one = problem_sentence(problem(ProblemKind.BUDGET_MISSING, months=1), EN)
    assert one.startswith("1 month has no budget: Feb 27.")
    assert "3 months have no budget" in problem_sentence(problem(ProblemKind.BUDGET_MISSING), EN)


def test_that_years_are_written_without_a_thousands_mark() -> None:
    sentence = problem_sentence(problem(ProblemKind.NO_PUBLIC_HOLIDAYS), EN)
    assert "holidays of Sri Lanka for 2027, 2028, so" in sentence


def test_that_braces_in_a_name_stay_braces() -> None:
    strange = problem(ProblemKind.UNKNOWN_TEAM, team_id="{0.__class__}")
    assert "{0.__class__}" in problem_sentence(strange, EN)


@pytest.mark.parametrize("field_name", [field.name for field in fields(Assumptions)])
def test_that_every_assumption_has_a_name(field_name: str) -> None:
    kind = ProblemKind.NEGATIVE_ASSUMPTION
    found = Problem(kind, kind.severity, None, field_name, FACTS[kind])
    assert "assumption for" in problem_sentence(found, EN)
