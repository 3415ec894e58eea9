"""A finding about a plan as data: what is wrong or doubtful, where, and the facts to say it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from planner.quantities.identifiers import SeatId

Fact = str | int | Decimal | date


class Severity(StrEnum):
    """Whether a problem blocks a result or only asks for a look."""

    ERROR = "error"
    WARNING = "warning"


class ProblemKind(StrEnum):
    """What is wrong; the sentence for it lives in localization.

    The text below each kind names its facts. Amounts are ``Decimal`` in the currency named beside
    them, shares are fractions, days are ``date``, and a month is the ``date`` of its first day.
    """

    # One seat: ``Problem.seat_id`` is set.
    UNKNOWN_PLACE = "unknown-place"
    """``place_id``."""
    CURRENCY_NOT_OF_PLACE = "currency-not-of-place"
    """``currency``, ``expected`` (the place's currency), ``place``."""
    NO_EXCHANGE_RATE = "no-exchange-rate"
    """``currency``, ``reporting_currency``; without a seat it is about the equipment's price,
    ``country`` where it is one country's."""
    NO_EMPLOYER_COST_RULES = "no-employer-cost-rules"
    """``country`` (its code), ``engagement`` (the enum's value)."""
    NEGATIVE_PAY = "negative-pay"
    """``amount``, ``currency``."""
    ZERO_PAY = "zero-pay"
    """``currency``."""
    PAY_LOOKS_MONTHLY = "pay-looks-monthly"
    """``amount``, ``currency``, ``yearly`` (twelve times the amount)."""
    PAY_LOOKS_TOO_HIGH = "pay-looks-too-high"
    """``amount``, ``currency``, ``amount_usd``."""
    UNKNOWN_TEAM = "unknown-team"
    """``team_id``."""
    DUPLICATE_SEAT_ID = "duplicate-seat-id"
    """``count``."""
    END_BEFORE_START = "end-before-start"
    """``start``, ``end``."""
    START_BEFORE_HORIZON = "start-before-horizon"
    """``start``, ``horizon_start``: positions only."""
    START_AFTER_HORIZON = "start-after-horizon"
    """``start``, ``horizon_end``."""
    START_ON_WEEKEND = "start-on-weekend"
    """``start``, ``next_working_day``, ``place``: positions only."""
    START_ON_HOLIDAY = "start-on-holiday"
    """``start``, ``next_working_day``, ``place``, ``holiday`` (its name): positions only."""
    START_ON_COMPANY_DAY = "start-on-company-day"
    """``start``, ``next_working_day``, ``place``: positions only."""

    UNKNOWN_BUDDY = "unknown-buddy"
    """``member_id``: positions only."""
    UNKNOWN_MENTOR = "unknown-mentor"
    """``member_id``: positions only."""
    UNKNOWN_TEMPLATE = "unknown-template"
    """``template_id``: positions only."""
    LEAVE_ENDS_BEFORE_START = "leave-ends-before-start"
    """``first_day``, ``last_day``."""

    OPENED_AFTER_START = "opened-after-start"
    """``opened`` (of the requisition), ``start``: positions only."""
    NO_POOL = "no-pool"
    """``country`` (its code): positions only."""

    # A working pattern: of a seat; where ``seat_id`` is None, of the team or place ``whose``
    # names, else of the plan. Times are texts such as ``09:00``, weekdays 0 (Monday) to 6.
    NO_WEEKDAYS = "no-weekdays"
    """No facts: the pattern names an empty working week."""
    WEEKDAYS_OUT_OF_RANGE = "weekdays-out-of-range"
    """``weekdays``: the numbers outside 0 (Monday) to 6 (Sunday), such as ``7, 9``."""
    WORKING_DAY_OF_24_HOURS = "working-day-of-24-hours"
    """``time``: start and end, such as ``09:00``."""
    BREAK_LONGER_THAN_DAY = "break-longer-than-day"
    """``minutes``: of the break, at least as many as those of the day."""
    BREAK_OUTSIDE_HOURS = "break-outside-hours"
    """``minutes``, ``time`` (the break's start), ``start``, ``end`` (the day's)."""
    FLEX_OF_HOURS = "flex-of-hours"
    """``minutes``, ``most`` (minutes)."""
    WEEKDAY_HOURS_REPEATED = "weekday-hours-repeated"
    """``weekday``: has other hours twice, of which the first count."""
    WEEKDAY_OF_24_HOURS = "weekday-of-24-hours"
    """``weekday``, ``time``: start and end of its other hours."""
    DATED_HOURS_END_BEFORE_START = "dated-hours-end-before-start"
    """``first_day``, ``last_day``."""
    DATED_HOURS_OF_24_HOURS = "dated-hours-of-24-hours"
    """``first_day``, ``last_day``, ``time``: start and end."""

    # The plan.
    UNKNOWN_ANCHOR = "unknown-anchor"
    """``place_id``."""
    UNKNOWN_TEAM_ANCHOR = "unknown-team-anchor"
    """``place_id``, ``team``."""
    DUPLICATE_TEAM_ID = "duplicate-team-id"
    """``team_id``, ``count``."""
    UNKNOWN_REPORTING_CURRENCY = "unknown-reporting-currency"
    """``currency``."""
    HORIZON_OUT_OF_RANGE = "horizon-out-of-range"
    """``months``, ``minimum``, ``maximum``."""
    FISCAL_YEAR_START_OUT_OF_RANGE = "fiscal-year-start-out-of-range"
    """``month``."""
    PLAN_RATE_NOT_POSITIVE = "plan-rate-not-positive"
    """``currency``, ``rate``."""
    PLAN_RATE_OF_REPORTING_CURRENCY = "plan-rate-of-reporting-currency"
    """``currency``, ``rate``: a fixed rate other than 1 for the reporting currency itself."""
    NEGATIVE_BUDGET = "negative-budget"
    """``month``, ``amount``, ``currency``."""
    BUDGET_MISSING = "budget-missing"
    """``first_month`` (the first without a figure), ``months`` (how many), ``currency``."""
    NO_PUBLIC_HOLIDAYS = "no-public-holidays"
    """``country`` (its code), ``years`` (those of the horizon, such as ``2027, 2028``)."""
    CIRCULAR_TASKS = "circular-tasks"
    """``template`` (its name), ``tasks`` (titles: each waits for the next; the first twice)."""
    UNKNOWN_TASK = "unknown-task"
    """``template`` (its name), ``task`` (its title), ``task_id`` (what it depends on)."""
    TASK_FAR_FROM_START = "task-far-from-start"
    """``template`` (its name), ``task`` (its title), ``days``, ``most`` (both working days)."""
    CONTACT_WITHOUT_CALENDAR = "contact-without-calendar"
    """``part`` (a ``TaskOwner``'s value), ``name``: neither a member nor in a place."""
    UNKNOWN_CONTACT = "unknown-contact"
    """``part`` (likewise), ``member_id``."""
    UNKNOWN_CONTACT_PLACE = "unknown-contact-place"
    """``part`` (likewise), ``place_id``."""
    UNKNOWN_ASSIGNEE = "unknown-assignee"
    """``key`` (of the hire's task), ``member_id``."""
    NEGATIVE_ASSUMPTION = "negative-assumption"
    """``amount``, for equipment ``currency``; ``field_name`` says which; ``country`` where it is
    one country's."""
    FRACTION_OUT_OF_RANGE = "fraction-out-of-range"
    """``fraction`` (below 0 or above 1); ``field_name`` says which; ``country`` where it is one
    country's."""
    NUMBER_OF_MONTHS_OUT_OF_RANGE = "number-of-months-out-of-range"
    """``months``, ``minimum``, ``maximum``; ``field_name`` says which."""
    SHARE_LOOKS_LIKE_PERCENT = "share-looks-like-percent"
    """``share`` (above 1); ``field_name`` says which; ``country`` where it is one country's."""
    NO_RECRUITERS = "no-recruiters"
    """``count`` (of open positions)."""
    LEVER_STRENGTH_OUT_OF_RANGE = "lever-strength-out-of-range"
    """``lever`` (a ``LeverKind``'s value), ``strength``, ``lowest``, ``highest``, ``unit``."""
    LEVER_EFFECT_NOT_POSITIVE = "lever-effect-not-positive"
    """``lever`` (likewise), ``effect`` (an ``EffectKind``'s value)."""
    LEVER_EFFECT_OUT_OF_ORDER = "lever-effect-out-of-order"
    """``lever``, ``effect`` (likewise)."""
    NEGATIVE_LEVER_COST = "negative-lever-cost"
    """``lever`` (likewise), ``amount``, ``currency``."""
    LEVER_STARTS_AFTER_HORIZON = "lever-starts-after-horizon"
    """``lever`` (likewise), ``month``, ``horizon_end``."""
    NEGATIVE_COEFFICIENT = "negative-coefficient"
    """``coefficient`` (its name), ``number``."""
    IMPOSSIBLE_PAST_HIRES = "impossible-past-hires"
    """``count``, ``opened`` and ``accepted`` of the first."""

    @property
    def severity(self) -> Severity:
        """Whether this kind blocks a result."""
        return Severity.WARNING if self in _WARNINGS else Severity.ERROR


_WARNINGS = frozenset(
    {
        ProblemKind.ZERO_PAY,
        ProblemKind.PAY_LOOKS_MONTHLY,
        ProblemKind.PAY_LOOKS_TOO_HIGH,
        ProblemKind.START_BEFORE_HORIZON,
        ProblemKind.START_AFTER_HORIZON,
        ProblemKind.START_ON_WEEKEND,
        ProblemKind.START_ON_HOLIDAY,
        ProblemKind.START_ON_COMPANY_DAY,
        ProblemKind.OPENED_AFTER_START,
        ProblemKind.NO_POOL,
        ProblemKind.NO_RECRUITERS,
        ProblemKind.LEVER_STRENGTH_OUT_OF_RANGE,
        ProblemKind.LEVER_STARTS_AFTER_HORIZON,
        ProblemKind.IMPOSSIBLE_PAST_HIRES,
        ProblemKind.UNKNOWN_BUDDY,
        ProblemKind.UNKNOWN_MENTOR,
        ProblemKind.UNKNOWN_TEMPLATE,
        ProblemKind.LEAVE_ENDS_BEFORE_START,
        ProblemKind.CIRCULAR_TASKS,
        ProblemKind.UNKNOWN_TASK,
        ProblemKind.TASK_FAR_FROM_START,
        ProblemKind.CONTACT_WITHOUT_CALENDAR,
        ProblemKind.UNKNOWN_CONTACT,
        ProblemKind.UNKNOWN_CONTACT_PLACE,
        ProblemKind.UNKNOWN_ASSIGNEE,
        ProblemKind.WORKING_DAY_OF_24_HOURS,
        ProblemKind.BREAK_OUTSIDE_HOURS,
        ProblemKind.FLEX_OF_HOURS,
        ProblemKind.WEEKDAY_HOURS_REPEATED,
        ProblemKind.WEEKDAY_OF_24_HOURS,
        ProblemKind.DATED_HOURS_OF_24_HOURS,
        ProblemKind.BUDGET_MISSING,
        ProblemKind.NO_PUBLIC_HOLIDAYS,
        ProblemKind.SHARE_LOOKS_LIKE_PERCENT,
    }
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: what, where, and the facts its sentence needs.

    ``seat_id`` is None for a finding about the plan itself; ``field_name`` is the attribute of the
    seat, plan or assumptions to look at.
    """

    kind: ProblemKind
    severity: Severity
    seat_id: SeatId | None = None
    field_name: str | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
