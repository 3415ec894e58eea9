"""``meetings``: the best times of a week for places, or for people of a plan, to meet.

The burden of a person is in weighted minutes; ``meeting_burden`` has the formula. The JSON holds
``anchor``, ``zone``, ``week``, ``first_day``, ``last_day``, ``length_minutes``, ``grid_minutes``,
``attendees`` (``label``, ``zone``, ``people``, ``hours`` of ``start`` and ``end``, ``protected``,
``preferred`` of the same or null, ``kept_free`` of the same), ``within`` (the local times of a day
that hold for everybody, null without), ``weights`` (``pause``, ``near``, ``near_minutes``, ``far``,
``day_off``, ``night``, ``night_hours``), ``considered`` and ``qualifying`` (how many times there
are and how many keep every limit), ``slots`` (best first: ``start``, ``end``, ``worst``,
``total``, ``attendees`` of ``label``, ``start`` on their own clock, ``burden``, ``kind`` of the
heaviest minute: working, pause, near, far, day-off or night) and ``nearest_miss`` (null where
a time qualifies; the keys of a slot and ``broken``: ``label``, ``limit`` (working-hours, kept-free,
time-of-day), ``minutes``).

With ``--rotation`` there are also ``rotation`` (null where a turn has no time that keeps every
limit: ``turns``, ``weeks``, ``worst``, ``bound`` (what ``worst`` cannot fall below), ``is_proven``,
``fairness`` (Jain's index, 1 is even), ``carry_most`` (labels), ``fixed_worst``, ``slots`` of
``weekday``, ``start`` on the anchor's clock, ``starts``, ``attendees`` of ``label`` and
``local_times`` (``from``, ``weekday``, ``start``: anew whenever clock changes move it), ``ledger``
of ``label``, ``people``, ``burden``, ``fixed_burden``; the last and ``fixed_worst`` are null where
no fixed time keeps the limits) and ``rotation_miss`` (``weekday``, ``start``, ``broken``, the
minutes over all weeks of a turn). Of a plan meets who is there in the first week. ``ics`` is the
calendar file that was written, null if none: with an event that comes again for each turn, or one
for the best time.

It ends with 0, with 1 where no time keeps every limit, and with 2 on bad input.
"""

from argparse import Namespace
from collections.abc import Callable

from planner.calculators.meeting_burden import MeetingRules
from planner.calculators.meeting_rotation import (
    MeetingRotation,
    meeting_rotation,
)
from planner.calculators.meeting_slots import SlotRanking, rank_slots
from planner.cli.answer import Answer, ExitCode, Json
from planner.cli.meetings_calendar import check_calendar, write_found, written_text
from planner.cli.meetings_group import group_from
from planner.cli.meetings_json import ranking_data
from planner.cli.meetings_rotation_json import rotation_data
from planner.cli.meetings_rotation_text import rotation_text
from planner.cli.meetings_text import ranking_text
from planner.cli.meetings_values import COMMAND, rotation_time_from, within_from
from planner.cli.usage_error import UsageError
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language


def answer_meetings(arguments: Namespace) -> Answer:
    """Rank the times at which a group may meet.

    Raises:
        UsageError, UnknownPlaceError, AmbiguousPlaceError, BeyondZoneRulesError: Bad input.
        PlanFileError, MarketDataError, UnknownScenarioError: If something cannot be read.
        BlockedPlanError: If nobody of the plan could meet.
        ExportError: If the calendar file cannot be written.
    """
    if arguments.limit < 1:
        raise UsageError(_("--limit takes a number of 1 or more."), COMMAND)
    check_calendar(arguments)
    rules = MeetingRules(within=within_from(arguments))
    group = group_from(arguments)
    turns = rotation_time_from(arguments, group.time, group.workdays)
    ranking = rank_slots(group.attendees, group.time, rules, arguments.limit)
    data = ranking_data(ranking, group.anchor, rules)
    if turns is None:
        return _answer(
            ranking if ranking.qualifying else None,
            data,
            lambda shown: ranking_text(ranking, group.anchor, rules, shown),
            arguments,
        )
    rotation = meeting_rotation(group.attendees, turns, rules)
    return _answer(
        rotation if isinstance(rotation, MeetingRotation) else None,
        {**data, **rotation_data(rotation)},
        lambda shown: rotation_text(rotation, turns, group.anchor, rules, shown),
        arguments,
    )


def _answer(
    found: SlotRanking | MeetingRotation | None,
    data: Json,
    say: Callable[[Formatter], str],
    arguments: Namespace,
) -> Answer:
    """Answer what was found, if anything, and write the calendar file if one is asked for."""
    is_written = False
    if arguments.ics is not None and found is not None:
        write_found(found, arguments)
        is_written = True

    def text() -> str:
        parts = [say(Formatter(active_language()))]
        if is_written:
            parts.append(written_text(arguments))
        return "\n\n".join(parts)

    notes: tuple[str, ...] = ()
    if arguments.ics is not None and found is None:
        notes = (_("No calendar file was written: there is no time to put in it."),)
    data = {**data, "ics": arguments.ics if is_written else None}
    return Answer(data, text, ExitCode.FINDINGS if found is None else ExitCode.DONE, notes)
