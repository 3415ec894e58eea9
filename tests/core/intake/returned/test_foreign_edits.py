"""What happens to a workbook in other hands: each is recognized, or told by its cell."""

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.export.workbook.sheet_names import sheet_names
from planner.intake.returned.reading import read_returned
from planner.intake.returned.returned_problem import (
    ReturnedWorkbookError,
    ReturnedWorkbookFault,
)
from planner.intake.returned.review import Review, with_proposals
from planner.localization.formatting import Formatter
from planner.localization.problems import error_sentence
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.change import ChangeKind
from planner.plan.edits import add_scenario, change_seat, remove_scenario, remove_seats
from planner.plan.model import Plan, Position
from planner.plan.scenario_plans import scenario_plan
from planner.quantities.identifiers import CurrencyCode, SeatId
from planner.quantities.money import Money
from tests.core.intake.returned.conftest import TODAY, address_of, set_cell, told

Read = Callable[..., Review]
Typed = Callable[..., Callable[[Any], None]]


@pytest.fixture
def typed(exported: Callable[..., Path], plan: Plan) -> Typed:
    def change(key: str, value: Any) -> Callable[[Any], None]:
        return set_cell(*address_of(exported(plan), key), value)

    return change


@pytest.fixture
def cell_of(exported: Callable[..., Path], plan: Plan) -> Callable[[str], tuple[str, str]]:
    """Return the sheet and the address of an input, by its key."""
    return lambda key: address_of(exported(plan), key)


def keys(review: Review) -> list[str]:
    return [each.change.key for each in review.proposals]


def test_that_a_renamed_and_moved_sheet_is_still_known(review: Read, typed: Typed) -> None:
    def rename(workbook: Any) -> None:
        sheet = workbook["Positions"]
        sheet.title = "Headcount (final)"
        workbook.move_sheet(sheet, -2)

    found = review(typed("position/base_pay/P-02", 6_000_000), rename)
    assert keys(found) == ["position/base_pay/P-02"]


def test_that_rows_may_be_sorted_otherwise(review: Read, typed: Typed, plan: Plan) -> None:
    def turn_round(workbook: Any) -> None:
        sheet, count = workbook["Positions"], len(tuple(plan.seats))
        rows = [
            [(cell.value, cell.number_format) for cell in row]
            for row in sheet.iter_rows(min_row=5, max_row=4 + count)
        ]
        for at, cells in enumerate(reversed(rows), 5):
            for column, (value, number_format) in enumerate(cells, 1):
                cell = sheet.cell(at, column)
                cell.value, cell.number_format = value, number_format

    found = review(typed("position/base_pay/P-02", 6_000_000), turn_round)
    assert keys(found) == ["position/base_pay/P-02"]
    assert told(found) == []


def test_that_a_column_put_in_is_seen_by_the_headings(review: Read, typed: Typed) -> None:
    def put_in(workbook: Any) -> None:
        workbook["Positions"].insert_cols(2)

    found = review(typed("position/base_pay/P-02", 6_000_000), put_in)
    assert keys(found) == ["position/base_pay/P-02"]


def test_that_a_deleted_row_proposes_to_remove_its_seat(review: Read, plan: Plan) -> None:
    def delete(workbook: Any) -> None:
        workbook["Positions"].delete_rows(4 + len(plan.members) + 3)

    found = review(delete)
    (proposal,) = found.proposals
    assert proposal.change.kind is ChangeKind.REMOVED
    assert proposal.change.subject_id == plan.positions[2].id
    assert not proposal.is_conflict
    assert told(found) == []
    left = with_proposals(plan, found.proposals)
    assert [each.id for each in left.positions] == [
        each.id for each in plan.positions if each.id != plan.positions[2].id
    ]


def test_that_a_row_deleted_in_a_spreadsheet_takes_the_links_into_it_along(
    review: Read, plan: Plan
) -> None:
    gone = plan.positions[2].id

    def delete(workbook: Any) -> None:
        workbook["Positions"].delete_rows(4 + len(plan.members) + 3)
        for row in workbook["Changes"].iter_rows(min_row=5):
            if str(row[0].value) == gone and str(row[9].value).startswith("'Positions'"):
                row[4].value = '=IF(ISBLANK(#REF!),"",#REF!)'

    found = review(delete)
    (proposal,) = found.proposals
    assert (proposal.change.kind, proposal.change.subject_id) == (ChangeKind.REMOVED, gone)
    assert told(found) == []


def test_that_removing_a_seat_that_changed_since_is_a_conflict(review: Read, plan: Plan) -> None:
    gone = plan.positions[2]

    def delete(workbook: Any) -> None:
        workbook["Positions"].delete_rows(4 + len(plan.members) + 3)

    pay = Money(gone.base_pay.amount + 1000, gone.base_pay.currency)
    (proposal,) = review(delete, now=change_seat(plan, gone.id, base_pay=pay)).proposals
    assert proposal.is_conflict


def test_that_taking_the_ids_away_removes_nobody(review: Read) -> None:
    def empty(workbook: Any) -> None:
        for row in workbook["Positions"].iter_rows(min_row=5, max_col=1):
            row[0].value = None

    found = review(empty)
    assert all(each.change.kind is not ChangeKind.REMOVED for each in found.proposals)
    assert told(found)


def test_that_a_row_without_its_id_is_told_and_nothing_of_it_taken(
    review: Read, typed: Typed, plan: Plan
) -> None:
    found = review(
        typed("position/base_pay/P-02", 6_000_000),
        set_cell("Positions", f"A{4 + len(plan.members) + 2}", None),
    )
    assert not [each for each in keys(found) if "P-02" in each]
    assert any("P-02: Its row can no longer be told from others" in text for text in told(found))


def add_row(row: int, **cells: Any) -> Callable[[Any], None]:
    """Return what writes a row of Positions by the letters of its columns."""

    def change(workbook: Any) -> None:
        for letter, value in cells.items():
            workbook["Positions"][f"{letter}{row}"].value = value

    return change


def new_row(plan: Plan, **cells: Any) -> Callable[[Any], None]:
    row = 4 + len(tuple(plan.seats)) + 3
    facts: dict[str, Any] = {
        "D": "MLOps engineer",
        "E": "Senior",
        "F": plan.teams[0].name,
        "G": "Kraków",
        "H": "Poland",
        "J": "Open",
        "K": "Own entity",
        "L": 310_000,
        "M": datetime(2027, 5, 3),  # noqa: DTZ001 -- as a cell has it
        "P": "CC-9",
    }
    return add_row(row, **(facts | cells))


def test_that_a_row_added_by_finance_becomes_a_proposed_position(review: Read, plan: Plan) -> None:
    found = review(new_row(plan))
    assert told(found) == []
    (proposal,) = found.proposals
    seat = proposal.change.new
    assert isinstance(seat, Position)
    assert seat.id == f"P-{len(plan.positions) + 1:02}"
    assert (seat.role, seat.level) == (RoleFamily.MLOPS_ENGINEER, Level.SENIOR)
    assert (seat.place_id, seat.team_id) == ("pl-krakow", plan.teams[0].id)
    assert seat.base_pay == Money(Decimal(310_000), CurrencyCode("PLN"))
    assert seat.cost_center == "CC-9"
    assert with_proposals(plan, found.proposals).positions[-1] == seat


def test_that_a_new_team_comes_along_with_the_position_in_it(review: Read, plan: Plan) -> None:
    (proposal,) = review(new_row(plan, F="Storage")).proposals
    after = with_proposals(plan, (proposal,))
    assert after.teams[-1].name == "Storage"
    assert after.positions[-1].team_id == after.teams[-1].id


def test_that_an_added_row_that_cannot_be_a_position_says_why_by_its_cell(
    review: Read, plan: Plan
) -> None:
    found = review(new_row(plan, G="Krakwo"))
    assert found.proposals == ()
    (text,) = told(found)
    assert text.startswith(f"G{4 + len(tuple(plan.seats)) + 3} on Positions: ")
    assert "Krakwo" in text


def test_that_a_copied_row_is_a_position_of_its_own(review: Read, plan: Plan) -> None:
    first = plan.positions[0]

    def copy(workbook: Any) -> None:
        sheet, at = workbook["Positions"], 4 + len(plan.members) + 1
        values = [cell.value for cell in sheet[at]]
        for column, value in enumerate(values[:16], 1):
            sheet.cell(4 + len(tuple(plan.seats)) + 3, column).value = value

    (proposal,) = review(copy).proposals
    seat = proposal.change.new
    assert isinstance(seat, Position)
    assert (seat.role, seat.base_pay) == (first.role, first.base_pay)
    assert seat.id not in {each.id for each in plan.seats}


def test_that_a_value_pasted_over_a_formula_is_told_by_its_cell(review: Read) -> None:
    def paste(workbook: Any) -> None:
        sheet = workbook["Monthly cost"]
        cell = next(
            cell
            for row in sheet.iter_rows(min_row=30, min_col=8)
            for cell in row
            if cell.data_type == "f"
        )
        cell.value = 5000
        paste.address = cell.coordinate  # type: ignore[attr-defined]

    found = review(paste)
    assert found.proposals == ()
    address = paste.address  # type: ignore[attr-defined]
    assert told(found) == [
        f"{address} on Monthly cost: It held a formula and now holds 5000; nothing of it is taken."
    ]


def test_that_a_formula_that_was_emptied_is_told_by_its_cell(review: Read) -> None:
    def empty(workbook: Any) -> None:
        cell = [each for each in workbook["Positions"][6] if each.data_type == "f"][-1]
        cell.value = None
        empty.address = cell.coordinate  # type: ignore[attr-defined]

    found = review(empty)
    address = empty.address  # type: ignore[attr-defined]
    assert told(found) == [
        f"{address} on Positions: It held a formula and is now empty; nothing of it is taken."
    ]


def test_that_a_text_that_is_no_input_is_told_by_its_cell(review: Read, plan: Plan) -> None:
    row = 4 + len(plan.members) + 2
    found = review(set_cell("Positions", f"G{row}", "Lisbon"))
    assert found.proposals == ()
    (text,) = told(found)
    assert text == (
        f"G{row} on Positions: P-02: it held “Bengaluru” and now holds “Lisbon”, which is no "
        "input; nothing of it is taken. Change it in the planner."
    )


def test_that_a_deleted_sheet_is_told_and_takes_nothing_with_it(review: Read, typed: Typed) -> None:
    def delete(workbook: Any) -> None:
        del workbook["Inputs"]
        del workbook["Monthly cost"]

    found = review(typed("position/base_pay/P-02", 6_000_000), delete)
    assert keys(found) == ["position/base_pay/P-02"]
    gone = "The sheet is no longer in the file; the plan keeps what it has."
    assert told(found) == [f"Inputs: {gone}", f"Monthly cost: {gone}"]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("position/base_pay/P-02", "a lot", "“a lot” is no figure"),
        ("position/base_pay/P-02", -5, "-5 is out of range"),
        ("position/base_pay/P-02", None, "It is empty"),
        ("position/base_pay/P-02", "#REF!", "It shows the error #REF!"),
        ("position/base_pay/P-02", "€ 90k", "It is shown in EUR, but counted in INR"),
        ("position/base_pay/P-02", "=L5*2", "It holds a formula without a result"),
        ("position/start/P-02", "soon", "“soon” is no date"),
        ("position/start/P-02", "05/06/27", "could be two dates"),
        ("position/start/P-02", None, "It is empty"),
        ("position/start/P-02", 99_999_999, "is no date"),
        ("position/status/P-02", "Maybe", "“Maybe” is not in the list. Choose one of: Open,"),
        ("position/engagement/P-02", "Intern", "Choose one of: Own entity,"),
        ("member/benefits_share/M-01", 1.5, "is no share"),
        ("member/benefits_share/M-01", None, "It is empty"),
        ("plan-rate//BRL", 0, "0 is not above 0"),
        ("plan-rate//BRL", "one fifth", "is no figure"),
        ("assumption/equipment_by_country/IN#currency", "XXX", "“XXX” is not in the list"),
    ],
)
def test_that_a_cell_that_cannot_be_used_says_what_to_do(
    review: Read, cell_of: Callable[[str], tuple[str, str]], key: str, value: Any, said: str
) -> None:
    sheet, address = cell_of(key)
    found = review(set_cell(sheet, address, value))
    assert found.proposals == ()
    (text,) = told(found)
    assert text.startswith(f"{address} on {sheet}: ")
    assert said in text


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "2027-09-13", "2027-09-13"),
        ("de", "13.09.2027", "2027-09-13"),
        ("de", "13. September 2027", "2027-09-13"),
        ("en", "September 13, 2027", "2027-09-13"),
    ],
)
def test_that_a_date_typed_as_text_is_read_as_the_workbooks_language_writes_it(
    review: Read, exported: Callable[..., Path], plan: Plan, language: str, text: str, day: str
) -> None:
    cell = address_of(exported(plan), "position/start/P-02")
    sheet = 2  # the third in every language

    def change(workbook: Any) -> None:
        workbook.worksheets[sheet][cell[1]].value = text

    (proposal,) = review(change, language=language).proposals
    assert str(proposal.change.new) == day


def test_that_words_are_those_of_the_workbooks_language(
    review: Read, exported: Callable[..., Path], plan: Plan
) -> None:
    _sheet, address = address_of(exported(plan), "position/status/P-02")

    def change(workbook: Any) -> None:
        workbook.worksheets[2][address].value = "Pausiert"

    found = review(change, language="de")
    assert (keys(found), told(found)) == (["position/status/P-02"], [])


def test_that_another_format_of_currency_is_told(
    review: Read, exported: Callable[..., Path], plan: Plan
) -> None:
    sheet, address = address_of(exported(plan), "position/base_pay/P-02")

    def change(workbook: Any) -> None:
        cell = workbook[sheet][address]
        cell.value, cell.number_format = 90_000, "[$€-407]#,##0"

    (text,) = told(review(change))
    assert "It is shown in EUR, but counted in INR. Enter the amount in INR." in text


def test_that_another_format_of_currency_is_told_where_the_amount_is_as_it_was(
    review: Read, exported: Callable[..., Path], plan: Plan
) -> None:
    sheet, address = address_of(exported(plan), "position/base_pay/P-02")

    def change(workbook: Any) -> None:
        workbook[sheet][address].number_format = "[$€-407]\\ #,##0.00"

    found = review(change)
    assert found.proposals == ()
    (text,) = told(found)
    assert "It is shown in EUR, but counted in INR. Enter the amount in INR." in text


def test_that_a_date_that_lost_its_format_is_still_a_date(review: Read, typed: Typed) -> None:
    (proposal,) = review(typed("position/start/P-02", 46_643)).proposals
    assert str(proposal.change.new) == "2027-09-13"


def test_that_a_seat_that_left_the_plan_is_told_once(
    review: Read, typed: Typed, plan: Plan
) -> None:
    now = remove_seats(plan, [SeatId("P-02")])
    found = review(
        typed("position/base_pay/P-02", 6_000_000),
        typed("position/status/P-02", "On hold"),
        now=now,
    )
    assert found.proposals == ()
    (text,) = told(found)
    assert "P-02: It is no longer in the plan" in text


def refusal(path: Path, plan: Plan, market: Snapshot) -> ReturnedWorkbookError:
    with pytest.raises(ReturnedWorkbookError) as caught:
        read_returned(path, plan, market, TODAY)
    return caught.value


def test_that_a_workbook_of_another_plan_is_refused_in_words(
    returned: Callable[..., Path], plan: Plan, market: Snapshot
) -> None:
    error = refusal(returned(), replace(plan, document_id="fedcba9876543210"), market)
    assert error.fault is ReturnedWorkbookFault.OTHER_PLAN
    assert "was exported from another plan" in error_sentence(error, Formatter("en"))


def test_that_a_workbook_without_its_inputs_is_refused_in_words(
    returned: Callable[..., Path], plan: Plan, market: Snapshot
) -> None:
    def delete(workbook: Any) -> None:
        del workbook["Changes"]

    error = refusal(returned(delete), plan, market)
    assert error.fault is ReturnedWorkbookFault.NO_INPUTS
    assert "Export the workbook again" in error_sentence(error, Formatter("en"))


def test_that_a_workbook_of_a_scenario_that_is_gone_is_refused_in_words(
    returned: Callable[..., Path], plan: Plan, market: Snapshot
) -> None:
    document = add_scenario(plan, "Cheaper")
    shown = scenario_plan(document, document.scenarios[0].id)
    path = returned(of=shown)
    error = refusal(path, remove_scenario(document, document.scenarios[0].id), market)
    assert error.fault is ReturnedWorkbookFault.SCENARIO_GONE


def test_that_any_other_workbook_is_none_of_ours(
    plan: Plan, market: Snapshot, tmp_path: Path
) -> None:
    workbook = openpyxl.Workbook()
    workbook.save(tmp_path / "other.xlsx")
    error = refusal(tmp_path / "other.xlsx", plan, market)
    assert error.fault is ReturnedWorkbookFault.NOT_EXPORTED


def test_that_a_workbook_is_known_without_its_properties(
    exported: Callable[..., Path], plan: Plan, market: Snapshot, tmp_path: Path
) -> None:
    bare = tmp_path / "bare.xlsx"
    with zipfile.ZipFile(exported(plan)) as source, zipfile.ZipFile(bare, "w") as target:
        for item in source.infolist():
            if item.filename != "docProps/custom.xml":
                target.writestr(item, source.read(item))
    found = read_returned(bare, plan, market, TODAY)
    assert (found.proposals, found.problems) == ((), ())


def test_that_the_sheet_of_changes_may_be_hidden_or_called_otherwise(
    review: Read, typed: Typed
) -> None:
    def hide(workbook: Any) -> None:
        sheet = workbook[sheet_names().changes]
        sheet.title, sheet.sheet_state = "old", "veryHidden"

    assert keys(review(typed("plan-rate//BRL", 0.2), hide)) == ["plan-rate//BRL"]


def test_that_the_file_may_have_any_name(
    returned: Callable[..., Path], plan: Plan, market: Snapshot, tmp_path: Path
) -> None:
    other = tmp_path / "Kopie von Plan (2).tmp"
    shutil.copy(returned(), other)
    assert read_returned(other, plan, market, TODAY).source == other.name


def test_that_an_emptied_list_removes_nobody_but_is_told(review: Read, plan: Plan) -> None:
    def empty(workbook: Any) -> None:
        workbook["Positions"].delete_rows(5, len(tuple(plan.seats)))

    found = review(empty)
    assert found.proposals == ()
    assert any("None of the IDs is on the sheet any more" in text for text in told(found))
