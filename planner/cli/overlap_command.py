"""``overlap``: the working time places share on a day, or on every day of a year.

The JSON of a day holds ``date``, ``anchor``, ``overlap_minutes``, ``windows`` (``start``, ``end``),
``members`` (``place``, ``zone``, ``start``, ``end``; both null on a day off), ``with_flex_minutes``
and ``limits`` (what opens and closes the longest window: see ``overlap_json``; null where somebody
is off). That of a year holds ``year``, ``anchor``, ``days`` (``date``, ``overlap_minutes``; every
calendar day), ``min_minutes``, ``median_minutes`` and ``max_minutes`` over the days on which the
anchor works, and the keys of ``overlap_json``.
"""

from argparse import Namespace
from datetime import UTC, date, datetime

from planner.calculators.group_minutes import group_minutes
from planner.calculators.overlap import (
    DayOverlap,
    Window,
    Worker,
    YearOverlap,
    overlap_in_year,
    overlap_on,
    worker_at,
)
from planner.calculators.overlap_flex import flexible_minutes
from planner.calculators.overlap_limits import window_limits
from planner.cli.answer import Answer, Json, instant_text
from planner.cli.asked_plan import check_scenario_has_plan
from planner.cli.overlap_json import (
    GroupAnswer,
    group_answer,
    horizon_data,
    limits_data,
    whole_if_possible,
)
from planner.cli.overlap_text import horizon_text, limits_text
from planner.cli.text_table import laid_out
from planner.cli.typed_values import date_from, pattern_from
from planner.cli.usage_error import UsageError
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language
from planner.localization.running_text import listed
from planner.market.loader import load_snapshot
from planner.market.place_search import UnknownPlaceError, find_place
from planner.market.snapshot import Snapshot
from planner.market.time_zone import is_zone, to_wall
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import CountryCode, ZoneName


def answer_overlap(arguments: Namespace) -> Answer:
    """Compare working time: of places, or of a plan's teams.

    Raises:
        UnknownPlaceError, AmbiguousPlaceError, DateTextError, UsageError, BeyondZoneRulesError:
            Bad input.
        PlanFileError, MarketDataError: If either cannot be read.
        BlockedPlanError: If there is nobody in the plan to compare.
    """
    _check_together(arguments)
    if arguments.year is not None and not date.min.year <= arguments.year <= date.max.year:
        raise UsageError(_("{year} is no year.").format(year=arguments.year), "overlap")
    if arguments.plan is not None:
        from planner.cli.overlap_plan_command import answer_plan_overlap

        return answer_plan_overlap(arguments)
    pattern = pattern_from(
        arguments.hours or "09:00-17:00", arguments.days, arguments.pause, arguments.flex
    )
    snapshot = load_snapshot()
    workers = [worker_from(text, snapshot, pattern) for text in arguments.places]
    if arguments.year is not None:
        return _year_answer(workers, arguments.year, with_holidays=arguments.holidays)
    return _day_answer(workers, arguments.date, with_holidays=arguments.holidays)


def _check_together(arguments: Namespace) -> None:
    """Refuse arguments that do not go together.

    Raises:
        UsageError: If they do not.
    """
    check_scenario_has_plan(arguments, "overlap")
    if arguments.plan is None:
        if arguments.team is not None:
            raise UsageError(_("--team needs --plan."), "overlap")
        if not arguments.places:
            raise UsageError(_("Missing: {names}.").format(names="PLACE"), "overlap")
        return
    given = {
        "PLACE": arguments.places,
        "--hours": arguments.hours,
        "--days": arguments.days,
        "--break": arguments.pause,
        "--flex": arguments.flex,
    }
    for name, value in given.items():
        if value:
            sentence = _("{name} and {other} exclude each other. Give one of them.")
            raise UsageError(sentence.format(name=name, other="--plan"), "overlap")


def _year_answer(workers: list[Worker], year: int, *, with_holidays: bool) -> Answer:
    overlap = overlap_in_year(workers, year, with_holidays=with_holidays)
    days = overlap.days[0], overlap.days[-1]
    group = group_answer(workers, days, with_holidays=with_holidays)

    def text() -> str:
        return _year_text(overlap, workers, group)

    return Answer(_year_data(overlap, workers) | horizon_data(group), text)


def _day_answer(workers: list[Worker], day_text: str | None, *, with_holidays: bool) -> Answer:
    now = datetime.now(UTC)
    if day_text is None:
        day = to_wall(workers[0].zone, now).date()
    else:
        day = date_from(day_text, now.date())
    overlap = overlap_on(workers, day, with_holidays=with_holidays)
    group = group_minutes(workers, day, day, with_holidays=with_holidays)
    limits = window_limits(group, 0) if group.days else None
    with_flex = flexible_minutes(group)[0] if group.days else overlap.minutes
    data = {
        **_day_data(overlap, workers),
        "with_flex_minutes": with_flex,
        "limits": limits_data(limits),
    }

    def text() -> str:
        shown = Formatter(active_language())
        parts = [_day_text(overlap, workers)]
        if with_flex != overlap.minutes:
            parts.append(
                _("With everybody's flex: {hours}").format(hours=shown.hours_and_minutes(with_flex))
            )
        if limits is not None and len(workers) > 1:
            parts.append(limits_text(limits, workers[0].zone, shown))
        return "\n\n".join(parts)

    return Answer(data, text)


def worker_from(text: str, snapshot: Snapshot, pattern: WorkingPattern) -> Worker:
    """Return somebody at a place, or in a bare time zone.

    Raises:
        UnknownPlaceError, AmbiguousPlaceError: If it is neither.
    """
    if "/" in text and is_zone(text):
        return Worker(text, ZoneName(text), pattern)
    try:
        return worker_at(find_place(snapshot.places, text, _country_code), pattern)
    except UnknownPlaceError:
        if is_zone(text):
            return Worker(text, ZoneName(text), pattern)
        raise


def _country_code(text: str) -> CountryCode | None:
    from planner.localization.countries import country_code

    return country_code(text)


def _day_data(overlap: DayOverlap, workers: list[Worker]) -> dict[str, object]:
    return {
        "date": overlap.day.isoformat(),
        "anchor": workers[0].label,
        "overlap_minutes": overlap.minutes,
        "windows": [_window_data(window) for window in overlap.windows],
        "members": [
            {"place": worker.label, "zone": worker.zone, **_window_data(window)}
            for worker, window in zip(workers, overlap.working, strict=True)
        ],
    }


def _window_data(window: Window | None) -> Json:
    if window is None:
        return {"start": None, "end": None}
    return {"start": instant_text(window.start_utc), "end": instant_text(window.end_utc)}


def _year_data(overlap: YearOverlap, workers: list[Worker]) -> dict[str, object]:
    return {
        "year": overlap.year,
        "anchor": workers[0].label,
        "days": [
            {"date": day.isoformat(), "overlap_minutes": minutes}
            for day, minutes in zip(overlap.days, overlap.minutes, strict=True)
        ],
        "min_minutes": overlap.min_minutes,
        "median_minutes": whole_if_possible(overlap.median_minutes),
        "max_minutes": overlap.max_minutes,
    }


def _day_text(overlap: DayOverlap, workers: list[Worker]) -> str:
    shown = Formatter(active_language())
    zone = workers[0].zone
    windows = listed(_local_range(window, zone, shown) for window in overlap.windows)
    heading = _("{hours} shared on {day}, {anchor} time").format(
        hours=shown.hours_and_minutes(overlap.minutes),
        day=shown.date_long(overlap.day),
        anchor=workers[0].label,
    )
    if windows:
        heading += f": {windows}"
    rows = [
        (
            _("Place"),
            _("Time zone"),
            _("Local hours"),
            _("In {anchor}").format(anchor=workers[0].label),
        )
    ]
    for worker, window in zip(workers, overlap.working, strict=True):
        local = _local_range(window, worker.zone, shown) if window else _("day off")
        there = _local_range(window, zone, shown) if window else ""
        rows.append((worker.label, worker.zone, local, there))
    return f"{heading}\n\n{laid_out(rows)}"


def _local_range(window: Window, zone: ZoneName, shown: Formatter) -> str:
    start, end = to_wall(zone, window.start_utc), to_wall(zone, window.end_utc)
    return shown.time_range(start.time(), end.time())


def _year_text(overlap: YearOverlap, workers: list[Worker], group: GroupAnswer) -> str:
    shown = Formatter(active_language())
    heading = _("{places} in {year}: median {median}, {least} to {most} a working day").format(
        places=listed(worker.label for worker in workers),
        year=overlap.year,
        median=shown.hours_and_minutes(round(overlap.median_minutes)),
        least=shown.hours_and_minutes(overlap.min_minutes),
        most=shown.hours_and_minutes(overlap.max_minutes),
    )
    rows = [(_("From"), _("To"), _("Shared"))]
    rows += [
        (shown.date_short(first), shown.date_short(last), shown.hours_and_minutes(minutes))
        for first, last, minutes in _runs(overlap)
    ]
    table = laid_out(rows, right=frozenset({2}))
    return f"{heading}\n\n{table}\n\n{horizon_text(group, shown)}"


def _runs(overlap: YearOverlap) -> list[tuple[date, date, int]]:
    """Join neighboring weeks that share the same minutes; days without any are left out."""
    runs: list[tuple[date, date, int]] = []
    for day, minutes in zip(overlap.days, overlap.minutes, strict=True):
        if not minutes:
            continue
        if runs and runs[-1][2] == minutes:
            runs[-1] = (runs[-1][0], day, minutes)
        else:
            runs.append((day, day, minutes))
    return runs
