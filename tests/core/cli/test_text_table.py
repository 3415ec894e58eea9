import pytest

from planner.cli.text_table import display_width, laid_out


def test_that_columns_align_and_figures_stand_right() -> None:
    table = laid_out([("Name", "Pay"), ("Ann", "1,200"), ("Bo", "90")], right=frozenset({1}))
    assert table == "Name    Pay\n────  ─────\nAnn   1,200\nBo       90"


@pytest.mark.parametrize(
    ("text", "width"),
    [("Kraków", 6), ("Krako\u0301w", 6), ("東京", 4), ("￥5", 3), ("\u2066$5\u2069", 2), ("", 0)],
)
def test_that_width_is_what_the_screen_takes(text: str, width: int) -> None:
    assert display_width(text) == width


def test_that_wide_characters_do_not_push_the_next_column() -> None:
    rows = laid_out([("東京", "a"), ("Rome", "b")], header=False).splitlines()
    assert rows == ["東京  a", "Rome  b"]


def test_that_a_cell_stays_on_one_line_and_no_break_spaces_stay() -> None:
    rows = [("a\r\nb\tc\u2028d", "444\xa0000"), ("", "1")]
    assert laid_out(rows, header=False).splitlines() == ["a b c d  444\xa0000", "         1"]
