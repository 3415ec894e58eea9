"""Earlier states of a plan file, in a private folder of the user's, thinned out by age.

At most ten are kept: the three newest, and the oldest of each of seven classes of age (under 15
minutes, an hour, 4 hours, a day, a week, 30 days, and beyond that the newest). As states age they
move on to the next class, so they lie close together near the present and further apart in the
past.
"""

import hashlib
import os
import re
from bisect import bisect_right
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from planner.plan.model import Plan
from planner.plan.store import save_plan

_NEWEST = 3
"""Of the latest states so many stay, however close together."""

_CLASSES = tuple(
    timedelta(minutes=minutes) for minutes in (15, 60, 4 * 60, 24 * 60, 7 * 24 * 60, 30 * 24 * 60)
)
"""Where one class of age ends and the next begins."""

_FORM = "%Y%m%dT%H%M%S.%fZ"
_NAME = re.compile(r"\d{8}T\d{6}\.\d{6}Z\.hplan")
_SUFFIX = ".hplan"
_PRIVATE = 0o700


@dataclass(frozen=True, slots=True)
class Backup:
    """An earlier state; ``saved_at_utc`` says when it was saved."""

    path: Path
    saved_at_utc: datetime


def backup_folder(root: Path, plan_file: Path) -> Path:
    """Return the folder for the states of one plan file, told apart by its whole path."""
    digest = hashlib.sha256(os.fsencode(os.path.realpath(plan_file))).hexdigest()[:16]
    return root / f"{plan_file.stem[:40]}-{digest}"


def backups_of(root: Path, plan_file: Path) -> tuple[Backup, ...]:
    """Return the states kept of a plan file, the newest first; none where none can be listed."""
    folder = backup_folder(root, plan_file)
    with suppress(OSError):
        found = [(_moment(each.name), each) for each in folder.iterdir()]
        backups = [Backup(path, moment) for moment, path in found if moment is not None]
        return tuple(sorted(backups, key=lambda each: each.saved_at_utc, reverse=True))
    return ()


def keep_backup(root: Path, plan_file: Path, plan: Plan, now_utc: datetime) -> Backup:
    """Keep a state of a plan file, then remove what is kept too densely.

    Args:
        root: The folder of all backups; it is made, for its owner only.
        plan_file: The file the plan is saved in.
        plan: The state.
        now_utc: When it was saved.

    Raises:
        PlanFileError, OSError: If it cannot be kept; the states before are as they were.
    """
    folder = backup_folder(root, plan_file)
    for made in (root, folder):
        made.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    path = folder / (now_utc.astimezone(UTC).strftime(_FORM) + _SUFFIX)
    save_plan(plan, path)
    kept = backups_of(root, plan_file)
    dense = too_dense((each.saved_at_utc for each in kept), now_utc)
    for each in kept:
        if each.saved_at_utc in dense and each.path != path:
            each.path.unlink(missing_ok=True)
    return Backup(path, now_utc)


def too_dense(moments: Iterable[datetime], now_utc: datetime) -> frozenset[datetime]:
    """Return the moments whose states need not be kept any longer.

    Args:
        moments: When the states were saved.
        now_utc: What their age is counted from; a moment in the future counts as new.
    """
    ordered = sorted(moments)
    oldest_of: dict[int, datetime] = {}
    for moment in ordered:
        age_class = bisect_right(_CLASSES, now_utc - moment)
        if age_class == len(_CLASSES):
            oldest_of[age_class] = moment  # of those beyond all classes the newest stays
        else:
            oldest_of.setdefault(age_class, moment)
    return frozenset(ordered) - frozenset(oldest_of.values()) - frozenset(ordered[-_NEWEST:])


def _moment(name: str) -> datetime | None:
    """Return when a state was saved, by its file's name; None for any other file."""
    if _NAME.fullmatch(name):
        with suppress(ValueError):  # digits that are no moment
            return datetime.strptime(name.removesuffix(_SUFFIX), _FORM).replace(tzinfo=UTC)
    return None
