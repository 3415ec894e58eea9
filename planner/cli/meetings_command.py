"""``meetings``: the best times of a week for places, or for people of a plan, to meet.

The burden of a person is in weighted minutes; ``meeting_burden`` has the formula. The JSON holds
``anchor``, ``zone``, ``week``, ``first_day``, ``last_day``, ``length_minutes``, ``grid_minutes``,
``attendees`` (``label``, ``zone``, ``people``, ``hours`` of ``start`` and ``end``, ``protected``,
``kept_free`` of the same), ``within`` (the local times of a day that hold for everybody, null
without), ``weights`` (``pause``, ``near``, ``near_minutes``, ``far``, ``day_off``, ``night``,
``night_hours``), ``considered`` and ``qualifying`` (how many times there are and how many keep
every limit), ``slots`` (best first: ``start``, ``end``, ``worst``, ``total``, ``attendees`` of
``label``, ``start`` on their own clock, ``burden``, ``kind`` of the heaviest minute: working,
pause, near, far, day-off or night) and ``nearest_miss`` (null where a time qualifies; the keys of a
slot and ``broken``: ``label``, ``limit`` (working-hours, kept-free, time-of-day), ``minutes``).

It ends with 0, with 1 where no time keeps every limit, and with 2 on bad input.
"""

from argparse import Namespace

from planner.calculators.meeting_burden import MeetingRules
from planner.calculators.meeting_slots import rank_slots
from planner.cli.answer import Answer, ExitCode
from planner.cli.meetings_group import group_from
from planner.cli.meetings_json import ranking_data
from planner.cli.meetings_values import COMMAND, within_from
from planner.cli.usage_error import UsageError
from planner.localization.messages import _, active_language


def answer_meetings(arguments: Namespace) -> Answer:
    """Rank the times at which a group may meet.

    Raises:
        UsageError, UnknownPlaceError, AmbiguousPlaceError, BeyondZoneRulesError: Bad input.
        PlanFileError, MarketDataError, UnknownScenarioError: If something cannot be read.
        BlockedPlanError: If nobody of the plan could meet.
    """
    if arguments.limit < 1:
        raise UsageError(_("--limit takes a number of 1 or more."), COMMAND)
    rules = MeetingRules(within=within_from(arguments))
    group = group_from(arguments)
    ranking = rank_slots(group.attendees, group.time, rules, arguments.limit)

    def text() -> str:
        from planner.cli.meetings_text import ranking_text
        from planner.localization.formatting import Formatter

        return ranking_text(ranking, group.anchor, rules, Formatter(active_language()))

    code = ExitCode.DONE if ranking.qualifying else ExitCode.FINDINGS
    return Answer(ranking_data(ranking, group.anchor, rules), text, code)
