import random
from collections.abc import Sequence

import pytest

from planner.desktop.viewmodels.row_order import RowOrder, ranks

TEXTS = ("storage krakow", "gpu krakow", "storage oslo", "gpu berlin", "storage krakow")
PAY = (3.0, 1.0, 3.0, 2.0, 0.5)


class Rows:
    """A few rows that count what is looked through."""

    def __init__(self) -> None:
        self.looked_at: list[int] = []
        self.asked = 0

    def values(self, column: int) -> Sequence[float | str]:
        self.asked += 1
        return PAY if column else TEXTS

    def matching(self, words: Sequence[str], among: Sequence[int] | None) -> Sequence[int]:
        rows = range(len(TEXTS)) if among is None else among
        self.looked_at.append(len(rows))
        return [row for row in rows if all(word in TEXTS[row] for word in words)]


@pytest.fixture
def rows() -> Rows:
    return Rows()


@pytest.fixture
def order(rows: Rows) -> RowOrder:
    return RowOrder(len(TEXTS), rows.values, rows.matching)


def test_that_rows_come_as_they_are_or_sorted_and_alike_ones_stay(order: RowOrder) -> None:
    assert list(order.of((), None)) == [0, 1, 2, 3, 4]
    assert order.of((), (1, False)) == [4, 1, 3, 0, 2]
    assert order.of((), (1, True)) == [0, 2, 3, 1, 4]
    assert order.of((), (0, False)) == [3, 1, 0, 4, 2]
    assert order.of(("krakow",), (1, True)) == [0, 1, 4]


def test_that_a_column_is_ranked_once(order: RowOrder, rows: Rows) -> None:
    for is_descending in (False, True, False):
        order.of((), (1, is_descending))
    assert rows.asked == 1


def test_that_a_longer_word_looks_only_through_what_is_left(order: RowOrder, rows: Rows) -> None:
    typed = (("g",), ("gp",), ("gpu",), ("gpu", "k"), ("gpu", "kr"))
    found = [list(order.of(words, None)) for words in typed]
    assert found[-1] == [1]
    assert rows.looked_at == [5, 5, 2, 2, 1]


@pytest.mark.parametrize("words", [("sto",), ("oslo",), ("krakow",), ()])
def test_that_a_shorter_or_another_word_looks_through_all_again(
    order: RowOrder, words: tuple[str, ...]
) -> None:
    order.of(("storage", "krakow"), None)
    expected = [row for row, text in enumerate(TEXTS) if all(word in text for word in words)]
    assert list(order.of(words, None)) == expected


def test_that_filtering_as_typed_finds_what_filtering_at_once_finds() -> None:
    chance = random.Random(3)  # noqa: S311 -- no secret
    texts = ["".join(chance.choices("ab ", k=8)) for _row in range(200)]

    def matching(words: Sequence[str], among: Sequence[int] | None) -> Sequence[int]:
        rows = range(200) if among is None else among
        return [row for row in rows if all(word in texts[row] for word in words)]

    typed = RowOrder(200, lambda _column: texts, matching)
    for _time in range(300):
        words = tuple("".join(chance.choices("ab ", k=5)).split())
        at_once = RowOrder(200, lambda _column: texts, matching)
        assert list(typed.of(words, (0, True))) == list(at_once.of(words, (0, True)))


def test_that_ranks_order_texts_and_numbers_alike() -> None:
    assert ranks(("b", "a", "b")).tolist() == [1.0, 0.0, 1.0]
    assert ranks((2.0, 7.0)).tolist() == [2.0, 7.0]
    assert ranks(()).tolist() == []
