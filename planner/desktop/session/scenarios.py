"""What the window does with scenarios, one undo step each."""

from collections.abc import Collection

from planner.desktop.session.plan_session import PlanSession
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.plan.edits import (
    add_scenario,
    add_scenario_plan,
    describe_scenario,
    drop_changes,
    drop_stale_changes,
    promote_scenario,
    remove_scenario,
    rename_scenario,
)
from planner.plan.model import Plan
from planner.plan.scenario import Scenario
from planner.plan.scenario_plans import find_scenario
from planner.quantities.identifiers import ScenarioId


class Scenarios:
    """Edits the scenarios of the session's document.

    Each returns what its undo step is called.

    Args:
        session: The open plan.
        formatter: Writes numbers.
    """

    def __init__(self, session: PlanSession, formatter: Formatter) -> None:
        self._session = session
        self._formatter = formatter

    def free_name(self) -> str:
        """Return a name no scenario has, such as “Scenario 2”."""
        taken = {scenario.name.casefold() for scenario in self._session.document.scenarios}
        number = len(taken) + 1
        while (name := self._numbered(number)).casefold() in taken:
            number += 1
        return name

    def add(self, name: str, description: str = "", *, like_shown: bool = True) -> str:
        """Add a scenario and show it.

        Args:
            name: Its name.
            description: What it is about.
            like_shown: Whether it begins as the plan on show; if not, as the base.

        Raises:
            PlanEditError: If the name cannot be its.
        """
        session = self._session
        like = session.plan.scenario_id if like_shown else None
        edited = add_scenario(session.document, name, like=like)
        added = edited.scenarios[-1]
        edited = describe_scenario(edited, added.id, description)
        text = _("Add scenario {name}").format(name=added.name)
        session.apply_document(edited, text, added.id)
        return text

    def add_of(self, content: Plan, name: str, description: str = "") -> str:
        """Add a scenario whose plan is a given one, such as one that was tried, and show it.

        Args:
            content: An edited plan of the base or of one of its scenarios.
            name: Its name.
            description: What it is about.

        Raises:
            PlanEditError: If the name cannot be its.
        """
        edited = add_scenario_plan(self._session.document, name, content)
        added = edited.scenarios[-1]
        edited = describe_scenario(edited, added.id, description)
        text = _("Add scenario {name}").format(name=added.name)
        self._session.apply_document(edited, text, added.id)
        return text

    def rename(self, scenario_id: ScenarioId, name: str) -> str:
        """Give a scenario another name.

        Raises:
            PlanEditError: If the name cannot be its.
        """
        before = self._named(scenario_id)
        edited = rename_scenario(self._session.document, scenario_id, name)
        after = find_scenario(edited, scenario_id)
        text = _("Rename scenario {before} to {after}").format(
            before=before, after=after.name if after is not None else ""
        )
        return self._apply(edited, text)

    def describe(self, scenario_id: ScenarioId, description: str) -> str:
        """Say what a scenario is about.

        Raises:
            PlanEditError: If the text is too long.
        """
        edited = describe_scenario(self._session.document, scenario_id, description)
        return self._apply(
            edited, _("Describe scenario {name}").format(name=self._named(scenario_id))
        )

    def remove(self, scenario_id: ScenarioId) -> str:
        """Remove a scenario; where it is on show, the base takes its place."""
        text = _("Delete scenario {name}").format(name=self._named(scenario_id))
        return self._apply(remove_scenario(self._session.document, scenario_id), text)

    def promote(self, scenario_id: ScenarioId) -> str:
        """Make a scenario's plan the base; where it is on show, the base is what it was."""
        text = _("Make scenario {name} the base").format(name=self._named(scenario_id))
        return self._apply(promote_scenario(self._session.document, scenario_id), text)

    def back_to_base(self, scenario_id: ScenarioId, keys: Collection[str]) -> str:
        """Take changes of a scenario back.

        Args:
            scenario_id: The scenario.
            keys: The ``Change.key`` of each change.

        Raises:
            PlanEditError: If seats are in a team it added.
        """
        count = len(keys)
        text = ngettext(
            "Take {count} change of {name} back to the base",
            "Take {count} changes of {name} back to the base",
            count,
        ).format(count=self._formatter.integer(count), name=self._named(scenario_id))
        return self._apply(drop_changes(self._session.document, scenario_id, keys), text)

    def clean_up(self, scenario_id: ScenarioId) -> str:
        """Take those changes out whose seat or team the base no longer has."""
        text = _("Clean up scenario {name}").format(name=self._named(scenario_id))
        return self._apply(drop_stale_changes(self._session.document, scenario_id), text)

    def _apply(self, document: Plan, text: str) -> str:
        self._session.apply_document(document, text, self._session.plan.scenario_id)
        return text

    def _named(self, scenario_id: ScenarioId) -> str:
        found: Scenario | None = find_scenario(self._session.document, scenario_id)
        return found.name if found is not None else scenario_id

    def _numbered(self, number: int) -> str:
        return _("Scenario {number}").format(number=self._formatter.integer(number))
