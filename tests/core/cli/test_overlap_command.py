from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Any, Self

import pytest

Run = Callable[..., Any]
GROUP = ("Dublin", "Kraków, Poland", "Asia/Kolkata")


def test_that_a_day_answers_in_the_agreed_shape(planner: Run) -> None:
    answer = planner("overlap", *GROUP, "--date", "2027-01-15", "--json").json
    assert answer == {
        "date": "2027-01-15",
        "anchor": "Dublin",
        "overlap_minutes": 150,
        "windows": [{"start": "2027-01-15T09:00:00Z", "end": "2027-01-15T11:30:00Z"}],
        "members": [
            {
                "place": "Dublin",
                "zone": "Europe/Dublin",
                "start": "2027-01-15T09:00:00Z",
                "end": "2027-01-15T17:00:00Z",
            },
            {
                "place": "Kraków",
                "zone": "Europe/Warsaw",
                "start": "2027-01-15T08:00:00Z",
                "end": "2027-01-15T16:00:00Z",
            },
            {
                "place": "Asia/Kolkata",
                "zone": "Asia/Kolkata",
                "start": "2027-01-15T03:30:00Z",
                "end": "2027-01-15T11:30:00Z",
            },
        ],
    }


@pytest.mark.parametrize(
    ("places", "hours", "day", "minutes"),
    [
        (("Berlin", "New York"), "09:00-17:00", "2026-01-14", 120),
        (("Berlin", "New York"), "09:00-17:00", "2026-03-11", 180),
        (("Berlin", "New York"), "09:00-17:00", "2026-10-28", 180),
        (("New York", "London"), "09:00-18:00", "2026-07-15", 240),
        (("Bengaluru", "New York"), "09:00-17:00", "2026-01-14", 0),
        (("Europe/Berlin", "America/New_York"), "9:00 - 17:00", "11 Mar 2026", 180),
    ],
)
def test_that_published_cases_hold(
    planner: Run, places: tuple[str, ...], hours: str, day: str, minutes: int
) -> None:
    answer = planner("overlap", *places, "--hours", hours, "--date", day, "--json").json
    assert answer["overlap_minutes"] == minutes


def test_that_a_year_answers_every_calendar_day(planner: Run) -> None:
    answer = planner("overlap", "Berlin", "New York", "--year", "2026", "--json").json
    assert answer["year"] == 2026
    assert len(answer["days"]) == 365
    by_date = {day["date"]: day["overlap_minutes"] for day in answer["days"]}
    assert by_date["2026-03-09"] == 180
    assert by_date["2026-03-07"] == 0
    assert (answer["min_minutes"], answer["median_minutes"], answer["max_minutes"]) == (
        120,
        120,
        180,
    )


def test_that_a_weekend_has_no_windows_and_no_hours(planner: Run) -> None:
    answer = planner("overlap", "Dublin", "Berlin", "--date", "2027-01-16", "--json").json
    assert answer["overlap_minutes"] == 0
    assert answer["windows"] == []
    assert answer["members"][0]["start"] is None


def test_that_holidays_count_only_if_asked_for(planner: Run) -> None:
    day = ("--date", "2027-03-17")  # Saint Patrick's Day
    assert planner("overlap", "Dublin", "Berlin", *day, "--json").json["overlap_minutes"] == 420
    off = planner("overlap", "Dublin", "Berlin", *day, "--holidays", "--json").json
    assert off["overlap_minutes"] == 0


@pytest.mark.parametrize(("days", "minutes"), [("mon-fri", 0), ("sat,sun", 480), ("fri-mon", 480)])
def test_that_weekdays_can_be_chosen(planner: Run, days: str, minutes: int) -> None:
    answer = planner(
        "overlap", "Dublin", "Europe/London", "--date", "2027-01-16", "--days", days, "--json"
    ).json
    assert answer["overlap_minutes"] == minutes


def test_that_without_a_date_it_is_today_at_the_anchor(planner: Run) -> None:
    answer = planner("overlap", "Dublin", "--json").json
    assert datetime.fromisoformat(answer["date"]).year >= 2026


def test_that_the_readable_answer_shows_local_and_anchor_time(planner: Run) -> None:
    out = planner("overlap", *GROUP, "--date", "2027-01-15").out
    assert "2 h 30 min shared on 15 January 2027, Dublin time: 09:00 – 11:30" in out
    assert "03:30 – 11:30" in out


def test_that_the_readable_year_shows_when_the_window_changes(planner: Run) -> None:
    out = planner("overlap", "Berlin", "New York", "--year", "2026").out
    assert "median 2 h, 2 h to 3 h" in out
    assert "9 Mar 26" in out
    assert "27 Mar 26" in out


def test_that_a_nights_work_ends_on_the_next_day(planner: Run) -> None:
    answer = planner(
        "overlap", "Dublin", "--hours", "22:00-06:00", "--date", "2027-01-14", "--json"
    ).json
    assert answer["windows"] == [{"start": "2027-01-14T22:00:00Z", "end": "2027-01-15T06:00:00Z"}]


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["Atlantis"], "no place “Atlantis”"),
        (["Dubln"], "Dublin, Ireland"),
        (["Cambridge"], "Cambridge, United Kingdom; Cambridge, United States"),
        (["Mars/Olympus"], "no place “Mars/Olympus”"),
        (["Dublin", "--date", "soon"], "is not a date"),
        (["Dublin", "--date", "2027-02-30"], "is not a date"),
        (["Dublin", "--date", "3/4/27"], "4 March 2027 or 3 April 2027"),
        (["Dublin", "--hours", "9-17"], "09:00-17:00"),
        (["Dublin", "--hours", "09:00-17:99"], "09:00-17:00"),
        (["Dublin", "--days", "someday"], "mon-fri"),
        (["Dublin", "--year", "0"], "is no year"),
        (["Dublin", "--year", "2300"], "2037"),
        (["Dublin", "--year", "x"], "--year"),
        (["Dublin", "--year", "2027", "--date", "2027-01-01"], "exclude each other"),
        ([], "PLACE"),
    ],
)
def test_that_bad_input_is_refused_in_one_sentence(
    refused: Callable[..., str], argv: list[str], words: str
) -> None:
    assert words in refused("overlap", *argv)


def test_that_a_zone_without_a_slash_is_understood(planner: Run) -> None:
    answer = planner("overlap", "UTC", "Europe/London", "--date", "2027-01-15", "--json").json
    assert (answer["anchor"], answer["overlap_minutes"]) == ("UTC", 480)


@pytest.mark.parametrize("when", [("--date", "2027-01-15"), ("--year", "2027")])
def test_that_a_day_asked_for_does_not_depend_on_todays(
    planner: Run, monkeypatch: pytest.MonkeyPatch, when: tuple[str, str]
) -> None:
    class Later(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(2045, 3, 1, tzinfo=tz)  # past the clock changes that are known

    monkeypatch.setattr("planner.cli.overlap_command.datetime", Later)
    assert planner("overlap", "Dublin", *when).exit_code == 0
    assert planner("overlap", "Dublin").exit_code == 2
