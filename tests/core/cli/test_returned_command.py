"""``import`` of a workbook that finance sends back, as a user or a script sees it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.intake.tables.workbook_password import encrypted_workbook
from planner.plan.store import load_plan
from planner.quantities.identifiers import CurrencyCode

Run = Callable[..., Any]
Refused = Callable[..., str]
Edit = Callable[[Any], None]
BRL = CurrencyCode("BRL")


def rate_of_brazil(workbook: Any) -> None:
    row = next(row for row in workbook["Inputs"].iter_rows() if row[0].value == "BRL")
    row[4].value = 0.2


def pay_of_p02(workbook: Any) -> None:
    rows = workbook["Positions"].iter_rows(min_row=5)
    next(row for row in rows if row[0].value == "P-02")[11].value = 6_000_000


def place_of_p02(workbook: Any) -> None:
    rows = workbook["Positions"].iter_rows(min_row=5)
    next(row for row in rows if row[0].value == "P-02")[6].value = "Lisbon"


@pytest.fixture
def sent_back(planner: Run, sample: Path, tmp_path: Path) -> Callable[..., Path]:
    """Return the sample's workbook after some edits."""

    def save(*edits: Edit) -> Path:
        path = tmp_path / "returned.xlsx"
        assert planner("export", sample, path).exit_code == 0
        workbook = openpyxl.load_workbook(path)
        for edit in edits:
            edit(workbook)
        workbook.save(path)
        return path

    return save


def test_that_an_unchanged_workbook_is_nothing_new(
    planner: Run, sample: Path, sent_back: Callable[..., Path]
) -> None:
    before = sample.read_bytes()
    ended = planner("import", sample, sent_back())
    assert ended.exit_code == 0
    assert ended.out.endswith("Nothing new: the plan holds what the workbook holds.\n")
    assert sample.read_bytes() == before


def test_that_changes_are_listed_with_their_effect_and_taken(
    planner: Run, sample: Path, sent_back: Callable[..., Path]
) -> None:
    ended = planner("import", sample, sent_back(rate_of_brazil, pay_of_p02))
    assert ended.exit_code == 0
    said = "".join(c for c in ended.out if c not in "\u2066\u2069\u200e").replace("\xa0", " ")
    assert "returned.xlsx, a workbook sent back: 2 changes" in said
    assert "1. Plan rate: BRL: 0.19 → 0.2 (" in said
    assert "2. P-02, GPU cluster engineer, Bengaluru: base pay ₹5,800,000 → ₹6,000,000 (" in said
    assert "All taken together: cost over the horizon +$" in said
    assert said.endswith(f"2 changes taken into {sample}.\n")
    assert "\n       and other months; --json lists all\n" in said
    together = said.partition("All taken together")[2]
    assert "\n  Apr 27: +$988.62\n  May 27 – Oct 27: +$671.82 a month\n" in together
    plan = load_plan(sample)
    assert str(plan.plan_rates[BRL]) == "0.2"
    assert str(plan.positions[1].base_pay.amount) == "6000000"


def test_that_a_dry_run_tells_all_of_it_to_a_script_and_writes_nothing(
    planner: Run, sample: Path, sent_back: Callable[..., Path]
) -> None:
    path, before = sent_back(rate_of_brazil, place_of_p02), sample.read_bytes()
    data = planner("import", sample, path, "--dry-run", "--json").json
    assert sample.read_bytes() == before
    assert (data["kind"], data["scenario"], data["written"]) == ("returned-workbook", None, False)
    (proposal,) = data["proposals"]
    assert (proposal["number"], proposal["sheet"]) == (1, "Inputs")
    assert (proposal["subject"], proposal["id"]) == ("plan-rate", "BRL")
    assert (proposal["old"], proposal["new"], proposal["is_conflict"]) == ("0.19", "0.2", False)
    months = proposal["effect"]["months"]
    assert len(months) == 24
    total = sum(float(amount) for amount in months.values())
    assert float(proposal["effect"]["total"]) == pytest.approx(total)
    (problem,) = data["problems"]
    assert (problem["sheet"], problem["fault"]) == ("Positions", "text-changed")
    assert problem["cell"].startswith("G")


def test_that_problems_keep_it_from_being_taken_unless_they_are_left_out(
    planner: Run, sample: Path, sent_back: Callable[..., Path]
) -> None:
    path, before = sent_back(rate_of_brazil, place_of_p02), sample.read_bytes()
    ended = planner("import", sample, path)
    assert ended.exit_code == 1
    assert "Nothing was written. Leave out what is not taken with --skip-problems" in ended.out
    assert sample.read_bytes() == before
    assert planner("import", sample, path, "--skip-problems").exit_code == 0
    assert str(load_plan(sample).plan_rates[BRL]) == "0.2"


def test_that_some_changes_can_be_taken_by_their_numbers(
    planner: Run, refused: Refused, sample: Path, sent_back: Callable[..., Path]
) -> None:
    path = sent_back(rate_of_brazil, pay_of_p02)
    assert "There is no proposal 3; there are 2." in refused(
        "import", sample, path, "--accept", "3"
    )
    assert "names no changes" in refused("import", sample, path, "--accept", "x")
    assert planner("import", sample, path, "--accept", "2-2").exit_code == 0
    plan = load_plan(sample)
    assert str(plan.plan_rates[BRL]) == "0.19"
    assert str(plan.positions[1].base_pay.amount) == "6000000"


def test_that_a_change_on_both_sides_waits_for_a_word(
    planner: Run, sample: Path, sent_back: Callable[..., Path], tmp_path: Path
) -> None:
    first = sent_back(rate_of_brazil).rename(tmp_path / "first.xlsx")

    def other_rate(workbook: Any) -> None:
        row = next(row for row in workbook["Inputs"].iter_rows() if row[0].value == "BRL")
        row[4].value = 0.21

    second = sent_back(other_rate)
    assert planner("import", sample, first).exit_code == 0
    ended = planner("import", sample, second)
    assert ended.exit_code == 1
    assert "Exported: 0.19; in the plan now: 0.2; in the workbook: 0.21" in ended.out
    assert planner("import", sample, second, "--conflicts", "mine").exit_code == 0
    assert str(load_plan(sample).plan_rates[BRL]) == "0.2"
    assert planner("import", sample, second, "--conflicts", "theirs").exit_code == 0
    assert str(load_plan(sample).plan_rates[BRL]) == "0.21"


def test_that_a_workbook_of_another_plan_is_refused(
    planner: Run, refused: Refused, sample: Path, sent_back: Callable[..., Path], tmp_path: Path
) -> None:
    path, other = sent_back(), tmp_path / "other.hplan"
    assert planner("new", other, "--sample", "cloud-provider").exit_code == 0
    assert "was exported from another plan" in refused("import", other, path)


def test_that_an_encrypted_workbook_needs_its_password_and_says_so(
    planner: Run, refused: Refused, sample: Path, sent_back: Callable[..., Path], tmp_path: Path
) -> None:
    path, before = sent_back(rate_of_brazil), sample.read_bytes()
    path.write_bytes(encrypted_workbook(path.read_bytes(), "open sesame"))
    secret = tmp_path / "secret.txt"
    secret.write_text("Open Sesame\n", encoding="utf-8")
    assert "is protected with a password. Give the password" in refused("import", sample, path)
    told = refused("import", sample, path, "--password-file", secret)
    assert "The password does not open" in told
    assert "Sesame" not in told
    assert sample.read_bytes() == before
    secret.write_text("open sesame\n", encoding="utf-8")
    assert planner("import", sample, path, "--password-file", secret).exit_code == 0
    assert str(load_plan(sample).plan_rates[BRL]) == "0.2"
