"""What chance does to a plan, as text: by month, by fiscal year, by seat, and what drives it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from planner.calculators.evaluation import Evaluation
from planner.calculators.risk.simulated import Range, Simulation
from planner.cli.text_table import laid_out
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language, ngettext
from planner.localization.risk_terms import risk_name
from planner.localization.terms import role_name

_NOTHING = "—"


def risk_text(evaluation: Evaluation, found: Simulation) -> str:
    """Lay the simulation out for a terminal."""
    return "\n\n".join(_Text(evaluation, found).parts())


class _Text:
    def __init__(self, evaluation: Evaluation, found: Simulation) -> None:
        self._plan = evaluation.plan
        self._found = found
        self._shown = Formatter(active_language())

    def parts(self) -> Iterator[str]:
        found = self._found
        yield _("{plan}: what chance does to it, in {currency}").format(
            plan=self._plan.name, currency=self._plan.reporting_currency
        )
        yield self._precision()
        yield self._months()
        yield self._years()
        if found.seats:
            yield self._seats()
            yield self._all_filled()
        yield self._swings()

    def _precision(self) -> str:
        found = self._found
        draws = ngettext("{count} draw", "{count} draws", found.draws).format(
            count=self._shown.integer(found.draws)
        )
        error = self._shown.percent(found.standard_error, 2)
        return _(
            "{draws}, seed {seed}. The P50 of the whole cost is sure to about ±{error}."
        ).format(draws=draws, seed=found.seed, error=error)

    def _months(self) -> str:
        found = self._found
        heading = (
            _("Month"),
            *(_("Cost {quantile}").format(quantile=each) for each in _quantiles()),
            _("In budget"),
            *(_("Heads {quantile}").format(quantile=each) for each in _quantiles()),
            _("Productive {quantile}").format(quantile="P50"),
        )
        rows = [
            (
                self._shown.month_short(month),
                *self._money(found.cost[at]),
                self._chance(found.chance_in_budget[at]),
                *(self._shown.integer(round(each)) for each in _values(found.heads[at])),
                self._shown.number(found.productive_heads[at].p50, 1),
            )
            for at, month in enumerate(found.months)
        ]
        return laid_out([heading, *rows], right=frozenset(range(1, len(heading))))

    def _years(self) -> str:
        found = self._found
        heading = (
            _("Fiscal year"),
            *(_("Cost {quantile}").format(quantile=each) for each in _quantiles()),
            _("In budget"),
        )
        rows = [
            (
                self._shown.fiscal_year_label(year),
                *self._money(cost),
                self._chance(found.chance_in_budget_by_year.get(year)),
            )
            for year, cost in found.cost_by_year.items()
        ]
        whole = (
            _("Whole plan"),
            *self._money(found.horizon_cost),
            self._chance(found.chance_in_horizon_budget),
        )
        return laid_out([heading, *rows, whole], right=frozenset(range(1, 5)))

    def _seats(self) -> str:
        positions = {position.id: position for position in self._plan.positions}
        heading = (
            _("Position"),
            _("Role"),
            _("Start"),
            *(_("First day {quantile}").format(quantile=each) for each in _quantiles()),
            _("By start"),
            _("In the plan’s months"),
        )
        rows = [
            (
                seat_id,
                role_name(positions[seat_id].role),
                self._shown.date_short(positions[seat_id].start),
                *(self._day(day) for day in chances.first_day),
                self._chance(chances.by_target),
                self._chance(chances.in_horizon),
            )
            for seat_id, chances in self._found.seats.items()
        ]
        return laid_out([heading, *rows], right=frozenset(range(2, 8)))

    def _all_filled(self) -> str:
        low, middle, high = self._found.filled_on
        return _("All seats filled: P10 {low}, P50 {middle}, P90 {high}.").format(
            low=self._day(low), middle=self._day(middle), high=self._day(high)
        )

    def _swings(self) -> str:
        heading = (
            _("What drives the cost"),
            _("Alone, {quantile}").format(quantile="P10"),
            _("Alone, {quantile}").format(quantile="P90"),
            _("Difference"),
        )
        rows = [
            (
                risk_name(swing.kind),
                self._amount(swing.low),
                self._amount(swing.high),
                self._amount(swing.high - swing.low),
            )
            for swing in self._found.swings
        ]
        return laid_out([heading, *rows], right=frozenset({1, 2, 3}))

    def _money(self, found: Range) -> tuple[str, ...]:
        return tuple(self._amount(each) for each in _values(found))

    def _amount(self, amount: float) -> str:
        return self._shown.money(Decimal(amount), self._plan.reporting_currency, 0)

    def _chance(self, chance: float | None) -> str:
        return _NOTHING if chance is None else self._shown.percent(chance)

    def _day(self, day: date | None) -> str:
        return _("not in time") if day is None else self._shown.date_short(day)


def _values(found: Range) -> tuple[float, float, float]:
    return found.p10, found.p50, found.p90


def _quantiles() -> tuple[str, str, str]:
    return "P10", "P50", "P90"
