"""What a group shares over some days, as scripts read it.

Beside the keys of ``overlap_command``, answers over more than a day have: ``workdays`` (the dates
on whose weekday everybody works), ``common`` and ``with_flex`` (each ``min_minutes``,
``median_minutes``, ``max_minutes`` over them), ``worst_week`` (``first_day``, ``minutes``; null
where no week is whole), ``clock_changes`` (``date``, ``zones``, ``minutes_before``, ``minutes``,
``windows_before`` and ``windows`` of ``start``, ``end`` in wall times of the anchor),
``days_lost`` (``date``, ``lost_minutes``, ``left_minutes``, ``absences`` of ``label``, ``date``,
``name``), ``limits`` (on the first date of the least: ``date``, ``minutes``, ``missing_minutes``,
``opens`` and ``closes`` of ``at``, ``labels``, ``is_break``), ``people_at_work`` (the quarter hours
of that date: ``start``, ``person_minutes``, ``least``, ``most``), ``best_shift`` and
``best_pair_of_shifts`` (``shifts`` of ``label``, ``minutes``; ``gained_minutes`` per workday, the
three figures after it; null where nothing gains).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.calculators.overlap import Worker
from planner.calculators.overlap_clock_changes import ClockChange, WallWindow, clock_changes
from planner.calculators.overlap_horizon import HorizonOverlap, SharedMinutes, overlap_over_horizon
from planner.calculators.overlap_limits import Limit, WindowLimits, window_limits
from planner.calculators.overlap_shifts import (
    Mover,
    ShiftGain,
    best_pair_of_shifts,
    best_shift,
    movers_of,
)
from planner.calculators.presence import PresenceDay, people_at_work
from planner.cli.answer import Json, instant_text


@dataclass(frozen=True, slots=True)
class GroupAnswer:
    """Everything that is answered of a group over some days."""

    horizon: HorizonOverlap
    changes: tuple[ClockChange, ...]
    limits: WindowLimits | None
    presence: PresenceDay | None
    shift: ShiftGain | None
    pair: ShiftGain | None

    @property
    def workers(self) -> tuple[Worker, ...]:
        """The group, the anchor first."""
        return self.horizon.group.workers


def group_answer(
    workers: Sequence[Worker],
    days: tuple[date, date],
    *,
    with_holidays: bool,
    movers: Sequence[Mover] | None = None,
    people: Sequence[Worker] | None = None,
) -> GroupAnswer:
    """Work out a group over some days.

    Args:
        workers: The group; the first is the anchor.
        days: The first and the last date.
        with_holidays: Whether holidays are days off.
        movers: Whose hours could move; everybody's unless said.
        people: Who is counted at work; everybody unless said.
    """
    horizon = overlap_over_horizon(workers, *days, with_holidays=with_holidays)
    group, least = horizon.group, horizon.least_day
    movers = movers_of(group) if movers is None else movers
    people = workers if people is None else people
    return GroupAnswer(
        horizon=horizon,
        changes=clock_changes(group),
        limits=None if least is None else window_limits(group, group.days.index(least)),
        presence=None
        if least is None
        else people_at_work(people, workers[0].zone, least, with_holidays=with_holidays),
        shift=best_shift(group, movers),
        pair=best_pair_of_shifts(group, movers),
    )


def horizon_data(answer: GroupAnswer) -> dict[str, object]:
    """Return a group's answer for scripts."""
    horizon = answer.horizon
    week = horizon.worst_week
    return {
        "workdays": len(horizon.group.days),
        "common": figures_data(horizon.shared),
        "with_flex": figures_data(horizon.with_flex),
        "worst_week": week and {"first_day": week.first_day.isoformat(), "minutes": week.minutes},
        "clock_changes": [
            {
                "date": change.day.isoformat(),
                "zones": list(change.zones),
                "minutes_before": change.minutes_before,
                "minutes": change.minutes,
                "windows_before": _windows_data(change.windows_before),
                "windows": _windows_data(change.windows),
            }
            for change in answer.changes
        ],
        "days_lost": [
            {
                "date": lost.day.isoformat(),
                "lost_minutes": lost.lost_minutes,
                "left_minutes": lost.left_minutes,
                "absences": [
                    {"label": each.label, "date": each.day.isoformat(), "name": each.name}
                    for each in lost.absences
                ],
            }
            for lost in horizon.lost
        ],
        "limits": limits_data(answer.limits),
        "people_at_work": _presence_data(answer.presence),
        "best_shift": _gain_data(answer.shift),
        "best_pair_of_shifts": _gain_data(answer.pair),
    }


def _windows_data(windows: Sequence[WallWindow]) -> list[Json]:
    return [{"start": f"{each.start:%H:%M}", "end": f"{each.end:%H:%M}"} for each in windows]


def figures_data(shared: SharedMinutes) -> Json:
    """Return least, median and most."""
    return {
        "min_minutes": shared.min_minutes,
        "median_minutes": whole_if_possible(shared.median_minutes),
        "max_minutes": shared.max_minutes,
    }


def whole_if_possible(minutes: float) -> float | int:
    """Return a whole number as one."""
    return int(minutes) if minutes == int(minutes) else minutes


def limits_data(limits: WindowLimits | None) -> Json | None:
    """Return what opens and closes a window."""
    if limits is None:
        return None
    return {
        "date": limits.day.isoformat(),
        "minutes": limits.minutes,
        "missing_minutes": limits.missing_minutes,
        "opens": _limit_data(limits.opens),
        "closes": _limit_data(limits.closes),
    }


def _limit_data(limit: Limit) -> Json:
    return {
        "at": instant_text(limit.at_utc),
        "labels": list(limit.labels),
        "is_break": limit.is_break,
    }


def _presence_data(presence: PresenceDay | None) -> list[Json]:
    return [
        {
            "start": instant_text(slot.start_utc),
            "person_minutes": slot.person_minutes,
            "least": slot.least,
            "most": slot.most,
        }
        for slot in (() if presence is None else presence.slots)
    ]


def _gain_data(gain: ShiftGain | None) -> Json | None:
    if gain is None:
        return None
    return {
        "shifts": [{"label": each.label, "minutes": each.minutes} for each in gain.shifts],
        "gained_minutes": round(gain.gained_minutes, 2),
        **figures_data(gain.shared),
    }
