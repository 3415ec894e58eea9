"""Working hours of a posting in words: local hours, shared hours by both clocks, clock changes."""

from collections.abc import Iterable, Iterator

from planner.calculators.postings.expected_hours import (
    ExpectedHours,
    SharedHours,
    SharedSeason,
    Stretch,
)
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.pattern_texts import pattern_text
from planner.localization.running_text import listed


def hours_sentences(hours: ExpectedHours, shown: Formatter) -> Iterator[str]:
    """Yield when the candidate works, and what is shared with the anchor and the team."""
    yield _("{hours}, local time in {place}.").format(
        hours=pattern_text(hours.pattern, shown), place=hours.place.name
    )
    if hours.anchor is not None:
        yield from _shared_with_anchor(hours.anchor, shown)
    for other in hours.others:
        if other.typical_minutes or other.min_minutes:
            yield _("Shared with {place}: {typical} on a typical workday.").format(
                place=other.place.name, typical=_length(other.typical_minutes, shown)
            )
        else:
            yield _("No working hours are shared with {place}.").format(place=other.place.name)


def season_lines(shared: SharedHours, shown: Formatter) -> Iterator[str]:
    """Yield what is shared in each season, by both clocks."""
    for season in shared.seasons:
        yield _season_line(shared, season, shown)


def _shared_with_anchor(shared: SharedHours, shown: Formatter) -> Iterator[str]:
    if not shared.typical_minutes and not shared.min_minutes:
        yield _("No working hours are shared with {place}.").format(place=shared.place.name)
        return
    typical, least = (
        _length(minutes, shown) for minutes in (shared.typical_minutes, shared.min_minutes)
    )
    sentence = _("Shared with {place}: {typical} on a typical workday, at least {least}.")
    if not shared.min_minutes:
        sentence = _("Shared with {place}: {typical} on a typical workday, none on some.")
    elif shared.typical_minutes == shared.min_minutes:
        sentence = _("Shared with {place}: {typical} on a typical workday, and never less.")
    yield sentence.format(place=shared.place.name, typical=typical, least=least)
    if len(shared.seasons) == 1 and shared.seasons[0].here:
        yield _("That is {here} your time, {there} in {place}, all year.").format(
            here=_windows(shared.seasons[0].here, shown),
            there=_windows(shared.seasons[0].there, shown),
            place=shared.place.name,
        )


def _season_line(shared: SharedHours, season: SharedSeason, shown: Formatter) -> str:
    days = shown.range(shown.date_short(season.first_day), shown.date_short(season.last_day))
    if not season.here:
        return _("{days}: no shared hours").format(days=days)
    return _("{days}: {here} your time, {there} in {place}").format(
        days=days,
        here=_windows(season.here, shown),
        there=_windows(season.there, shown),
        place=shared.place.name,
    )


def _windows(windows: Iterable[Stretch], shown: Formatter) -> str:
    return listed(shown.time_range(start, end) for start, end in windows)


def _length(minutes: float, shown: Formatter) -> str:
    return shown.hours_and_minutes(round(minutes))
