"""A scenario: a variant of the plan, kept as its differences from the base."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from planner.plan.change import Change, Subject, in_sequence
from planner.quantities.identifiers import ScenarioId


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Its plan is the base with ``changes`` in it, so that edits of the base flow into it.

    The changes stand in a fixed order, at most one for each thing, and without old values: these
    are whatever the base holds now.
    """

    id: ScenarioId
    name: str
    description: str = ""
    changes: tuple[Change, ...] = ()

    def __post_init__(self) -> None:
        """Bring the changes into their order."""
        by_key = {
            change.key: change if change.old is None else replace(change, old=None)
            for change in self.changes
        }
        object.__setattr__(self, "changes", in_sequence(by_key.values()))

    @property
    def by_key(self) -> Mapping[str, Change]:
        """The changes by their keys."""
        return {change.key: change for change in self.changes}

    def with_changes(self, changes: Iterable[Change]) -> "Scenario":
        """Return the scenario with other changes."""
        return replace(self, changes=tuple(changes))

    def ids_of(self, subject: Subject) -> frozenset[str]:
        """Return the IDs of the records its changes are about."""
        return frozenset(
            change.subject_id
            for change in self.changes
            if change.subject is subject and change.subject_id is not None
        )
