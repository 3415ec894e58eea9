from decimal import Decimal

import pytest

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Group, Row, Tone
from planner.desktop.viewmodels.grouping import MEMBERS_GROUP
from planner.desktop.viewmodels.positions_table import PositionsTable
from planner.desktop.viewmodels.seat_cells import (
    BASE_PAY,
    COLUMN_KEYS,
    COST,
    OPTIONAL_KEYS,
    OVERLAP,
    PLACE,
    SeatFacts,
    local_money,
    row_of,
)
from planner.localization.formatting import Formatter
from planner.plan.edits import change_seat
from planner.plan.model import PositionStatus
from planner.quantities.identifiers import SeatId
from planner.quantities.money import Money


def groups_of(session: PlanSession, formatter: Formatter, **choices: object) -> tuple[Group, ...]:
    return PositionsTable(formatter).groups(session.evaluation, **choices)  # type: ignore[arg-type]


def test_that_every_team_has_a_group_and_people_at_work_come_last(
    session: PlanSession, formatter: Formatter
) -> None:
    groups = groups_of(session, formatter)
    assert [group.title for group in groups] == [
        "GPU platform",
        "ML platform & MLOps",
        "Fabric, storage & SRE",
        "Current team",
    ]
    assert [len(group.rows) for group in groups] == [4, 4, 4, 9]


def test_that_group_sums_are_the_evaluations_to_the_cent(
    session: PlanSession, formatter: Formatter
) -> None:
    evaluation = session.evaluation
    for group in groups_of(session, formatter):
        expected = sum(
            (evaluation.seat_costs[SeatId(row.key)].annual_reporting for row in group.rows),
            Decimal(0),
        )
        assert group.sums[COST].hint == formatter.money(expected, session.plan.reporting_currency)


def test_that_a_closed_position_is_dimmed_and_not_summed(
    session: PlanSession, formatter: Formatter
) -> None:
    before = groups_of(session, formatter)[0].sums[COST].sort_value
    cost = session.evaluation.seat_costs[SeatId("P-02")].annual_reporting
    session.apply(change_seat(session.plan, SeatId("P-02"), status=PositionStatus.CLOSED), "close")
    group = groups_of(session, formatter)[0]
    assert group.sums[COST].sort_value == pytest.approx(float(before) - float(cost))
    assert [row.is_dimmed for row in group.rows] == [False, True, False, False]


@pytest.mark.parametrize("text", ["krakow", "KRAKÓW", "kraków staff", "p-01"])
def test_that_the_filter_forgives_accents_and_case(
    session: PlanSession, formatter: Formatter, text: str
) -> None:
    groups = groups_of(session, formatter, filter_text=text)
    assert "P-01" in [row.key for group in groups for row in group.rows]
    assert all(group.rows for group in groups)


def test_that_a_filter_without_a_match_leaves_no_group(
    session: PlanSession, formatter: Formatter
) -> None:
    assert groups_of(session, formatter, filter_text="nowhere") == ()


def test_that_pay_is_sorted_by_worth_not_by_figure(
    session: PlanSession, formatter: Formatter
) -> None:
    first = groups_of(session, formatter, sort_key=BASE_PAY, is_descending=True)[0]
    rupees = next(row for row in first.rows if "IN" in row.cells[COLUMN_KEYS.index(PLACE)].text)
    assert first.rows[-1] is rupees, "millions of rupees are the lowest pay here"


@pytest.mark.parametrize("key", COLUMN_KEYS)
def test_that_rows_are_sorted_by_their_cells_without_making_any(
    session: PlanSession, formatter: Formatter, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[SeatId] = []

    def noted(facts: SeatFacts, *rest: object) -> Row:
        made.append(facts.seat.id)
        return row_of(facts, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("planner.desktop.viewmodels.positions_table.row_of", noted)
    table = PositionsTable(formatter)
    table.want(OPTIONAL_KEYS)
    usual = table.groups(session.evaluation)
    groups = table.groups(session.evaluation, sort_key=key)
    assert made == []
    number = COLUMN_KEYS.index(key)
    for before, group in zip(usual, groups, strict=True):
        rows = sorted(before.rows, key=lambda row: row.cells[number].sort_value)
        assert [row.key for row in group.rows] == [row.key for row in rows]


def test_that_an_edit_of_what_rows_are_sorted_by_moves_its_row(
    session: PlanSession, formatter: Formatter
) -> None:
    table = PositionsTable(formatter)

    def order() -> list[str]:
        return [row.key for row in table.groups(session.evaluation, sort_key=COST)[0].rows]

    dearest = order()[-1]
    position = next(each for each in session.plan.positions if each.id == dearest)
    pay = Money(Decimal(1), position.base_pay.currency)
    session.apply(change_seat(session.plan, position.id, base_pay=pay), "cut")
    assert order()[0] == dearest


def test_that_an_edit_keeps_the_rows_of_all_other_seats(
    session: PlanSession, formatter: Formatter
) -> None:
    table = PositionsTable(formatter)
    before = {row.key: row for group in table.groups(session.evaluation) for row in group.rows}
    pay = Money(Decimal(500000), session.plan.positions[0].base_pay.currency)
    session.apply(change_seat(session.plan, SeatId("P-01"), base_pay=pay), "raise")
    after = {row.key: row for group in table.groups(session.evaluation) for row in group.rows}
    assert [key for key in after if after[key] is not before[key]] == ["P-01"]


def test_that_few_shared_hours_are_said_and_not_only_coloured(
    session: PlanSession, formatter: Formatter
) -> None:
    rows = [row for group in groups_of(session, formatter) for row in group.rows]
    cells = [row.cells[COLUMN_KEYS.index(OVERLAP)] for row in rows]
    low = [cell for cell in cells if isinstance(cell.sort_value, float) and cell.sort_value < 180]
    assert low
    assert all("less than 3 h" in cell.hint for cell in low)
    assert not any("less than 3 h" in cell.hint for cell in cells if cell not in low)


def test_that_a_cell_with_a_problem_says_it(session: PlanSession, formatter: Formatter) -> None:
    pay = Money(Decimal(-5), session.plan.positions[0].base_pay.currency)
    session.apply(change_seat(session.plan, SeatId("P-01"), base_pay=pay), "break")
    row = groups_of(session, formatter)[0].rows[0]
    cell = row.cells[COLUMN_KEYS.index(BASE_PAY)]
    assert cell.tone is Tone.ERROR
    assert "negative" in cell.hint
    assert row.cells[COLUMN_KEYS.index(COST)].text == "—"


def test_that_members_show_their_name_first(session: PlanSession, formatter: Formatter) -> None:
    members = groups_of(session, formatter)[-1]
    assert members.key == MEMBERS_GROUP
    assert members.rows[0].cells[0].text.startswith(session.plan.members[0].name)


def test_that_pay_at_an_unknown_place_names_its_currency_once(
    session: PlanSession, formatter: Formatter
) -> None:
    money = local_money(session.plan.positions[0].base_pay, None, formatter)
    assert str(money).count("PLN") == 1
    assert not money.code
