"""Loads the market data and the first plan, away from the window's thread."""

from dataclasses import dataclass
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
    """

    market: "Snapshot"
    evaluation: "Evaluation | None" = None
    path: Path | None = None
    fingerprint: "Fingerprint | None" = None
    is_draft: bool = False
    failure: "FileFailure | None" = None


def load(path: Path | None, draft: Path | None) -> Loaded:
    """Load the market data, and the plan asked for or else the draft left open last time.

    A draft that cannot be read any more is passed over: nobody asked for it by name.

    Raises:
        MarketDataError: If the market data is damaged.
    """
    from planner.calculators.evaluation import evaluate
    from planner.desktop.session.plan_session import FileAction, FileFailure
    from planner.market.loader import load_snapshot
    from planner.plan.store import PlanFileError, load_stored_plan

    market = load_snapshot()
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
