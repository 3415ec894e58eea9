"""When a seat passes its stages, and what its time to fill depends on, for the inspector."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from planner.calculators.evaluation import Evaluation
from planner.calculators.hiring import coefficients as named
from planner.calculators.hiring.seat_hiring import Driver, DriverKind
from planner.calculators.hiring.seat_timeline import SeatTimeline
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.evidence import Evidence
from planner.desktop.viewmodels.figures import Figure, Section
from planner.desktop.viewmodels.market_evidence import evidence_resting_on
from planner.desktop.viewmodels.timeline_cells import HARDEST, is_late, lateness_text
from planner.localization.formatting import Formatter
from planner.localization.hiring_terms import driver_name
from planner.localization.messages import _, ngettext
from planner.localization.running_text import left_to_right
from planner.market.provenance import Provenance
from planner.plan.model import Position, PositionStatus


def hiring_sections(
    evaluation: Evaluation, timeline: SeatTimeline, formatter: Formatter
) -> tuple[Section, ...]:
    """Return when a position is expected to fill, and what that depends on."""
    found = _position(evaluation, timeline)
    if found is None:
        return ()
    words = _Words(evaluation, found, timeline, formatter)
    clocks = Section(_("Expected path"), tuple(words.clocks()), words.difficulty())
    drivers = tuple(words.drivers())
    return (clocks, Section(_("What the days depend on"), drivers)) if drivers else (clocks,)


def _position(evaluation: Evaluation, timeline: SeatTimeline) -> Position | None:
    seat_id = timeline.hiring.seat_id
    return next((each for each in evaluation.plan.positions if each.id == seat_id), None)


class _Words:
    """The days and factors of one position as text."""

    def __init__(
        self,
        evaluation: Evaluation,
        position: Position,
        timeline: SeatTimeline,
        formatter: Formatter,
    ) -> None:
        self._plan, self._market = evaluation.plan, evaluation.market
        self._position = position
        self._timeline = timeline
        self._formatter = formatter

    @property
    def _is_searched_for(self) -> bool:
        """Whether nobody has an offer yet."""
        return self._position.status is PositionStatus.OPEN

    def difficulty(self) -> str:
        """Say how hard the seat is to fill."""
        return _("difficulty {level} of {most}").format(
            level=self._timeline.difficulty, most=HARDEST
        )

    def clocks(self) -> Iterator[Figure]:
        """Yield the days of the median path; of an accepted offer only what is left."""
        clocks, hiring = self._timeline.expected, self._timeline.hiring
        if self._is_searched_for:
            yield self._day(_("Requisition opened"), clocks.opened, self._opening())
            if clocks.begun > hiring.opened:
                waits = (clocks.begun - hiring.opened).days
                waited = self._days(waits)
                caption = _("after {days} without a free recruiter").format(days=waited)
                yield self._day(_("Recruiter begins"), clocks.begun, caption)
            yield self._day(_("First candidates"), clocks.first_slate)
            yield self._day(_("Offer made"), clocks.offer, self._declines())
            days = self._days(clocks.days_to_fill)
            caption = _("{days} to fill").format(days=days)
            yield self._day(_("Offer accepted"), clocks.accepted, caption)
        elif hiring.median_days:
            yield self._day(_("Offer accepted"), clocks.accepted, self._declines())
        yield from self._first_day()
        ramp = self._days((clocks.productive - clocks.first_day).days)
        yield self._day(
            _("Fully productive"), clocks.productive, _("{days} later").format(days=ramp)
        )
        yield from self._chance()

    def drivers(self) -> Iterator[Figure]:
        """Yield the factors on the median days, then their product."""
        drivers = self._timeline.hiring.drivers if self._is_searched_for else ()
        for driver in drivers:
            if driver.kind is DriverKind.BASELINE or abs(driver.factor - 1) >= _LEAST_CHANGE:
                yield self._driver(driver)
        if drivers:
            days = self._days(round(self._timeline.hiring.median_days))
            caption = _("at even odds, before declined offers and waiting")
            yield Figure(_("Days to an accepted offer"), days, caption, is_sum=True)

    def _first_day(self) -> Iterator[Figure]:
        timeline, shown = self._timeline, self._formatter.date_short
        yield Figure(
            _("First day"),
            shown(timeline.expected.first_day),
            lateness_text(timeline, self._formatter),
            tone=Tone.WARNING if is_late(timeline) else Tone.NORMAL,
            hint=self._start_text(),
        )
        early, late = timeline.first_day_p10, timeline.first_day_p90
        if early != late:
            caption = _("one in ten starts before, one in ten after")
            yield Figure(_("P10 – P90"), self._formatter.range(shown(early), shown(late)), caption)

    def _start_text(self) -> str:
        days = self._days(self._timeline.expected.days_to_start)
        return _("{days} of notice, contract, payroll, visa and equipment").format(days=days)

    def _opening(self) -> str:
        if self._position.opened is not None:
            return _("set in this plan")
        if self._timeline.hiring.opened <= self._plan.horizon_start.first_day:
            return _("as the plan begins: earlier would be needed")
        return _("so that the target is met at even odds")

    def _declines(self) -> str:
        chance = self._timeline.hiring.decline_probability
        if not chance:
            return ""
        return _("declined with a chance of {chance}").format(
            chance=self._formatter.percent(chance)
        )

    def _chance(self) -> Iterator[Figure]:
        chance = self._timeline.hiring.fill_probability
        if chance < 1:
            text = self._formatter.percent(chance, 0 if chance < _NEARLY_SURE else 1)
            caption = _("as few people as there are for each seat")
            if not chance:
                caption = _("nobody to hire there, or nobody who recruits")
            tone = Tone.WARNING if chance < _UNSURE else Tone.NORMAL
            yield Figure(_("Chance to fill it at all"), text, caption, tone=tone)

    def _day(self, label: str, day: date, caption: str = "") -> Figure:
        return Figure(label, self._formatter.date_short(day), caption)

    def _days(self, days: int) -> str:
        return ngettext("{count} day", "{count} days", days).format(
            count=self._formatter.integer(days)
        )

    def _driver(self, driver: Driver) -> Figure:
        name = driver_name(driver.kind)
        if driver.kind is DriverKind.BASELINE:
            value = self._days(round(driver.factor))
        else:
            factor = self._formatter.number(Decimal(repr(driver.factor)), 2)
            value = left_to_right(f"× {factor}")
        evidence = self._evidence(driver.kind, name, value)
        return Figure(name, value, self._about(driver.kind), evidence=evidence)

    def _about(self, kind: DriverKind) -> str:
        """Say in a few words what a factor is about."""
        return {
            DriverKind.PAY: _("lower pay slows, higher pay quickens"),
            DriverKind.POOL: _("shared among the seats hired for at a time"),
            DriverKind.HISTORY: _("as far as there are enough of them"),
            DriverKind.LEVERS: _("those that are on, together"),
            DriverKind.ELAPSED: _("it was opened before the plan begins"),
        }.get(kind, "")

    def _evidence(self, kind: DriverKind, name: str, value: str) -> Evidence:
        keys = [key for key in self._coefficients(kind) if key in self._market.hiring_coefficients]
        published = [self._market.hiring_coefficients[key] for key in keys]
        found: tuple[Provenance, ...] = tuple(each.provenance for each in published)
        own = any(key in self._plan.hiring.coefficients for key in keys)
        notes = [_("Set in this plan under Settings, Hiring.")] if own else []
        notes += [each.note for each in published if each.note]
        notes += [] if found else [_method(kind)]
        method = " ".join(notes)
        if not found:
            return Evidence(name, value, method=method)
        return evidence_resting_on(name, value, found, method, self._market, self._formatter)

    def _coefficients(self, kind: DriverKind) -> tuple[str, ...]:
        """Return the keys of the coefficients behind a factor, the main one first."""
        position = self._position
        place = self._market.places.get(position.place_id)
        return {
            DriverKind.BASELINE: (named.BASELINE_DAYS,),
            DriverKind.ROLE: (named.role_name(position.role),),
            DriverKind.LEVEL: (named.level_name(position.level),),
            DriverKind.COUNTRY: () if place is None else (named.country_name(place.country),),
            DriverKind.POOL: (named.POOL_ELASTICITY, named.POOL_REFERENCE),
            DriverKind.PAY: (named.PAY_ELASTICITY,),
        }.get(kind, ())


_LEAST_CHANGE = 0.005
"""A factor that reads as 1.00 says nothing."""
_UNSURE, _NEARLY_SURE = 0.8, 0.99


def _method(kind: DriverKind) -> str:
    """Return how a factor comes about that rests on the plan alone."""
    if kind is DriverKind.HISTORY:
        return _("From the past hires imported into this plan, weighed by how many there are.")
    if kind is DriverKind.LEVERS:
        return _("From the levers that are on; each has its sources on the Scenarios page.")
    if kind is DriverKind.ELAPSED:
        return _("What is left at even odds of a search that has already lasted so long.")
    return _("An assumption of this program.")
