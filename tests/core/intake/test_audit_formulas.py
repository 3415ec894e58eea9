"""Formulas parted into tokens, made alike, and moved."""

import pytest

from planner.intake.audit.formula_tokens import TokenKind, tokens_of, without_addresses
from planner.intake.audit.references import Reference, references_of, shifted
from planner.intake.tables.sheet_bounds import column_letters

TELLING = (TokenKind.NUMBER, TokenKind.FUNCTION, TokenKind.NAME, TokenKind.ERROR, TokenKind.LINK)
FORMULAS = (
    "ROUND(B12*$C$3+'Plan A12'!$AB$1000,2)",
    "LOG10(A12)+BIN2DEC(B7)+1E5+2.5",
    'IF(A12="Q1 2026",Q1!B3,Budget_A12+tax2026)',
    "SUM(A1:B12)+SUM(C:C)+SUM(7:9)+#REF!",
    "[1]Sheet1!A12+'[Book A12.xlsx]Q1'!B2",
    "INDEX(rates,1,ABCD12)+WEEKNUM(B2,21)",
)


@pytest.mark.parametrize("formula", FORMULAS)
def test_that_one_address_for_all_changes_nothing_else_that_an_audit_looks_at(formula: str) -> None:
    tokens, alike = tokens_of(formula), tokens_of(without_addresses(formula))
    assert [token.kind for token in alike] == [token.kind for token in tokens]
    assert [token.inside for token in alike] == [token.inside for token in tokens]
    for kind in TELLING:
        told = [token.text for token in tokens if token.kind is kind]
        assert [token.text for token in alike if token.kind is kind] == told


@pytest.mark.parametrize(
    ("formula", "read"),
    [
        ("ROUND(B12*$C$3,2)", ["/B12", "/C3"]),
        ("'Plan A12'!$AB$1000+Q1!B3:C4", ["Plan A12/AB1000", "Q1/B3:C4"]),
        ("SUM('Pay, all'!B2:$D$9)+'It''s'!A1", ["Pay, all/B2:D9", "It's/A1"]),
        ('IF(A12="Q1 B7",LOG10(A3),ROWS(A1:A9)+c4)', ["/A12", "/A3", "/C4"]),
        ("SUM(A1:b3)+MAX(Z9:Z9)", ["/A1:B3", "/Z9"]),
        ("'[Book A12.xlsx]Q1'!B2", ["[Book A12.xlsx]Q1/B2"]),
    ],
)
def test_that_what_a_formula_reads_is_found_behind_any_name_of_a_sheet(
    formula: str, read: list[str]
) -> None:
    assert list(map(shown, references_of(formula))) == read


def shown(reference: Reference) -> str:
    ends = [f"{column_letters(at)}{row + 1}" for row, at in (reference.first, reference.last)]
    return f"{reference.sheet}/{':'.join(dict.fromkeys(ends))}"


def test_that_whole_columns_and_rows_are_read() -> None:
    columns, rows = list(references_of("SUM(C:$D)+SUM(7:9)+A1"))[:2]
    assert (columns.first[1], columns.last[1], rows.first[0], rows.last[0]) == (2, 3, 6, 8)


def test_that_formulas_which_differ_by_their_cells_alone_become_the_same() -> None:
    one, other = (without_addresses(f"MAX($A${row},B{row})*2") for row in (7, 12_345))
    assert one == other == "MAX(A1,A1)*2"


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("A1+$A1+A$1+$A$1", "C4+$A4+C$1+$A$1"),
        ("SUM('Q1 A1'!B2:$B9)", "SUM('Q1 A1'!D5:$B12)"),
        ('IF(Z9="A1",LOG10(AA1),tax)', 'IF(AB12="A1",LOG10(AC4),tax)'),
    ],
)
def test_that_a_shared_formula_reads_in_each_cell_as_if_it_were_copied(
    formula: str, moved: str
) -> None:
    assert shifted(formula, 3, 2) == moved


def test_that_a_formula_moved_off_the_sheet_says_so() -> None:
    assert shifted("B2+$A$1", -2, 0) == "#REF!+$A$1"
