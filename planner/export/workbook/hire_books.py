"""Exports the onboarding of every hire, one book for each, into a folder."""

from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path

from planner.calculators.evaluation import Evaluation
from planner.calculators.onboarding.hires import hires_of
from planner.export.workbook.export_error import ExportCancelledError
from planner.export.workbook.export_options import ExportOptions
from planner.export.workbook.target import folder_for, writing_to
from planner.localization.messages import speaking
from planner.plan.file_name import file_name
from planner.quantities.identifiers import SeatId

SUFFIX = ".xlsx"
_WORKED_OUT = 0.95
"""The share done when all books are ready to be written."""


def export_hire_books(  # noqa: PLR0913 -- what is written, how, and who is told on the way
    evaluation: Evaluation,
    folder: Path,
    *,
    language: str = "en",
    generated_on: date,
    password: str = "",
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> tuple[Path, ...]:
    """Write a book for each hire, and return the files in the order of the plan.

    All books are worked out before the first is written, so that a cancel leaves nothing behind.
    The folder is made where there is none; files of the same names are replaced, each in one step.

    Args:
        evaluation: The plan with its results.
        folder: Where the files go.
        language: Language of all texts and of the number formats.
        generated_on: The date the books say they were made on.
        password: What opens each of them; empty for no encryption.
        progress: Told the share done, 0 to 1, after each step.
        is_cancelled: Asked before each step.

    Raises:
        ExportError: If a file or the folder cannot be written; files before it are.
        ExportCancelledError: If ``is_cancelled`` said so.
    """
    from planner.export.workbook.book import write_book
    from planner.export.workbook.contents import Contents

    def step_done(share: float) -> None:
        if is_cancelled is not None and is_cancelled():
            raise ExportCancelledError
        if progress is not None:
            progress(share)

    names = hire_file_names(evaluation)
    books: dict[Path, bytes] = {}
    step_done(0.0)
    with speaking(language):
        contents = Contents(evaluation, language, generated_on)
        for hire, name in names.items():
            book = BytesIO()
            write_book(contents, book, _go_on(step_done, books, names), _options(hire, password))
            books[folder / name] = book.getvalue()
    folder_for(folder)
    for path, content in books.items():
        with writing_to(path) as file:
            file.write(content)
    step_done(1.0)
    return tuple(books)


def hire_file_names(evaluation: Evaluation) -> Mapping[SeatId, str]:
    """Return the name of each hire's file: their ID, and the candidate where there is one.

    No two are the same, however upper and lower case count.
    """
    found: dict[SeatId, str] = {}
    taken: set[str] = set()
    for hire in hires_of(evaluation.plan, evaluation.market):
        stem = file_name(f"{hire.position.id} {hire.position.candidate}")
        name, count = stem, 1
        while name.casefold() in taken:
            count += 1
            name = f"{stem} ({count})"
        taken.add(name.casefold())
        found[hire.position.id] = name + SUFFIX
    return found


def _options(hire: SeatId, password: str) -> ExportOptions:
    return ExportOptions(password=password, hire=hire)


def _go_on(
    step_done: Callable[[float], None], done: Mapping[Path, bytes], names: Mapping[SeatId, str]
) -> Callable[[float], None]:
    """Return what is told the share done of one book."""
    before, share_of_one = len(done), _WORKED_OUT / len(names)
    return lambda share: step_done((before + share) * share_of_one)
