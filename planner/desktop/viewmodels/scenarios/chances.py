"""What chance says in a few figures: all seats filled, in budget, some seats by a month."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from planner.calculators.risk.simulated import Range, Simulation
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import listed
from planner.plan.model import Plan
from planner.quantities.identifiers import CurrencyCode, SeatId
from planner.quantities.month import Month

_LIKELY, _SURE = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class ChanceCard:
    """A figure with what it is and how far it may be off.

    Attributes:
        title: What it is.
        figure: The figure itself.
        detail: Its range, or what it is held against.
        tone: Whether it should be looked at.
    """

    title: str
    figure: str
    detail: str
    tone: Tone = Tone.NORMAL

    @property
    def words(self) -> str:
        """All of it in one line."""
        parts = (f"{self.title}: {self.figure}", self.detail)
        return listed((part for part in parts if part), with_commas=True)


@dataclass(frozen=True, slots=True)
class SeatsQuestion:
    """How many seats are to be filled by the end of which month.

    Attributes:
        seats: At least this many, 1 or more.
        month: Its number in the horizon, from 0.
    """

    seats: int
    month: int

    def within(self, simulation: Simulation) -> "SeatsQuestion":
        """Return the nearest question that a simulation can answer."""
        seats = min(max(1, self.seats), max(1, len(simulation.chance_filled)))
        return replace(self, seats=seats, month=min(max(0, self.month), len(simulation.months) - 1))


def first_question(plan: Plan, simulation: Simulation) -> SeatsQuestion:
    """Return the question that lies nearest: all open seats by the month the last is to start."""
    targets = [each.start for each in plan.positions if each.id in simulation.seats]
    last = Month.containing(max(targets)) if targets else simulation.months[-1]
    asked = SeatsQuestion(len(simulation.seats), simulation.months[0].months_until(last))
    return asked.within(simulation)


class ChanceWords:
    """Says what chance does to a plan.

    Args:
        plan: The plan.
        simulation: What chance does to it.
        formatter: Writes the figures.
    """

    def __init__(self, plan: Plan, simulation: Simulation, formatter: Formatter) -> None:
        self._plan = plan
        self._simulation = simulation
        self._formatter = formatter

    def filled(self) -> ChanceCard:
        """Return by when all open seats are filled."""
        count = len(self._simulation.seats)
        if not count:
            return ChanceCard(_("All seats filled, P50"), "—", _("No open seats"), Tone.QUIET)
        title = ngettext(
            "The open seat filled, P50", "All {count} open seats filled, P50", count
        ).format(count=self._formatter.integer(count))
        low, middle, high = self._simulation.filled_on
        ends = self._formatter.range(self._day(low), self._day(high))
        detail = _("P10 – P90 {range}").format(range=ends)
        if low is None:
            detail = _("Nobody can fill some of them")
        if middle is None:
            return ChanceCard(title, _("not filled"), detail, Tone.WARNING)
        targets = [each.start for each in self._plan.positions if each.id in self._simulation.seats]
        is_late = bool(targets) and middle > max(targets)
        return ChanceCard(
            title, self._day(middle), detail, Tone.WARNING if is_late else Tone.NORMAL
        )

    def in_budget(self) -> ChanceCard:
        """Return the chance to stay in the budget of the first whole year, else of all months."""
        years = self._simulation.chance_in_budget_by_year
        if years:
            year = min(years)
            name = self._formatter.fiscal_year_label(year)
            title = _("Chance in budget, {year}").format(year=name)
            return self._budget_card(title, years[year], self._simulation.cost_by_year[year])
        title = _("Chance in budget")
        chance = self._simulation.chance_in_horizon_budget
        if chance is None:
            return ChanceCard(title, "—", _("The plan has no budget"), Tone.QUIET)
        return self._budget_card(title, chance, self._simulation.horizon_cost)

    def seats_by(self, question: SeatsQuestion) -> ChanceCard:
        """Return the chance that so many seats are filled by the end of a month."""
        simulation, shown = self._simulation, self._formatter
        month = shown.month_short(simulation.months[question.month])
        seats = ngettext("{count} seat", "{count} seats", question.seats)
        title = _("Chance of {seats} by the end of {month}").format(
            seats=seats.format(count=shown.integer(question.seats)), month=month
        )
        if not simulation.chance_filled:
            return ChanceCard(title, "—", _("No open seats"), Tone.QUIET)
        chance = simulation.chance_filled[question.seats - 1][question.month]
        middle = sum(row[question.month] >= _LIKELY for row in simulation.chance_filled)
        likely = ngettext("{count} seat", "{count} seats", middle).format(
            count=shown.integer(middle)
        )
        detail = _("Even odds of {seats}").format(seats=likely)
        return ChanceCard(title, self._chance(chance), detail, _tone(chance))

    def _budget_card(self, title: str, chance: float, cost: Range) -> ChanceCard:
        currency = self._plan.reporting_currency
        detail = _("P50 {middle}, P90 {high}").format(
            middle=self._money(cost.p50, currency), high=self._money(cost.p90, currency)
        )
        return ChanceCard(title, self._chance(chance), detail, _tone(chance))

    def _chance(self, chance: float) -> str:
        """Write a chance; one that is only nearly sure or nearly nothing does not read as such."""
        if 0 < chance < 0.005:
            return _("under {chance}").format(chance=self._formatter.percent(0.01))
        if 0.995 <= chance < 1:
            return _("over {chance}").format(chance=self._formatter.percent(0.99))
        return self._formatter.percent(chance)

    def _money(self, amount: float, currency: CurrencyCode) -> str:
        return self._formatter.headline_money(Decimal(round(amount)), currency)

    def _day(self, day: date | None) -> str:
        return _("not filled") if day is None else self._formatter.date_short(day)


def seat_figures(
    simulation: Simulation, names: Mapping[SeatId, str], formatter: Formatter
) -> Figures:
    """Return the open seats' own chances as a table.

    Args:
        simulation: What chance does to the plan.
        names: What the seats are called.
        formatter: Writes the figures.
    """
    columns = (
        _("First day, P10"),
        _("First day, P50"),
        _("First day, P90"),
        _("Chance by its start"),
        _("Chance within the plan"),
    )

    def day_text(day: date | None) -> str:
        return _("not filled") if day is None else formatter.date_short(day)

    cells = tuple(
        (
            *map(day_text, seat.first_day),
            formatter.percent(seat.by_target),
            formatter.percent(seat.in_horizon),
        )
        for seat in simulation.seats.values()
    )
    return Figures(columns, tuple(names.get(each, each) for each in simulation.seats), cells)


def _tone(chance: float) -> Tone:
    if chance < _LIKELY:
        return Tone.WARNING
    return Tone.GOOD if chance >= _SURE else Tone.NORMAL
