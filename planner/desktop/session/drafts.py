"""Drafts in the user's data folder: whose they are, whether a window works on one, what is left."""

import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from planner.plan.atomic_file import replacing
from planner.plan.model import Plan
from planner.plan.store import PlanFileError, StoredPlan, load_stored_plan, save_plan

_LONGEST_PATH = 32_768


@dataclass(frozen=True, slots=True)
class Recovered:
    """A draft that nobody works on.

    Attributes:
        draft: Where it is.
        plan: What it holds.
        origin: The plan file that did not take the changes, None for a plan without a file.
        stored: What that file holds now; None where it cannot be read.
        base: What it held when the changes were made, if that is something else: somebody else
            saved since.
    """

    draft: Path
    plan: Plan
    origin: Path | None
    stored: Plan | None
    base: StoredPlan | None = None

    @property
    def changed_plan(self) -> Plan | None:
        """What the recovered changes were made to; None where nobody knows."""
        return self.stored if self.base is None else self.base.plan


class DraftLock:
    """Tells other windows of the program that a draft is in use, as long as this object lives.

    A lock whose process was killed counts as none.
    """

    def __init__(self, draft: Path) -> None:
        self._lock = QLockFile(str(_lock_file(draft)))
        self._lock.setStaleLockTime(0)  # a living process holds it, however long
        self._lock.tryLock(0)

    @property
    def is_held(self) -> bool:
        """Whether the draft is this window's."""
        return self._lock.isLocked()


def write_origin(draft: Path, origin: Path | None) -> None:
    """Note beside a draft which file its changes are meant for.

    Raises:
        OSError: If it cannot be written.
    """
    note = _origin_file(draft)
    if origin is None:
        note.unlink(missing_ok=True)
    elif origin_of(draft) != origin.absolute():
        with replacing(note) as file:
            file.write(os.fsencode(origin.absolute()))


def write_base(draft: Path, base: Plan | None) -> None:
    """Keep beside a draft what its file held before the changes, so that both sides can be merged.

    Raises:
        OSError: If it cannot be written.
        PlanFileError: Likewise.
    """
    if base is None:
        _base_file(draft).unlink(missing_ok=True)
    else:
        save_plan(base, _base_file(draft))


def origin_of(draft: Path) -> Path | None:
    """Return the file a draft's changes are meant for; None for a plan without a file."""
    with suppress(OSError, ValueError), _origin_file(draft).open("rb") as file:
        text = os.fsdecode(file.read(_LONGEST_PATH))
        if text and "\0" not in text:
            return Path(text)
    return None


def has_origin(draft: Path) -> bool:
    """Tell whether a draft's changes are meant for a file."""
    return origin_of(draft) is not None


def remove_draft(draft: Path) -> None:
    """Remove a draft and what is noted beside it."""
    for path in (draft, _origin_file(draft), _base_file(draft)):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def recovered(folder: Path, known: Collection[Path]) -> tuple[Recovered, ...]:
    """Return the drafts left behind: by a crash, or by a file that did not take the changes.

    A draft whose changes are in its file after all is removed. Those that another window works on
    and those that cannot be read are passed over.

    Args:
        folder: Where drafts are.
        known: Drafts that the user finds elsewhere: the open one, those among the recent files.
    """
    drafts: list[Path] = []
    with suppress(OSError):
        drafts = sorted(folder.glob("draft-*.hplan"))
    left = (_left_behind(each) for each in drafts if each not in known or has_origin(each))
    return tuple(each for each in left if each is not None)


def _left_behind(draft: Path) -> Recovered | None:
    lock = DraftLock(draft)
    if not lock.is_held:
        return None
    plan = _readable(draft)
    if plan is None:
        return None
    origin = origin_of(draft)
    stored = _readable(origin) if origin is not None else None
    if plan == stored:
        remove_draft(draft)
        return None
    base = None if stored is None else _readable_state(_base_file(draft))
    if base is not None and base.plan == stored:
        base = None
    return Recovered(draft, plan, origin, stored, base)


def _readable(path: Path) -> Plan | None:
    state = _readable_state(path)
    return None if state is None else state.plan


def _readable_state(path: Path) -> StoredPlan | None:
    try:
        return load_stored_plan(path)
    except PlanFileError:
        return None


def _base_file(draft: Path) -> Path:
    return draft.with_suffix(".base")


def _origin_file(draft: Path) -> Path:
    return draft.with_suffix(".origin")


def _lock_file(draft: Path) -> Path:
    return draft.with_suffix(".lock")
