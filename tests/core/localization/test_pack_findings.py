"""What is wrong with a data pack, in words."""

from pathlib import Path

import pytest

from planner.localization.formatting import Formatter
from planner.localization.pack_findings import finding_sentence, findings_heading
from planner.localization.problems import error_sentence
from planner.locations import data_folder
from planner.market.market_table import MarketDataError, TableFault
from planner.market.pack import PackRefusedError
from planner.market.pack_check import NoPackError, PackCheckCancelledError, PackFinding

ENGLISH = Formatter("en")
ZONE = PackFinding("places.csv", 1234, "zone", TableFault.NO_SUCH_ZONE, "Asia/Dubia")
GONE = PackFinding("pay_bands.csv", None, None, TableFault.MISSING_FILE)


def plain(text: str) -> str:
    """Leave out the marks that keep names from left to right."""
    return text.replace("\u2066", "").replace("\u2068", "").replace("\u2069", "")


def test_that_a_finding_names_table_row_column_and_text() -> None:
    assert plain(finding_sentence(ZONE, ENGLISH)) == (
        "places.csv, row 1,234, column zone: no time zone has this name: “Asia/Dubia”."
    )


def test_that_of_a_long_text_the_beginning_is_told() -> None:
    finding = PackFinding("places.csv", 2, "zone", TableFault.NO_SUCH_ZONE, "x" * 999)
    assert finding_sentence(finding, ENGLISH).endswith(f"“{'x' * 60}…”.")


def test_that_a_finding_of_a_whole_file_names_the_file_alone() -> None:
    assert plain(finding_sentence(GONE, ENGLISH)) == "pay_bands.csv: the file is missing."


@pytest.mark.parametrize("fault", list(TableFault))
def test_that_every_fault_is_a_sentence(fault: TableFault) -> None:
    sentence = finding_sentence(PackFinding("t.csv", 2, "c", fault), ENGLISH)
    assert sentence.endswith(f"{fault.value}.")


@pytest.mark.parametrize(
    ("count", "heading"),
    [
        (0, "The data pack has no faults."),
        (1, "The data pack has 1 fault."),
        (1234, "The data pack has 1,234 faults."),
    ],
)
def test_that_the_heading_counts(count: int, heading: str) -> None:
    assert findings_heading(count, ENGLISH) == heading


def test_that_a_refused_pack_is_told_with_its_first_fault() -> None:
    error = PackRefusedError(Path("/data/own"), (GONE, ZONE))
    assert plain(error_sentence(error, ENGLISH)) == (
        "The data pack /data/own has 2 faults, so nothing of it is used. The first is: "
        "pay_bands.csv: the file is missing. “hiring-planner data check” lists all."
    )


def test_that_what_is_no_pack_is_told() -> None:
    said = plain(error_sentence(NoPackError(Path("/none")), ENGLISH))
    assert said == "/none is no folder that can be read. Name the folder of a data pack."
    assert error_sentence(PackCheckCancelledError(), ENGLISH) == "The check was stopped."


def test_that_a_pack_that_breaks_later_is_not_blamed_on_the_program() -> None:
    theirs = MarketDataError(Path("/own/pay_bands.csv"), None, None, TableFault.MISSING_FILE)
    ours = MarketDataError(data_folder() / "x.csv", None, None, TableFault.MISSING_FILE)
    assert "go back to the data that ships with the program" in error_sentence(theirs, ENGLISH)
    assert "Install the program again" in error_sentence(ours, ENGLISH)
