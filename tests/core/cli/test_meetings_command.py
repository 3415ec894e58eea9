from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from planner.plan.samples import load_sample
from planner.plan.store import save_plan

Run = Callable[..., Any]
PLACES = ("Dublin", "Bengaluru", "Chicago")
WEEK = ("--week", "2027-W11")  # Chicago's clocks have changed, Dublin's not yet


def test_that_the_answer_has_the_agreed_shape(planner: Run) -> None:
    answer = planner("meetings", *PLACES, *WEEK, "--length", "45", "--limit", "1", "--json").json
    assert {key: answer[key] for key in ("anchor", "zone", "week", "first_day", "last_day")} == {
        "anchor": "Dublin",
        "zone": "Europe/Dublin",
        "week": "2027-W11",
        "first_day": "2027-03-15",
        "last_day": "2027-03-21",
    }
    assert (answer["length_minutes"], answer["grid_minutes"]) == (45, 15)
    assert (answer["considered"], answer["qualifying"]) == (672, 672)
    assert answer["within"] is None
    assert answer["nearest_miss"] is None
    assert answer["weights"]["night_hours"] == {"start": "22:00", "end": "07:00"}
    assert answer["attendees"][1] == {
        "label": "Bengaluru",
        "zone": "Asia/Kolkata",
        "people": 1,
        "hours": {"start": "09:00", "end": "17:00"},
        "protected": False,
        "preferred": None,
        "kept_free": [],
    }
    # Noon in Dublin is half past five in Bengaluru and, that week, seven in Chicago.
    assert answer["slots"] == [
        {
            "start": "2027-03-15T12:00:00Z",
            "end": "2027-03-15T12:45:00Z",
            "worst": 45,
            "total": 90,
            "attendees": [
                {
                    "label": "Dublin",
                    "start": "2027-03-15T12:00",
                    "burden": 0,
                    "kind": "working",
                },
                {
                    "label": "Bengaluru",
                    "start": "2027-03-15T17:30",
                    "burden": 45,
                    "kind": "near",
                },
                {"label": "Chicago", "start": "2027-03-15T07:00", "burden": 45, "kind": "near"},
            ],
        }
    ]


def test_that_a_table_ranks_times_with_everybodys_local_day_and_time(planner: Run) -> None:
    out = planner("meetings", "Dublin", "Pacific/Apia", *WEEK, "--limit", "2").out
    assert "30 min in the week of 15 March 2027, by the clock of Dublin" in out
    # Apia is 13 hours ahead: Dublin's evening is its next morning.
    assert "1  Mon 18:00 +30  Tue 07:00 +30" in out
    assert "night (22:00 – 07:00)" in out


def test_that_without_a_week_it_is_the_next_one(planner: Run) -> None:
    answer = planner("meetings", "Dublin", "--json").json
    first = datetime.fromisoformat(answer["first_day"])
    assert first.weekday() == 0
    assert first > datetime.now()  # noqa: DTZ005 -- the week has not begun anywhere
    assert answer["slots"][0]["worst"] == 0


def test_that_no_time_is_a_finding_with_the_nearest_miss(planner: Run) -> None:
    limits = ("--protect", "Kraków", "Austin", "--no-later", "20:00")
    ended = planner("meetings", "Kraków", "Austin", "Sydney", *WEEK, *limits)
    assert ended.exit_code == 1
    assert "No time keeps every limit." in ended.out
    assert "Sydney: 30 min too early or too late in the day" in ended.out

    answer = planner("meetings", "Kraków", "Austin", "Sydney", *WEEK, *limits, "--json").json
    assert answer["slots"] == []
    assert answer["within"] == {"start": "07:00", "end": "20:00"}
    assert answer["nearest_miss"]["broken"] == [
        {"label": "Sydney", "limit": "time-of-day", "minutes": 30}
    ]


def test_that_the_protected_only_meet_at_work(planner: Run) -> None:
    answer = planner(
        "meetings", *PLACES, *WEEK, "--protect", "bengaluru", "--limit", "999", "--json"
    ).json
    assert answer["attendees"][1]["protected"]
    assert 0 < answer["qualifying"] < answer["considered"]
    assert {slot["attendees"][1]["burden"] for slot in answer["slots"]} == {0}


def test_that_time_kept_free_counts_for_whom_it_is_named(planner: Run) -> None:
    answer = planner(
        "meetings", "Dublin", "Kraków", *WEEK, "--keep-free", "Kraków=09:00-16:00", "12:00-13:00",
        "--no-earlier", "09:00", "--no-later", "17:00", "--limit", "999", "--json",
    ).json  # fmt: skip
    lunch = {"start": "12:00", "end": "13:00"}
    assert [each["kept_free"] for each in answer["attendees"]] == [
        [lunch],
        [{"start": "09:00", "end": "16:00"}, lunch],
    ]
    local = {slot["attendees"][1]["start"][11:] for slot in answer["slots"]}
    assert local == {"16:00", "16:15", "16:30"}


def test_that_preferred_hours_count_instead_of_working_hours(planner: Run) -> None:
    wanted = ("meetings", "Dublin", "Tokyo", *WEEK, "--prefer", "Tokyo=18:00-21:00")
    answer = planner(*wanted, "--limit", "1", "--json").json
    preferred = [each["preferred"] for each in answer["attendees"]]
    assert preferred == [None, {"start": "18:00", "end": "21:00"}]
    # Tokyo is nine hours ahead that week: its 18:00 is Dublin's 09:00, and costs neither anything.
    assert answer["slots"][0]["start"] == "2027-03-15T09:00:00Z"
    assert answer["slots"][0]["worst"] == 0
    out = planner(*wanted).out
    assert "Tokyo: 18:00 – 21:00 counts instead of the working hours" in out


def test_that_preferred_hours_leave_weekends_and_protection_as_they_are(
    planner: Run, sample: Path
) -> None:
    wanted = ("meetings", sample, *WEEK, "--on", "sat", "--people", "M-01", "M-02")
    free = planner(*wanted, "--prefer", "00:00-24:00", "--json").json
    assert {each["kind"] for each in free["slots"][0]["attendees"]} == {"day-off"}
    limits = ("--prefer", "M-02=18:00-20:00", "--protect", "M-02", "--on", "tue", "--limit", "99")
    kept = planner("meetings", sample, *WEEK, "--people", "M-01", "M-02", *limits, "--json").json
    assert kept["qualifying"] > 0
    starts = {slot["attendees"][1]["start"][11:] for slot in kept["slots"]}
    assert min(starts) >= "08:00"
    assert max(starts) <= "16:30"


def test_that_only_weekdays_asked_for_are_tried(planner: Run) -> None:
    answer = planner("meetings", *PLACES, *WEEK, "--on", "tue,wed", "--grid", "60", "--json").json
    assert answer["considered"] == 48
    assert {slot["start"][:10] for slot in answer["slots"]} <= {"2027-03-16", "2027-03-17"}


def test_that_the_people_of_a_plan_meet_by_place_and_hours(planner: Run, sample: Path) -> None:
    answer = planner("meetings", sample, "--team", "GPU platform", *WEEK, "--json").json
    people = {each["label"]: each["people"] for each in answer["attendees"]}
    # Its seat in São Paulo starts on 1 April 2027, after that week.
    assert people == {"Dublin": 1, "Kraków": 2, "Bengaluru": 2}
    assert answer["anchor"] == "Dublin"


def test_that_people_can_be_chosen_and_protected_by_name_or_id(planner: Run, sample: Path) -> None:
    answer = planner(
        "meetings", sample, "--people", "M-02", "P-01", "ananya krishnan", *WEEK,
        "--protect", "Tomasz Wiśniewski", "--json",
    ).json  # fmt: skip
    assert [(each["label"], each["protected"]) for each in answer["attendees"]] == [
        ("Kraków (Tomasz Wiśniewski)", True),
        ("Bengaluru", False),
        ("Kraków (P-01)", False),
    ]


def test_that_everybody_in_a_place_of_a_plan_can_be_protected(planner: Run, sample: Path) -> None:
    answer = planner("meetings", sample, *WEEK, "--protect", "Kraków", "--json").json
    assert {each["label"] for each in answer["attendees"] if each["protected"]} == {"Kraków"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Missing: PLAN|PLACE."),
        (("Dublin", "Atlantis"), "There is no place “Atlantis”"),
        (("Dublin", "--length", "0"), "A meeting of 0 minutes cannot be placed"),
        (("Dublin", "--length", "721"), "Give 1 to 720 minutes"),
        (("Dublin", "--grid", "3"), "Starts 3 minutes apart"),
        (("Dublin", "--limit", "0"), "--limit takes a number of 1 or more"),
        (("Dublin", "--week", "2038-W10"), "known from 1902 to 2037 only"),
        (("Dublin", "--week", "2037-W53"), "known from 1902 to 2037 only"),
        (("Dublin", "--week", "2027-W54"), "“2027-W54” is no week. Write it like 2027-W10"),
        (("Dublin", "--week", "0000-W01"), "“0000-W01” is no week"),
        (("Dublin", "--week", "9999-W52"), "“9999-W52” is no week"),
        (("x" * 300,), "There is no place"),
        (("Dublin", "--no-later", "05:00"), "Nothing lies between 07:00 and 05:00"),
        (("Dublin", "--ics", f"{'x' * 300}.ics"), "cannot be"),
        (("Dublin", "--on", "foo"), "“foo” are no weekdays"),
        (("Dublin", "--protect", "Bob"), "Nobody here is called “Bob”. Choose among: Dublin."),
        (("Dublin", "--keep-free", "Bob=12:00-13:00"), "Nobody here is called “Bob”"),
        (("Dublin", "--prefer", "Bob=12:00-13:00"), "Nobody here is called “Bob”"),
        (("Dublin", "--prefer", "noon"), "“noon” are no working hours"),
        (("Dublin", "--keep-free", "25:00-26:00"), "“25:00-26:00” are no"),
        (("Dublin", "--no-earlier", "9"), "“9” is no time of day"),
        (("Dublin", "--no-later", "24:30"), "“24:30” is no time of day"),
        (("Dublin", "--no-earlier", "19:00", "--no-later", "10:00"), "Nothing lies between"),
        (("Dublin", "--team", "X"), "--team and PLACE exclude each other"),
        (("nowhere.hplan",), "There is no file nowhere.hplan"),
    ],
)
def test_that_bad_input_is_said_in_a_sentence(
    refused: Callable[..., str], arguments: tuple[str, ...], sentence: str
) -> None:
    assert sentence in refused("meetings", *arguments)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("Dublin",), "PLACE and "),
        (("--hours", "09:00-12:00"), "--hours and "),
        (("--team", "X"), "The plan has no team “X”"),
        (("--people", "X"), "Nobody here is called “X”"),
        (("--week", "1990-W01"), "Nobody of the plan works in a known place in that time"),
        (("--scenario", "X"), "X"),
    ],
)
def test_that_bad_input_on_a_plan_is_said_in_a_sentence(
    refused: Callable[..., str], sample: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    assert sentence in refused("meetings", sample, *arguments)


def test_that_a_plan_is_left_as_it_was(planner: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.hplan"
    save_plan(load_sample("cloud-provider"), path)
    before = path.read_bytes()
    planner("meetings", path, *WEEK)
    assert path.read_bytes() == before


def test_that_a_plan_without_its_ending_is_told_from_a_place_by_its_folder(
    planner: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sample.rename("Dublin")
    place = planner("meetings", "Dublin", *WEEK, "--json").json
    assert [each["label"] for each in place["attendees"]] == ["Dublin"]
    plan = planner("meetings", "./Dublin", *WEEK, "--json").json
    assert len(plan["attendees"]) > 1


def test_that_bounds_follow_the_night_where_only_one_is_given(planner: Run) -> None:
    answer = planner("meetings", "Dublin", *WEEK, "--no-earlier", "10:00", "--json").json
    assert answer["within"] == {"start": "10:00", "end": "22:00"}


def test_that_weekdays_nobody_begins_on_leave_nothing(planner: Run) -> None:
    ended = planner("meetings", "Dublin", *WEEK, "--protect", "Dublin", "--on", "sun", "--json")
    assert ended.exit_code == 1
    assert ended.json["qualifying"] == 0
    assert ended.json["nearest_miss"]["broken"][0]["limit"] == "working-hours"
