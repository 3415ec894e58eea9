from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.cli.audit_sentences import finding_detail, rule_sentence
from planner.intake.audit import Rule
from planner.intake.tables.workbook_password import encrypted_workbook
from planner.localization.formatting import Formatter
from tests.core.intake.audited import Book, audit_of


def nothing(_book: Book) -> None:
    pass


def two_constants_and_a_gap(book: Book) -> None:
    book.compute("Inputs", "B4", "=$B$3*1.05", 1)
    book.put("Inputs", "A5", "Rest", "text")
    book.compute("Inputs", "B5", "=$B$3*7", 1)
    book.put("Monthly cost", "F6", 10_000, "fact")


def test_that_a_sound_workbook_says_how_much_was_checked(
    planner: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "sound.xlsx"
    audit_of(path, nothing)
    ended = planner("audit", path)
    assert ended.exit_code == 0
    assert ended.out == (
        "sound.xlsx: 4 sheets, 19 formulas, months on 1 sheet\n"
        f"It keeps all {len(Rule)} rules that were checked.\n"
    )


def test_that_findings_are_told_by_rule_with_principle_and_cell(
    planner: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "planted.xlsx"
    audit_of(path, two_constants_and_a_gap)
    ended = planner("audit", path)
    assert ended.exit_code == 1
    assert ended.out == (
        "planted.xlsx: 4 sheets, 19 formulas, months on 1 sheet\n"
        "3 findings\n"
        "\n"
        "A formula holds a number of its own. Give it a cell with a label and refer to that. "
        "(ICAEW 14; FAST 3.02)\n"
        "  Inputs!B4  1.05\n"
        "  Inputs!B5  7\n"
        "\n"
        "The months of a row are not all computed alike. Copy one formula across. "
        "(ICAEW 12; FAST 1.01, 3.02)\n"
        "  Monthly cost!F6  typed in; D6 has a formula\n"
    )


def test_that_scripts_get_every_finding(planner: Callable[..., Any], tmp_path: Path) -> None:
    def many(book: Book) -> None:
        for row in range(20, 40):
            book.put("Inputs", f"A{row}", "More", "text")
            book.compute("Inputs", f"B{row}", "=$B$3*2", 1)

    path = tmp_path / "many.xlsx"
    audit_of(path, many)
    assert "  and 10 more; --json lists all\n" in planner("audit", path).out
    answer = planner("audit", path, "--json").json
    assert len(answer["findings"]) == 20
    assert answer["findings"][0] == {
        "rule": "constant-in-formula",
        "sheet": "Inputs",
        "cell": "B20",
        "facts": {"found": "2"},
        "icaew_principles": [14],
        "fast_sections": ["3.02"],
    }
    assert answer["rules_checked"] == len(Rule)


def test_that_every_rule_says_what_is_wrong_and_what_to_do() -> None:
    sentences = [rule_sentence(rule) for rule in Rule]
    assert len(set(sentences)) == len(Rule)
    assert all(sentence.count(". ") >= 1 and sentence.endswith(".") for sentence in sentences)


def test_that_details_are_words(tmp_path: Path) -> None:
    def plant(book: Book) -> None:
        book.workbook.define_name("Figures", "=Inputs!$B$2:$B$3")
        book.compute("Monthly cost", "F6", "=E6+F5+F5", 10_000)
        book.sheets["Monthly cost"].write_blank("I6", None, book.looks["text"])
        book.compute("Inputs", "B4", "=" + "+".join(["$B$2"] * 46), 1)

    found = audit_of(tmp_path / "planted.xlsx", plant).findings
    assert [finding_detail(each, Formatter("en")) for each in found] == [
        "another formula than D6",
        "blank; D6 has a formula",
        "46 of 45",
        "Figures = Inputs!$B$2:$B$3",
    ]


@pytest.mark.parametrize("name", ["missing.xlsx", "text.xlsx"])
def test_that_what_is_no_workbook_is_refused_in_one_sentence(
    refused: Callable[..., str], tmp_path: Path, name: str
) -> None:
    (tmp_path / "text.xlsx").write_text("a,b\n")
    assert name in refused("audit", tmp_path / name)


def test_that_an_encrypted_workbook_is_audited_with_its_password(
    planner: Callable[..., Any], refused: Callable[..., str], tmp_path: Path
) -> None:
    path, secret = tmp_path / "closed.xlsx", tmp_path / "secret.txt"
    audit_of(path, nothing)
    path.write_bytes(encrypted_workbook(path.read_bytes(), "open sesame"))
    assert "is protected with a password" in refused("audit", path)
    secret.write_text("open sesame", encoding="utf-8")
    ended = planner("audit", path, "--password-file", secret)
    assert ended.out.startswith("closed.xlsx: 4 sheets, 19 formulas")
