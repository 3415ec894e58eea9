from hypothesis import given
from hypothesis import strategies as st

from planner.desktop.widgets.column_fit import fitted_widths

WISHED = {1: 124, 2: 96, 3: 82}
LEAST = {1: 108, 2: 80}


def test_that_columns_have_their_wish_where_there_is_room() -> None:
    assert fitted_widths(WISHED, LEAST, (2,), 600, (180, 214)) == WISHED


def test_that_columns_become_narrower_before_one_is_hidden() -> None:
    fitted = fitted_widths(WISHED, LEAST, (2,), 302 + 190, (180, 214))
    assert set(fitted) == set(WISHED)
    assert fitted[1] < WISHED[1]
    assert fitted[3] == WISHED[3]


def test_that_the_column_of_least_priority_goes_where_narrowness_does_not_do() -> None:
    fitted = fitted_widths(WISHED, LEAST, (2, 3), 302 + 120, (180, 214))
    assert set(fitted) == {1, 3}


_WIDTHS = st.dictionaries(st.integers(1, 9), st.integers(40, 200), min_size=1)


@given(_WIDTHS, _WIDTHS, st.lists(st.integers(1, 9), unique=True), st.integers(0, 2000))
def test_that_no_column_is_wider_than_it_likes_or_narrower_than_it_can_be(
    wished: dict[int, int], least: dict[int, int], giving_way: list[int], room: int
) -> None:
    fitted = fitted_widths(wished, least, giving_way, room, (180, 214))
    assert set(wished) - set(fitted) <= set(giving_way)
    for number, width in fitted.items():
        assert min(wished[number], least.get(number, wished[number])) <= width <= wished[number]
    gone = [number for number in giving_way if number in wished and number not in fitted]
    in_order = [number for number in giving_way if number in wished]
    assert gone == in_order[: len(gone)]
    if set(fitted) & set(giving_way):
        narrowest = sum(min(wished[n], least.get(n, wished[n])) for n in fitted)
        assert room - narrowest >= 180
