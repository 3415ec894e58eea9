"""What of the plan itself, apart from its seats, a scenario says otherwise than the base."""

from collections.abc import Sequence

from planner.localization.change_texts import ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import listed
from planner.market.snapshot import Snapshot
from planner.plan.change import Change, Subject
from planner.plan.model import Plan
from planner.plan.patching import RECORDS
from planner.plan.scenario_plans import find_scenario, scenario_differences

_MOST = 3
"""Settings that are named; of more the rest is counted."""


def changes_of_plan(document: Plan, shown: Plan) -> tuple[Change, ...]:
    """Return what differs in the settings of the plan on show; nothing for the base."""
    scenario = find_scenario(document, shown.scenario_id)
    if scenario is None or all(change.subject in RECORDS for change in scenario.changes):
        return ()
    found = scenario_differences(document, scenario)
    return tuple(change for change in found if change.subject not in RECORDS)


def settings_text(
    changes: Sequence[Change], document: Plan, market: Snapshot, formatter: Formatter
) -> str:
    """Return which settings differ, empty for none."""
    texts = ChangeTexts(document, document, market, formatter)
    names = list(dict.fromkeys(_name(change, texts) for change in changes))
    rest = len(names[_MOST:])
    if rest:
        more = ngettext("{count} more", "{count} more", rest)
        names = [*names[:_MOST], more.format(count=formatter.integer(rest))]
    return _("Not as in the base: {fields}").format(fields=listed(names)) if names else ""


def _name(change: Change, texts: ChangeTexts) -> str:
    said = texts.said(change)
    if change.subject in (Subject.PLAN, Subject.ASSUMPTION) and change.subject_id is None:
        return said.what
    return said.thing
