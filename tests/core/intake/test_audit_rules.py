"""Each rule of the audit finds what is planted against it, where it is, and nothing else."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from planner.intake.audit import SOURCES, Finding, Rule, audit_workbook
from planner.intake.tables.file_table_error import FileTableError, FileTableFault
from tests.core.intake.audited import Book, Plant, audit_of

Edit = Callable[[str], str]


def found_in(path: Path, plant: Plant) -> list[tuple[Rule, str]]:
    return [(found.rule, found.place) for found in audit_of(path, plant).findings]


def nothing(_book: Book) -> None:
    pass


def test_that_a_workbook_by_the_book_has_no_findings(tmp_path: Path) -> None:
    audit = audit_of(tmp_path / "sound.xlsx", nothing)
    assert audit.findings == ()
    assert (audit.sheets, audit.formulas) == (4, 19)
    assert audit.month_sheets == ("Monthly cost",)


def test_that_every_rule_names_a_principle() -> None:
    assert set(SOURCES) == set(Rule)
    assert all(1 <= number <= 20 for source in SOURCES.values() for number in source.icaew)
    assert all(source.icaew for source in SOURCES.values())


def more_months(book: Book) -> None:
    book.put("Inputs", "A7", "Budget", "text")
    book.put("Inputs", "B7", "USD", "text")
    for column, month in enumerate((46204, 46235, 46266), 4):
        book.sheets["Inputs"].write_number(6, column, month, book.looks["month"])


def unheaded_number(book: Book) -> None:
    book.sheets["Checks"].write_number("H2", 5, book.looks["fact"])


def no_unit(book: Book) -> None:
    book.sheets["Monthly cost"].write_blank("B6", None, book.looks["text"])


def many_names(book: Book) -> None:
    for number in range(11):
        book.workbook.define_name(f"Figure_{number}", "=Inputs!$B$2")


def circle(book: Book) -> None:
    book.put("Inputs", "A6", "Round", "text")
    book.compute("Inputs", "B6", "=SUM($B$7:$B$8)", 1)
    book.put("Inputs", "A7", "and round", "text")
    book.compute("Inputs", "B7", "=$B$6", 1)


def hidden_sheet(book: Book) -> None:
    sheet = book.workbook.add_worksheet("Secret")
    sheet.write("A1", "Secret")
    sheet.hide()


def second_computed_sheet_without_title(book: Book) -> None:
    book.sheets["Checks"].write_blank("A1", None, book.looks["text"])


def failed_check(book: Book) -> None:
    book.compute("Checks", "B8", "=IF('Inputs'!$B$2=0,0,1)", 1)
    book.compute("Checks", "C3", "=SUM($B$7:$B$9)", 1)


LONG = "=" + "+".join(f"$B${2 + n % 2}" for n in range(46))
DEEP = "=" + "ABS(" * 7 + "$B$2" + ")" * 7

PLANTS: list[tuple[Rule, str, Plant]] = [
    (Rule.NO_TITLE, "Checks!A1", second_computed_sheet_without_title),
    (Rule.NO_LABEL, "Checks!H2", unheaded_number),
    (Rule.NO_UNIT, "Monthly cost!D6", no_unit),
    (Rule.HIDDEN_SHEET, "Secret", hidden_sheet),
    (
        Rule.HIDDEN_CELLS,
        "Inputs!3:3",
        lambda b: b.sheets["Inputs"].set_row(2, options={"hidden": 1}),
    ),
    (
        Rule.HIDDEN_CELLS,
        "Inputs!F:G",
        lambda b: b.sheets["Inputs"].set_column("F:G", options={"hidden": 1}),
    ),
    (Rule.MONTHS_APART, "Monthly cost!D4", more_months),
    (Rule.TYPED_NUMBER_NOT_BLUE, "Inputs!B3", lambda b: b.put("Inputs", "B3", 12, "formula")),
    (Rule.FORMULA_IN_BLUE, "Checks!B8", lambda b: b.compute("Checks", "B8", "=0+0", look="fact")),
    (
        Rule.INPUT_AMONG_WORKINGS,
        "Monthly cost!B7",
        lambda b: b.put("Monthly cost", "B7", "a note", "input"),
    ),
    (Rule.NUMBER_AS_TEXT, "Inputs!B5", lambda b: b.put("Inputs", "B5", "1,234.50", "text")),
    (Rule.CONSTANT_IN_FORMULA, "Inputs!B4", lambda b: b.compute("Inputs", "B4", "=$B$3*1.05", 1)),
    (
        Rule.FORMULAS_DIFFER_IN_ROW,
        "Monthly cost!F6",
        lambda b: b.compute("Monthly cost", "F6", "=E6+F5+F5", 10_000),
    ),
    (
        Rule.FORMULAS_DIFFER_IN_ROW,
        "Monthly cost!F6",
        lambda b: b.put("Monthly cost", "F6", 10_000, "fact"),
    ),
    (
        Rule.FORMULAS_DIFFER_IN_ROW,
        "Monthly cost!I6",
        lambda b: b.sheets["Monthly cost"].write_blank("I6", None, b.looks["text"]),
    ),
    (Rule.LONG_FORMULA, "Inputs!B4", lambda b: b.compute("Inputs", "B4", LONG, 1)),
    (Rule.LONG_FORMULA, "Inputs!B4", lambda b: b.compute("Inputs", "B4", DEEP, 1)),
    (Rule.VOLATILE_FUNCTION, "Inputs!B4", lambda b: b.compute("Inputs", "B4", "=TODAY()", 1)),
    (
        Rule.VOLATILE_FUNCTION,
        "Inputs!B4",
        lambda b: b.compute("Inputs", "B4", '=INDIRECT("B"&$B$3)', 1),
    ),
    (
        Rule.NEW_FUNCTION,
        "Inputs!B4",
        lambda b: b.compute("Inputs", "B4", "=_xlfn.IFS($B$2>0,$B$3)", 1),
    ),
    (
        Rule.ARRAY_FORMULA,
        "Inputs!B4",
        lambda b: b.sheets["Inputs"].write_array_formula(
            "B4", "{=SUM($B$2:$B$3*$B$2:$B$3)}", b.looks["formula"], 1
        ),
    ),
    (Rule.ARRAY_FORMULA, "Inputs!B4", lambda b: b.compute("Inputs", "B4", "=SUM({1,0,1})", 1)),
    (Rule.MANY_NAMES, "", many_names),
    (
        Rule.NAME_OF_NO_CELL,
        "",
        lambda b: b.workbook.define_name("Figures", "=Inputs!$B$2:$B$3"),
    ),
    (
        Rule.EXTERNAL_LINK,
        "Inputs!B4",
        lambda b: b.compute("Inputs", "B4", "='[Other.xlsx]Sheet1'!$A$1", 1),
    ),
    (
        Rule.EXTERNAL_LINK,
        "Inputs!B4",
        lambda b: b.compute("Inputs", "B4", '=WEBSERVICE("https://example.org")', 1),
    ),
    (Rule.ERROR_VALUE, "Inputs!B4", lambda b: b.compute("Inputs", "B4", "=$B$2/$B$9", "#DIV/0!")),
    (Rule.ERROR_VALUE, "Inputs!B4", lambda b: b.compute("Inputs", "B4", "=$B$2+#REF!", 1)),
    (Rule.CIRCULAR_REFERENCE, "Inputs!B7", circle),
    (
        Rule.NO_CHECKS,
        "About",
        lambda b: b.compute("About", "B3", "='Inputs'!$A$2", "Pay of a year"),
    ),
    (Rule.FAILED_CHECK, "Checks!B8", failed_check),
    (Rule.UNPROTECTED_SHEET, "Checks", lambda b: b.sheets["Checks"].protect_options.clear()),
    (
        Rule.UNLOCKED_FORMULA,
        "Inputs!B4",
        lambda b: b.compute("Inputs", "B4", "=$B$3/$B$3", 1, "open"),
    ),
]


@pytest.mark.parametrize(
    ("rule", "place", "plant"), PLANTS, ids=[f"{rule}-{n}" for n, (rule, _, _) in enumerate(PLANTS)]
)
def test_that_a_planted_violation_is_found_where_it_is(
    rule: Rule, place: str, plant: Plant, tmp_path: Path
) -> None:
    assert found_in(tmp_path / "planted.xlsx", plant) == [(rule, place)]


def test_that_a_first_sheet_of_figures_is_no_introduction(tmp_path: Path) -> None:
    def count(book: Book) -> None:
        for row in range(5, 15):
            book.put("About", f"B{row}", row, "fact")

    assert found_in(tmp_path / "counted.xlsx", count) == [(Rule.NO_ABOUT_SHEET, "About")]


def edited(path: Path, target: Path, edits: dict[str, Edit]) -> Path:
    """Change parts of a workbook's archive."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as archive:
        for item in source.infolist():
            text = source.read(item).decode()
            change = edits.get(item.filename)
            archive.writestr(item, text if change is None else change(text))
            assert change is None or change(text) != text
    return target


@pytest.mark.parametrize(
    ("rule", "place", "edits"),
    [
        (
            Rule.MACRO,
            "",
            {
                "xl/_rels/workbook.xml.rels": lambda text: text.replace(
                    "</Relationships>",
                    '<Relationship Id="rId99" Target="vbaProject.bin" '
                    'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/>'
                    "</Relationships>",
                )
            },
        ),
        (
            Rule.EXTERNAL_LINK,
            "",
            {
                "xl/_rels/workbook.xml.rels": lambda text: text.replace(
                    "</Relationships>",
                    '<Relationship Id="rId99" Target="externalLinks/externalLink1.xml" Type="http://'
                    'schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink"/>'
                    "</Relationships>",
                )
            },
        ),
        (
            Rule.CIRCULAR_REFERENCE,
            "",
            {"xl/workbook.xml": lambda text: text.replace("<calcPr ", '<calcPr iterate="1" ')},
        ),
        (
            Rule.NO_RESULT,
            "Inputs!B4",
            {"xl/worksheets/sheet2.xml": lambda text: text.replace("</f><v>1</v>", "</f>")},
        ),
    ],
)
def test_that_what_no_cell_shows_is_found_too(
    rule: Rule, place: str, edits: dict[str, Edit], tmp_path: Path
) -> None:
    audit_of(tmp_path / "sound.xlsx", nothing)
    audit = audit_workbook(edited(tmp_path / "sound.xlsx", tmp_path / "edited.xlsx", edits))
    assert [(found.rule, found.place) for found in audit.findings] == [(rule, place)]


def test_that_modes_of_functions_may_be_numbers(tmp_path: Path) -> None:
    def modes(book: Book) -> None:
        formula = "=WEEKDAY(MATCH($B$2,$B$2:$B$3,-1),2)+SUBTOTAL(109,$B$2:$B$3)"
        book.compute("Inputs", "B4", formula, 1)

    assert found_in(tmp_path / "modes.xlsx", modes) == []


def test_that_a_check_for_review_only_does_not_fail(tmp_path: Path) -> None:
    def review(book: Book) -> None:
        failed_check(book)
        for row, flag in ((7, 0), (8, 1), (9, 0)):
            book.put("Checks", f"D{row}", flag, "fact")
        book.compute("Checks", "C3", "=SUMIF($D$7:$D$9,0,$B$7:$B$9)", 0)

    assert found_in(tmp_path / "review.xlsx", review) == []


def test_that_a_hidden_sheet_named_on_the_first_one_is_said(tmp_path: Path) -> None:
    def said(book: Book) -> None:
        hidden_sheet(book)
        book.put("About", "A9", "The hidden sheet Secret holds what was exported.", "text")

    assert found_in(tmp_path / "said.xlsx", said) == []


def test_that_a_closed_outline_is_no_hiding(tmp_path: Path) -> None:
    def outlined(book: Book) -> None:
        book.sheets["Inputs"].set_row(2, options={"hidden": True, "level": 1})
        book.sheets["Inputs"].set_column("F:G", options={"hidden": True, "level": 1})

    assert found_in(tmp_path / "outlined.xlsx", outlined) == []


def test_that_an_opening_balance_need_not_be_computed_as_the_months_are(tmp_path: Path) -> None:
    def opening(book: Book) -> None:
        book.sheets["Monthly cost"].write_number("C4", 46174, book.looks["month"])
        book.compute("Monthly cost", "C6", "='Inputs'!$B$3-'Inputs'!$B$3")

    assert found_in(tmp_path / "opening.xlsx", opening) == []


def test_that_formulas_shared_between_cells_are_read_as_their_copies(tmp_path: Path) -> None:
    audit_of(tmp_path / "sound.xlsx", nothing)

    def share(text: str) -> str:
        text = text.replace("<f>C6+D5</f>", '<f t="shared" ref="D6:I6" si="0">C6+D5</f>')
        for formula in ("D6+E5", "E6+F5", "F6+G5", "G6+H5", "H6+I5"):
            text = text.replace(f"<f>{formula}</f>", '<f t="shared" si="0"/>')
        return text

    parts: dict[str, Edit] = {"xl/worksheets/sheet3.xml": share}
    path = edited(tmp_path / "sound.xlsx", tmp_path / "shared.xlsx", parts)
    audit = audit_workbook(path)
    assert audit.findings == ()
    assert audit.formulas == 19

    def change(text: str) -> str:
        return share(text).replace('<f t="shared" si="0"/>', "<f>D6+E5+E5</f>", 1)

    path = edited(tmp_path / "sound.xlsx", tmp_path / "changed.xlsx", {next(iter(parts)): change})
    assert [found.place for found in audit_workbook(path).findings] == ["Monthly cost!E6"]


def test_that_a_workbook_saved_without_results_says_to_recalculate_it(tmp_path: Path) -> None:
    audit_of(tmp_path / "sound.xlsx", nothing)
    workbook = openpyxl.load_workbook(tmp_path / "sound.xlsx")
    workbook.save(tmp_path / "bare.xlsx")
    rules = {found.rule for found in audit_workbook(tmp_path / "bare.xlsx").findings}
    assert Rule.NO_RESULT in rules


def test_that_names_stand_for_the_cells_they_name(tmp_path: Path) -> None:
    def round_about(book: Book) -> None:
        book.workbook.define_name("Share", "=Inputs!$B$4")
        book.compute("Inputs", "B4", "=Share/$B$3", 1)

    assert found_in(tmp_path / "named.xlsx", round_about) == [
        (Rule.CIRCULAR_REFERENCE, "Inputs!B4")
    ]


def test_that_the_place_of_a_cell_is_no_circle(tmp_path: Path) -> None:
    def counting(book: Book) -> None:
        book.compute("Inputs", "B4", "=COLUMNS($A4:B4)", 1)

    assert found_in(tmp_path / "counting.xlsx", counting) == []


def test_that_a_finding_says_where_it_is_as_formulas_do() -> None:
    assert Finding(Rule.NO_TITLE, "Sheet", "A1").place == "Sheet!A1"
    assert Finding(Rule.MACRO).place == ""


def test_that_a_validation_may_keep_formulas_where_protection_would_keep_the_outline_shut(
    tmp_path: Path,
) -> None:
    def refuse(last_row: int) -> Plant:
        def plant(book: Book) -> None:
            sheet = book.sheets["Monthly cost"]
            sheet.protect_options.clear()
            sheet.data_validation(4, 3, last_row, 8, {"validate": "custom", "value": "=FALSE"})

        return plant

    assert found_in(tmp_path / "refused.xlsx", refuse(5)) == []
    assert found_in(tmp_path / "in part.xlsx", refuse(4)) == [
        (Rule.UNPROTECTED_SHEET, "Monthly cost!D6")
    ]


def test_that_a_stroke_within_a_text_links_nowhere(tmp_path: Path) -> None:
    def stroke(book: Book) -> None:
        book.compute("Inputs", "B4", '=$A$2&" | "&$A$3&"[1]#REF!"', "both")

    assert found_in(tmp_path / "stroke.xlsx", stroke) == []


def test_that_a_call_of_another_program_is_found(tmp_path: Path) -> None:
    def call(book: Book) -> None:
        book.compute("Inputs", "B4", "=cmd|'/c calc'!A0", "")

    assert (Rule.EXTERNAL_LINK, "Inputs!B4") in found_in(tmp_path / "call.xlsx", call)


def test_that_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "text.xlsx"
    path.write_text("a,b\n")
    with pytest.raises(FileTableError) as caught:
        audit_workbook(path)
    assert caught.value.fault is FileTableFault.NOT_A_TABLE


@pytest.mark.parametrize(
    "tear",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text.replace("<v>120000</v>", "<v>nan</v>"),
        lambda text: text.replace("<v>120000</v>", "<v>1e999</v>"),
        lambda text: text.replace("<v>120000</v>", "<v>twelve</v>"),
    ],
)
def test_that_a_torn_sheet_is_refused(tear: Edit, tmp_path: Path) -> None:
    audit_of(tmp_path / "sound.xlsx", nothing)
    torn: dict[str, Edit] = {"xl/worksheets/sheet2.xml": tear}
    path = edited(tmp_path / "sound.xlsx", tmp_path / "torn.xlsx", torn)
    with pytest.raises(FileTableError) as caught:
        audit_workbook(path)
    assert caught.value.fault is FileTableFault.DAMAGED
