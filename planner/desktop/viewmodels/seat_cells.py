"""One seat as a row of the positions table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from planner.calculators.hiring.seat_timeline import SeatTimeline
from planner.calculators.loaded_cost import SeatCost
from planner.calculators.overlap import SeatOverlap
from planner.desktop.viewmodels.cells import Cell, Row, Tone
from planner.desktop.viewmodels.seat_marks import BaseValue, SeatMark, overridden
from planner.desktop.viewmodels.timeline_cells import (
    EXPECTED,
    TIMELINE_KEYS,
    USUAL_SCALE,
    DaysScale,
    difficulty_cell,
    expected_cell,
)
from planner.localization.formatting import Formatter, LocalMoney
from planner.localization.messages import _
from planner.localization.problems import problem_sentence
from planner.localization.running_text import listed
from planner.localization.terms import (
    engagement_name,
    engagement_short_name,
    grade_meaning,
    level_name,
    role_name,
    role_with_level,
    seat_status_name,
)
from planner.market.place import Place
from planner.market.provenance import Grade
from planner.market.snapshot import Snapshot
from planner.plan.model import Position, PositionStatus, Seat, TeamMember
from planner.plan.problem import Problem, Severity
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money

if TYPE_CHECKING:  # the window shows its first seats before the market's big tables are read
    from planner.calculators.seat_evidence import SeatEvidence

LOW_OVERLAP_MINUTES = 180
"""Below three shared hours a cell is amber: a daily stand-up, a review and an incident hand-over
no longer fit into one day. A threshold of the display, not of any result."""

LONGEST_OVERLAP_MINUTES = 8 * 60
"""The length of the hours bar."""

ROLE, PLACE, ENGAGEMENT, START, BASE_PAY, COST, BAND, OVERLAP, POOL, STATUS = (
    "role",
    "place_id",
    "engagement",
    "start",
    "base_pay",
    "cost",
    "band",
    "overlap",
    "pool",
    "status",
)
"""Column keys; those one can edit are the names of a seat's fields."""

ID, TEAM, LEVEL, COUNTRY, LOCAL_HOURS, END, MIDDLE_PAY = (
    "id",
    "team_id",
    "level",
    "country",
    "local_hours",
    "end",
    "middle_pay",
)
PRIORITY, HIRING_MANAGER, COST_CENTER, NOTES = (
    "priority",
    "hiring_manager",
    "cost_center",
    "notes",
)
"""Keys of columns that are shown only where the reader wants them."""

USUAL_KEYS = (ROLE, PLACE, ENGAGEMENT, START, BASE_PAY, COST, BAND, OVERLAP, POOL, STATUS)
OPTIONAL_KEYS = (
    *(ID, TEAM, LEVEL, COUNTRY, LOCAL_HOURS, END, MIDDLE_PAY),
    *(PRIORITY, HIRING_MANAGER, COST_CENTER, NOTES),
)
COLUMN_KEYS = (*USUAL_KEYS, *OPTIONAL_KEYS, *TIMELINE_KEYS)
"""In the order of a row's cells. Add new ones at the end: column widths are kept in this order."""

_FIELDS_SHOWN_ELSEWHERE = {"level": ROLE, "team_id": ROLE, "end": START, "opened": EXPECTED}

_STATUS_TONES = {
    PositionStatus.OPEN: Tone.NEUTRAL,
    PositionStatus.OFFERED: Tone.ACCENT,
    PositionStatus.ACCEPTED: Tone.GOOD,
    PositionStatus.ON_HOLD: Tone.QUIET,
    PositionStatus.CLOSED: Tone.QUIET,
}


@dataclass(frozen=True, slots=True)
class PlaceDetail:
    """A country's letters and a city's name."""

    code: str
    city: str


@dataclass(frozen=True, slots=True)
class NameDetail:
    """A name and what stands quieter after it."""

    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class HoursDetail:
    """Shared hours: how much of a working day, and whether that is few."""

    share: float
    is_low: bool


@dataclass(frozen=True, slots=True)
class BandDetail:
    """Where pay stands from P10 (0) to P90 (1), and the band's grade.

    Attributes:
        share: None where there is no pay to place yet.
        is_outside: Whether the pay lies below P10 or above P90.
        is_own: Whether the band is the user's own.
    """

    share: float | None
    is_outside: bool
    grade: Grade
    is_own: bool


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """Everything one row shows; equal facts make equal rows.

    ``evidence`` is None until the market's big tables are read, and where one cannot be, which
    ``is_unreadable`` tells. ``mark`` says how the seat differs from the base in a scenario.
    ``timeline`` is None until it is worked out, and for a seat that is not hired for.
    """

    seat: Seat
    cost: SeatCost | None
    overlap: SeatOverlap | None
    problems: tuple[Problem, ...]
    reporting_currency: CurrencyCode
    evidence: "SeatEvidence | None" = None
    is_unreadable: bool = False
    mark: SeatMark | None = None
    timeline: SeatTimeline | None = None
    scale: DaysScale = USUAL_SCALE


def seat_title(seat: Seat) -> str:
    """Return what a seat is called in a sentence or an undo step."""
    return seat.name if isinstance(seat, TeamMember) else role_name(seat.role)


def status_tone(seat: Seat) -> Tone:
    """Return the tone of a seat's status chip."""
    return _STATUS_TONES[seat.status] if isinstance(seat, Position) else Tone.NEUTRAL


def local_money(money: Money, place: Place | None, formatter: Formatter) -> LocalMoney:
    """Write money as its place does; as the reader does where the place is unknown."""
    if place is None:
        return LocalMoney("", formatter.money(money.amount, money.currency, 0))
    return formatter.local_money(money.amount, money.currency, place.country)


def row_of(
    facts: SeatFacts,
    market: Snapshot,
    formatter: Formatter,
    optional: Mapping[str, Cell] = MappingProxyType({}),
) -> Row:
    """Return a seat's row, its cells in the order of the columns.

    Args:
        facts: What the cells say.
        market: The market data, for names of places.
        formatter: The reader's forms.
        optional: The cells of optional columns that are shown.
    """
    seat = facts.seat
    place = market.places.get(seat.place_id)
    marks = _marks(facts.problems, formatter, optional)
    cells = tuple(make(facts, place, market, formatter) for make in _USUAL_CELLS.values())
    more = tuple(optional.get(key, _NOT_SHOWN) for key in OPTIONAL_KEYS)
    when = (
        expected_cell(facts.timeline, facts.scale, formatter),
        difficulty_cell(facts.timeline),
    )
    marked = (*cells, *more, *when)
    if marks:
        named = zip(COLUMN_KEYS, marked, strict=True)
        marked = tuple(_marked(cell, marks.get(key)) for key, cell in named)
    if facts.mark is not None:
        values = _base_values(facts.mark, optional)
        named = zip(COLUMN_KEYS, marked, strict=True)
        marked = tuple(overridden(cell, values.get(key, ()), key) for key, cell in named)
    is_dimmed = isinstance(seat, Position) and not seat.status.is_budgeted
    return Row(seat.id, marked, is_dimmed)


def cell_of(
    key: str,
    facts: SeatFacts,
    market: Snapshot,
    formatter: Formatter,
    optional: Mapping[str, Cell],
) -> Cell:
    """Return one cell of a seat's row, by its column; what is wrong with it is not marked."""
    if key in _USUAL_CELLS:
        place = market.places.get(facts.seat.place_id)
        return _USUAL_CELLS[key](facts, place, market, formatter)
    if key in OPTIONAL_KEYS:
        return optional.get(key, _NOT_SHOWN)
    when = (expected_cell(facts.timeline, facts.scale, formatter), difficulty_cell(facts.timeline))
    return when[TIMELINE_KEYS.index(key)]


def _role_cell(seat: Seat, mark: SeatMark | None) -> Cell:
    name, level = role_name(seat.role), level_name(seat.level)
    detail, text = NameDetail(name, level), role_with_level(seat.role, seat.level)
    if isinstance(seat, TeamMember):
        detail, text = NameDetail(seat.name, f"{name} · {level}"), listed((seat.name, text))
    if mark is not None and mark.is_added:
        added = _("added")
        detail = NameDetail(detail.name, f"{added} · {detail.detail}")
        return Cell(
            listed((text, added)),
            text.casefold(),
            detail,
            edit_value=(seat.role, seat.level),
            hint=listed((text, added)),
            is_overridden=True,
        )
    return Cell(text, text.casefold(), detail, edit_value=(seat.role, seat.level), hint=text)


def _start_cell(seat: Seat, formatter: Formatter) -> Cell:
    text = formatter.date_short(seat.start)
    return Cell(text, float(seat.start.toordinal()), edit_value=text)


def _place_cell(seat: Seat, place: Place | None) -> Cell:
    if place is None:
        return Cell(seat.place_id, seat.place_id, PlaceDetail("", seat.place_id), seat.place_id)
    text = listed((place.name, place.country))
    return Cell(text, text.casefold(), PlaceDetail(place.country, place.name), place.name)


def _engagement_cell(seat: Seat) -> Cell:
    name = engagement_name(seat.engagement)
    return Cell(
        engagement_short_name(seat.engagement),
        name.casefold(),
        edit_value=seat.engagement,
        hint=name,
    )


def _pay_cell(facts: SeatFacts, place: Place | None, formatter: Formatter) -> Cell:
    pay = facts.seat.base_pay
    money = local_money(pay, place, formatter)
    # Sorted by what it is worth, since amounts in different currencies have no order.
    rate = facts.cost.plan_rate if facts.cost is not None else Decimal(0)
    digits = 0 if pay.amount == pay.amount.to_integral_value() else 2
    return Cell(str(money), float(pay.amount * rate), money, formatter.number(pay.amount, digits))


def _cost_cell(facts: SeatFacts, formatter: Formatter) -> Cell:
    if facts.cost is None:
        return Cell("—", -1.0, hint=_("No cost can be worked out for this seat"))
    amount = facts.cost.annual_reporting
    return Cell(
        formatter.reporting_rounded(amount, facts.reporting_currency),
        float(amount),
        hint=formatter.money(amount, facts.reporting_currency),
    )


def _band_cell(facts: SeatFacts, market: Snapshot, formatter: Formatter) -> Cell:
    if facts.evidence is None:
        return _without_tables(facts)
    band, standing = facts.evidence.band, facts.evidence.standing
    if band is None:
        return Cell("—", -1.0, hint=_("No evidence of pay. Press Enter for what would help."))
    from planner.desktop.viewmodels.seat_evidence_words import (
        is_own_band,
        observations_text,
        standing_text,
    )

    text, share, is_outside = "—", None, False
    if standing is not None:
        text = standing_text(standing)
        share = (float(standing.percentile) - 0.1) / 0.8
        is_outside = standing.side != "within"
    grade = band.provenance.grade
    says = _("Base pay at {standing} of the pay band").format(standing=text)
    hint = f"{says} · {observations_text(band, formatter)} · {_graded(grade)}"
    is_own = is_own_band(facts.seat, band, market)
    if is_own:
        hint = " · ".join((_("Own figure"), hint))
    sort_value = float(standing.percentile) if standing is not None else -0.5
    return Cell(text, sort_value, BandDetail(share, is_outside, grade, is_own), hint=hint)


def _pool_cell(facts: SeatFacts, place: Place | None, formatter: Formatter) -> Cell:
    if facts.evidence is None:
        return _without_tables(facts)
    pool = facts.evidence.pool
    if pool is None or place is None:
        return Cell("—", -1.0, hint=_("No evidence of people. Press Enter for what would help."))
    from planner.desktop.viewmodels.seat_evidence_words import people_range, people_text

    text = people_text(pool.people.expected, formatter)
    says = (
        _("About {count} people with the role's skills near {place}, {range}")
        if facts.seat.skill_weights is None
        else _("About {count} people with this seat's own skills near {place}, {range}")
    ).format(count=text, place=place.name, range=people_range(pool.people, formatter))
    return Cell(text, pool.people.expected, hint=f"{says} · {_graded(pool.grade)}")


def _without_tables(facts: SeatFacts) -> Cell:
    if not facts.is_unreadable:
        return _UNREAD
    return Cell("—", -1.0, hint=_("The market data for this figure cannot be read."))


def _graded(grade: Grade) -> str:
    return _("grade {grade}, {meaning}").format(grade=grade.value, meaning=grade_meaning(grade))


_NOT_SHOWN = Cell("")
_UNREAD = Cell("", -1.0)
"""Until the market's big tables are read."""


def _overlap_cell(overlap: SeatOverlap | None, formatter: Formatter) -> Cell:
    if overlap is None:
        return Cell("—", -1.0)
    minutes = overlap.median_minutes
    is_low = minutes < LOW_OVERLAP_MINUTES
    spread = formatter.range(
        formatter.hours(overlap.min_minutes), formatter.hours(overlap.max_minutes)
    )
    hint = _("{hours} h shared with {anchor} on a median day, {spread} h over the year").format(
        hours=formatter.hours(minutes), anchor=overlap.anchor_label, spread=spread
    )
    if is_low:
        hint += " · " + _("less than 3 h")
    detail = HoursDetail(minutes / LONGEST_OVERLAP_MINUTES, is_low)
    return Cell(formatter.hours(minutes), minutes, detail, hint=hint)


def _status_cell(seat: Seat) -> Cell:
    edit_value = seat.status if isinstance(seat, Position) else None
    order = list(PositionStatus).index(seat.status) if isinstance(seat, Position) else -1
    return Cell(seat_status_name(seat), float(order), edit_value=edit_value, tone=status_tone(seat))


def _base_values(
    mark: SeatMark, optional: Mapping[str, Cell]
) -> Mapping[str, tuple[BaseValue, ...]]:
    """Return what the base says, by the column that shows it; the first one says the rest."""
    found: dict[str, tuple[BaseValue, ...]] = {}
    for value in mark.values:
        field = value.field_name
        key = field if field in optional else _FIELDS_SHOWN_ELSEWHERE.get(field, field)
        is_shown = key in USUAL_KEYS or key in TIMELINE_KEYS or key in optional
        key = key if is_shown else ROLE
        found[key] = (*found.get(key, ()), value)
    return found


def _marks(
    problems: Sequence[Problem], formatter: Formatter, optional: Mapping[str, Cell]
) -> Mapping[str, tuple[Tone, str]]:
    marks: dict[str, tuple[Tone, str]] = {}
    for problem in problems:
        field = problem.field_name or ROLE
        key = field if field in optional else _FIELDS_SHOWN_ELSEWHERE.get(field, field)
        tone = Tone.ERROR if problem.severity is Severity.ERROR else Tone.WARNING
        if key not in marks or (tone is Tone.ERROR and marks[key][0] is not Tone.ERROR):
            marks[key] = (tone, problem_sentence(problem, formatter))
    return marks


def _marked(cell: Cell, mark: tuple[Tone, str] | None) -> Cell:
    if mark is None:
        return cell
    tone, sentence = mark
    return Cell(cell.text, cell.sort_value, cell.detail, cell.edit_value, tone, sentence)


_USUAL_CELLS: Mapping[str, Callable[[SeatFacts, Place | None, Snapshot, Formatter], Cell]] = {
    ROLE: lambda facts, _place, _market, _formatter: _role_cell(facts.seat, facts.mark),
    PLACE: lambda facts, place, _market, _formatter: _place_cell(facts.seat, place),
    ENGAGEMENT: lambda facts, _place, _market, _formatter: _engagement_cell(facts.seat),
    START: lambda facts, _place, _market, formatter: _start_cell(facts.seat, formatter),
    BASE_PAY: lambda facts, place, _market, formatter: _pay_cell(facts, place, formatter),
    COST: lambda facts, _place, _market, formatter: _cost_cell(facts, formatter),
    BAND: lambda facts, _place, market, formatter: _band_cell(facts, market, formatter),
    OVERLAP: lambda facts, _place, _market, formatter: _overlap_cell(facts.overlap, formatter),
    POOL: lambda facts, place, _market, formatter: _pool_cell(facts, place, formatter),
    STATUS: lambda facts, _place, _market, _formatter: _status_cell(facts.seat),
}
"""What makes the cell of each usual column, in the order of the columns."""
