"""What is asked of a staffing around the clock, as fields to type into."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from typing import Any

from planner.calculators.staffing_limits import BOOK_LIMITS, StaffingLimitError, StaffingLimits
from planner.desktop.viewmodels.form_fields import FieldKind, FormField
from planner.desktop.viewmodels.pattern_editing import read_time
from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import as_typed
from planner.localization.terms import level_name, role_name
from planner.market.role import Level, RoleFamily
from planner.plan.model import Plan
from planner.quantities.identifiers import PlaceId, TeamId

POSTS, SHARE, FREE_WEEKS, REST = "posts", "max_on_call", "free_weeks", "rest_minutes"
HANDOVER, SHORTEST, MOST_HEADS = "handover_minutes", "shortest_shift_minutes", "most_heads"
OPENS, CLOSES, ROLE, LEVEL, TEAM, START = "opens", "closes", "role", "level", "team", "start"
_HOUR = 60
_RANGES: Mapping[str, tuple[int, int, int]] = {
    POSTS: (1, 100, 1),
    FREE_WEEKS: (0, 52, 1),
    REST: (0, 23, _HOUR),
    HANDOVER: (0, 720, 1),
    SHORTEST: (1, 24, _HOUR),
    MOST_HEADS: (1, 100_000, 1),
}
"""By figure: the least, the most, and how many minutes or pieces one of it is."""


@dataclass(frozen=True, slots=True)
class StaffingWishes:
    """What is asked.

    Attributes:
        place_ids: The places to choose from.
        hours: Between which local times shifts may lie; equal ones are the whole day.
        limits: What a staffing has to keep.
        role: Whose pay it costs.
        level: The level of that pay.
        team_id: The team that new positions belong to; None where the plan has none.
        start: The first day of new positions.
    """

    place_ids: tuple[PlaceId, ...]
    start: date
    team_id: TeamId | None = None
    hours: tuple[time, time] = (time(8), time(20))
    limits: StaffingLimits = BOOK_LIMITS
    role: RoleFamily = RoleFamily.SITE_RELIABILITY_ENGINEER
    level: Level = Level.SENIOR

    def ticked(self, place_id: PlaceId) -> "StaffingWishes":
        """Return the wishes with a place more, or without it."""
        if place_id in self.place_ids:
            return replace(self, place_ids=tuple(p for p in self.place_ids if p != place_id))
        return replace(self, place_ids=(*self.place_ids, place_id))


def limit_fields(wishes: StaffingWishes, formatter: Formatter) -> tuple[FormField, ...]:
    """Return the limits as fields."""
    limits = wishes.limits
    opens, closes = wishes.hours
    most = "" if limits.most_heads is None else formatter.integer(limits.most_heads)
    texts = (
        (POSTS, _("On call at once"), formatter.integer(limits.posts)),
        (SHARE, _("Most of the time on call"), formatter.percent(limits.max_on_call)),
        (FREE_WEEKS, _("Weeks off after a week"), formatter.integer(limits.free_weeks)),
        (OPENS, _("Local hours from"), formatter.time_of_day(opens)),
        (CLOSES, _("Local hours until"), _closing(closes, formatter)),
        (SHORTEST, _("Shortest shift, hours"), _in_hours(limits.shortest_shift_minutes, formatter)),
        (REST, _("Rest between shifts, hours"), _in_hours(limits.rest_minutes, formatter)),
        (HANDOVER, _("Hand-over, minutes"), formatter.integer(limits.handover_minutes)),
        (MOST_HEADS, _("Most people at a place"), most),
    )
    return tuple(
        FormField(key, label, FieldKind.FIGURE, text, placeholder=_("no limit") if not text else "")
        for key, label, text in texts
    )


def position_fields(
    wishes: StaffingWishes, plan: Plan, formatter: Formatter
) -> tuple[FormField, ...]:
    """Return what positions would be added as, and from when on."""
    teams = tuple((team.id, as_typed(team.name)) for team in plan.teams)
    roles = sorted(((role, role_name(role)) for role in RoleFamily), key=lambda each: each[1])
    levels = tuple((level, level_name(level)) for level in Level)
    return (
        FormField(
            ROLE, _("Role"), FieldKind.CHOICE, role_name(wishes.role), wishes.role, tuple(roles)
        ),
        FormField(
            LEVEL, _("Level"), FieldKind.CHOICE, level_name(wishes.level), wishes.level, levels
        ),
        FormField(TEAM, _("Team"), FieldKind.CHOICE, "", wishes.team_id, teams),
        FormField(START, _("Start"), FieldKind.FIGURE, formatter.date_short(wishes.start)),
    )


def taken(wishes: StaffingWishes, key: str, value: object, formatter: Formatter) -> StaffingWishes:
    """Return the wishes with what was typed or picked for a field.

    Raises:
        RefusedTextError: If the text cannot be used.
        NumberTextError, DateTextError: If it is no number, or no date.
    """
    if isinstance(value, RoleFamily | Level):
        return _picked(wishes, value)
    text = str(value).strip()
    opens, closes = wishes.hours
    match key:
        case "team":
            return replace(wishes, team_id=TeamId(text))
        case "start":
            return replace(wishes, start=formatter.parse_date(text, wishes.start))
        case "opens" | "closes":
            moment = read_time(text)
            hours = (moment, closes) if key == OPENS else (opens, moment)
            return replace(wishes, hours=hours)
    return replace(wishes, limits=_limits(wishes.limits, key, text, formatter))


def _picked(wishes: StaffingWishes, value: RoleFamily | Level) -> StaffingWishes:
    if isinstance(value, RoleFamily):
        return replace(wishes, role=value)
    return replace(wishes, level=value)


def _limits(limits: StaffingLimits, key: str, text: str, formatter: Formatter) -> StaffingLimits:
    figure: Any  # of the attribute that the key names
    if key == SHARE:
        figure = formatter.parse_percent(text)
    elif key == MOST_HEADS and not text:
        figure = None
    else:
        figure = _whole(key, formatter.parse_number(text), formatter)
    try:
        return replace(limits, **{key: figure})
    except StaffingLimitError:
        raise RefusedTextError(
            _("Nobody can be on call for this share of the time. Enter more than 0% and at most "
              "100%.")
        ) from None  # fmt: skip


def _whole(key: str, number: Decimal, formatter: Formatter) -> int:
    least, most, unit = _RANGES[key]
    if number != int(number) or not least <= number <= most:
        raise RefusedTextError(
            _("Enter a whole number from {least} to {most}.").format(
                least=formatter.integer(least), most=formatter.integer(most)
            )
        )
    return int(number) * unit


def _in_hours(minutes: int, formatter: Formatter) -> str:
    return formatter.integer(minutes // _HOUR)


def _closing(closes: time, formatter: Formatter) -> str:
    return "24:00" if closes == time(0) else formatter.time_of_day(closes)
