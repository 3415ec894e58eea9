"""Text of others is never worked out by a spreadsheet, and comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.intake.tables.formula_guard import guarded, without_guard

FORMULAS = [
    "=1+1",
    "+A1",
    "-A1",
    "@SUM(A1)",
    "-2+3+cmd|' /C calc'!A0",
    '=DDE("cmd","/C calc","!A0")',
    "\tname",
    "\rname",
    "\n=1",
    " =1",
    "\u00a0=1",
    '"=1',
    "'=1",
    "“=1",
    "\u200f=1",
    "\ufeff=1",
    "\uff1d1+1",
    "\uff0bA1",
    "\uff0dA1",
    "\uff20SUM",
    "\ufe631+A1",
    "- a note",
    "--1",
    "+1=2",
]
HARMLESS = ["", "Anna", "'tis", "O'Neill", "5", "-5", "+5", "-5,000.50", "-5.000,5", "+49 30 1234",
            "- 12", "-12%", "1-2", "a=b", "“quoted”", "–", "— none", "\u22125"]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_that_what_could_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_that_everything_else_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("text", [*FORMULAS, *HARMLESS, "''=1", "'\tname", "'-5"])
def test_that_it_comes_back_as_it_was(text: str) -> None:
    assert without_guard(guarded(text)) == text


@given(st.text(alphabet=" '\"=+-@\t\r\u200f\uff1d5a.", max_size=8))
def test_that_any_text_comes_back_as_it_was(text: str) -> None:
    assert without_guard(guarded(text)) == text
    assert guarded(text)[:1] not in ("=", "@", "\t", "\r")
