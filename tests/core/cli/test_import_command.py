"""``import`` as a user or a script sees it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.plan.store import load_plan

Run = Callable[..., Any]
Refused = Callable[..., str]
Write = Callable[..., Path]
ROSTER = (
    "Name,Job title,City,Start date,Salary\n"
    "Anna Kowalska,Senior SRE,Krakow,31/12/26,310k\n"
    "Tomasz Wiśniewski,,,,450k\n"
    "Aoife Brennan,Engineering manager,Dublin,,\n"
)
MISTAKE = "Eve,SRE,Krakwo,,\n"


@pytest.fixture
def written(tmp_path: Path) -> Write:
    def write(text: str, name: str = "roster.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_that_a_roster_is_imported_and_what_changed_is_listed(
    planner: Run, sample: Path, written: Write
) -> None:
    ended = planner("import", sample, written(ROSTER))
    assert ended.exit_code == 0
    assert ended.out.replace("\N{NO-BREAK SPACE}", " ") == (
        "roster.csv, 3 rows, by its headings: Roster\n\n"
        "1 new\n"
        "  Row 2: M-10, Anna Kowalska, Kraków: added: Senior, Own entity, PLN 310,000, from "
        "31 Dec 26\n\n"
        "1 changed\n"
        "  Row 3: M-02, Tomasz Wiśniewski, Kraków: base pay PLN 444,000 → PLN 450,000\n\n"
        "1 row is the same.\n"
        "Filled in where rows say nothing: Team (1), Engagement (1).\n\n"
        f"Imported into {sample}.\n"
    )
    assert [member.name for member in load_plan(sample).members][-1] == "Anna Kowalska"


def test_that_the_same_file_again_changes_nothing(
    planner: Run, sample: Path, written: Write
) -> None:
    roster = written(ROSTER)
    planner("import", sample, roster)
    before = sample.read_bytes(), sample.stat().st_mtime_ns
    ended = planner("import", sample, roster)
    assert ended.exit_code == 0
    assert ended.out.endswith("Nothing new: 3 rows are in the plan as they are.\n")
    assert (sample.read_bytes(), sample.stat().st_mtime_ns) == before
    assert planner("import", sample, roster, "--json").json["written"] is False


def test_that_a_row_with_a_problem_keeps_all_from_being_written(
    planner: Run, sample: Path, written: Write
) -> None:
    before = sample.read_bytes()
    ended = planner("import", sample, written(ROSTER + MISTAKE))
    assert ended.exit_code == 1
    assert "  Row 5, City: There is no place “Krakwo” in the market data." in ended.out
    assert "Nothing was written." in ended.out
    assert sample.read_bytes() == before


def test_that_rows_with_problems_can_be_left_out(
    planner: Run, sample: Path, written: Write
) -> None:
    answer = planner("import", sample, written(ROSTER + MISTAKE), "--skip-problems", "--json")
    assert answer.exit_code == 0
    assert answer.json["left_out"] == 1
    assert answer.json["written"] is True
    assert [member.name for member in load_plan(sample).members[9:]] == ["Anna Kowalska"]


def test_that_a_dry_run_writes_nothing(planner: Run, sample: Path, written: Write) -> None:
    before = sample.read_bytes()
    ended = planner("import", sample, written(ROSTER), "--dry-run")
    assert ended.exit_code == 0
    assert ended.out.endswith("Nothing was written, as asked.\n")
    assert sample.read_bytes() == before
    assert planner("import", sample, written(MISTAKE_ONLY), "--dry-run").exit_code == 1


MISTAKE_ONLY = "Name,Job title,City\nEve,SRE,Krakwo\n"


def test_that_scripts_get_every_change_and_problem(
    planner: Run, sample: Path, written: Write
) -> None:
    answer = planner("import", sample, written(ROSTER + MISTAKE), "--json").json
    assert (answer["kind"], answer["is_kind_guessed"]) == ("roster", True)
    assert answer["columns"][1] == {"heading": "Job title", "field": "role"}
    (added,) = answer["added"]
    assert (added["row"], added["id"]) == (2, "M-10")
    (changed,) = answer["changed"]
    assert (changed["row"], changed["id"]) == (3, "M-02")
    (change,) = changed["changes"]
    assert (change["field"], change["old"]["amount"], change["new"]["amount"]) == (
        "base_pay",
        "444000",
        "450000",
    )
    assert answer["unchanged"] == 1
    (problem,) = answer["problems"]
    assert (problem["row"], problem["column"], problem["heading"], problem["field"]) == (
        5,
        3,
        "City",
        "place_id",
    )
    assert problem["suggestions"][0] == "Kraków, Poland"
    assert answer["assumed"] == {"team_id": 1, "engagement": 1}


def test_that_a_range_of_pay_is_a_problem_with_its_ends(
    planner: Run, sample: Path, written: Write
) -> None:
    roster = written("Name;Job title;City;Salary\nEve;SRE;Berlin;80k–90k\n")
    answer = planner("import", sample, roster, "--json").json
    (problem,) = answer["problems"]
    assert problem["suggestions"] == ["80,000", "85,000", "90,000"]


def test_that_offers_and_surveys_say_what_they_set(
    planner: Run, sample: Path, written: Write
) -> None:
    offers = written("Position ID,Offer,Status\nP-03,400k,accepted\n", "offers.csv")
    ended = planner("import", sample, offers)
    assert "P-03, GPU cluster engineer, São Paulo: base pay R$396,000 → R$400,000" in ended.out
    survey = written(
        "Role,Level,Country,P10,P25,P50,P75,P90,n\nSRE,Senior,Poland,1k,2k,3k,4k,5k,7\n", "pay.csv"
    )
    ended = planner("import", sample, survey, "--author", "Mira")
    assert ended.exit_code == 0
    (override,) = [
        each for each in load_plan(sample).overrides.values() if each.reason.author == "Mira"
    ]
    assert override.reason.why == "Pay survey pay.csv, n = 7"
    answer = planner("import", sample, survey, "--as", "survey", "--json").json
    assert (answer["unchanged"], answer["written"], answer["is_kind_guessed"]) == (1, False, False)


def test_that_a_file_without_the_columns_it_needs_is_refused_in_words(
    refused: Refused, sample: Path, written: Write
) -> None:
    sentence = refused("import", sample, written("Foo,Bar\nx,y\n"))
    assert "no columns for a name, or for a position and a location" in sentence
    assert "no rows below" in refused("import", sample, written("Name,Role,City\n"))
    sentence = refused("import", sample, written(ROSTER), "--as", "survey")
    assert "it has: Name, Job title, City, Start date, Salary." in sentence


def test_that_a_missing_file_and_a_missing_plan_are_refused_in_words(
    refused: Refused, sample: Path, tmp_path: Path, written: Write
) -> None:
    assert "nowhere.csv" in refused("import", sample, tmp_path / "nowhere.csv")
    assert "no.hplan" in refused("import", tmp_path / "no.hplan", written(ROSTER))


def test_that_german_answers_and_numbers_follow_the_language(
    planner: Run, sample: Path, written: Write
) -> None:
    roster = written("Name;Stelle;Standort;Gehalt\nEve;SRE;Berlin;85.000,50 €\n")
    answer = planner("import", sample, roster, "--language", "de", "--json").json
    (change,) = answer["added"][0]["changes"]
    assert change["new"]["base_pay"]["amount"] == "85000.50"


PAST_HIRES = (
    "Role,Level,Country,Opened,Accepted\n"
    "SRE,Senior,Poland,2026-02-03,2026-05-09\n"
    "MLOps engineer,Mid,India,2026-01-12,2026-03-02\n"
)


def test_that_past_hires_are_imported_and_told_one_by_one(
    planner: Run, sample: Path, written: Write
) -> None:
    before = len(load_plan(sample).past_hires)
    ended = planner("import", sample, written(PAST_HIRES, "hires.csv"), "--as", "past-hires")
    assert ended.exit_code == 0
    assert ended.out.replace("\N{NO-BREAK SPACE}", " ") == (
        "hires.csv, 2 rows: Past hires\n\n"
        "2 new\n"
        "  Row 2: Site reliability engineer, Senior, Poland: 95 days (3 Feb 26 to 9 May 26)\n"
        "  Row 3: MLOps engineer, Mid, India: 49 days (12 Jan 26 to 2 Mar 26)\n\n"
        f"Imported into {sample}.\n"
    )
    assert len(load_plan(sample).past_hires) == before + 2


def test_that_an_impossible_past_hire_keeps_all_from_being_written(
    planner: Run, sample: Path, written: Write
) -> None:
    before = sample.read_bytes()
    text = PAST_HIRES + "SRE,Senior,Poland,2026-05-09,2026-02-03\n"
    answer = planner("import", sample, written(text, "hires.csv"), "--json")
    assert answer.exit_code == 1
    assert answer.json["kind"] == "past-hires"
    (problem,) = answer.json["problems"]
    assert (problem["row"], problem["column"]) == (4, 5)
    assert answer.json["added"][0]["past_hire"] == {
        "role": "site-reliability-engineer",
        "level": "senior",
        "country": "PL",
        "opened": "2026-02-03",
        "accepted": "2026-05-09",
        "days": 95,
    }
    assert sample.read_bytes() == before
