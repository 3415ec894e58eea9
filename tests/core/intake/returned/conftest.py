"""Exported workbooks, hands that change them as finance does, and the planner's reading of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.evaluation import evaluate
from planner.export.workbook import export_workbook
from planner.intake.returned.reading import read_returned
from planner.intake.returned.returned_texts import located_sentence
from planner.intake.returned.review import Review
from planner.localization.formatting import Formatter
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.samples import load_sample

TODAY = date(2026, 11, 26)
GENERATED_ON = date(2026, 11, 24)
Change = Callable[[Any], None]


@pytest.fixture(scope="session")
def market() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The beginning of the sample: other programs take their time over the whole of it."""
    sample = load_sample("cloud-provider")
    return replace(
        sample,
        document_id="0123456789abcdef",
        members=sample.members[:2],
        positions=sample.positions[:6],
        horizon_months=9,
    )


@pytest.fixture(scope="session")
def exported(
    market: Snapshot, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Plan, str], Path]:
    """Return a plan's workbook; each is written once."""
    folder = Path(tmp_path_factory.mktemp("exported"))
    written: dict[tuple[int, str], tuple[Plan, Path]] = {}

    def export(plan: Plan, language: str = "en") -> Path:
        key = id(plan), language
        if key not in written:
            path = folder / f"{len(written)}.xlsx"
            evaluation = evaluate(plan, market)
            export_workbook(evaluation, path, language=language, generated_on=GENERATED_ON)
            written[key] = plan, path
        return written[key][1]

    return export


@pytest.fixture
def returned(
    exported: Callable[[Plan, str], Path], plan: Plan, tmp_path: Path
) -> Callable[..., Path]:
    """Return the workbook as another program saves it, changed."""

    def save(*changes: Change, of: Plan | None = None, language: str = "en") -> Path:
        workbook = openpyxl.load_workbook(exported(of or plan, language))
        for change in changes:
            change(workbook)
        path = tmp_path / "returned.xlsx"
        workbook.save(path)
        return path

    return save


@pytest.fixture
def review(returned: Callable[..., Path], plan: Plan, market: Snapshot) -> Callable[..., Review]:
    """Return what a changed workbook proposes for the plan, or for a later state of it."""

    def read(
        *changes: Change, now: Plan | None = None, of: Plan | None = None, language: str = "en"
    ) -> Review:
        path = returned(*changes, of=of, language=language)
        return read_returned(path, now or of or plan, market, TODAY)

    return read


def told(review: Review) -> list[str]:
    """Return the problems in words, without the marks that keep addresses left to right."""
    sentences = (located_sentence(each, Formatter("en")) for each in review.problems)
    return [
        "".join(c for c in text if c not in "\u2066\u2067\u2068\u2069\u200e") for text in sentences
    ]


def set_cell(sheet: str, address: str, value: Any) -> Change:
    """Return what types a value into a cell."""

    def change(workbook: Any) -> None:
        workbook[sheet][address].value = value

    return change


def address_of(path: Path, key: str) -> tuple[str, str]:
    """Return where an input stood when it was exported: its sheet and address."""
    return _addresses(path)[key]


@cache
def _addresses(path: Path) -> dict[str, tuple[str, str]]:
    sheet = openpyxl.load_workbook(path)["Changes"]
    found = {}
    for row in sheet.iter_rows(min_row=7, values_only=True):
        name, _mark, address = str(row[9]).replace("$", "").rpartition("!")
        found[str(row[10])] = name.strip("'"), address
    return found
