"""Sorting and filtering 100,000 rows of a flat table, against Qt's own proxy over the same rows.

The table model alone, without a window. Words are typed letter by letter; the slowest letter
counts. A column is sorted a first time, when its values are ranked, and again.
"""

import os
import random
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QSortFilterProxyModel, Qt

from planner.desktop.viewmodels.cells import Cell, CellKind, Column
from planner.desktop.viewmodels.data_table_model import DataTableModel

ROWS = 100_000
RUNS = 9
TYPED = ("s", "st", "sto", "stor", "storage", "storage k", "storage kr", "storage krakow")
ROLES = ("storage engineer", "gpu cluster engineer", "site reliability engineer", "mlops engineer")
PLACES = ("krakow", "bengaluru", "berlin", "toronto", "oslo", "dublin", "singapore", "warsaw")
NAME, PAY = 0, 1


class Roster:
    """Rows of a role with a number, and a pay."""

    columns: tuple[Column, ...] = (
        Column("name", "Name", CellKind.TEXT, 200),
        Column("pay", "Pay", CellKind.NUMBER, 100),
    )

    def __init__(self) -> None:
        chance = random.Random(7)  # noqa: S311 -- rows to order, no secret
        numbers = chance.sample(range(ROWS), ROWS)
        self.texts = [f"{ROLES[n % 4]} {PLACES[n % 8]} {n}" for n in numbers]
        self.pay = [float(chance.randrange(40_000, 250_000)) for _row in range(ROWS)]

    def __len__(self) -> int:
        return ROWS

    def cell(self, row: int, column: int) -> Cell:
        return Cell(self.texts[row] if column == NAME else str(self.pay[row]))

    def sort_values(self, column: int) -> Sequence[float | str]:
        return self.texts if column == NAME else self.pay

    def matching(self, words: Sequence[str], among: Sequence[int] | None = None) -> Sequence[int]:
        found: Sequence[int] = range(ROWS) if among is None else among
        for word in words:
            found = [row for row in found if word in self.texts[row]]
        return found

    def telling_cells(self, _column: int) -> Sequence[Cell]:
        return ()


def taken_ms(step: Callable[[], object]) -> float:
    started = time.perf_counter()
    step()
    return (time.perf_counter() - started) * 1000


def measure() -> dict[str, float]:
    _application = QCoreApplication.instance() or QCoreApplication([])
    model = DataTableModel()
    rising, falling = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
    results: dict[str, float] = {}
    model.show(Roster())
    for name, column in (("numbers", PAY), ("texts", NAME)):
        results[f"sort_by_{name}_first_time_ms"] = taken_ms(partial(model.sort, column, rising))
        orders = [(falling, rising)[run % 2] for run in range(RUNS)]
        again = [taken_ms(partial(model.sort, column, order)) for order in orders]
        results[f"sort_by_{name}_again_ms"] = statistics.median(again)
    letters: list[list[float]] = []
    for _run in range(RUNS):
        letters.append([taken_ms(partial(model.filter, text)) for text in TYPED])
        model.filter("")
    assert model.rowCount() == ROWS
    by_letter = [statistics.median(times) for times in zip(*letters, strict=True)]
    results["filter_and_sort_slowest_letter_ms"] = max(by_letter)
    results["filter_and_sort_all_letters_ms"] = sum(by_letter)
    return results | proxied(model, results)


def proxied(model: DataTableModel, results: dict[str, float]) -> dict[str, float]:
    """Do the same with Qt's proxy, once: it takes seconds."""
    model.sort(-1)
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(model)
    proxy.setFilterKeyColumn(NAME)
    sort = taken_ms(partial(proxy.sort, NAME))
    word = taken_ms(partial(proxy.setFilterFixedString, TYPED[4]))
    return {
        "proxy_sort_ms": sort,
        "proxy_filter_one_word_ms": word,
        "proxy_sort_to_sort_again_ratio": sort / results["sort_by_texts_again_ms"],
        "proxy_filter_to_slowest_letter_ratio": word / results["filter_and_sort_slowest_letter_ms"],
    }
