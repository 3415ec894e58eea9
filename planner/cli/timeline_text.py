"""When seats are expected to fill, as text and as a table for a spreadsheet."""

from collections.abc import Iterator

from planner.calculators.evaluation import Evaluation
from planner.calculators.hiring.seat_hiring import Driver
from planner.calculators.hiring.seat_timeline import SeatTimeline, Timeline
from planner.cli.pay_table import plain_number
from planner.cli.text_table import laid_out
from planner.localization.formatting import Formatter
from planner.localization.hiring_terms import driver_name
from planner.localization.messages import _, active_language, ngettext, pgettext
from planner.localization.place_choice_terms import lever_name
from planner.localization.running_text import listed
from planner.localization.terms import role_with_level, status_name
from planner.plan.model import Position
from planner.quantities.identifiers import SeatId

_FIGURES = frozenset({7, 8, 9})
_LATE_DAYS = 30
_NOTHING = "–"


def timeline_text(evaluation: Evaluation, found: Timeline) -> str:
    """Lay the timeline out for a terminal."""
    return "\n\n".join(part for part in _Text(evaluation, found).parts() if part)


def timeline_rows(evaluation: Evaluation, found: Timeline) -> Iterator[list[str]]:
    """Yield the heading and a row for each seat, days as ISO 8601."""
    positions = {position.id: position for position in evaluation.plan.positions}
    yield [
        _("ID"),
        _("Position"),
        _("Location"),
        _("Status"),
        _("Start in the plan"),
        *_clock_names(),
        pgettext("first day", "P10"),
        pgettext("first day", "P90"),
        _("Days to fill"),
        _("Days late"),
        _("Chance to fill"),
        _("Difficulty"),
        *(driver_name(driver.kind) for driver in _most_drivers(found)),
    ]
    kinds = [driver.kind for driver in _most_drivers(found)]
    for seat_id, seat in found.seats.items():
        position, clocks = positions[seat_id], seat.expected
        factors = {driver.kind: plain_number(driver.factor, 4) for driver in seat.hiring.drivers}
        yield [
            seat_id,
            role_with_level(position.role, position.level),
            _place(evaluation, position),
            status_name(position.status),
            seat.hiring.target.isoformat(),
            *(
                day.isoformat()
                for day in (
                    clocks.opened,
                    clocks.first_slate,
                    clocks.offer,
                    clocks.accepted,
                    clocks.first_day,
                    clocks.productive,
                    seat.first_day_p10,
                    seat.first_day_p90,
                )
            ),
            str(clocks.days_to_fill),
            str(seat.days_late),
            plain_number(seat.hiring.fill_probability, 4),
            str(seat.difficulty),
            *(factors.get(kind, "") for kind in kinds),
        ]


class _Text:
    def __init__(self, evaluation: Evaluation, found: Timeline) -> None:
        self._evaluation = evaluation
        self._plan = evaluation.plan
        self._found = found
        self._shown = Formatter(active_language())

    def parts(self) -> Iterator[str]:
        """Yield what is said, part by part."""
        yield _("{plan}: when its seats are expected to fill").format(plan=self._plan.name)
        if not self._found.seats:
            yield _("No position is to be filled.")
            return
        yield self._seats()
        yield "\n".join(self._summary())
        yield self._basis()

    def _seats(self) -> str:
        heading = (
            _("ID"),
            _("Position"),
            _("Location"),
            pgettext("requisition", "Opened"),
            pgettext("offer", "Accepted"),
            _("First day"),
            _("P10 – P90"),
            _("Days to fill"),
            pgettext("days", "Late"),
            _("Chance"),
        )
        positions = {position.id: position for position in self._plan.positions}
        rows = [
            self._row(seat_id, positions[seat_id], seat)
            for seat_id, seat in self._found.seats.items()
        ]
        return laid_out([heading, *rows], right=_FIGURES)

    def _row(self, seat_id: SeatId, position: Position, seat: SeatTimeline) -> tuple[str, ...]:
        shown, clocks, hiring = self._shown, seat.expected, seat.hiring
        is_sure = seat.first_day_p10 == seat.first_day_p90
        days = (shown.date_short(each) for each in (seat.first_day_p10, seat.first_day_p90))
        return (
            seat_id,
            role_with_level(position.role, position.level),
            _place(self._evaluation, position),
            _NOTHING if hiring.has_offer else shown.date_short(clocks.opened),
            shown.date_short(clocks.accepted),
            shown.date_short(clocks.first_day),
            _NOTHING if is_sure else shown.range(*days),
            _NOTHING if hiring.has_offer else shown.integer(clocks.days_to_fill),
            shown.integer(seat.days_late) if seat.days_late > 0 else _NOTHING,
            shown.percent(hiring.fill_probability),
        )

    def _summary(self) -> Iterator[str]:
        found, shown = self._found, self._shown
        if found.median_days_to_fill is not None:
            days = round(found.median_days_to_fill)
            yield ngettext(
                "Median from requisition opened to offer accepted: {days} day.",
                "Median from requisition opened to offer accepted: {days} days.",
                days,
            ).format(days=shown.integer(days))
        if found.filled_by_p50 is None or found.filled_by_p90 is None:
            yield _("Whether all seats are filled at all is doubtful: see their chances.")
        else:
            yield _("All seats filled by {p50} with a chance of 50%, by {p90} with 90%.").format(
                p50=shown.date_short(found.filled_by_p50), p90=shown.date_short(found.filled_by_p90)
            )
        late = sum(seat.days_late > _LATE_DAYS for seat in found.seats.values())
        if late:
            yield ngettext(
                "{count} seat is expected more than {days} days late.",
                "{count} seats are expected more than {days} days late.",
                late,
            ).format(count=shown.integer(late), days=shown.integer(_LATE_DAYS))

    def _basis(self) -> str:
        levers = self._plan.levers.items()
        on = [lever_name(kind) for kind, setting in levers if setting.is_on]
        pulled = _("Levers on: {levers}.").format(levers=listed(on)) if on else _("No lever is on.")
        return f"{self._history()} {pulled}"

    def _history(self) -> str:
        count = len(self._plan.past_hires)
        if not count:
            sentence = _("No past hires: the assumed days are weak. Import yours with “{command}”.")
            return sentence.format(command="import --as past-hires")
        return ngettext(
            "Fitted to {count} past hire.", "Fitted to {count} past hires.", count
        ).format(count=self._shown.integer(count))


def _clock_names() -> tuple[str, ...]:
    return (
        _("Requisition opened"),
        _("First candidates"),
        _("Offer made"),
        _("Offer accepted"),
        _("First day"),
        _("Fully productive"),
    )


def _most_drivers(found: Timeline) -> tuple[Driver, ...]:
    return max((seat.hiring.drivers for seat in found.seats.values()), key=len, default=())


def _place(evaluation: Evaluation, position: Position) -> str:
    place = evaluation.market.places.get(position.place_id)
    return position.place_id if place is None else place.name
