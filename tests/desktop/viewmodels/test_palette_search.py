import pytest

from planner.desktop.viewmodels.palette_search import EntryKind, PaletteEntry, PaletteSearch


def entry(title: str, kind: EntryKind = EntryKind.ACTION, **more: object) -> PaletteEntry:
    return PaletteEntry(f"{kind}:{title}", kind, title, title, **more)  # type: ignore[arg-type]


KRAKOW = entry("Kraków", EntryKind.PLACE, detail="Poland", spellings=("Cracow", "Krakau"))
BENGALURU = entry("Bengaluru", EntryKind.PLACE, detail="India", spellings=("Bangalore",))
SEAT = entry("P-02", EntryKind.POSITION, detail="GPU cluster engineer, Senior, Bengaluru")
EXPORT = entry("Export workbook")
OPEN = entry("Open…")
PLAN = entry("Plan", EntryKind.PAGE)
NEW_PLAN = entry("New plan")
ENTRIES = (PLAN, NEW_PLAN, OPEN, EXPORT, SEAT, KRAKOW, BENGALURU)


def titles(text: str) -> list[str]:
    return [each.title for each in PaletteSearch(ENTRIES).find(text)]


@pytest.mark.parametrize("text", ["krakow", "KRAKÓW", "cracow", "krakau", "poland kra", "krkw"])
def test_that_a_place_is_found_by_any_of_its_spellings(text: str) -> None:
    assert titles(text) == ["Kraków"]


@pytest.mark.parametrize("text", ["bangalore", "Banglore", "Bangalroe", "bengalluru", "bemgaluru"])
def test_that_one_slip_of_the_fingers_is_forgiven(text: str) -> None:
    assert titles(text)[0] == "Bengaluru"


@pytest.mark.parametrize("text", ["xyz", "krz", "opn plan", "bxngxluru", "p 03"])
def test_that_what_is_not_there_is_not_found(text: str) -> None:
    assert titles(text) == []


def test_that_nothing_typed_finds_nothing() -> None:
    assert titles("  …") == []


def test_that_a_title_that_begins_so_stands_before_one_that_holds_it() -> None:
    assert titles("plan") == ["Plan", "New plan"]


def test_that_of_equal_matches_what_can_be_chosen_now_comes_first() -> None:
    shut = entry("Accept expected dates", reason="Only on another page")
    able = entry("Take expected dates")
    assert PaletteSearch((shut, able)).find("expected dates") == (able, shut)
    assert PaletteSearch((shut, able)).find("accept dates") == (shut,)


def test_that_the_words_may_come_in_any_order() -> None:
    assert titles("senior gpu") == titles("gpu senior") == ["P-02"]


def test_that_an_id_may_be_typed_without_its_hyphen() -> None:
    assert titles("p 02") == titles("P-02") == ["P-02"]


def test_that_entries_of_a_kind_stay_together_and_the_best_kind_comes_first() -> None:
    kinds = [each.kind for each in PaletteSearch(ENTRIES).find("e")]
    runs = [kind for number, kind in enumerate(kinds) if kinds[number - 1 : number] != [kind]]
    assert len(runs) == len(set(runs))
    assert runs[0] is EntryKind.ACTION


def test_that_no_kind_crowds_out_the_others() -> None:
    seats = [entry(f"P-{n}", EntryKind.POSITION, detail="Engineer") for n in range(500)]
    found = PaletteSearch([*seats, entry("Engage")]).find("eng")
    assert [each.kind for each in found].count(EntryKind.POSITION) == 12
    assert found[0].title == "Engage"
