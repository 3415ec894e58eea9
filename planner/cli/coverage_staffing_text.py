"""What ``coverage --sites`` answers, as sentences and a table for a terminal."""

from collections.abc import Iterator
from decimal import Decimal

from planner.calculators.staffing import SiteStaffing, StaffingConflict
from planner.calculators.staffing_comparison import SiteComparison, StaffingComparison
from planner.calculators.staffing_limits import StaffingLimit
from planner.cli.coverage_staffing import StaffingAnswer
from planner.cli.coverage_staffing_json import clock
from planner.cli.text_table import laid_out
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import listed
from planner.localization.terms import level_name, role_name
from planner.quantities.identifiers import CurrencyCode


def staffing_text(answer: StaffingAnswer | None, currency: CurrencyCode, shown: Formatter) -> str:
    """Say what the staffing is and what it takes beyond the plan, or why there is none."""
    if answer is None:
        return ""
    heading = _heading(answer, shown)
    if isinstance(answer.found, StaffingConflict):
        return "\n".join([heading, *_conflict_sentences(answer, answer.found, shown)])
    return "\n\n".join(
        [
            "\n".join([heading, _heads_sentence(answer.found, shown)]),
            _sites_table(answer.found, currency, shown),
            "\n".join(_plan_sentences(answer, answer.found, currency, shown)),
        ]
    )


def _heading(answer: StaffingAnswer, shown: Formatter) -> str:
    limits = answer.limits
    opens, closes = answer.hours
    template = ngettext(
        "Around the clock in {sites}: {people} person on call at any time, nobody above {share} of "
        "the time, from {opens} to {closes}",
        "Around the clock in {sites}: {people} people on call at any time, nobody above {share} of "
        "the time, from {opens} to {closes}",
        limits.posts,
    )
    return template.format(
        sites=listed(site.label for site in answer.sites),
        people=shown.integer(limits.posts),
        share=shown.percent(limits.max_on_call),
        opens=shown.time_of_day(opens),
        closes="24:00" if closes.hour == closes.minute == 0 else shown.time_of_day(closes),
    )


def _heads_sentence(found: StaffingComparison, shown: Formatter) -> str:
    staffing = found.staffing
    if staffing.heads == staffing.least_heads:
        return _("It takes {people} people; fewer are proven impossible.").format(
            people=shown.integer(staffing.heads)
        )
    return _("{people} people do; fewer than {least} are proven impossible.").format(
        people=shown.integer(staffing.heads), least=shown.integer(staffing.least_heads)
    )


def _sites_table(found: StaffingComparison, currency: CurrencyCode, shown: Formatter) -> str:
    rows = [
        (
            _("Place"),
            _("People"),
            _("Shifts, local time"),
            _("On call"),
            _("Weekend days a year"),
            _("Holidays a year"),
            _("There now"),
            _("To hire"),
            _("A year each"),
        ),
        *(_site_row(site, currency, shown) for site in found.sites),
    ]
    return laid_out(rows, right=frozenset({1, 3, 4, 5, 6, 7, 8}))


def _site_row(site: SiteComparison, currency: CurrencyCode, shown: Formatter) -> tuple[str, ...]:
    staffing = site.staffing
    return (
        staffing.site.label,
        shown.integer(staffing.heads),
        listed(_shifts(staffing, shown)),
        shown.percent(staffing.on_call_share, 1),
        shown.number(site.weekend_days, 0),
        shown.number(site.holidays, 0),
        shown.integer(site.present),
        shown.integer(site.extra_heads),
        _amount(site.cost_per_head, currency, shown),
    )


def _shifts(staffing: SiteStaffing, shown: Formatter) -> Iterator[str]:
    for line in staffing.lines:
        end = (line.shift.start + line.shift.minutes - 1) % (24 * 60) + 1
        hours = shown.range(clock(line.shift.start), clock(end))
        yield _("{people} × {hours}").format(people=shown.integer(line.people), hours=hours)


def _amount(amount: Decimal | None, currency: CurrencyCode, shown: Formatter) -> str:
    return "–" if amount is None else shown.money(amount, currency, 0)


def _plan_sentences(
    answer: StaffingAnswer, found: StaffingComparison, currency: CurrencyCode, shown: Formatter
) -> Iterator[str]:
    if not found.extra_heads:
        yield _("The plan has these people already.")
    elif found.extra_cost is None:
        yield _(
            "To hire: {people} more; what they cost is not known of all places for {role}, {level}"
        ).format(**_hire(answer, found, shown))
    else:
        yield _("To hire: {people} more, as {role}, {level}, for {cost} a year").format(
            **_hire(answer, found, shown), cost=shown.money(found.extra_cost, currency, 0)
        )
    yield _(
        "Time with fewer than {people} people: {before} by the plan's working hours, {after} with "
        "this staffing"
    ).format(
        people=shown.integer(answer.limits.posts),
        before=shown.hours_and_minutes(found.gap_minutes_before),
        after=shown.hours_and_minutes(found.gap_minutes_after)
        if found.gap_minutes_after
        else _("none"),
    )


def _hire(answer: StaffingAnswer, found: StaffingComparison, shown: Formatter) -> dict[str, str]:
    return {
        "people": shown.integer(found.extra_heads),
        "role": role_name(answer.role),
        "level": level_name(answer.level),
    }


def _conflict_sentences(
    answer: StaffingAnswer, conflict: StaffingConflict, shown: Formatter
) -> Iterator[str]:
    yield _("No staffing keeps all of these limits.")
    if conflict.uncovered:
        yield _("Nobody may be on call at {times}, {place} time.").format(
            times=listed(
                shown.range(clock(begin), clock(end)) for begin, end in conflict.uncovered
            ),
            place=answer.sites[0].label,
        )
    if conflict.limits:
        yield _("One would do without any one of these: {limits}.").format(
            limits=listed(_limit_name(limit) for limit in conflict.limits)
        )
    else:
        yield _("Giving up any single one of them would not be enough.")


def _limit_name(limit: StaffingLimit) -> str:
    return {
        StaffingLimit.HOURS: _("the local hours (--hours)"),
        StaffingLimit.MAX_ON_CALL: _("the most of the time on call (--max-on-call)"),
        StaffingLimit.FREE_WEEKS: _("the weeks off (--weeks-off)"),
        StaffingLimit.REST: _("the rest between shifts (--rest)"),
        StaffingLimit.HANDOVER: _("the hand-over (--handover-minutes)"),
        StaffingLimit.SHORTEST_SHIFT: _("the shortest shift of 4 hours"),
        StaffingLimit.MOST_HEADS: _("the most people at a place (--max-heads)"),
    }[limit]
