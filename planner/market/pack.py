"""Loads a data pack whole or not at all: checked, and with the tables others read on demand."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from planner.market.loader import load_snapshot
from planner.market.pack_check import PackFinding, Progress, check_pack
from planner.market.snapshot import Snapshot

_CHECKED = 0.8
"""The share of the work that is checking."""


class PackRefusedError(Exception):
    """A data pack has faults, so that nothing of it is used."""

    def __init__(self, path: Path, findings: tuple[PackFinding, ...]) -> None:
        super().__init__(path, findings)
        self.path = path
        self.findings = findings


def load_pack(
    folder: Path,
    *,
    today: date | None = None,
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Snapshot:
    """Check a pack and load all of it, so that nothing is left to fail later.

    Args:
        folder: The pack.
        today: No figure is as of a later day; by default the day it is.
        progress: Is told how far the work is.
        is_cancelled: Is asked between steps whether to stop.

    Raises:
        NoPackError: If there is no such folder.
        PackRefusedError: If it has faults.
        PackCheckCancelledError: If it is cancelled.
        MarketDataError: If the pack changes while it is loaded.
    """

    def tell(share: float) -> None:
        if progress is not None:
            progress(share * _CHECKED)

    findings = check_pack(folder, today=today, progress=tell, is_cancelled=is_cancelled)
    if findings:
        raise PackRefusedError(folder, findings)
    market = load_snapshot(folder)
    for deferred in (
        market.deferred_pay_bands,
        market.deferred_talent_pools,
        market.deferred_country_facts,
    ):
        _ = deferred.value  # loaded now, while the files are what was checked
    if progress is not None:
        progress(1)
    return market
