"""Loads the market data and the first plan, away from the window's thread."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # run before the first paint, these imports would delay it
    from planner.calculators.evaluation import Evaluation
    from planner.desktop.session.plan_session import FileFailure
    from planner.market.snapshot import Snapshot
    from planner.plan.store import Fingerprint


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the window starts with.

    Attributes:
        evaluation: The first plan with its results, None if there is none to open.
        path: Its file, or the draft it is kept in.
        failure: Why the file asked for could not be opened.
        pack: The folder of the data pack in use, None for the one that ships with the program.
        pack_failure: Why the pack to use could not be; the shipped one stands in then.
    """

    market: "Snapshot"
    evaluation: "Evaluation | None" = None
    path: Path | None = None
    fingerprint: "Fingerprint | None" = None
    is_draft: bool = False
    failure: "FileFailure | None" = None
    pack: Path | None = None
    pack_failure: Exception | None = None


def load(path: Path | None, draft: Path | None, pack: Path | None = None) -> Loaded:
    """Load the market data, and the plan asked for or else the draft left open last time.

    A draft that cannot be read any more is passed over: nobody asked for it by name.

    Args:
        path: The plan asked for.
        draft: The draft left open last time.
        pack: The folder of the data pack to use, None for the one that ships with the program.

    Raises:
        MarketDataError: If the shipped market data is damaged.
    """
    market, pack_failure = _market(pack)
    in_use = pack if pack_failure is None else None
    began = _plan(path, draft, market)
    return replace(began, pack=in_use, pack_failure=pack_failure)


def _market(pack: Path | None) -> "tuple[Snapshot, Exception | None]":
    """Load the pack to use; a faulty one is told, and the shipped one stands in."""
    from planner.market.loader import load_snapshot

    if pack is None:
        return load_snapshot(), None
    from planner.market.pack import load_pack

    try:
        return load_pack(pack), None
    except Exception as error:  # noqa: BLE001 -- no pack may keep the program from starting
        return load_snapshot(), error


def _plan(path: Path | None, draft: Path | None, market: "Snapshot") -> Loaded:
    from planner.calculators.evaluation import evaluate
    from planner.desktop.session.plan_session import FileAction, FileFailure
    from planner.plan.store import PlanFileError, load_stored_plan

    is_draft = path is None
    file = draft if path is None else path.absolute()  # remembered longer than the folder it is in
    if file is None:
        return Loaded(market)
    try:
        stored = load_stored_plan(file)
    except PlanFileError as error:
        failure = None if is_draft else FileFailure(FileAction.OPEN, error)
        return Loaded(market, failure=failure)
    evaluation = evaluate(stored.plan, market)
    return Loaded(market, evaluation, file, stored.fingerprint, is_draft=is_draft)
