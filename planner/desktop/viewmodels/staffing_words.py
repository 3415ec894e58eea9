"""A staffing around the clock beside the plan, in words; or why there is none."""

from collections.abc import Iterator
from decimal import Decimal

from planner.calculators.staffing import SiteStaffing, StaffingConflict
from planner.calculators.staffing_comparison import SiteComparison, StaffingComparison
from planner.calculators.staffing_limits import DAY_MINUTES, StaffingLimit
from planner.desktop.viewmodels.entries import Entry
from planner.desktop.viewmodels.staffing_wishes import StaffingWishes
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import as_typed, listed
from planner.localization.terms import level_name, role_name
from planner.quantities.identifiers import CurrencyCode

_LINE_BREAK = "\N{LINE SEPARATOR}"


def heads_sentence(found: StaffingComparison, formatter: Formatter) -> str:
    """Say how many people it takes, and whether fewer could do."""
    staffing = found.staffing
    people = formatter.integer(staffing.heads)
    if staffing.heads == staffing.least_heads:
        return _("It takes {people} people; fewer are proven impossible.").format(people=people)
    return _("{people} people do; fewer than {least} are proven impossible.").format(
        people=people, least=formatter.integer(staffing.least_heads)
    )


def plan_sentences(
    found: StaffingComparison,
    wishes: StaffingWishes,
    currency: CurrencyCode,
    formatter: Formatter,
) -> Iterator[str]:
    """Say what the staffing takes beyond the plan, and what it closes."""
    hire = {
        "people": formatter.integer(found.extra_heads),
        "role": role_name(wishes.role),
        "level": level_name(wishes.level),
    }
    if not found.extra_heads:
        yield _("The plan has these people already.")
    elif found.extra_cost is None:
        yield _(
            "To hire: {people} more; what they cost is not known of all places for {role}, {level}"
        ).format(**hire)
    else:
        cost = formatter.reporting_rounded(found.extra_cost, currency)
        yield _("To hire: {people} more, as {role}, {level}, for {cost} a year").format(
            **hire, cost=cost
        )
    yield _(
        "Time with fewer than {people} people: {before} by the plan's working hours, {after} with "
        "this staffing"
    ).format(
        people=formatter.integer(found.staffing.limits.posts),
        before=formatter.hours_and_minutes(found.gap_minutes_before),
        after=formatter.hours_and_minutes(found.gap_minutes_after)
        if found.gap_minutes_after
        else _("none"),
    )


def site_entries(
    found: StaffingComparison, currency: CurrencyCode, formatter: Formatter
) -> tuple[Entry, ...]:
    """Return the sites that are needed: people, who is missing, cost and shifts."""
    return tuple(
        _site_entry(site, currency, formatter) for site in found.sites if site.staffing.heads
    )


def _site_entry(site: SiteComparison, currency: CurrencyCode, formatter: Formatter) -> Entry:
    heads = site.staffing.heads
    people = ngettext("{count} person", "{count} people", heads).format(
        count=formatter.integer(heads)
    )
    there = _("{present} there now, {extra} to hire").format(
        present=formatter.integer(site.present), extra=formatter.integer(site.extra_heads)
    )
    name = as_typed(site.staffing.site.label)
    parts = (there, *_cost(site.extra_cost, site.extra_heads, currency, formatter))
    shifts = listed(_shifts(site.staffing, formatter))
    words = listed((name, people, *parts, shifts), with_commas=True)
    return Entry(name, people, f"{listed(parts, with_commas=True)}{_LINE_BREAK}{shifts}", words)


def _cost(
    cost: Decimal | None, extra: int, currency: CurrencyCode, formatter: Formatter
) -> tuple[str, ...]:
    if not extra:
        return ()
    if cost is None:
        return (_("cost not known"),)
    return (_("{cost} a year").format(cost=formatter.reporting_rounded(cost, currency)),)


def _shifts(staffing: SiteStaffing, formatter: Formatter) -> Iterator[str]:
    for line in staffing.lines:
        end = (line.shift.start + line.shift.minutes - 1) % DAY_MINUTES + 1
        hours = formatter.range(_clock(line.shift.start), _clock(end))
        yield _("{people} × {hours}").format(people=formatter.integer(line.people), hours=hours)


def conflict_sentences(
    conflict: StaffingConflict, first_site: str, formatter: Formatter
) -> Iterator[str]:
    """Say why there is no staffing, and which limits stand against it."""
    yield _("No staffing keeps all of these limits.")
    if conflict.uncovered:
        yield _("Nobody may be on call at {times}, {place} time.").format(
            times=listed(
                formatter.range(_clock(begin), _clock(end)) for begin, end in conflict.uncovered
            ),
            place=as_typed(first_site),
        )
    if conflict.limits:
        yield _("One would do without any one of these: {limits}.").format(
            limits=listed(limit_name(limit) for limit in conflict.limits)
        )
    else:
        yield _("Giving up any single one of them would not be enough.")


def limit_name(limit: StaffingLimit) -> str:
    """Return what a limit is called."""
    return {
        StaffingLimit.HOURS: _("the local hours"),
        StaffingLimit.MAX_ON_CALL: _("the most of the time on call"),
        StaffingLimit.FREE_WEEKS: _("the weeks off"),
        StaffingLimit.REST: _("the rest between shifts"),
        StaffingLimit.HANDOVER: _("the hand-over"),
        StaffingLimit.SHORTEST_SHIFT: _("the shortest shift"),
        StaffingLimit.MOST_HEADS: _("the most people at a place"),
    }[limit]


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
