from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Any, Self

import pytest

Run = Callable[..., Any]
GROUP = ("Dublin", "Kraków, Poland", "Asia/Kolkata")


def test_that_a_day_answers_in_the_agreed_shape(planner: Run) -> None:
    answer = planner("overlap", *GROUP, "--date", "2027-01-15", "--json").json
    assert answer["limits"] == {
        "date": "2027-01-15",
        "minutes": 150,
        "missing_minutes": 0,
        "opens": {"at": "2027-01-15T09:00:00Z", "labels": ["Dublin"], "is_break": False},
        "closes": {"at": "2027-01-15T11:30:00Z", "labels": ["Asia/Kolkata"], "is_break": False},
    }
    assert {key: value for key, value in answer.items() if key != "limits"} == {
        "with_flex_minutes": 150,
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
        (["Dublin", "--hours", "09:00-09:00"], "Write 00:00-24:00 for a whole one"),
        (["Dublin", "--hours", "09:00-39:00"], "09:00-17:00"),
        (["Dublin", "--break", "18:00-18:30"], "does not lie within the hours 09:00-17:00"),
        (["Dublin", "--break", "12:00-12:00"], "does not lie within the hours"),
        (["Dublin", "--break", "noon"], "are no working hours"),
        (["Dublin", "--hours", "09:00-12:00", "--break", "08:00-13:00"], "does not lie within"),
        (["Dublin", "--flex", "an hour"], "from 0 to 360"),
        (["Dublin", "--flex", "361"], "from 0 to 360"),
        (["Dublin", "--flex", "-5"], "is no flex"),
        (["Dublin", "--team", "GPU"], "--team needs --plan"),
        (["Dublin", "--plan", "team.hplan"], "PLACE and --plan exclude each other"),
        (["--plan", "team.hplan", "--hours", "09:00-17:00"], "--hours and --plan exclude"),
        (["--plan", "nowhere.hplan"], "nowhere.hplan"),
        (["--plan", "team.hplan", "--year", "0"], "is no year"),
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


def test_that_a_break_and_flex_count(planner: Run) -> None:
    day = ("Dublin", "Europe/Warsaw", "--date", "2027-01-15", "--json")
    paused = planner("overlap", *day, "--break", "12:00-12:45", "--flex", "30").json
    # Noon in Warsaw is eleven in Dublin: seven hours less two breaks; half an hour's shift each
    # brings both days and both breaks together.
    assert paused["overlap_minutes"] == 7 * 60 - 90
    assert paused["with_flex_minutes"] == 8 * 60 - 45
    night = planner(
        "overlap", "Dublin", "--date", "2027-01-15", "--hours", "22:00-06:00",
        "--break", "02:00-02:30", "--json",
    ).json  # fmt: skip
    assert night["overlap_minutes"] == 450
    assert night["members"][0]["end"] == "2027-01-16T06:00:00Z"


def test_that_a_year_tells_what_moves_and_closes_the_window(planner: Run) -> None:
    answer = planner("overlap", "Berlin", "New York", "--year", "2026", "--json").json
    assert answer["workdays"] == 261
    assert answer["common"] == {"min_minutes": 120, "median_minutes": 120, "max_minutes": 180}
    assert answer["with_flex"] == answer["common"]
    assert answer["worst_week"] == {"first_day": "2026-01-05", "minutes": 600}
    assert answer["clock_changes"][0] == {
        "date": "2026-03-09",
        "zones": ["America/New_York"],
        "minutes_before": 120,
        "minutes": 180,
        "windows_before": [{"start": "15:00", "end": "17:00"}],
        "windows": [{"start": "14:00", "end": "17:00"}],
    }
    assert [each["date"] for each in answer["clock_changes"]] == [
        "2026-03-09",
        "2026-03-30",
        "2026-10-26",
        "2026-11-02",
    ]
    assert answer["limits"]["closes"]["labels"] == ["Berlin"]
    assert answer["days_lost"][0] == {
        "date": "2026-01-01",
        "lost_minutes": 120,
        "left_minutes": 0,
        "absences": [
            {"label": "Berlin", "date": "2026-01-01", "name": "New Year's Day"},
            {"label": "New York", "date": "2026-01-01", "name": "New Year's Day"},
        ],
    }
    assert answer["best_shift"]["shifts"] == [{"label": "Berlin", "minutes": 120}]
    assert answer["best_shift"]["gained_minutes"] == 120
    assert len(answer["people_at_work"]) == 96


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
