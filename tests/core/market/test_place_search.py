"""Finding places by what people type."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.market.place import Place
from planner.market.place_search import (
    AmbiguousPlaceError,
    UnknownPlaceError,
    find_place,
    plain,
    search_places,
)
from planner.market.provenance import Grade, Provenance
from planner.quantities.identifiers import CountryCode, PlaceId, SourceId, ZoneName


def place(place_id: str, name: str, population: int, *aliases: str) -> Place:
    return Place(
        id=PlaceId(place_id),
        name=name,
        aliases=aliases,
        country=CountryCode(place_id[:2].upper()),
        latitude=0,
        longitude=0,
        population=population,
        zone=ZoneName("Etc/UTC"),
        holiday_subdivision=None,
        weekend=frozenset({5, 6}),
        is_capital=False,
        provenance=Provenance(SourceId("test"), date(2026, 1, 1), Grade.A),
    )


PLACES: Mapping[PlaceId, Place] = {
    item.id: item
    for item in (
        place("pl-krakow", "Kraków", 755_000, "Krakow", "Cracow"),
        place("pl-lodz", "Łódź", 768_000),
        place("de-munich", "Munich", 1_505_000, "München", "Muenchen"),
        place("de-berlin", "Berlin", 3_426_000),
        place("ch-bern", "Bern", 121_000, "Berne"),
        place("no-bergen", "Bergen", 213_000),
        place("us-san-jose", "San Jose", 1_026_000),
        place("cr-san-jose", "San José", 335_000),
        place("us-washington-dc", "Washington, D.C.", 689_000, "Washington"),
        place("cl-santiago", "Santiago", 4_837_000),
        place("do-santiago", "Santiago de los Caballeros", 1_200_000, "Santiago"),
        place("tr-izmir", "İzmir", 2_500_000),
        place("cn-xian", "Xi'an", 9_600_000, "Sian"),
        place("us-new-york", "New York", 8_804_000, "New York City"),
    )
}


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("pl-krakow", "pl-krakow"),
        ("PL-Krakow", "pl-krakow"),
        ("Kraków", "pl-krakow"),
        ("  krakow ", "pl-krakow"),
        ("CRACOW", "pl-krakow"),
        ("Lodz", "pl-lodz"),
        ("łódź", "pl-lodz"),
        ("münchen", "de-munich"),
        ("Izmir", "tr-izmir"),
        ("IZMIR", "tr-izmir"),
        ("Xian", "cn-xian"),
        ("Xi’an", "cn-xian"),
        ("new-york", "us-new-york"),
        ("Washington DC", "us-washington-dc"),
        ("Washington, D.C.", "us-washington-dc"),
        ("Washington", "us-washington-dc"),
        ("San Jose, US", "us-san-jose"),
        ("san jose,cr", "cr-san-jose"),
        ("Washington, D.C., US", "us-washington-dc"),
        ("cracow, pl", "pl-krakow"),
        ("san jose، cr", "cr-san-jose"),
        ("San Jose\uff0cCR", "cr-san-jose"),
        ("de-munich", "de-munich"),
    ],
)
def test_that_customary_ways_of_writing_find_the_place(text: str, place_id: str) -> None:
    assert find_place(PLACES, text).id == place_id


def test_that_decomposed_accents_are_the_same_letters() -> None:
    assert find_place(PLACES, "Krako\N{COMBINING ACUTE ACCENT}w").id == "pl-krakow"


def test_that_several_places_of_one_name_are_all_named_the_largest_first() -> None:
    with pytest.raises(AmbiguousPlaceError) as caught:
        find_place(PLACES, "san josé")
    assert [item.id for item in caught.value.candidates] == ["us-san-jose", "cr-san-jose"]
    assert caught.value.text == "san josé"


def test_that_a_name_outranks_another_places_spelling() -> None:
    assert find_place(PLACES, "Santiago").id == "cl-santiago"
    assert find_place(PLACES, "Santiago, DO").id == "do-santiago"


def test_that_the_country_may_be_a_name_where_one_can_be_read() -> None:
    names = {"Costa Rica": CountryCode("CR")}
    assert find_place(PLACES, "San Jose, Costa Rica", names.get).id == "cr-san-jose"


def test_that_a_place_is_not_found_in_another_country() -> None:
    with pytest.raises(UnknownPlaceError) as caught:
        find_place(PLACES, "Berlin, US")
    assert caught.value.suggestions[0].id == "de-berlin"


@pytest.mark.parametrize(
    ("text", "first"),
    [("Berlni", "de-berlin"), ("Munick", "de-munich"), ("Krakuw", "pl-krakow")],
)
def test_that_a_misspelling_suggests_what_was_meant(text: str, first: str) -> None:
    with pytest.raises(UnknownPlaceError) as caught:
        find_place(PLACES, text)
    assert caught.value.suggestions[0].id == first
    assert len(caught.value.suggestions) <= 3


@pytest.mark.parametrize("text", ["", "   ", ",", ", US", "!?", "東京"])
def test_that_what_is_no_name_is_unknown(text: str) -> None:
    with pytest.raises(UnknownPlaceError):
        find_place(PLACES, text)


def test_that_completion_puts_beginnings_first_each_by_population() -> None:
    found = [item.id for item in search_places(PLACES, "ber")]
    assert found == ["de-berlin", "no-bergen", "ch-bern"]


def test_that_completion_finds_later_words_and_other_spellings() -> None:
    assert [item.id for item in search_places(PLACES, "york")] == ["us-new-york"]
    assert [item.id for item in search_places(PLACES, "muen")] == ["de-munich"]
    assert [item.id for item in search_places(PLACES, "rac")] == ["pl-krakow"]


def test_that_completion_stops_at_its_limit() -> None:
    everything = [item.id for item in search_places(PLACES, "", limit=100)]
    assert len(everything) == len(PLACES)
    assert [item.id for item in search_places(PLACES, "", limit=3)] == everything[:3]


def test_that_completion_finds_nothing_for_an_unknown_text() -> None:
    assert search_places(PLACES, "zzz") == ()


def candidates(text: str) -> tuple[Place, ...]:
    try:
        return (find_place(PLACES, text),)
    except UnknownPlaceError as error:
        return error.suggestions
    except AmbiguousPlaceError as error:
        return error.candidates


@given(st.text(max_size=30))
def test_that_any_text_is_answered_with_places_of_the_table(text: str) -> None:
    assert set(candidates(text)) <= set(PLACES.values())
    assert set(search_places(PLACES, text)) <= set(PLACES.values())


@given(st.text(max_size=30))
def test_that_plain_text_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)
