"""What is wrong or doubtful in a plan's hiring, and how it is said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.localization.formatting import Formatter
from planner.localization.problems import problem_sentence
from planner.market.lever import EffectKind, LeverKind
from planner.market.loader import load_snapshot
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.hiring_checks import check_pools
from planner.plan.levers import HiringAssumptions, LeverSetting, PastHire
from planner.plan.model import Plan, Position, PositionStatus
from planner.plan.samples import load_sample
from planner.plan.validation import Problem, ProblemKind, Severity, find_problems
from planner.quantities.identifiers import CountryCode, PlaceId
from planner.quantities.month import Month

Kind = ProblemKind
Told = Callable[[Plan], list[str]]
HIRE = PastHire(
    role=RoleFamily.MLOPS_ENGINEER,
    level=Level.SENIOR,
    country=CountryCode("PL"),
    opened=date(2026, 2, 3),
    accepted=date(2026, 5, 9),
)
UNLIKELY = (Decimal("0.9"), Decimal("0.5"), Decimal(1))


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def sample() -> Plan:
    return replace(load_sample("cloud-provider"), levers={}, scenarios=())


@pytest.fixture
def problems_of(shipped: Snapshot) -> Callable[[Plan], list[Problem]]:
    return lambda plan: list(find_problems(plan, shipped))


@pytest.fixture
def told(problems_of: Callable[[Plan], list[Problem]]) -> Told:
    return lambda plan: [problem_sentence(each, Formatter("en")) for each in problems_of(plan)]


def levered(plan: Plan, kind: LeverKind, setting: LeverSetting) -> Plan:
    return replace(plan, levers={kind: setting})


def test_that_open_positions_without_any_recruiter_are_told(sample: Plan, told: Told) -> None:
    nobody = replace(sample, hiring=HiringAssumptions(recruiters=0))
    assert told(nobody) == [
        (
            "There is no recruiter for 10 open positions, so they are never filled. Enter how many "
            "work on the plan, or leave the number open."
        )
    ]
    helped = levered(nobody, LeverKind.RECRUITERS, LeverSetting(is_on=True))
    assert told(helped) == []
    filled = tuple(replace(each, status=PositionStatus.ACCEPTED) for each in sample.positions)
    assert told(replace(nobody, positions=filled)) == []


def test_that_a_strength_outside_its_range_is_told_in_its_unit(sample: Plan, told: Told) -> None:
    raised = levered(sample, LeverKind.PAY_UPLIFT, LeverSetting(strength=Decimal(20)))
    assert told(raised) == ["The lever “Raise pay” is set to 2,000%. Enter 1% to 50%."]
    many = levered(sample, LeverKind.UNIVERSITY, LeverSetting(strength=Decimal(7)))
    assert told(many) == ["The lever “University partnership” is set to 7. Enter 1 to 6."]
    for strength in ("0.01", "0.5"):
        fits = levered(sample, LeverKind.PAY_UPLIFT, LeverSetting(strength=Decimal(strength)))
        assert told(fits) == []


def test_that_an_effect_that_leaves_no_time_is_an_error(
    sample: Plan, told: Told, problems_of: Callable[[Plan], list[Problem]]
) -> None:
    setting = LeverSetting(effects={EffectKind.TIME_TO_FILL: (Decimal(0), Decimal(1), Decimal(1))})
    plan = levered(sample, LeverKind.AGENCY, setting)
    assert told(plan) == [
        (
            "Your range of “Time to fill” of the lever “Recruiting agency” begins at zero or below, "
            "which would leave no time or turn it negative. Enter factors above 0."
        )
    ]
    (problem,) = problems_of(plan)
    assert problem.severity is Severity.ERROR


def test_that_no_delay_is_possible_and_a_negative_one_is_not(sample: Plan, told: Told) -> None:
    weeks = EffectKind.START_DELAY_WEEKS
    at_once = LeverSetting(effects={weeks: (Decimal(0), Decimal(1), Decimal(2))})
    assert told(levered(sample, LeverKind.AGENCY, at_once)) == []
    before = LeverSetting(effects={weeks: (Decimal(-1), Decimal(1), Decimal(2))})
    assert len(told(levered(sample, LeverKind.AGENCY, before))) == 1


def test_that_a_range_that_does_not_rise_is_told(sample: Plan, told: Told) -> None:
    setting = LeverSetting(effects={EffectKind.POOL: UNLIKELY})
    assert told(levered(sample, LeverKind.AGENCY, setting)) == [
        (
            "Your range of “Pool of candidates” of the lever “Recruiting agency” does not rise from "
            "low over likely to high. Put the three in order."
        )
    ]


def test_that_a_negative_cost_is_told_with_its_currency(sample: Plan, told: Told) -> None:
    setting = LeverSetting(monthly_cost=Decimal(-500), once_cost=Decimal(0))
    (sentence,) = told(levered(sample, LeverKind.REFERRALS, setting))
    assert sentence.replace("\N{NO-BREAK SPACE}", " ") == (
        "The cost of the lever “Referral bonus” is negative (\N{MINUS SIGN}$500.00). Enter 0 or more."
    )


def test_that_a_lever_beyond_the_horizon_does_nothing(sample: Plan, told: Told) -> None:
    late = LeverSetting(is_on=True, starts=Month(2029, 1))
    assert told(levered(sample, LeverKind.UNIVERSITY, late)) == [
        (
            "The lever “University partnership” begins in Jan 29, after the plan's last day "
            "31 Dec 28, so it does nothing. Begin it earlier, or lengthen the plan."
        )
    ]
    last = replace(late, starts=Month(2028, 12))
    assert told(levered(sample, LeverKind.UNIVERSITY, last)) == []
    assert told(levered(sample, LeverKind.UNIVERSITY, replace(late, is_on=False))) == []


def test_that_a_plan_without_a_horizon_is_told_of_that_alone(
    sample: Plan, problems_of: Callable[[Plan], list[Problem]]
) -> None:
    late = LeverSetting(is_on=True, starts=Month(2029, 1))
    plan = replace(levered(sample, LeverKind.UNIVERSITY, late), horizon_months=0, budget={})
    kinds = [problem.kind for problem in problems_of(plan) if problem.seat_id is None]
    assert kinds == [Kind.HORIZON_OUT_OF_RANGE]


def test_that_a_negative_coefficient_is_told_by_its_name(sample: Plan, told: Told) -> None:
    hiring = HiringAssumptions(
        coefficients={"spread": Decimal("-0.1"), "baseline-days": Decimal(9)}
    )
    assert told(replace(sample, hiring=hiring)) == [
        "Your figure for “Spread of these days” is negative (\N{MINUS SIGN}0.1). Enter 0 or more."
    ]


def test_that_past_hires_that_cannot_be_are_counted(sample: Plan, told: Told) -> None:
    backward = replace(HIRE, opened=date(2026, 5, 9), accepted=date(2026, 2, 3))
    endless = replace(HIRE, opened=date(2020, 5, 9))
    assert told(replace(sample, past_hires=(HIRE, backward, endless))) == [
        (
            "The days of 2 past hires cannot be, the first opened on 9 May 26 and accepted on "
            "3 Feb 26. Import past hires again without them."
        )
    ]


def test_that_a_start_before_its_requisition_is_told(
    sample: Plan, told: Told, problems_of: Callable[[Plan], list[Problem]]
) -> None:
    def opened(day: date) -> Plan:
        late = replace(sample.positions[4], opened=day)
        return replace(sample, positions=(*sample.positions[:4], late, *sample.positions[5:]))

    assert told(opened(date(2027, 3, 2))) == [
        (
            "P-05: The requisition opens on 2 Mar 27, after the start 1 Mar 27. Correct one of the "
            "dates."
        )
    ]
    assert told(opened(date(2027, 3, 1))) == []
    (problem,) = problems_of(opened(date(2027, 3, 2)))
    assert (problem.severity, problem.field_name) == (Severity.WARNING, "opened")


def test_that_a_seat_without_a_pool_is_doubted_while_it_is_open(
    sample: Plan, shipped: Snapshot
) -> None:
    def placed(**fields: object) -> Plan:
        seat: Position = replace(sample.positions[4], **fields)  # type: ignore[arg-type]
        return replace(sample, positions=(seat,))

    mauritius = PlaceId("mu-port-louis")
    (problem,) = check_pools(placed(place_id=mauritius), shipped)
    assert problem.kind is Kind.NO_POOL
    assert problem_sentence(problem, Formatter("en")) == (
        "P-05: The market data knows nobody with these skills in Mauritius, so it is doubtful "
        "that the seat is filled at all. Choose another place, or ask for other skills."
    )
    hired = placed(place_id=mauritius, status=PositionStatus.ACCEPTED)
    assert list(check_pools(hired, shipped)) == []
    assert list(check_pools(placed(), shipped)) == []
