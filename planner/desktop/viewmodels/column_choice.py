"""Which columns of a table are shown, and in which order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from planner.desktop.viewmodels.cells import Column

_HIDDEN, _CHOSEN = "-", "+"
"""What stands before a kept key; before one that may still give way stands nothing."""


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A choice of columns; the first one is always shown and always first.

    Attributes:
        order: All keys, hidden ones too, and those only another version of the program knows.
        hidden: The keys of columns that are not shown.
        is_own: Whether the reader chose them: then none gives way where room is short.
    """

    order: tuple[str, ...]
    hidden: frozenset[str] = frozenset()
    is_own: bool = False

    @property
    def shown(self) -> tuple[str, ...]:
        """The keys of the columns shown, in their order."""
        return tuple(key for key in self.order if key not in self.hidden)

    def toggled(self, key: str, visible: Iterable[str]) -> "ColumnChoice":
        """Show or hide a column, keeping every other one as it is seen now.

        Args:
            key: The column; the first one stays.
            visible: The columns seen now, without those that gave way.
        """
        if key == self.order[0]:
            return self
        wanted = {*visible} ^ {key} | {self.order[0]}
        hidden = frozenset(each for each in self.order if each not in wanted)
        return replace(self, hidden=hidden, is_own=True)

    def moved(self, key: str, step: int, visible: Iterable[str]) -> "ColumnChoice":
        """Move a column past its neighbor among those seen, back for -1 and on for 1."""
        seen = [each for each in self.order if each in {*visible}]
        if key not in seen[1:]:
            return self
        at = seen.index(key) + step
        if not 0 < at < len(seen):
            return self
        others = [each for each in self.order if each != key]
        place = others.index(seen[at]) + (step > 0)
        return replace(self, order=(*others[:place], key, *others[place:]))

    def arranged(self, keys: Sequence[str]) -> "ColumnChoice":
        """Return the choice with the columns in another order; keys left out follow behind."""
        first = self.order[0]
        rest = [key for key in keys if key != first]
        return replace(self, order=(first, *rest, *(k for k in self.order[1:] if k not in rest)))

    def words(self) -> tuple[str, ...]:
        """Return the choice as it is kept."""
        sign = _CHOSEN if self.is_own else ""
        return tuple(f"{_HIDDEN if key in self.hidden else sign}{key}" for key in self.order)


def default_choice(columns: Sequence[Column]) -> ColumnChoice:
    """Return the choice before anybody chose."""
    hidden = frozenset(column.key for column in columns if column.is_optional)
    order = [column.key for column in columns if not column.after]
    for column in columns:
        if column.after:
            order.insert(order.index(column.after) + 1, column.key)
    return ColumnChoice(tuple(order), hidden)


def choice_of(words: Sequence[str], columns: Sequence[Column]) -> ColumnChoice:
    """Read a kept choice; a column it does not know yet takes its usual place and state."""
    usual = default_choice(columns)
    kept = dict.fromkeys(word.lstrip(_HIDDEN + _CHOSEN) for word in words)
    order = [key for key in kept if key and key != usual.order[0]]
    order.insert(0, usual.order[0])
    for before, key in zip(usual.order, usual.order[1:], strict=False):
        if key not in kept:
            order.insert(order.index(before) + 1, key)
    hidden = {word[1:] for word in words if word.startswith(_HIDDEN)}
    hidden |= {key for key in usual.hidden if key not in kept}
    is_own = any(word.startswith(_CHOSEN) for word in words)
    return ColumnChoice(tuple(order), frozenset(hidden - {order[0]}), is_own)
