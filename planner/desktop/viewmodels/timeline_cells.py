"""When a seat is expected to fill and how hard that is, as cells of the positions table."""

from dataclasses import dataclass
from math import ceil, floor

from planner.calculators.hiring.seat_timeline import SeatTimeline, Timeline
from planner.desktop.viewmodels.cells import Cell, Tone
from planner.desktop.viewmodels.whisker import WhiskerView
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.quantities.identifiers import SeatId

EXPECTED, DIFFICULTY = "expected_start", "difficulty"
TIMELINE_KEYS = (EXPECTED, DIFFICULTY)
"""Keys of the columns."""

LATE_DAYS = 30
"""A start that is expected more days after its target is amber: a month of its cost and work is
missing from the plan. A threshold of the display, not of any result."""

HARDEST, HARD = 5, 4
"""The most bars of difficulty, and from how many on they are amber."""

_SCALE_STEP = 30
_MOST_EARLY, _MOST_LATE = -120, 360
_NOTHING = Cell("", -1.0)

NEVER = "—"
"""Stands where a day would, of a seat that nobody can fill."""


@dataclass(frozen=True, slots=True)
class DaysScale:
    """From how many days before their targets to how many after it the whiskers of rows reach."""

    least: int = -_SCALE_STEP
    most: int = 3 * _SCALE_STEP


USUAL_SCALE = DaysScale()


@dataclass(frozen=True, slots=True)
class ExpectedDetail:
    """A date, and its whisker in days from the target."""

    text: str
    whisker: WhiskerView


@dataclass(frozen=True, slots=True)
class DifficultyDetail:
    """How many of five bars are dark."""

    level: int

    @property
    def is_hard(self) -> bool:
        """Whether they are amber."""
        return self.level >= HARD


def is_late(timeline: SeatTimeline) -> bool:
    """Tell whether a seat is expected to start so late that one should look at it."""
    return timeline.days_late > LATE_DAYS or not timeline.hiring.fill_probability


def late_seats(timeline: Timeline | None) -> frozenset[SeatId]:
    """Return the seats that are expected late."""
    seats = {} if timeline is None else timeline.seats
    return frozenset(seat_id for seat_id, each in seats.items() if is_late(each))


def scale_of(timeline: Timeline | None) -> DaysScale:
    """Return one scale for all rows, in steps of 30 days so that few edits change it."""
    seats = [] if timeline is None else timeline.seats.values()
    early = [(each.first_day_p10 - each.hiring.target).days for each in seats]
    late = [(each.first_day_p90 - each.hiring.target).days for each in seats]
    least = floor(max(_MOST_EARLY, min(early, default=0)) / _SCALE_STEP) * _SCALE_STEP
    most = ceil(min(_MOST_LATE, max(late, default=0)) / _SCALE_STEP) * _SCALE_STEP
    return DaysScale(min(USUAL_SCALE.least, least), max(USUAL_SCALE.most, most))


def expected_cell(timeline: SeatTimeline | None, scale: DaysScale, formatter: Formatter) -> Cell:
    """Return the cell of the expected start; empty until it is worked out."""
    if timeline is None:
        return _NOTHING
    if not timeline.hiring.fill_probability:
        return Cell(NEVER, 1e9, hint=never_text())
    first, target = timeline.expected.first_day, timeline.hiring.target
    words = _in_words(timeline, formatter)
    whisker = WhiskerView(
        low=(timeline.first_day_p10 - target).days,
        likely=timeline.days_late,
        high=(timeline.first_day_p90 - target).days,
        least=scale.least,
        most=scale.most,
        origin=0,
        tone=Tone.WARNING if is_late(timeline) else Tone.NEUTRAL,
        words=words,
    )
    is_same_year = first.year == target.year
    short = formatter.day_and_month(first) if is_same_year else formatter.date_short(first)
    detail = ExpectedDetail(short, whisker)
    return Cell(formatter.date_short(first), float(first.toordinal()), detail, hint=words)


def difficulty_cell(timeline: SeatTimeline | None) -> Cell:
    """Return the cell of the difficulty; empty until it is worked out."""
    if timeline is None:
        return _NOTHING
    level = timeline.difficulty
    text = _("{level} of {most}").format(level=level, most=HARDEST)
    return Cell(text, float(level), DifficultyDetail(level), hint=_difficulty_name(level))


def never_text() -> str:
    """Return why a seat is expected on no day at all."""
    return _("Never filled as it stands: nobody to hire there, or nobody who recruits.")


def lateness_text(timeline: SeatTimeline, formatter: Formatter) -> str:
    """Return how the expected first day lies to the target."""
    late = timeline.days_late
    if not late:
        return _("on target")
    template = (
        ngettext("{count} day after the target", "{count} days after the target", late)
        if late > 0
        else ngettext("{count} day before the target", "{count} days before the target", -late)
    )
    return template.format(count=formatter.integer(abs(late)))


def _in_words(timeline: SeatTimeline, formatter: Formatter) -> str:
    shown = formatter.date_short
    parts = [
        _("Expected {day}, {lateness}").format(
            day=shown(timeline.expected.first_day), lateness=lateness_text(timeline, formatter)
        )
    ]
    if timeline.first_day_p10 != timeline.first_day_p90:
        parts.append(
            _("one in ten before {early}, one in ten after {late}").format(
                early=shown(timeline.first_day_p10), late=shown(timeline.first_day_p90)
            )
        )
    chance = timeline.hiring.fill_probability
    if chance < 1:
        parts.append(
            _("filled at all with a chance of {chance}").format(chance=formatter.percent(chance))
        )
    return " · ".join(parts)


def _difficulty_name(level: int) -> str:
    return {
        1: _("Easy to fill"),
        2: _("Rather easy to fill"),
        3: _("Takes its time to fill"),
        4: _("Hard to fill"),
        5: _("Very hard to fill"),
    }[min(max(level, 1), HARDEST)]
