import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import planner
from planner.market.place import Place
from planner.market.provenance import Grade, Provenance
from planner.market.working_calendar import WorkingCalendar, calendar_of, holiday_subdivisions
from planner.quantities.identifiers import CountryCode, PlaceId, SourceId, ZoneName
from planner.quantities.month import Month

SATURDAY_SUNDAY = frozenset({5, 6})
YEAR_START, YEAR_END = date(2026, 1, 1), date(2026, 12, 31)


def calendar(
    country: str | None,
    subdivision: str | None = None,
    weekend: frozenset[int] = SATURDAY_SUNDAY,
) -> WorkingCalendar:
    return WorkingCalendar(None if country is None else CountryCode(country), subdivision, weekend)


@pytest.mark.parametrize(
    ("country", "subdivision", "expected"),
    [
        # 261 weekdays less the weekdays among the officially published days off of 2026:
        ("US", None, 250),  # 11 federal holidays (OPM), Independence Day moved to Friday 3 July
        ("GB", "ENG", 253),  # 8 bank holidays of England and Wales (gov.uk), Boxing Day on the 28th
        ("IE", None, 252),  # 10 public holidays (Organisation of Working Time Act), one a Saturday
        ("DE", "BY", 252),  # smart-rechner.de, "Arbeitstage in Bayern 2026"
        ("SG", None, 251),  # 11 public holidays gazetted by the Ministry of Manpower, 10 weekdays
        ("BR", None, 252),  # 10 national holidays (Portaria MGI), one of them a Sunday
    ],
)
def test_that_the_working_days_of_2026_are_the_published_count(
    country: str, subdivision: str | None, expected: int
) -> None:
    assert calendar(country, subdivision).working_days(YEAR_START, YEAR_END) == expected


def test_that_polish_months_of_2026_match_the_official_table() -> None:
    # Labour Code art. 130: 20 20 22 21 20 21 23 20 22 22 20 20, 251 in all; August and December
    # hold one day fewer than the calendar because a holiday on a Saturday earns a day off that the
    # employer places freely.
    published = [20, 20, 22, 21, 20, 21, 23, 20 + 1, 22, 22, 20, 20 + 1]
    months = [Month(2026, number) for number in range(1, 13)]

    counts = [calendar("PL").working_days(month.first_day, month.last_day) for month in months]

    assert counts == published


def test_that_a_subdivision_adds_its_own_holidays() -> None:
    epiphany = date(2026, 1, 6)

    assert calendar("DE").is_working_day(epiphany)
    assert not calendar("DE", "BY").is_working_day(epiphany)
    assert calendar("DE", "BY").holiday_name(epiphany) == "Epiphany"


def test_that_karnataka_keeps_the_day_of_its_founding() -> None:
    assert calendar("IN", "KA").holiday_name(date(2026, 11, 1)) == "Karnataka Rajyotsava"
    assert calendar("IN", "MH").holiday_name(date(2026, 11, 1)) is None


def test_that_names_are_english_whatever_the_machine_speaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for variable in ("LANGUAGE", "LC_ALL", "LANG"):
        monkeypatch.setenv(variable, "de_DE.UTF-8")
    names = {
        "DE": (date(2031, 10, 3), "German Unity Day"),
        "JP": (date(2031, 11, 3), "Culture Day"),
        "NZ": (date(2031, 2, 6), "Waitangi Day"),
        "SA": (date(2031, 9, 23), "National Day Holiday"),
    }

    found = {country: calendar(country).holiday_name(day) for country, (day, _) in names.items()}

    assert found == {country: name for country, (_, name) in names.items()}


def test_that_a_holiday_moved_by_law_is_off_on_its_substitute_day() -> None:
    assert not calendar("US").is_working_day(date(2026, 7, 3))
    assert not calendar("GB", "ENG").is_working_day(date(2026, 12, 28))


def test_that_an_estimated_lunar_date_still_counts() -> None:
    assert "Eid al-Fitr" in (calendar("AE").holiday_name(date(2030, 2, 4)) or "")


def test_that_a_country_under_martial_law_works_through_its_holidays() -> None:
    assert calendar("UA").holidays(YEAR_START, YEAR_END) == {}
    assert calendar("UA").working_days(YEAR_START, YEAR_END) == 261
    assert not calendar("UA").has_holidays(2026)
    assert [calendar("LK").has_holidays(year) for year in (2026, 2027)] == [True, False]


@pytest.mark.parametrize("country", ["ZZ", "XK_", "holidays", None])
def test_that_a_country_the_library_does_not_know_has_weekends_only(country: str | None) -> None:
    assert calendar(country).working_days(YEAR_START, YEAR_END) == 261
    assert calendar(country).holiday_name(YEAR_START) is None


def test_that_an_unknown_subdivision_has_the_national_holidays() -> None:
    assert calendar("DE", "??").holidays(YEAR_START, YEAR_END) == calendar("DE").holidays(
        YEAR_START, YEAR_END
    )


def test_that_years_the_library_half_knows_pass_without_a_warning() -> None:
    assert date(2036, 1, 26) in calendar("IN").holidays(date(2036, 1, 1), date(2036, 12, 31))


def test_that_the_working_week_is_the_place_s() -> None:
    friday, sunday = date(2026, 7, 10), date(2026, 7, 12)
    cairo = calendar("EG", None, frozenset({4, 5}))

    assert not cairo.is_working_day(friday)
    assert cairo.is_working_day(sunday)
    with pytest.raises(ValueError, match="working day"):
        calendar("EG", None, frozenset(range(7)))


def test_that_the_next_working_day_passes_over_holidays_and_weekends() -> None:
    good_friday, tuesday = date(2026, 4, 3), date(2026, 4, 7)

    assert calendar("DE").next_working_day(good_friday) == tuesday
    assert calendar("DE").next_working_day(tuesday) == tuesday


def test_that_holidays_are_listed_between_two_days_both_included() -> None:
    christmas_to_new_year = calendar("DE").holidays(date(2026, 12, 25), date(2027, 1, 1))

    assert list(christmas_to_new_year) == [
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2027, 1, 1),
    ]


@given(
    first=st.dates(date(2023, 1, 1), date(2029, 12, 31)),
    length=st.integers(-400, 1200),
    where=st.sampled_from([("DE", "BY"), ("IN", "KA"), ("AE", None), ("US", None), (None, None)]),
    weekend=st.sampled_from([SATURDAY_SUNDAY, frozenset({4, 5}), frozenset({6}), frozenset[int]()]),
)
def test_that_counting_by_year_equals_counting_day_by_day(
    first: date, length: int, where: tuple[str | None, str | None], weekend: frozenset[int]
) -> None:
    place = calendar(*where, weekend)
    days = [first + timedelta(days=n) for n in range(length + 1)]
    off = place.holidays(first, first + timedelta(days=max(length, 0)))

    expected = sum(1 for day in days if day.weekday() not in weekend and day not in off)

    assert place.working_days(first, first + timedelta(days=length)) == expected


def test_that_a_company_day_is_a_day_off_with_its_own_name() -> None:
    eve, day_before = date(2026, 12, 24), date(2026, 12, 23)
    place = WorkingCalendar(CountryCode("DE"), None, SATURDAY_SUNDAY, ((eve, "Shutdown"),))

    assert not place.is_working_day(eve)
    assert place.holiday_name(eve) == "Shutdown"
    assert place.next_working_day(eve) == date(2026, 12, 28)
    assert next(iter(place.holidays(day_before, date(2026, 12, 26)).values())) == "Shutdown"
    assert place.working_days(day_before, eve) == 1


@pytest.mark.parametrize("day", [date(2026, 12, 25), date(2026, 12, 27)])
def test_that_a_company_day_on_a_holiday_or_a_weekend_takes_nothing_off(day: date) -> None:
    plain = calendar("DE")
    place = WorkingCalendar(CountryCode("DE"), None, SATURDAY_SUNDAY, ((day, "Shutdown"),))

    assert place.working_days(YEAR_START, YEAR_END) == plain.working_days(YEAR_START, YEAR_END)
    assert place.holiday_name(date(2026, 12, 25)) == plain.holiday_name(date(2026, 12, 25))


def test_that_a_company_day_makes_up_for_no_unknown_holidays() -> None:
    place = WorkingCalendar(None, None, SATURDAY_SUNDAY, ((YEAR_START, ""),))

    assert not place.has_holidays(2026)
    assert not place.is_working_day(YEAR_START)


def test_that_a_place_has_one_calendar_made_of_its_own_fields() -> None:
    place = Place(
        id=PlaceId("de-munchen"),
        name="Munich",
        aliases=(),
        country=CountryCode("DE"),
        latitude=48.1,
        longitude=11.6,
        population=1_500_000,
        zone=ZoneName("Europe/Berlin"),
        holiday_subdivision="BY",
        weekend=SATURDAY_SUNDAY,
        is_capital=False,
        provenance=Provenance(SourceId("test"), YEAR_START, Grade.A),
    )

    assert calendar_of(place) == calendar("DE", "BY")
    assert calendar_of(place) is calendar_of(place)


def test_that_the_subdivisions_with_holidays_of_their_own_are_known() -> None:
    assert holiday_subdivisions(CountryCode("GB")) == {"ENG", "NIR", "SCT", "WLS"}
    assert holiday_subdivisions(CountryCode("ZZ")) == frozenset()


def test_that_importing_the_calendar_does_not_load_the_holidays_library() -> None:
    code = "import sys, planner.market.working_calendar; sys.exit('holidays' in sys.modules)"

    root = Path(planner.__file__).parent.parent
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
