"""What is wrong or doubtful in a plan."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.company_day import CompanyDay
from planner.plan.model import Assumptions, Engagement, Plan, Position, PositionStatus, Team
from planner.plan.seat_checks import HIGHEST_PLAUSIBLE_PAY_USD, LOWEST_PLAUSIBLE_PAY_USD
from planner.plan.validation import Problem, ProblemKind, Severity, find_problems
from planner.plan.working_pattern import DatedHours, WeekdayHours, WorkingPattern
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId, SeatId, TeamId
from planner.quantities.money import Money
from planner.quantities.month import Month

EUR, USD, PLN, XXX = (CurrencyCode(code) for code in ("EUR", "USD", "PLN", "XXX"))
IE = CountryCode("IE")
DUBLIN, MUNICH = PlaceId("ie-dublin"), PlaceId("de-munich")
Kind = ProblemKind
FRIDAY = WeekdayHours(4, time(9), time(14))


@pytest.fixture
def problems_of(
    plan: Plan, market: Snapshot, make_position: Callable[..., Position]
) -> Callable[..., list[Problem]]:
    """Find the problems of the sound plan with one more position, changed in some fields."""

    def find(**fields: Any) -> list[Problem]:
        seat = make_position("P-04", **fields)
        return list(find_problems(replace(plan, positions=(*plan.positions, seat)), market))

    return find


def pay(amount: str, currency: CurrencyCode = PLN) -> Money:
    return Money(Decimal(amount), currency)


def test_that_a_sound_plan_has_no_problems(plan: Plan, market: Snapshot) -> None:
    assert find_problems(plan, market) == ()


@pytest.mark.parametrize(
    "pattern",
    [
        WorkingPattern(start=time(22), end=time(6), break_start=time(2), break_minutes=30),
        WorkingPattern(start=time(22), end=time(6), break_start=time(5, 30), break_minutes=30),
        WorkingPattern(break_start=time(9), break_minutes=479),
        WorkingPattern(break_minutes=45, flex_minutes=360),
        WorkingPattern(break_start=time(20)),  # of no length
        WorkingPattern(weekday_hours=(FRIDAY, WeekdayHours(3, time(22), time(6)))),
        WorkingPattern(
            dated_hours=(DatedHours(date(2027, 2, 8), date(2027, 2, 8), time(9), time(15)),)
        ),
    ],
)
def test_that_a_pattern_that_can_be_worked_is_no_problem(
    problems_of: Callable[..., list[Problem]], pattern: WorkingPattern
) -> None:
    assert problems_of(working_pattern=pattern) == []


def test_that_a_buddy_of_the_team_and_a_usual_share_are_no_problem(
    plan: Plan, problems_of: Callable[..., list[Problem]]
) -> None:
    buddy = plan.members[0].id
    assert problems_of(buddy_id=buddy, benefits_share=Decimal("0.25")) == []


def test_that_a_team_and_a_place_are_named_with_the_problem_of_their_pattern(
    plan: Plan, market: Snapshot
) -> None:
    around_the_clock = WorkingPattern(start=time(9), end=time(9))
    teams = (replace(plan.teams[0], working_pattern=around_the_clock), *plan.teams[1:])
    patterns = {MUNICH: around_the_clock}
    found = find_problems(replace(plan, teams=teams, place_patterns=patterns), market)
    assert [each.facts["whose"] for each in found] == ["Munich", plan.teams[0].name]
    assert {each.kind for each in found} == {Kind.WORKING_DAY_OF_24_HOURS}


@pytest.mark.parametrize(
    ("fields", "kind", "field_name", "facts"),
    [
        ({"place_id": PlaceId("xx-atlantis")}, Kind.UNKNOWN_PLACE, "place_id",
         {"place_id": "xx-atlantis"}),
        ({"base_pay": pay("95000", EUR)}, Kind.CURRENCY_NOT_OF_PLACE, "base_pay",
         {"currency": "EUR", "expected": "PLN", "place": "Krakow"}),
        ({"base_pay": pay("-1")}, Kind.NEGATIVE_PAY, "base_pay",
         {"amount": Decimal(-1), "currency": "PLN"}),
        ({"base_pay": pay("0")}, Kind.ZERO_PAY, "base_pay", {"currency": "PLN"}),
        ({"base_pay": pay("9500")}, Kind.PAY_LOOKS_MONTHLY, "base_pay",
         {"amount": Decimal(9500), "currency": "PLN", "yearly": Decimal(114_000)}),
        ({"base_pay": pay("38500000")}, Kind.PAY_LOOKS_TOO_HIGH, "base_pay",
         {"amount": Decimal(38_500_000), "currency": "PLN", "amount_usd": Decimal(10_000_000)}),
        ({"team_id": TeamId("T-9")}, Kind.UNKNOWN_TEAM, "team_id", {"team_id": "T-9"}),
        ({"end": date(2027, 2, 28)}, Kind.END_BEFORE_START, "end",
         {"start": date(2027, 3, 1), "end": date(2027, 2, 28)}),
        ({"start": date(2026, 12, 31)}, Kind.START_BEFORE_HORIZON, "start",
         {"start": date(2026, 12, 31), "horizon_start": date(2027, 1, 1)}),
        ({"start": date(2028, 1, 1)}, Kind.START_AFTER_HORIZON, "start",
         {"start": date(2028, 1, 1), "horizon_end": date(2027, 12, 31)}),
        ({"start": date(2027, 3, 6)}, Kind.START_ON_WEEKEND, "start",
         {"start": date(2027, 3, 6), "next_working_day": date(2027, 3, 8), "place": "Krakow"}),
        ({"buddy_id": SeatId("M-77")}, Kind.UNKNOWN_BUDDY, "buddy_id", {"member_id": "M-77"}),
        ({"benefits_share": Decimal("-0.1")}, Kind.NEGATIVE_ASSUMPTION, "benefits_share",
         {"amount": Decimal("-0.1")}),
        ({"benefits_share": Decimal(12)}, Kind.SHARE_LOOKS_LIKE_PERCENT, "benefits_share",
         {"share": Decimal(12)}),
        ({"working_pattern": WorkingPattern(weekdays=frozenset())}, Kind.NO_WEEKDAYS,
         "working_pattern", {}),
        ({"working_pattern": WorkingPattern(weekdays=frozenset({0, 9, 7}))},
         Kind.WEEKDAYS_OUT_OF_RANGE, "working_pattern", {"weekdays": "7, 9"}),
        ({"working_pattern": WorkingPattern(start=time(9), end=time(9))},
         Kind.WORKING_DAY_OF_24_HOURS, "working_pattern", {"time": "09:00"}),
        ({"working_pattern": WorkingPattern(break_minutes=480)},
         Kind.BREAK_LONGER_THAN_DAY, "working_pattern", {"minutes": 480}),
        ({"working_pattern": WorkingPattern(break_start=time(16, 45), break_minutes=30)},
         Kind.BREAK_OUTSIDE_HOURS, "working_pattern",
         {"minutes": 30, "time": "16:45", "start": "09:00", "end": "17:00"}),
        ({"working_pattern": WorkingPattern(break_start=time(8, 30), break_minutes=30)},
         Kind.BREAK_OUTSIDE_HOURS, "working_pattern",
         {"minutes": 30, "time": "08:30", "start": "09:00", "end": "17:00"}),
        ({"working_pattern": WorkingPattern(flex_minutes=361)},
         Kind.FLEX_OF_HOURS, "working_pattern", {"minutes": 361, "most": 360}),
        ({"working_pattern": WorkingPattern(weekday_hours=(FRIDAY, FRIDAY))},
         Kind.WEEKDAY_HOURS_REPEATED, "working_pattern", {"weekday": 4}),
        ({"working_pattern": WorkingPattern(weekday_hours=(WeekdayHours(4, time(9), time(9)),))},
         Kind.WEEKDAY_OF_24_HOURS, "working_pattern", {"weekday": 4, "time": "09:00"}),
        ({"working_pattern": WorkingPattern(dated_hours=(
            DatedHours(date(2027, 3, 9), date(2027, 2, 8), time(9), time(15)),))},
         Kind.DATED_HOURS_END_BEFORE_START, "working_pattern",
         {"first_day": date(2027, 3, 9), "last_day": date(2027, 2, 8)}),
        ({"working_pattern": WorkingPattern(dated_hours=(
            DatedHours(date(2027, 2, 8), date(2027, 2, 8), time(9), time(9)),))},
         Kind.DATED_HOURS_OF_24_HOURS, "working_pattern",
         {"first_day": date(2027, 2, 8), "last_day": date(2027, 2, 8), "time": "09:00"}),
    ],
)  # fmt: skip
def test_that_a_seats_problem_says_what_and_where(
    problems_of: Callable[..., list[Problem]],
    fields: dict[str, Any],
    kind: ProblemKind,
    field_name: str,
    facts: dict[str, Any],
) -> None:
    expected = Problem(kind, kind.severity, SeatId("P-04"), field_name, facts)
    assert problems_of(**fields) == [expected]


@pytest.mark.parametrize(("place", "kinds"), [(MUNICH, [Kind.START_ON_HOLIDAY]), (DUBLIN, [])])
def test_that_a_holiday_counts_only_where_it_is_one(
    problems_of: Callable[..., list[Problem]], place: PlaceId, kinds: list[ProblemKind]
) -> None:
    # Epiphany, Wednesday 6 January 2027: in Bavaria, not in Ireland.
    found = problems_of(place_id=place, base_pay=pay("95000", EUR), start=date(2027, 1, 6))
    assert [problem.kind for problem in found] == kinds
    if kinds:
        assert found[0].facts == {
            "start": date(2027, 1, 6),
            "next_working_day": date(2027, 1, 7),
            "place": "Munich",
            "holiday": "Epiphany",
        }


@pytest.mark.parametrize(
    ("day", "country", "kinds"),
    [
        (date(2027, 1, 8), None, [Kind.START_ON_COMPANY_DAY]),
        (date(2027, 1, 8), "DE", [Kind.START_ON_COMPANY_DAY]),
        (date(2027, 1, 8), "IE", []),
        (date(2027, 1, 6), "DE", [Kind.START_ON_HOLIDAY]),
        (date(2027, 1, 9), "DE", [Kind.START_ON_WEEKEND]),
    ],
)
def test_that_a_start_on_a_company_day_is_asked_about_where_the_day_is_worked_otherwise(
    plan: Plan,
    market: Snapshot,
    make_position: Callable[..., Position],
    day: date,
    country: str | None,
    kinds: list[ProblemKind],
) -> None:
    seat = make_position("P-04", place_id=MUNICH, base_pay=pay("95000", EUR), start=day)
    company_day = CompanyDay(day, CountryCode(country) if country else None)
    days = {company_day: "Shutdown", CompanyDay(date(2027, 1, 11)): "Shutdown"}
    found = find_problems(
        replace(plan, positions=(*plan.positions, seat), company_days=days), market
    )
    assert [problem.kind for problem in found] == kinds
    if kinds != [Kind.START_ON_HOLIDAY]:
        nexts = [problem.facts["next_working_day"] for problem in found]
        assert nexts == [date(2027, 1, 12)] * len(kinds)


@pytest.mark.parametrize("status", [PositionStatus.ON_HOLD, PositionStatus.CLOSED])
def test_that_the_first_day_of_a_position_on_hold_is_of_no_concern(
    problems_of: Callable[..., list[Problem]], status: PositionStatus
) -> None:
    assert problems_of(start=date(2027, 3, 6), status=status) == []
    assert problems_of(start=date(2020, 3, 6), status=status) == []


def test_that_the_edges_of_what_is_allowed_are_allowed(
    plan: Plan, market: Snapshot, make_position: Callable[..., Position]
) -> None:
    edge = replace(
        plan,
        positions=(
            make_position("P-01", end=date(2027, 3, 1)),  # one day
            make_position("P-02", start=date(2027, 12, 31)),  # the horizon's last day
            make_position("P-03", start=date(2027, 2, 1)),  # and its first
        ),
        horizon_start=Month(2027, 2),
        horizon_months=11,
        budget={month: Decimal(0) for month in plan.months},
        assumptions=Assumptions(benefits_share=Decimal(1), agency_fee_share=Decimal(0)),
    )
    assert find_problems(edge, market) == ()


def test_that_plausible_pay_has_bounds_in_dollars_at_both_ends(
    problems_of: Callable[..., list[Problem]],
) -> None:
    units = Decimal("3.85")
    lowest, highest = LOWEST_PLAUSIBLE_PAY_USD * units, HIGHEST_PLAUSIBLE_PAY_USD * units
    cent = Decimal("0.01")
    kinds = {
        amount: [p.kind for p in problems_of(base_pay=Money(amount, PLN))]
        for amount in (lowest - cent, lowest, highest, highest + cent)
    }
    assert list(kinds.values()) == [[Kind.PAY_LOOKS_MONTHLY], [], [], [Kind.PAY_LOOKS_TOO_HIGH]]


def test_that_a_country_without_rules_can_only_be_worked_from_as_a_contractor(
    problems_of: Callable[..., list[Problem]],
) -> None:
    zurich = {"place_id": PlaceId("ch-zurich"), "base_pay": pay("170000", CurrencyCode("CHF"))}
    kinds = {e: [p.kind for p in problems_of(**zurich, engagement=e)] for e in Engagement}
    assert kinds == {
        Engagement.OWN_ENTITY: [Kind.NO_EMPLOYER_COST_RULES],
        Engagement.EMPLOYER_OF_RECORD: [Kind.NO_EMPLOYER_COST_RULES],
        Engagement.CONTRACTOR: [],
    }


def test_that_a_currency_without_any_rate_is_an_error_until_the_plan_fixes_one(
    plan: Plan, market: Snapshot, make_position: Callable[..., Position]
) -> None:
    seat = make_position(base_pay=pay("95000", XXX))
    unpriced = replace(plan, positions=(seat,))
    fixed = replace(unpriced, plan_rates={XXX: Decimal("0.5")})
    kinds = [[p.kind for p in find_problems(p, market)] for p in (unpriced, fixed)]
    assert kinds == [
        [Kind.CURRENCY_NOT_OF_PLACE, Kind.NO_EXCHANGE_RATE],
        [Kind.CURRENCY_NOT_OF_PLACE],
    ]


def test_that_seats_sharing_an_id_are_each_named(plan: Plan, market: Snapshot) -> None:
    member = replace(plan.members[1], id=plan.members[0].id)
    found = find_problems(replace(plan, members=(plan.members[0], member)), market)
    expected = Problem(Kind.DUPLICATE_SEAT_ID, Severity.ERROR, SeatId("M-01"), "id", {"count": 2})
    assert found == (expected, expected)


def test_that_members_may_have_started_long_ago_on_any_day(plan: Plan, market: Snapshot) -> None:
    member = replace(plan.members[0], start=date(2015, 8, 1))  # a Saturday
    assert find_problems(replace(plan, members=(member,)), market) == ()


def test_that_a_seat_with_several_problems_names_them_all(
    problems_of: Callable[..., list[Problem]],
) -> None:
    found = problems_of(base_pay=pay("-5", EUR), team_id=TeamId("T-9"), end=date(2020, 1, 1))
    assert {problem.kind for problem in found} == {
        Kind.UNKNOWN_TEAM, Kind.CURRENCY_NOT_OF_PLACE, Kind.NEGATIVE_PAY, Kind.END_BEFORE_START,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "kind", "field_name", "facts"),
    [
        ({"anchor_id": PlaceId("xx-atlantis")}, Kind.UNKNOWN_ANCHOR, "anchor_id",
         {"place_id": "xx-atlantis"}),
        ({"fiscal_year_start_month": 13}, Kind.FISCAL_YEAR_START_OUT_OF_RANGE,
         "fiscal_year_start_month", {"month": 13}),
        ({"fiscal_year_start_month": 0}, Kind.FISCAL_YEAR_START_OUT_OF_RANGE,
         "fiscal_year_start_month", {"month": 0}),
        ({"horizon_months": 0}, Kind.HORIZON_OUT_OF_RANGE, "horizon_months",
         {"months": 0, "minimum": 1, "maximum": 120}),
        ({"horizon_months": 121}, Kind.HORIZON_OUT_OF_RANGE, "horizon_months",
         {"months": 121, "minimum": 1, "maximum": 120}),
        ({"working_pattern": WorkingPattern(weekdays=frozenset({-1}))},
         Kind.WEEKDAYS_OUT_OF_RANGE, "working_pattern", {"weekdays": "-1"}),
        ({"plan_rates": {PLN: Decimal(0)}}, Kind.PLAN_RATE_NOT_POSITIVE, "plan_rates",
         {"currency": "PLN", "rate": Decimal(0)}),
        ({"plan_rates": {USD: Decimal(2)}}, Kind.PLAN_RATE_OF_REPORTING_CURRENCY, "plan_rates",
         {"currency": "USD", "rate": Decimal(2)}),
        ({"assumptions": Assumptions(benefits_share=Decimal(-1))}, Kind.NEGATIVE_ASSUMPTION,
         "benefits_share", {"amount": Decimal(-1)}),
        ({"assumptions": Assumptions(agency_fee_share=Decimal(20))},
         Kind.SHARE_LOOKS_LIKE_PERCENT, "agency_fee_share", {"share": Decimal(20)}),
        ({"assumptions": Assumptions(benefits_share_by_country={IE: Decimal(9)})},
         Kind.SHARE_LOOKS_LIKE_PERCENT, "benefits_share_by_country",
         {"share": Decimal(9), "country": "IE"}),
        ({"assumptions": Assumptions(equipment=pay("-5", USD))}, Kind.NEGATIVE_ASSUMPTION,
         "equipment", {"amount": Decimal(-5), "currency": "USD"}),
        ({"assumptions": Assumptions(contractor_fee_usd=Decimal(-5))}, Kind.NEGATIVE_ASSUMPTION,
         "contractor_fee_usd", {"amount": Decimal(-5)}),
        ({"assumptions": Assumptions(equipment=pay("5", XXX))}, Kind.NO_EXCHANGE_RATE,
         "equipment", {"currency": "XXX", "reporting_currency": "USD"}),
        ({"assumptions": Assumptions(equipment_by_country={IE: pay("5", XXX)})},
         Kind.NO_EXCHANGE_RATE, "equipment_by_country",
         {"currency": "XXX", "reporting_currency": "USD", "country": "IE"}),
        ({"assumptions": Assumptions(equipment_by_country={IE: pay("-5", USD)})},
         Kind.NEGATIVE_ASSUMPTION, "equipment_by_country",
         {"amount": Decimal(-5), "currency": "USD", "country": "IE"}),
        ({"assumptions": Assumptions(raise_share=Decimal("-0.1"))}, Kind.FRACTION_OUT_OF_RANGE,
         "raise_share", {"fraction": Decimal("-0.1")}),
        ({"assumptions": Assumptions(raise_share_by_country={IE: Decimal(3)})},
         Kind.FRACTION_OUT_OF_RANGE, "raise_share_by_country",
         {"fraction": Decimal(3), "country": IE}),
        ({"assumptions": Assumptions(raise_month=13)}, Kind.NUMBER_OF_MONTHS_OUT_OF_RANGE,
         "raise_month", {"months": 13, "minimum": 1, "maximum": 12}),
        ({"assumptions": Assumptions(raise_after_months=-1)}, Kind.NUMBER_OF_MONTHS_OUT_OF_RANGE,
         "raise_after_months", {"months": -1, "minimum": 0, "maximum": 120}),
        ({"assumptions": Assumptions(attrition_share=Decimal("1.1"))}, Kind.FRACTION_OUT_OF_RANGE,
         "attrition_share", {"fraction": Decimal("1.1")}),
        ({"assumptions": Assumptions(overhead_share=Decimal("-0.1"))}, Kind.NEGATIVE_ASSUMPTION,
         "overhead_share", {"amount": Decimal("-0.1")}),
        ({"assumptions": Assumptions(overhead_share_by_country={IE: Decimal(3)})},
         Kind.SHARE_LOOKS_LIKE_PERCENT, "overhead_share_by_country",
         {"share": Decimal(3), "country": "IE"}),
        ({"assumptions": Assumptions(agency_fee_share_by_country={IE: Decimal(-3)})},
         Kind.NEGATIVE_ASSUMPTION, "agency_fee_share_by_country",
         {"amount": Decimal(-3), "country": "IE"}),
        ({"assumptions": Assumptions(target_percentile=Decimal(60))},
         Kind.FRACTION_OUT_OF_RANGE, "target_percentile", {"fraction": Decimal(60)}),
    ],
)  # fmt: skip
def test_that_the_plans_own_problem_says_what_and_where(
    plan: Plan,
    market: Snapshot,
    fields: dict[str, Any],
    kind: ProblemKind,
    field_name: str,
    facts: dict[str, Any],
) -> None:
    found = find_problems(replace(plan, **fields), market)
    assert found == (Problem(kind, kind.severity, None, field_name, facts),)


def test_that_an_unknown_reporting_currency_leaves_nothing_convertible(
    plan: Plan, market: Snapshot
) -> None:
    found = find_problems(replace(plan, reporting_currency=XXX), market)
    assert found[0].kind is Kind.UNKNOWN_REPORTING_CURRENCY
    assert [p.kind for p in found[1:]] == [Kind.NO_EXCHANGE_RATE] * 5


def test_that_an_unknown_anchor_of_a_team_is_named(plan: Plan, market: Snapshot) -> None:
    team = replace(plan.teams[1], anchor_id=PlaceId("xx-atlantis"))
    (problem,) = find_problems(replace(plan, teams=(plan.teams[0], team)), market)
    assert problem.kind is Kind.UNKNOWN_TEAM_ANCHOR
    assert problem.facts == {"place_id": "xx-atlantis", "team": "MLOps"}


def test_that_teams_sharing_an_id_are_named_once(plan: Plan, market: Snapshot) -> None:
    teams = (*plan.teams, Team(id=TeamId("T-1"), name="Again"))
    (problem,) = find_problems(replace(plan, teams=teams), market)
    assert problem.kind is Kind.DUPLICATE_TEAM_ID
    assert problem.facts == {"team_id": "T-1", "count": 2}


def test_that_months_without_budget_are_counted_and_the_first_is_named(
    plan: Plan, market: Snapshot
) -> None:
    missing = {Month(2027, 3), Month(2027, 11)}
    budget = {month: amount for month, amount in plan.budget.items() if month not in missing}
    (problem,) = find_problems(replace(plan, budget=budget), market)
    assert (problem.kind, problem.severity) == (Kind.BUDGET_MISSING, Severity.WARNING)
    assert problem.facts == {"first_month": date(2027, 3, 1), "months": 2, "currency": "USD"}


def test_that_a_plan_without_any_budget_is_not_nagged(plan: Plan, market: Snapshot) -> None:
    assert find_problems(replace(plan, budget={}), market) == ()


@pytest.mark.parametrize(
    ("place_id", "country", "years"),
    [
        (PlaceId("ua-kyiv"), "UA", "2027, 2028"),  # martial law grants no days off
        (PlaceId("lk-colombo"), "LK", "2027, 2028"),  # known to the end of 2026
    ],
)
def test_that_years_without_holidays_are_named_once_a_country(
    plan: Plan, make_position: Callable[..., Position], place_id: PlaceId, country: str, years: str
) -> None:
    market = load_snapshot()
    currency = market.currency_of(place_id)
    seats = [
        make_position(seat_id, place_id=place_id, base_pay=pay("5000000", currency))
        for seat_id in ("P-04", "P-05")
    ]
    wide = replace(plan, positions=(*plan.positions, *seats), budget={}, horizon_months=24)
    (problem,) = find_problems(wide, market)
    assert (problem.kind, problem.severity) == (Kind.NO_PUBLIC_HOLIDAYS, Severity.WARNING)
    assert (problem.seat_id, problem.facts) == (None, {"country": country, "years": years})


def test_that_known_holidays_of_the_horizon_are_no_finding(
    plan: Plan, make_position: Callable[..., Position]
) -> None:
    colombo = make_position(
        "P-04", place_id=PlaceId("lk-colombo"), base_pay=pay("5000000", CurrencyCode("LKR"))
    )
    this_year = replace(plan, horizon_start=Month(2026, 1), positions=(colombo,), budget={})
    kinds = {problem.kind for problem in find_problems(this_year, load_snapshot())}
    assert Kind.NO_PUBLIC_HOLIDAYS not in kinds


def test_that_a_negative_budget_is_an_error(plan: Plan, market: Snapshot) -> None:
    budget = {**plan.budget, Month(2027, 5): Decimal("-0.01")}
    (problem,) = find_problems(replace(plan, budget=budget), market)
    assert (problem.kind, problem.severity) == (Kind.NEGATIVE_BUDGET, Severity.ERROR)
    assert problem.facts["month"] == date(2027, 5, 1)


@given(st.data())
def test_that_no_plan_a_file_can_hold_is_too_broken_to_be_checked(
    plans: st.SearchStrategy[Plan], market: Snapshot, data: st.DataObject
) -> None:
    found = find_problems(data.draw(plans), market)
    assert all(problem.severity is problem.kind.severity for problem in found)
