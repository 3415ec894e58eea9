from planner.desktop.viewmodels.cells import CellKind, Column
from planner.desktop.viewmodels.column_choice import ColumnChoice, choice_of, default_choice

NAME, PLACE, PAY, NOTES = (
    Column("name", "Name", CellKind.TEXT, 100),
    Column("place", "Place", CellKind.TEXT, 100),
    Column("pay", "Pay", CellKind.NUMBER, 100),
    Column("notes", "Notes", CellKind.TEXT, 100, is_optional=True),
)
COLUMNS = (NAME, PLACE, PAY, NOTES)
USUAL = ("name", "place", "pay")


def test_that_optional_columns_are_hidden_at_first() -> None:
    assert default_choice(COLUMNS).shown == USUAL


def test_that_a_shown_column_comes_where_it_stood() -> None:
    choice = default_choice(COLUMNS).moved("pay", -1, USUAL).toggled("notes", USUAL)
    assert choice.shown == ("name", "pay", "place", "notes")


def test_that_what_gave_way_stays_hidden_once_the_reader_chooses() -> None:
    choice = default_choice(COLUMNS).toggled("notes", ("name", "pay"))
    assert choice.shown == ("name", "pay", "notes")
    assert choice.is_own


def test_that_the_first_column_neither_goes_nor_moves() -> None:
    choice = default_choice(COLUMNS)
    assert choice.toggled("name", USUAL) == choice
    assert choice.moved("name", 1, USUAL) == choice
    assert choice.moved("place", -1, USUAL) == choice
    assert choice.arranged(("pay", "name", "place", "notes")).order[0] == "name"


def test_that_a_column_moves_past_its_neighbor_in_sight_not_a_hidden_one() -> None:
    choice = default_choice(COLUMNS).toggled("notes", USUAL)
    hidden = choice.toggled("pay", choice.shown)
    assert hidden.moved("notes", -1, hidden.shown).shown == ("name", "notes", "place")
    assert hidden.moved("notes", 1, hidden.shown) == hidden


def test_that_a_choice_comes_back_as_it_was_kept() -> None:
    choice = default_choice(COLUMNS).moved("pay", -1, USUAL)
    assert choice_of(choice.words(), COLUMNS) == choice
    own = choice.toggled("place", USUAL)
    assert choice_of(own.words(), COLUMNS) == own


def test_that_nothing_kept_is_the_usual_choice() -> None:
    assert choice_of((), COLUMNS) == default_choice(COLUMNS)


def test_that_a_column_of_a_newer_version_takes_its_usual_place_and_state() -> None:
    kept = ("name", "pay")
    assert choice_of(kept, COLUMNS).order == ("name", "place", "pay", "notes")
    assert choice_of(kept, COLUMNS).shown == USUAL


def test_that_a_column_only_another_version_knows_is_kept_for_it() -> None:
    choice = choice_of(("+name", "+future", "-pay", "+place", "-notes"), COLUMNS)
    assert choice == ColumnChoice(
        ("name", "future", "pay", "place", "notes"), frozenset({"pay", "notes"}), is_own=True
    )
    assert "+future" in choice.moved("place", -1, ("name", "place")).words()


def test_that_damaged_words_leave_every_column_in_reach() -> None:
    choice = choice_of(("", "-name", "-", "pay", "pay"), COLUMNS)
    assert choice.order == ("name", "place", "pay", "notes")
    assert "name" in choice.shown
