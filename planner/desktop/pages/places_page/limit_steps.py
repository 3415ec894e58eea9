"""The steps of the sliders of the Places page: values a limit can take, each as it is written."""

from decimal import ROUND_HALF_UP, Decimal

from planner.calculators.plan_rates import plan_rate
from planner.desktop.widgets.limit_slider import Step
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import CurrencyCode

_USD = CurrencyCode("USD")
_COST_STEP_USD = Decimal(5_000)
_FIRST_COST, _LAST_COST = 2, 60
_MOST_HOLIDAYS = 40
_POOLS = (10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)


def overlap_steps(formatter: Formatter) -> tuple[Step, ...]:
    """Return half hours up to a working day; none first."""
    halves = (Decimal(number) / 2 for number in range(1, 17))
    return (
        (None, _("any")),
        *((each, _("{hours} h").format(hours=formatter.number(each, 1))) for each in halves),
    )


def cost_steps(plan: Plan, market: Snapshot, formatter: Formatter) -> tuple[Step, ...]:
    """Return round sums in the reporting currency, about 5,000 US dollars apart; none last.

    Raises:
        UnknownCurrencyError: If the reporting currency has no rate.
    """
    currency = plan.reporting_currency
    step = round_step(_COST_STEP_USD * plan_rate(plan, market, _USD))
    sums = (step * number for number in range(_FIRST_COST, _LAST_COST + 1))
    return (*((each, formatter.money(each, currency, 0)) for each in sums), (None, _("any")))


def holiday_steps(formatter: Formatter) -> tuple[Step, ...]:
    """Return days; none last."""
    days = range(5, _MOST_HOLIDAYS + 1)
    texts = (
        ngettext("{count} day", "{count} days", each).format(count=formatter.integer(each))
        for each in days
    )
    return (*zip(map(Decimal, days), texts, strict=True), (None, _("any")))


def pool_steps(formatter: Formatter) -> tuple[Step, ...]:
    """Return numbers of people; none first."""
    return (
        (None, _("any")),
        *((Decimal(each), formatter.integer(each)) for each in _POOLS),
    )


def round_step(amount: Decimal) -> Decimal:
    """Return the nearest 1, 2 or 5 of its power of ten."""
    power = Decimal(10) ** amount.adjusted()
    lead = (amount / power).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return power * min((Decimal(each) for each in (1, 2, 5, 10)), key=lambda each: abs(each - lead))
