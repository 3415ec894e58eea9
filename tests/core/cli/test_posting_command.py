"""``posting``: the job description of a position, and how clear it is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from planner.plan.edits import add_scenario, change_seat
from planner.plan.edits.posting_edits import change_postings
from planner.plan.model import Plan
from planner.plan.posting import PayRangeChoice
from planner.plan.samples import load_sample
from planner.plan.scenario_plans import scenario_plan, with_scenario_plan
from planner.plan.store import save_plan
from planner.quantities.identifiers import SeatId

Run = Callable[..., Any]


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Plan], str]:
    def write(plan: Plan) -> str:
        path = tmp_path / "team.hplan"
        save_plan(plan, path)
        return str(path)

    return write


@pytest.fixture
def sample() -> Plan:
    return load_sample("cloud-provider")


def test_that_a_posting_is_written_as_text(planner: Run, written: Run, sample: Plan) -> None:
    ended = planner("posting", written(sample), "p-05")
    assert ended.exit_code == 0
    assert ended.out.startswith("ML platform engineer, Staff\n=====")
    assert "gross a year, full time." in ended.out
    assert "2023/970" in ended.err  # for the writer, not for the candidate
    assert "2023/970" not in ended.out


@pytest.mark.parametrize("form", ["md", "txt", "html"])
def test_that_a_file_holds_what_the_terminal_shows(
    planner: Run, written: Run, sample: Plan, tmp_path: Path, form: str
) -> None:
    plan, out = written(sample), tmp_path / f"posting.{form}"
    shown = planner("posting", plan, "P-05", "--format", form)
    ended = planner("posting", plan, "P-05", "--out", str(out))
    assert ended.exit_code == 0
    assert out.read_text(encoding="utf-8") == shown.out


def test_that_a_word_document_needs_a_file(
    planner: Run, written: Run, sample: Plan, tmp_path: Path
) -> None:
    plan, out = written(sample), tmp_path / "posting.docx"
    refused = planner("posting", plan, "P-05", "--format", "docx")
    assert refused.exit_code == 2
    assert "--out" in refused.err
    assert planner("posting", plan, "P-05", "--out", str(out)).exit_code == 0
    assert docx.Document(str(out)).paragraphs[0].text == "ML platform engineer, Staff"


def test_that_findings_under_check_give_exit_code_1(
    planner: Run, written: Run, sample: Plan
) -> None:
    ended = planner("posting", written(sample), "P-05", "--check")
    assert ended.exit_code == 1
    assert ended.out.startswith("Clarity 54 of 100, 7 findings\n- Nobody to write to is named.")


def test_that_a_clear_posting_under_check_gives_exit_code_0(
    planner: Run, written: Run, sample: Plan
) -> None:
    plan = change_postings(
        sample,
        (SeatId("P-06"),),
        company="We run clouds.",
        mission="Keep accelerators busy.",
        goals=("Second hall in March",),
        benefits=("30 days of leave",),
        growth=("One conference a year",),
        process=("Call, talk, offer",),
        contact="jobs@example.com",
    )
    ended = planner("posting", written(plan), "P-06", "--check")
    assert (ended.exit_code, ended.out) == (0, "Clarity 100 of 100, 0 findings\n")


def test_that_scripts_get_parts_pay_hours_and_findings(
    planner: Run, written: Run, sample: Plan
) -> None:
    plan = change_postings(sample, (SeatId("P-05"),), pay_range=PayRangeChoice.NEVER)
    data = planner("posting", written(plan), "P-05", "--check", "--json").json
    assert data["position"] == "P-05"
    assert data["pay"] == {
        "low": "81300.00",
        "high": "126000.00",
        "currency": "EUR",
        "named": False,
        "law": "Directive (EU) 2023/970, art. 5",
    }
    assert data["hours"]["typical_minutes"] == 420
    assert data["hours"]["seasons"][0]["here"] == [["10:00", "17:00"]]
    assert data["findings"][0]["kind"] == "range-required"
    assert data["findings"][0]["fix"] == "Name the range"
    assert data["path"] is None


def test_that_the_language_asked_for_goes_before_the_postings_own(
    planner: Run, written: Run, sample: Plan
) -> None:
    plan = written(change_postings(sample, (SeatId("P-05"),), language="de"))
    assert planner("posting", plan, "P-05", "--json").json["language"] == "de"
    asked = planner("posting", plan, "P-05", "--json", "--language", "ar").json
    assert asked["language"] == "ar"


def test_that_a_scenario_describes_its_own_position(
    planner: Run, written: Run, sample: Plan
) -> None:
    document = add_scenario(sample, "Toronto")
    shown = scenario_plan(document, document.scenarios[-1].id)
    moved = change_seat(shown, SeatId("P-05"), hiring_manager="Ada Example")
    path = written(with_scenario_plan(document, moved))
    assert "Ada Example" in planner("posting", path, "P-05", "--scenario", "Toronto").out
    assert "Ada Example" not in planner("posting", path, "P-05").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["P-99"], "no position “P-99”. Its positions are: P-01"),
        (["M-01"], "no position “M-01”"),
        (["P-05", "--out", "posting.pdf"], "posting.pdf names no format"),
        (["P-05", "--out", "nowhere/posting.md"], "nowhere"),
        (["P-05", "--format", "pdf"], "'docx'"),
    ],
)
def test_that_bad_input_is_one_sentence(
    planner: Run, written: Run, sample: Plan, arguments: list[str], words: str
) -> None:
    ended = planner("posting", written(sample), *arguments)
    assert (ended.exit_code, ended.out) == (2, "")
    assert words in ended.err
    assert len(ended.err.splitlines()) == 1


def test_that_a_plan_without_positions_says_so(planner: Run, written: Run, sample: Plan) -> None:
    ended = planner("posting", written(replace(sample, positions=())), "P-01")
    assert ended.err.startswith("hiring-planner: The plan has no position “P-01”.")
