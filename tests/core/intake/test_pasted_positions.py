from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.intake.cells.cell_reading import CellReader
from planner.intake.cells.pay_text import PayRangeError
from planner.intake.columns.headings import heading_of
from planner.intake.columns.seat_fields import SeatField, seat_field_name
from planner.intake.columns.seat_terms import UnknownTermError, find_role
from planner.intake.pastes.paste_draft import (
    PasteDraft,
    PasteTarget,
    PasteWay,
    draft_paste,
    drafted_as,
    mended,
    paste,
    with_meaning,
)
from planner.intake.pastes.written_positions import written_cell, written_rows
from planner.intake.tables.grid import grid_of
from planner.intake.tables.html_table import read_html_table, write_html_table
from planner.intake.tables.tab_text import read_tab_text, write_tab_text
from planner.localization.formatting import Formatter
from planner.localization.messages import LANGUAGES, speaking
from planner.localization.problems import error_sentence
from planner.localization.terms import role_name, role_with_level
from planner.market.place_search import find_place
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.codec import decode, encode
from planner.plan.model import Engagement, Plan, Position, PositionStatus, Priority
from planner.quantities.identifiers import CurrencyCode, PlaceId, SeatId
from planner.quantities.money import Money

TODAY = date(2026, 11, 26)


def drafted(reader: CellReader, text: str, target: PasteTarget | None = None) -> PasteDraft:
    return draft_paste(read_tab_text(text), target or PasteTarget(), reader)


def added(reader: CellReader, text: str) -> list[Position]:
    draft = drafted(reader, text)
    assert draft.way is PasteWay.ADD
    pasted = paste(draft, reader)
    positions = {position.id: position for position in pasted.plan.positions}
    return [positions[seat_id] for seat_id in pasted.seat_ids]


def sentences(draft: PasteDraft) -> list[str]:
    return [error_sentence(problem.error, Formatter("en")) for problem in draft.problems]


def test_that_a_roster_with_headings_becomes_positions(reader: CellReader, plan: Plan) -> None:
    first, second = added(
        reader,
        "Job title\tCity\tContract\tStart date\tSalary\tStatus\tTeam\tComment\n"
        "Senior SRE\tBangalore\tEOR\t31/12/26\t₹4,200,000\tOpen\tNight shift\t=1+1\n"
        "GPU cluster engineer, Staff\tKrakow\tB2B\tnext month\t310k\toffered\tnight shift\t\n",
    )
    assert (first.role, first.level) == (RoleFamily.SITE_RELIABILITY_ENGINEER, Level.SENIOR)
    assert first.place_id == PlaceId("in-bengaluru")
    assert first.engagement is Engagement.EMPLOYER_OF_RECORD
    assert first.start == date(2026, 12, 31)
    assert first.base_pay == Money(Decimal(4_200_000), CurrencyCode("INR"))
    assert first.notes == "=1+1"
    assert (second.role, second.level) == (RoleFamily.GPU_CLUSTER_ENGINEER, Level.STAFF)
    assert second.engagement is Engagement.CONTRACTOR
    assert second.start == date(2026, 12, 1)
    assert second.base_pay == Money(Decimal(310_000), CurrencyCode("PLN"))
    assert second.status is PositionStatus.OFFERED
    assert first.team_id == second.team_id
    assert first.team_id not in {team.id for team in plan.teams}


def test_that_german_and_arabic_headings_and_words_are_known(reader: CellReader) -> None:
    german = "Stelle\tStandort\tBruttojahresgehalt\tEintrittsdatum\nSRE (m/w/d)\tMünchen\t85.000 €\t1.3.2027\n"
    (position,) = added(reader, german)
    assert position.place_id == PlaceId("de-munich")
    assert position.base_pay == Money(Decimal(85_000), CurrencyCode("EUR"))
    with speaking("ar"):
        headings = "\t".join(map(seat_field_name, (SeatField.ROLE, SeatField.PLACE)))
        name = role_with_level(RoleFamily.STORAGE_ENGINEER, Level.MID)
    (position,) = added(reader, f"{headings}\n{name}\tDubai\n")
    assert (position.role, position.level) == (RoleFamily.STORAGE_ENGINEER, Level.MID)


def test_that_a_title_above_and_blank_rows_between_do_not_disturb(reader: CellReader) -> None:
    text = "Roster 2027\n\nRole\tLocation\n\nSRE\tBerlin\n\n\nMLOps\tOslo\n"
    draft = drafted(reader, text)
    assert draft.is_clear
    assert [row.number for row in draft.rows] == [5, 8]


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_fields_own_name_is_a_heading_of_it(language: str) -> None:
    with speaking(language):
        for field in SeatField:
            heading = heading_of(seat_field_name(field))
            assert heading is not None
            assert heading.field is field


def test_that_a_heading_names_the_currency_of_its_column(reader: CellReader) -> None:
    (position,) = added(reader, "Role\tLocation\tBase salary (EUR) p.a.\nSRE\tBerlin\t85000\n")
    assert position.base_pay.currency == "EUR"
    draft = drafted(reader, "Role\tLocation\tSalary in USD\nSRE\tKraków\t100000\n")
    assert sentences(draft) == ["USD 100,000 is not in PLN, which is paid there."]


def test_that_a_heading_nobody_knows_is_asked_about(reader: CellReader) -> None:
    draft = drafted(reader, "Role\tLocation\tShoe size\nSRE\tBerlin\t42\n")
    assert not draft.problems
    assert not draft.is_clear
    assert with_meaning(draft, 2, None, reader).is_clear
    noted = with_meaning(draft, 2, SeatField.NOTES, reader)
    assert noted.rows[0].values["notes"] == "42"


def test_that_monthly_salaries_are_not_taken_for_annual_ones(reader: CellReader) -> None:
    draft = drafted(reader, "Role\tLocation\tMonthly salary\nSRE\tBerlin\t7000\n")
    assert not draft.is_clear


def test_that_columns_without_headings_are_guessed_and_asked_about(reader: CellReader) -> None:
    draft = drafted(
        reader, "Berlin\tSRE\t85k\t2027-02-01\nOslo\tMLOps engineer\t900k\t2027-03-01\n"
    )
    assert [column.field for column in draft.layout.columns] == [
        SeatField.PLACE,
        SeatField.ROLE,
        SeatField.BASE_PAY,
        SeatField.START,
    ]
    assert not draft.problems
    assert not draft.is_clear


def test_that_each_mistake_has_a_sentence_and_fixes_that_mend_it(reader: CellReader) -> None:
    draft = drafted(
        reader,
        "Role\tLocation\tBase\tStart\tStatus\n"
        "Kernel enginer\tKrakwo\t310k\t2027-02-01\topn\n"
        "SRE\tKraków\t$85k\t3/4/27\tOpen\n"
        "SRE\tPoland\t€5.000/month\t2027-02-30\tOpen\n",
    )
    assert len(draft.problems) == 8
    assert draft.faulty_count == 3
    for _ in range(12):
        problem = next((each for each in draft.problems if each.fixes), None)
        if problem is None:
            break
        draft = mended(draft, problem, problem.fixes[0], reader)
    assert (
        sentences(draft)
        == [
            "“2027-02-30” is not a date. Write it like 2027-02-01 or 1 Feb 27.",
            "EUR 60,000 is not in PLN, which is paid there.",
        ][: len(draft.problems)]
    )
    assert [problem.field for problem in draft.problems] == [SeatField.START]
    assert draft.rows[0].values["place_id"] == "pl-krakow"
    assert draft.rows[1].values["start"] == date(2027, 3, 4)


def test_that_a_fix_mends_all_cells_that_read_the_same(reader: CellReader) -> None:
    draft = drafted(reader, "Role\tLocation\nSRE\tKrakwo\nSRE\tBerlin\nSRE\tKrakwo\n")
    mend = mended(draft, draft.problems[0], draft.problems[0].fixes[0], reader)
    assert mend.is_clear
    assert [row.values["place_id"] for row in mend.rows] == ["pl-krakow", "de-berlin", "pl-krakow"]


def test_that_a_fix_of_pay_leaves_the_same_amount_elsewhere_alone(reader: CellReader) -> None:
    draft = drafted(
        reader, "Role\tLocation\tBase\nSRE\tKraków\t€85k\nSRE\tBerlin\t€85k\nSRE\tOslo\t€85k\n"
    )
    mend = mended(draft, draft.problems[0], draft.problems[0].fixes[0], reader)
    assert [row.cells[2] for row in mend.grid.rows][2:] == ["€85k", "€85k"]
    assert len(mend.problems) == 1


def test_that_a_column_in_one_currency_is_converted_at_one_go(
    reader: CellReader, market: Snapshot
) -> None:
    draft = drafted(
        reader,
        "Role\tLocation\tSalary in USD\nSRE\tKraków\t100k\nSRE\tBerlin\t110k\nSRE\tDallas\t150k\n",
    )
    assert len(draft.problems) == 2
    fix = next(fix for fix in draft.problems[0].fixes if fix.converts_column)
    mend = mended(draft, draft.problems[0], fix, reader)
    assert mend.is_clear
    pays = [row.values["base_pay"] for row in mend.rows]
    assert [pay.currency for pay in pays if isinstance(pay, Money)] == ["PLN", "EUR", "USD"]
    assert pays[2] == Money(Decimal(150_000), CurrencyCode("USD"))


def test_that_sure_dates_of_a_column_decide_the_others(reader: CellReader) -> None:
    text = "Role\tStart\tEnd\nSRE\t3/4/27\t3/4/28\nSRE\t31/12/26\t12/31/28\n"
    draft = drafted(reader, text)
    assert not draft.problems
    assert draft.rows[0].values["start"] == date(2027, 4, 3)
    assert draft.rows[0].values["end"] == date(2028, 3, 4)


def test_that_a_time_of_day_behind_dates_hides_neither_them_nor_their_order(
    reader: CellReader,
) -> None:
    text = "Role\tStart\tEnd\nSRE\t3/4/27 0:00\t2028-03-04T00:00\nSRE\t31/12/26 9:30\t\n"
    draft = drafted(reader, text)
    assert not draft.problems
    assert draft.rows[0].values["start"] == date(2027, 4, 3)
    assert draft.rows[0].values["end"] == date(2028, 3, 4)


def test_that_doubtful_dates_are_settled_for_the_whole_column(reader: CellReader) -> None:
    draft = drafted(reader, "Role\tStart\nSRE\t3/4/27\nSRE\t5/6/27\n")
    assert len(draft.problems) == 2
    day_first = next(fix for fix in draft.problems[0].fixes if fix.is_day_first)
    mend = mended(draft, draft.problems[0], day_first, reader)
    assert [row.values["start"] for row in mend.rows] == [date(2027, 4, 3), date(2027, 6, 5)]


def test_that_rows_with_mistakes_can_be_left_out(reader: CellReader, plan: Plan) -> None:
    draft = drafted(reader, "Role\tLocation\nSRE\tKrakwo\nSRE\tBerlin\n")
    pasted = paste(draft, reader)
    assert len(pasted.seat_ids) == 1
    assert len(pasted.plan.positions) == len(plan.positions) + 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("choice", [0, 1, 2])
@pytest.mark.parametrize(
    ("place", "pay"),
    [
        ("Berlin", "80k–90k"),
        ("Berlin", "€80.000 - 90.000"),
        ("Toronto", "$6-7k/month"),
        ("Toronto", "$120,001 to $140,000"),
        ("Bengaluru", "₹42-48 lakh"),
    ],
)
def test_that_a_cell_reads_cleanly_after_a_range_is_settled(
    language: str, choice: int, place: str, pay: str, plan: Plan, market: Snapshot
) -> None:
    with speaking(language):
        reader = CellReader(plan, market, Formatter(language), TODAY)
        draft = drafted(reader, f"Role\tLocation\tSalary\nSRE\t{place}\t{pay}\n")
        (problem,) = draft.problems
        draft = mended(draft, problem, problem.fixes[choice], reader)
    assert not draft.problems
    currency = market.currency_of(find_place(market.places, place).id)
    error = problem.error
    assert isinstance(error, PayRangeError)
    amount = (error.low, (error.low + error.high) / 2, error.high)[choice]
    paid = draft.rows[0].values["base_pay"]
    assert isinstance(paid, Money)
    assert paid == Money(paid.amount, currency)
    assert abs(paid.amount - amount) < 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_role_is_found_by_its_name_with_any_level(language: str) -> None:
    with speaking(language):
        for role in RoleFamily:
            assert find_role(role_name(role)) == (role, None)
            for level in Level:
                assert find_role(role_with_level(role, level)) == (role, level)


def test_that_an_unknown_role_suggests_close_ones() -> None:
    with pytest.raises(UnknownTermError) as caught:
        find_role("Site relaibility enginer")
    assert caught.value.suggestions[0] is RoleFamily.SITE_RELIABILITY_ENGINEER


def test_that_cells_go_over_the_seats_from_the_cursor_on(reader: CellReader, plan: Plan) -> None:
    ids = tuple(position.id for position in plan.positions)
    target = PasteTarget(ids, (SeatField.START, SeatField.BASE_PAY), ids[:1], ids[0])
    draft = drafted(reader, "2027-05-01\t90000\n2027-06-01\t95k\n", target)
    assert draft.way is PasteWay.CHANGE
    assert draft.is_clear
    edited = paste(draft, reader).plan
    assert [position.start for position in edited.positions[:2]] == [
        date(2027, 5, 1),
        date(2027, 6, 1),
    ]
    assert edited.positions[1].base_pay.amount == 95_000
    assert edited.positions[1].base_pay.currency == plan.positions[1].base_pay.currency
    assert edited.positions[2:] == plan.positions[2:]


def test_that_one_cell_fills_all_selected_seats(reader: CellReader, plan: Plan) -> None:
    ids = tuple(position.id for position in plan.positions)
    target = PasteTarget(ids, (SeatField.STATUS,), ids[1:4], ids[1])
    edited = paste(drafted(reader, "Angebot\n", target), reader).plan
    changed = [
        position.id for position in edited.positions if position.status is PositionStatus.OFFERED
    ]
    assert set(ids[1:4]) <= set(changed)


def test_that_a_pasted_place_converts_pay_at_plan_rates(reader: CellReader, plan: Plan) -> None:
    seat = plan.positions[0]
    target = PasteTarget((seat.id,), (SeatField.PLACE,), (seat.id,), seat.id)
    other = "Oslo" if seat.base_pay.currency != "NOK" else "Berlin"
    pasted = paste(drafted(reader, other, target), reader)
    assert pasted.converted == 1
    assert pasted.plan.positions[0].base_pay.currency != seat.base_pay.currency


def test_that_more_rows_than_seats_below_are_new_positions(reader: CellReader, plan: Plan) -> None:
    seat = plan.positions[-1]
    target = PasteTarget((seat.id,), (SeatField.ROLE, SeatField.PLACE), (seat.id,), seat.id)
    draft = drafted(reader, "SRE\tBerlin\nSRE\tOslo\n", target)
    assert draft.way is PasteWay.ADD
    assert not draft.can_change
    assert drafted_as(draft, PasteWay.CHANGE, reader) is draft


def test_that_cells_with_headings_can_go_either_way(reader: CellReader, plan: Plan) -> None:
    ids = tuple(position.id for position in plan.positions)
    fields = (SeatField.PLACE, SeatField.START)
    draft = drafted(reader, "SRE\tBerlin\nMLOps\tOslo\n", PasteTarget(ids, fields, ids[:1], ids[0]))
    assert draft.way is PasteWay.ADD
    other = drafted_as(draft, PasteWay.CHANGE, reader)
    assert other.way is PasteWay.CHANGE
    assert drafted_as(other, PasteWay.ADD, reader) == draft


def test_that_rows_copied_edited_and_pasted_back_change_their_seats(
    reader: CellReader, plan: Plan, market: Snapshot
) -> None:
    seats = [*plan.positions[:2], plan.members[0]]
    rows = written_rows(plan, market, seats, Formatter("en"), {})
    text = write_tab_text(rows)
    assert drafted(reader, text).way is PasteWay.ADD
    edited = text.replace(seats[0].start.isoformat(), "2029-09-01", 1)
    draft = drafted(reader, edited)
    assert draft.way is PasteWay.CHANGE
    assert not draft.is_clear
    assert not draft.problems
    after = paste(draft, reader).plan
    assert after.positions[0] == replace(plan.positions[0], start=date(2029, 9, 1))
    assert after == replace(plan, positions=after.positions)
    assert after.positions[1:] == plan.positions[1:]
    assert drafted_as(draft, PasteWay.ADD, reader).way is PasteWay.ADD


def test_that_copied_rows_stand_as_one_sees_them_and_lose_nothing(
    plan: Plan, market: Snapshot
) -> None:
    shown = (SeatField.ROLE, SeatField.STATUS, SeatField.NOTES, SeatField.BASE_PAY)
    headings = written_rows(plan, market, plan.positions[:1], Formatter("en"), {}, shown)[0]
    first = ["ID", "Position", "Level", "Status", "Notes", "Base pay", "Currency"]
    assert headings[:7] == first
    assert set(headings[7:-1]) == {"Team", "Location", "Engagement", "Start", "End"}


def test_that_a_field_with_a_column_of_its_own_stands_there(plan: Plan, market: Snapshot) -> None:
    shown = (SeatField.ROLE, SeatField.PLACE, SeatField.LEVEL)
    headings = written_rows(plan, market, plan.positions[:1], Formatter("en"), {}, shown)[0]
    assert headings[:4] == ["ID", "Position", "Location", "Level"]


def unassigned(position: Position) -> Position:
    """Return a position without the people about it, which no copied row carries."""
    return replace(position, buddy_id=None, mentor_id=None, candidate="")


def test_that_hiring_and_cost_center_go_along_where_there_are_some(
    reader: CellReader, plan: Plan, market: Snapshot
) -> None:
    position = replace(
        unassigned(plan.positions[0]),
        cost_center="4711",
        hiring_manager="Anna",
        priority=Priority.HIGH,
    )
    bare = written_rows(plan, market, plan.positions, Formatter("en"), {})
    assert "Cost center" not in bare[0]
    rows = written_rows(plan, market, [position], Formatter("en"), {})
    text = write_tab_text([row[1:] for row in rows])  # without its ID, as a new one
    (pasted,) = added(reader, text)
    assert pasted == replace(position, id=pasted.id)


def test_that_ids_of_another_plan_are_left_aside(reader: CellReader) -> None:
    (position,) = added(reader, "ID\tRole\tLocation\nP-900\tSRE\tBerlin\n")
    assert position.id != "P-900"


def test_that_a_member_keeps_having_no_status(reader: CellReader, plan: Plan) -> None:
    member = plan.members[0]
    target = PasteTarget((member.id,), (SeatField.STATUS,), (member.id,), member.id)
    assert paste(drafted(reader, "Open", target), reader).plan == plan


def test_that_missing_pay_comes_from_the_band(reader: CellReader, market: Snapshot) -> None:
    from planner.calculators.seat_evidence import band_pay

    draft = drafted(reader, "Role\tLocation\nSenior SRE\tKraków\n")
    pasted = paste(draft, reader)
    position = next(each for each in pasted.plan.positions if each.id == pasted.seat_ids[0])
    assert pasted.paid_from_band == 1
    assert position.base_pay == band_pay(position, reader.plan, market)


def test_that_new_ids_are_unique_and_the_plan_can_be_stored(reader: CellReader) -> None:
    text = "Role\tLocation\n" + "SRE\tBerlin\n" * 500
    edited = paste(drafted(reader, text), reader).plan
    assert len({seat.id for seat in edited.seats}) == len(list(edited.seats))
    assert decode(encode(edited)) == edited


statuses = st.sampled_from(PositionStatus)
dates = st.dates(date(2026, 1, 1), date(2030, 12, 31))


@settings(max_examples=40)
@given(st.data(), st.sampled_from(LANGUAGES))
def test_that_copied_positions_paste_as_equal_positions(data: st.DataObject, language: str) -> None:
    from planner.market.loader import load_snapshot
    from planner.plan.samples import load_sample

    market, plan = load_snapshot(), load_sample("cloud-provider")
    count = data.draw(st.integers(2, 4))
    places = data.draw(
        st.lists(st.sampled_from(sorted(market.places)), min_size=count, max_size=count)
    )
    positions = [
        replace(
            unassigned(plan.positions[number]),
            role=data.draw(st.sampled_from(RoleFamily)),
            level=data.draw(st.sampled_from(Level)),
            engagement=data.draw(st.sampled_from(Engagement)),
            place_id=place,
            base_pay=Money(Decimal(data.draw(st.integers(0, 10**7))), market.currency_of(place)),
            start=data.draw(dates),
            end=data.draw(st.none() | dates),
            status=data.draw(statuses),
            notes=data.draw(st.sampled_from(("", "=1+1", 'a\n"b"', "-x", "<b>"))),
            working_pattern=None,
        )
        for number, place in enumerate(places)
    ]
    with speaking(language):
        formatter = Formatter(language)
        reader = CellReader(plan, market, formatter, TODAY)
        with_ids = written_rows(plan, market, positions, formatter, {})
        rows = [cells[1:] for cells in with_ids]
        for grid in (
            read_tab_text(write_tab_text(rows)),
            read_html_table(write_html_table(rows, 1)),
        ):
            draft = draft_paste(grid, PasteTarget(), reader)
            assert draft.is_clear, [str(problem.error) for problem in draft.problems]
            pasted = paste(draft, reader)
            found = pasted.plan.positions[-count:]
            assert [replace(each, working_pattern=None, id=SeatId("")) for each in found] == [
                replace(each, id=SeatId("")) for each in positions
            ]


def test_that_a_copied_cell_pastes_into_another_seat(
    reader: CellReader, plan: Plan, market: Snapshot
) -> None:
    source, other = plan.positions[0], plan.positions[1]
    for field in (
        SeatField.ROLE,
        SeatField.PLACE,
        SeatField.ENGAGEMENT,
        SeatField.START,
        SeatField.STATUS,
    ):
        text = write_tab_text([[written_cell(source, field, market, Formatter("en"))]])
        draft = drafted(reader, text, PasteTarget((other.id,), (field,), (other.id,), other.id))
        edited = paste(draft, reader).plan.positions[1]
        assert getattr(edited, field.value) == getattr(source, field.value)


def test_that_headings_alone_are_nothing_to_paste(reader: CellReader) -> None:
    draft = draft_paste(grid_of([["Role", "Location"]]), PasteTarget(), reader)
    assert not draft.is_clear
