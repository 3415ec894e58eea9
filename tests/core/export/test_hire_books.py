"""The onboarding of every hire goes into a folder, a book for each, or not at all."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.evaluation import Evaluation, evaluate
from planner.export.workbook import (
    ExportCancelledError,
    ExportError,
    ExportFault,
    ExportOptions,
    export_hire_books,
    export_workbook,
)
from planner.export.workbook.hire_books import hire_file_names
from planner.market.snapshot import Snapshot
from planner.plan.samples import load_sample
from planner.quantities.identifiers import SeatId
from tests.core.export.conftest import GENERATED_ON


@pytest.fixture(scope="module")
def evaluation(market: Snapshot) -> Evaluation:
    return evaluate(load_sample("healthcare-startup"), market)


def test_that_each_hire_has_the_book_that_is_exported_alone(
    evaluation: Evaluation, tmp_path: Path
) -> None:
    folder = tmp_path / "books"
    written = export_hire_books(evaluation, folder, generated_on=GENERATED_ON)
    assert sorted(written) == sorted(folder.iterdir())
    assert [path.name for path in written[1:4]] == [
        "P-02 Michał Wójcik.xlsx",
        "P-03 Aleksandra Dudek.xlsx",
        "P-04.xlsx",
    ]
    alone = tmp_path / "alone.xlsx"
    options = ExportOptions(hire=SeatId("P-04"))
    export_workbook(evaluation, alone, generated_on=GENERATED_ON, options=options)
    assert written[3].read_bytes() == alone.read_bytes()


def test_that_books_speak_the_language_asked_for(evaluation: Evaluation, tmp_path: Path) -> None:
    written = export_hire_books(evaluation, tmp_path, language="de", generated_on=GENERATED_ON)
    workbook: Any = openpyxl.load_workbook(written[0])
    assert workbook.sheetnames[0] == "Übersicht"


def stopping_after(steps: int) -> Callable[[], bool]:
    asked = iter(range(steps))
    return lambda: next(asked, None) is None


def test_that_a_cancel_on_the_last_book_leaves_nothing_behind(
    evaluation: Evaluation, tmp_path: Path
) -> None:
    shares: list[float] = []
    export_hire_books(
        evaluation, tmp_path / "whole", generated_on=GENERATED_ON, progress=shares.append
    )
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)
    folder = tmp_path / "cancelled"
    with pytest.raises(ExportCancelledError):
        export_hire_books(
            evaluation,
            folder,
            generated_on=GENERATED_ON,
            is_cancelled=stopping_after(len(shares) - 2),
        )
    assert not folder.exists()


def test_that_a_file_in_place_of_the_folder_is_refused(
    evaluation: Evaluation, tmp_path: Path
) -> None:
    file = tmp_path / "books"
    file.write_text("notes")
    with pytest.raises(ExportError) as refused:
        export_hire_books(evaluation, file, generated_on=GENERATED_ON)
    assert refused.value.fault is ExportFault.NOT_A_FOLDER
    assert file.read_text() == "notes"


def test_that_a_folder_is_not_made_where_its_own_is_missing(
    evaluation: Evaluation, tmp_path: Path
) -> None:
    with pytest.raises(ExportError) as refused:
        export_hire_books(evaluation, tmp_path / "no" / "such", generated_on=GENERATED_ON)
    assert refused.value.fault is ExportFault.FOLDER_MISSING


def test_that_no_two_files_have_the_same_name_nor_one_that_leaves_the_folder(
    market: Snapshot,
) -> None:
    plan = load_sample("healthcare-startup")
    ids = ("a/b", "A b", "../c")
    positions = tuple(
        replace(position, id=SeatId(seat_id), candidate="")
        for position, seat_id in zip(plan.positions, ids, strict=False)
    )
    evaluation = evaluate(replace(plan, positions=positions), market)
    names = hire_file_names(evaluation)
    assert list(names.values()) == ["a b.xlsx", "A b (2).xlsx", "c.xlsx"]
