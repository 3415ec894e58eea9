import csv
import io
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msoffcrypto
import openpyxl
import pytest

from planner.cli.export_options import SHEET_GROUPS
from planner.export.workbook import SheetGroup
from planner.plan.store import load_plan, save_plan
from planner.quantities.identifiers import PlaceId

Run = Callable[..., Any]
Refused = Callable[..., str]


def test_that_the_workbook_is_written_in_the_language_asked_for(
    planner: Run, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "team.xlsx"
    ended = planner("export", sample, out, "--language", "de", "--json")
    assert (ended.exit_code, ended.err) == (0, "")
    assert ended.json["path"] == str(out)
    assert ended.json["language"] == "de"
    assert len(openpyxl.load_workbook(out, read_only=True).sheetnames) >= 8


def test_that_an_existing_workbook_is_replaced(planner: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "team.xlsx"
    out.write_bytes(b"last quarter's")
    assert planner("export", sample, out).out == f"Wrote {out}.\n"
    assert out.read_bytes()[:2] == b"PK"


def test_that_a_plan_with_errors_is_exported_with_findings(
    planner: Run, sample: Path, tmp_path: Path
) -> None:
    plan = load_plan(sample)
    lost = replace(plan.positions[0], place_id=PlaceId("xx-atlantis"))
    save_plan(replace(plan, positions=(lost, *plan.positions[1:])), sample)
    ended = planner("export", sample, tmp_path / "team.xlsx")
    assert ended.exit_code == 1
    assert "xx-atlantis" in ended.err
    assert (tmp_path / "team.xlsx").exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("team.xls", "ends in .xlsx or .csv"),
        ("team", "ends in .xlsx or .csv"),
        ("none/team.xlsx", "folder"),
        ("folder.xlsx", "is a folder"),
        ("open.xlsx", "open in another program"),
    ],
)
def test_that_an_unfit_target_is_refused_and_nothing_is_written(
    refused: Refused, sample: Path, tmp_path: Path, name: str, words: str
) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / ".~lock.open.xlsx#").write_text("somebody")
    before = sorted(tmp_path.rglob("*"))
    assert words in refused("export", sample, tmp_path / name)
    assert sorted(tmp_path.rglob("*")) == before


def test_that_a_write_protected_workbook_is_kept(
    refused: Refused, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "team.xlsx"
    out.write_bytes(b"signed off")
    out.chmod(0o400)
    assert "write-protected" in refused("export", sample, out)
    assert out.read_bytes() == b"signed off"


def test_that_a_plan_that_cannot_be_read_leaves_no_workbook(
    refused: Refused, tmp_path: Path
) -> None:
    (tmp_path / "bad.hplan").write_text("{")
    refused("export", tmp_path / "bad.hplan", tmp_path / "team.xlsx")
    assert not (tmp_path / "team.xlsx").exists()


def test_that_the_longest_name_a_disk_takes_is_exported(
    planner: Run, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / f"{'n' * 250}.xlsx"  # the mark of an office program would no longer fit
    assert planner("export", sample, out).exit_code == 0
    assert out.exists()


def sheets(path: Path) -> list[str]:
    return openpyxl.load_workbook(path, read_only=True).sheetnames


def test_that_only_the_sheets_asked_for_are_written(
    planner: Run, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "hours.xlsx"
    ended = planner("export", sample, out, "--sheets", "Coverage, overlap", "--json")
    assert ended.json["sheets"] == ["overlap", "coverage"]
    assert sheets(out) == ["About", "Overlap", "Overlap by team", "Overlap by day", "Coverage"]


def test_that_the_names_of_sheets_are_those_of_the_export() -> None:
    assert tuple(SHEET_GROUPS) == tuple(SheetGroup)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--sheets", "budgets"], "no sheets “budgets”. There are: costs, overlap, coverage"),
        (["--sheets", " , "], "There are: costs"),
        (["--sheets", "pay-bands", "--redact", "pay"], "no sheets “pay-bands”"),
        (["--redact", "names"], "--redact cannot be “names”"),
        (["--hire", "P-99"], "no position “P-99” to be filled. There are: P-01, P-02"),
        (["--hire", "P-02", "--sheets", "costs"], "leave out --sheets"),
        (["--hire", "P-02", "--redact", "pay"], "leave out --redact"),
        (["--password-file", "nowhere.txt"], "nowhere.txt: No such file"),
        (["--password-file", "empty.txt"], "The first line of empty.txt is empty"),
        (["--password-file", "latin.txt"], "latin.txt is not UTF-8 text"),
        (["--password-file", "long.txt"], "Take 1 to 255 characters"),
        (["--table", "positions"], "--table is not for files that end in .xlsx"),
        (["--csv-locale", "de"], "--csv-locale is not for files that end in .xlsx"),
    ],
)
def test_that_options_nobody_can_follow_are_refused_before_anything_is_written(
    refused: Refused,
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.txt").write_text("\nsecret")
    (tmp_path / "latin.txt").write_bytes("Schlüssel".encode("latin-1"))
    (tmp_path / "long.txt").write_text("x" * 300)
    assert words in refused("export", sample, tmp_path / "team.xlsx", *options)
    assert not (tmp_path / "team.xlsx").exists()


def test_that_the_book_of_one_hire_holds_their_onboarding_alone(
    planner: Run, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "hire.xlsx"
    ended = planner("export", sample, out, "--hire", "p-02", "--json")
    assert (ended.json["hire"], ended.json["sheets"]) == ("P-02", ["onboarding"])
    assert sheets(out) == ["About", "Onboarding", "Onboarding tasks", "Onboarding calendars"]


def test_that_the_books_of_all_hires_go_into_a_folder(
    planner: Run, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "books"
    ended = planner("export", sample, out, "--hire", "all", "--json")
    assert sorted(ended.json["files"]) == sorted(path.name for path in out.iterdir())
    assert ended.json["hires"][:2] == ["P-01", "P-02"]
    assert sheets(out / ended.json["files"][0])[1] == "Onboarding"
    count = len(ended.json["files"])
    assert f"Wrote {count} files to {out}." in planner("export", sample, out, "--hire", "ALL").out


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("team.xlsx", [], "writes a file for each position: name a folder"),
        ("books", ["--sheets", "costs"], "leave out --sheets"),
        ("books", ["--table", "positions"], "--table is not for files that end in .xlsx"),
        ("taken", [], "taken is a file, not a folder. Name another folder."),
        ("no/such", [], "The folder of"),
    ],
)
def test_that_books_of_all_hires_are_refused_a_place_they_cannot_have(
    refused: Refused, sample: Path, tmp_path: Path, name: str, options: list[str], words: str
) -> None:
    (tmp_path / "taken").write_text("notes")
    assert words in refused("export", sample, tmp_path / name, "--hire", "all", *options)
    assert not (tmp_path / "books").exists()
    assert (tmp_path / "taken").read_text() == "notes"


def test_that_pay_is_redacted(planner: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "shared.xlsx"
    ended = planner("export", sample, out, "--redact", "pay", "--json")
    assert ended.json["redaction"] == "pay"
    assert "pay-bands" not in ended.json["sheets"]
    assert "Inputs" not in sheets(out)


@pytest.mark.parametrize("content", ["secret\n", "secret\r\nand more\n", "\ufeffsecret"])
def test_that_the_first_line_of_a_file_is_the_password(
    planner: Run, sample: Path, tmp_path: Path, content: str
) -> None:
    out, word = tmp_path / "closed.xlsx", tmp_path / "password.txt"
    word.write_text(content, encoding="utf-8", newline="")
    ended = planner("export", sample, out, "--password-file", word, "--json")
    assert ended.json["is_encrypted"]
    assert "secret" not in ended.out
    with out.open("rb") as file:
        closed = msoffcrypto.OfficeFile(file)
        closed.load_key(password="secret", verify_password=True)  # noqa: S106 -- nobody's
        opened = io.BytesIO()
        closed.decrypt(opened, verify_integrity=True)
    assert "Checks" in openpyxl.load_workbook(opened, read_only=True).sheetnames


def test_that_an_import_takes_the_positions_of_a_csv_file_as_they_were(
    planner: Run, sample: Path, tmp_path: Path
) -> None:
    for language in ("en", "de", "ar"):
        out = tmp_path / f"{language}.csv"
        assert planner("export", sample, out, "--language", language).exit_code == 0
        taken = planner("import", sample, out, "--dry-run", "--language", language, "--json").json
        assert taken["kind"] == "roster"
        assert (taken["added"], taken["changed"], taken["problems"]) == ([], [], [])
        assert taken["unchanged"] == 21


def test_that_names_that_look_like_formulas_come_back_from_a_csv_file(
    planner: Run, sample: Path, tmp_path: Path
) -> None:
    plan, out = load_plan(sample), tmp_path / "team.csv"
    odd = ["=1+1", "@SUM(A1)", "+A1", '"=x"', "\uff1d1", "-2+3+cmd|' /C calc'!A0"]
    members = [replace(seat, name=name) for seat, name in zip(plan.members, odd, strict=False)]
    save_plan(replace(plan, members=(*members, *plan.members[len(odd) :])), sample)
    planner("export", sample, out)
    for row in csv.reader(io.StringIO(out.read_text("utf-8-sig"), newline="")):
        assert not any(cell.lstrip(' "').startswith(("=", "@", "\uff1d")) for cell in row)
    taken = planner("import", sample, out, "--dry-run", "--json").json
    assert (taken["changed"], taken["problems"], taken["unchanged"]) == ([], [], 21)


@pytest.mark.parametrize(("locale", "delimiter"), [("en", ","), ("de", ";")])
def test_that_a_csv_file_of_months_is_the_budget_in_the_form_of_a_language(
    planner: Run, sample: Path, tmp_path: Path, locale: str, delimiter: str
) -> None:
    out = tmp_path / "months.csv"
    planner("export", sample, out, "--table", "monthly", "--csv-locale", locale)
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    rows = list(csv.reader(io.StringIO(out.read_text("utf-8-sig")), delimiter=delimiter))
    budget = planner("budget", sample, "--json").json
    point = "," if locale == "de" else "."
    totals = [month["total"].replace(".", point) for month in budget["months"]]
    assert rows[0][5:-1] == [month["month"] for month in budget["months"]]
    assert next(row for row in rows if row[0] == "Total")[5:-1] == totals
    by_position = {row[0]: row[5].replace(point, ".") for row in rows[1:]}
    assert budget["months"][0]["by_position"].items() <= by_position.items()


def test_that_options_of_workbooks_are_refused_for_csv_files(
    refused: Refused, sample: Path, tmp_path: Path
) -> None:
    for option in (["--sheets", "costs"], ["--redact", "pay"], ["--password-file", "x"]):
        words = refused("export", sample, tmp_path / "team.csv", *option)
        assert f"{option[0]} is not for files that end in .csv" in words
