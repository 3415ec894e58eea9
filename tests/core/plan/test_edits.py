"""Actions on a plan: each gives the next plan, or refuses and leaves the plan as it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill
from planner.plan import edits
from planner.plan.edits import EditFault, PlanEditError
from planner.plan.edits.team_edits import add_teams
from planner.plan.model import Assumptions, Plan, Position, PositionStatus, Team, TeamMember
from planner.plan.validation import find_problems
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId, SeatId, TeamId
from planner.quantities.money import Money
from planner.quantities.month import Month

P1, P2, P3, M1, M2 = (SeatId(text) for text in ("P-01", "P-02", "P-03", "M-01", "M-02"))
GPU, MLOPS = TeamId("T-1"), TeamId("T-2")
EUR, USD, PLN, JPY = (CurrencyCode(code) for code in ("EUR", "USD", "PLN", "JPY"))
JANUARY, FEBRUARY = Month(2027, 1), Month(2027, 2)


def ids(plan: Plan) -> list[str]:
    return [position.id for position in plan.positions]


def seat(plan: Plan, seat_id: SeatId) -> Any:
    return next(seat for seat in plan.seats if seat.id == seat_id)


def fault_of(edit: Callable[..., Plan | Position], *args: Any, **keywords: Any) -> EditFault:
    with pytest.raises(PlanEditError) as caught:
        edit(*args, **keywords)
    return caught.value.fault


def test_that_ids_are_counted_from_one_with_two_digits(plan: Plan) -> None:
    empty = replace(plan, members=(), positions=())
    assert (edits.next_position_id(empty), edits.next_member_id(empty)) == ("P-01", "M-01")
    assert (edits.next_position_id(plan), edits.next_member_id(plan)) == ("P-04", "M-03")


def test_that_ids_go_on_beyond_99_and_over_foreign_ones(
    plan: Plan, make_position: Callable[..., Position]
) -> None:
    foreign = tuple(make_position(text) for text in ("P-99", "REQ-500", "P-x", "XP-700"))
    assert edits.next_position_id(replace(plan, positions=foreign)) == "P-100"


def test_that_the_id_of_a_removed_position_is_not_given_out_again(plan: Plan) -> None:
    removed = edits.remove_seats(plan, [P3])
    assert edits.next_position_id(removed) == "P-04"
    assert edits.next_position_id(edits.remove_seats(removed, [P1])) == "P-04"


def test_that_a_new_position_takes_after_the_selected_one(plan: Plan, market: Snapshot) -> None:
    pattern = WorkingPattern(start=time(11), end=time(19))
    selected = edits.change_seat(
        plan,
        P2,
        working_pattern=pattern,
        benefits_share=Decimal("0.2"),
        skill_weights=((Skill.STORAGE, Decimal(1)),),
        cost_center="4711",
        hiring_manager="Aoife Brennan",
        buddy_id=M1,
        status=PositionStatus.OFFERED,
        notes="Referred",
    )
    position = edits.new_position(selected, market, like=P2)
    assert position == replace(
        seat(selected, P2),
        id=SeatId("P-04"),
        buddy_id=None,
        status=PositionStatus.OPEN,
        notes="",
    )


def test_that_a_new_position_like_a_member_starts_on_the_plans_first_working_day(
    plan: Plan, market: Snapshot
) -> None:
    position = edits.new_position(plan, market, like=M1)
    assert isinstance(position, Position)
    assert (position.role, position.place_id) == (RoleFamily.ENGINEERING_MANAGER, "ie-dublin")
    assert position.start == date(2027, 1, 4)  # after New Year's Day and a weekend


def test_that_a_new_position_takes_after_the_last_one_where_none_is_selected(
    plan: Plan, market: Snapshot
) -> None:
    assert edits.new_position(plan, market).team_id == MLOPS


def test_that_the_first_position_sits_at_the_anchor_and_asks_for_its_pay(
    plan: Plan, market: Snapshot
) -> None:
    position = edits.new_position(replace(plan, positions=()), market)
    assert (position.place_id, position.team_id) == ("ie-dublin", GPU)
    assert position.start == date(2027, 1, 4)
    assert position.base_pay == Money(Decimal(0), EUR)


def test_that_a_position_needs_a_team_a_place_and_a_known_model(
    plan: Plan, market: Snapshot
) -> None:
    bare = replace(plan, positions=())
    nowhere = replace(bare, anchor_id=PlaceId("xx-atlantis"))
    assert fault_of(edits.new_position, replace(bare, teams=()), market) is EditFault.NO_TEAM
    assert fault_of(edits.new_position, nowhere, market) is EditFault.UNKNOWN_PLACE
    assert fault_of(edits.new_position, plan, market, SeatId("P-9")) is EditFault.UNKNOWN_SEAT


def test_that_a_position_is_added_behind_another_or_at_the_end(
    plan: Plan, market: Snapshot
) -> None:
    position = edits.new_position(plan, market)
    assert ids(edits.add_position(plan, position)) == ["P-01", "P-02", "P-03", "P-04"]
    assert ids(edits.add_position(plan, position, after=P1)) == ["P-01", "P-04", "P-02", "P-03"]


def test_that_a_taken_id_or_an_unknown_team_cannot_be_added(
    plan: Plan, make_position: Callable[..., Position]
) -> None:
    taken, homeless = make_position("M-01"), make_position("P-04", team_id=TeamId("T-9"))
    late = make_position("P-04", start=date(9999, 1, 1))
    assert fault_of(edits.add_position, plan, taken) is EditFault.SEAT_ID_TAKEN
    assert fault_of(edits.add_position, plan, homeless) is EditFault.UNKNOWN_TEAM
    assert fault_of(edits.add_position, plan, late) is EditFault.VALUE_OUT_OF_RANGE


def test_that_a_member_is_added_at_the_end(plan: Plan) -> None:
    member = replace(plan.members[0], id=edits.next_member_id(plan), name="Farah Siddiqui")
    assert [m.name for m in edits.add_member(plan, member).members][-1] == "Farah Siddiqui"
    assert fault_of(edits.add_member, plan, plan.members[0]) is EditFault.SEAT_ID_TAKEN


def test_that_copies_stand_behind_their_originals_and_are_open(plan: Plan) -> None:
    accepted = edits.change_seat(plan, P1, status=PositionStatus.ACCEPTED)
    copied = edits.duplicate_positions(accepted, [P3, P1])
    assert ids(copied) == ["P-01", "P-04", "P-02", "P-03", "P-05"]
    assert seat(copied, SeatId("P-04")) == replace(plan.positions[0], id=SeatId("P-04"))


def test_that_only_positions_can_be_duplicated(plan: Plan) -> None:
    assert fault_of(edits.duplicate_positions, plan, [P1, M1]) is EditFault.NOT_A_POSITION
    assert fault_of(edits.duplicate_positions, plan, [SeatId("P-9")]) is EditFault.UNKNOWN_SEAT


def test_that_several_seats_go_at_once_or_not_at_all(plan: Plan) -> None:
    left = edits.remove_seats(plan, [P1, P3, M2])
    assert [s.id for s in left.seats] == ["M-01", "P-02"]
    assert fault_of(edits.remove_seats, plan, [P1, SeatId("P-9")]) is EditFault.UNKNOWN_SEAT


@pytest.mark.parametrize(
    "change",
    [
        {"role": RoleFamily.STORAGE_ENGINEER},
        {"level": Level.PRINCIPAL},
        {"start": date(2027, 6, 1), "end": date(2028, 6, 1)},
        {"base_pay": Money(Decimal(400_000), PLN)},
        {"team_id": MLOPS},
        {"status": PositionStatus.ON_HOLD},
        {"notes": "Referred"},
        {"working_pattern": WorkingPattern(start=time(8), end=time(16))},
    ],
)
def test_that_any_field_of_one_seat_can_change_alone(plan: Plan, change: dict[str, Any]) -> None:
    changed = edits.change_seat(plan, P2, **change)
    expected = (plan.positions[0], replace(plan.positions[1], **change), plan.positions[2])
    assert changed == replace(plan, positions=expected)


def test_that_one_value_reaches_several_seats(plan: Plan) -> None:
    changed = edits.change_seats(plan, [P1, P3, M1], level=Level.JUNIOR)
    assert [s.level for s in changed.seats] == [
        Level.JUNIOR, Level.STAFF, Level.JUNIOR, Level.STAFF, Level.JUNIOR,
    ]  # fmt: skip


def test_that_an_edit_shares_all_seats_it_leaves_alone(plan: Plan) -> None:
    changed = edits.change_seat(plan, P2, level=Level.JUNIOR)
    assert changed.members is plan.members
    assert changed.positions[0] is plan.positions[0]


def test_that_an_edit_that_changes_nothing_gives_the_same_plan(plan: Plan) -> None:
    assert edits.change_seat(plan, P2, level=plan.positions[1].level) is plan


@pytest.mark.parametrize(
    ("seat_id", "change", "fault"),
    [
        (SeatId("P-9"), {"level": Level.MID}, EditFault.UNKNOWN_SEAT),
        (P1, {"id": "P-77"}, EditFault.UNKNOWN_FIELD),
        (P1, {"salary": 5}, EditFault.UNKNOWN_FIELD),
        (M1, {"status": PositionStatus.OPEN}, EditFault.UNKNOWN_FIELD),
        (P1, {"name": "Somebody"}, EditFault.UNKNOWN_FIELD),
        (P1, {"team_id": TeamId("T-9")}, EditFault.UNKNOWN_TEAM),
        (P1, {"base_pay": Money(Decimal("NaN"), PLN)}, EditFault.VALUE_OUT_OF_RANGE),
        (P1, {"base_pay": Money(Decimal("1E15"), PLN)}, EditFault.VALUE_OUT_OF_RANGE),
        (P1, {"base_pay": Money(Decimal(10**15), PLN)}, EditFault.VALUE_OUT_OF_RANGE),
        (P1, {"start": date(1066, 10, 14)}, EditFault.VALUE_OUT_OF_RANGE),
        (P1, {"notes": "x" * 100_001}, EditFault.VALUE_OUT_OF_RANGE),
    ],
)
def test_that_impossible_changes_are_refused(
    plan: Plan, seat_id: SeatId, change: dict[str, Any], fault: EditFault
) -> None:
    assert fault_of(edits.change_seat, plan, seat_id, **change) is fault


def test_that_a_moved_seat_is_paid_in_the_currency_of_its_new_place(
    plan: Plan, market: Snapshot
) -> None:
    pay = Money(Decimal(95_000), EUR)
    moved = edits.move_seat(plan, P1, PlaceId("de-munich"), pay)
    assert (seat(moved, P1).place_id, seat(moved, P1).base_pay) == ("de-munich", pay)
    assert find_problems(moved, market) == ()


@pytest.mark.parametrize(
    ("seat_id", "before", "order"),
    [
        (P3, P1, ["P-03", "P-01", "P-02"]),
        (P1, P3, ["P-02", "P-01", "P-03"]),
        (P1, None, ["P-02", "P-03", "P-01"]),
        (P2, P2, ["P-01", "P-02", "P-03"]),
    ],
)
def test_that_a_position_moves_in_the_order(
    plan: Plan, seat_id: SeatId, before: SeatId | None, order: list[str]
) -> None:
    assert ids(edits.reorder_seat(plan, seat_id, before)) == order


def test_that_members_have_an_order_of_their_own(plan: Plan) -> None:
    assert [m.id for m in edits.reorder_seat(plan, M2, M1).members] == ["M-02", "M-01"]
    assert fault_of(edits.reorder_seat, plan, M2, P1) is EditFault.UNKNOWN_SEAT


def test_that_seats_change_their_team_together(plan: Plan) -> None:
    moved = edits.assign_team(plan, [P1, M1], MLOPS)
    assert [s.team_id for s in moved.seats] == [MLOPS, MLOPS, MLOPS, GPU, MLOPS]


def test_that_a_team_is_added_with_an_id_of_its_own(plan: Plan) -> None:
    added = edits.add_team(plan, "  Storage ")
    assert added.teams[-1] == Team(id=TeamId("T-3"), name="Storage")
    assert fault_of(edits.add_team, plan, " \t") is EditFault.BLANK_NAME


def test_that_many_teams_are_added_in_a_row(plan: Plan) -> None:
    added = add_teams(plan, ("Storage", " Fabric"))
    assert added.teams[:2] == plan.teams
    assert [(team.id, team.name) for team in added.teams[2:]] == [
        ("T-3", "Storage"),
        ("T-4", "Fabric"),
    ]


def test_that_a_team_takes_a_name_and_an_anchor(plan: Plan) -> None:
    changed = edits.change_team(plan, GPU, name="GPU platform", anchor_id=PlaceId("pl-krakow"))
    assert changed.teams[0].name == "GPU platform"
    assert changed.anchor_of(GPU) == "pl-krakow"
    assert changed.anchor_of(MLOPS) == "ie-dublin"
    assert fault_of(edits.change_team, plan, GPU, name=" ") is EditFault.BLANK_NAME
    assert fault_of(edits.change_team, plan, TeamId("T-9"), name="x") is EditFault.UNKNOWN_TEAM
    assert fault_of(edits.change_team, plan, GPU, id="T-5") is EditFault.UNKNOWN_FIELD


def test_that_a_team_with_seats_goes_only_if_they_have_somewhere_to_go(plan: Plan) -> None:
    assert fault_of(edits.remove_team, plan, GPU) is EditFault.TEAM_NOT_EMPTY
    assert fault_of(edits.remove_team, plan, GPU, move_seats_to=GPU) is EditFault.TEAM_NOT_EMPTY
    gone = edits.remove_team(plan, GPU, move_seats_to=MLOPS)
    assert [team.id for team in gone.teams] == [MLOPS]
    assert {s.team_id for s in gone.seats} == {MLOPS}


def test_that_an_empty_team_simply_goes(plan: Plan) -> None:
    assert edits.remove_team(edits.add_team(plan, "Storage"), TeamId("T-3")) == plan


def test_that_an_empty_plan_is_sound_and_starts_its_fiscal_year(market: Snapshot) -> None:
    plan = edits.empty_plan(
        "New plan",
        "Team 1",
        horizon_start=Month(2027, 7),
        anchor_id=PlaceId("ie-dublin"),
        reporting_currency=EUR,
    )
    assert (plan.fiscal_year_start_month, plan.months[-1]) == (7, Month(2028, 6))
    assert find_problems(plan, market) == ()


def test_that_a_plan_needs_a_name(plan: Plan) -> None:
    assert edits.rename_plan(plan, " Berlin ").name == "Berlin"
    assert fault_of(edits.rename_plan, plan, "  ") is EditFault.BLANK_NAME
    assert fault_of(edits.change_plan, plan, name="") is EditFault.BLANK_NAME


def test_that_settings_change_together(plan: Plan) -> None:
    changes: dict[str, Any] = {
        "description": "Two years",
        "fiscal_year_start_month": 7,
        "horizon_start": Month(2027, 7),
        "horizon_months": 24,
        "anchor_id": PlaceId("pl-krakow"),
        "working_pattern": WorkingPattern(start=time(10), end=time(18)),
        "assumptions": Assumptions(benefits_share=Decimal("0.1")),
    }
    assert edits.change_plan(plan, **changes) == replace(plan, **changes)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"horizon_months": 0}, EditFault.VALUE_OUT_OF_RANGE),
        ({"horizon_months": 121}, EditFault.VALUE_OUT_OF_RANGE),
        ({"fiscal_year_start_month": 13}, EditFault.VALUE_OUT_OF_RANGE),
        ({"horizon_start": Month(9990, 1)}, EditFault.VALUE_OUT_OF_RANGE),
        ({"reporting_currency": EUR}, EditFault.UNKNOWN_FIELD),
        ({"positions": ()}, EditFault.UNKNOWN_FIELD),
        ({"horizon": 12}, EditFault.UNKNOWN_FIELD),
    ],
)
def test_that_impossible_settings_are_refused(
    plan: Plan, change: dict[str, Any], fault: EditFault
) -> None:
    assert fault_of(edits.change_plan, plan, **change) is fault


def test_that_a_shorter_horizon_keeps_the_budget_beyond_it(plan: Plan) -> None:
    assert edits.change_plan(plan, horizon_months=6).budget == plan.budget


def test_that_one_assumption_changes_alone(plan: Plan) -> None:
    share = {CountryCode("IE"): Decimal("0.09")}
    changed = edits.change_assumptions(plan, benefits_share_by_country=share)
    assert changed.assumptions == replace(plan.assumptions, benefits_share_by_country=share)
    nonsense = {CountryCode("IE"): Decimal("NaN")}
    assert (
        fault_of(edits.change_assumptions, plan, benefits_share_by_country=nonsense)
        is EditFault.VALUE_OUT_OF_RANGE
    )
    assert fault_of(edits.change_assumptions, plan, tax=1) is EditFault.UNKNOWN_FIELD


def test_that_budget_months_are_set_and_taken_away(plan: Plan) -> None:
    changed = edits.set_budget(plan, {JANUARY: Decimal("120000.50"), FEBRUARY: None})
    assert changed.budget[JANUARY] == Decimal("120000.50")
    assert FEBRUARY not in changed.budget
    assert len(changed.budget) == 11
    assert (
        fault_of(edits.set_budget, plan, {JANUARY: Decimal("sNaN")}) is EditFault.VALUE_OUT_OF_RANGE
    )


def test_that_a_plan_rate_is_fixed_and_freed(plan: Plan) -> None:
    fixed = edits.set_plan_rate(plan, PLN, Decimal("0.26"))
    assert fixed.plan_rates == {PLN: Decimal("0.26")}
    assert edits.set_plan_rate(fixed, PLN, None) == plan


@pytest.mark.parametrize(
    ("currency", "rate"), [(PLN, "0"), (PLN, "-1"), (USD, "1.1"), (PLN, "NaN")]
)
def test_that_an_impossible_rate_is_refused(plan: Plan, currency: CurrencyCode, rate: str) -> None:
    refused = fault_of(edits.set_plan_rate, plan, currency, Decimal(rate))
    assert refused is EditFault.VALUE_OUT_OF_RANGE


def test_that_another_reporting_currency_converts_the_budget_at_the_market_rate(
    plan: Plan, market: Snapshot
) -> None:
    in_euro = edits.change_reporting_currency(plan, EUR, market)
    assert in_euro.reporting_currency == EUR
    assert in_euro.budget[JANUARY] == Decimal("88000.00")
    assert in_euro.plan_rates == {}
    in_yen = edits.change_reporting_currency(plan, JPY, market)
    assert str(in_yen.budget[JANUARY]) == "15625000"


def test_that_fixed_rates_go_on_meaning_the_same(plan: Plan, market: Snapshot) -> None:
    rates = {EUR: Decimal("1.25"), PLN: Decimal("0.25")}
    in_euro = edits.change_reporting_currency(replace(plan, plan_rates=rates), EUR, market)
    # 1 EUR = 1.25 USD and 1 PLN = 0.25 USD, so 1 USD = 0.8 EUR and 1 PLN = 0.2 EUR.
    assert in_euro.plan_rates == {USD: Decimal("0.8"), PLN: Decimal("0.2")}
    assert in_euro.budget[JANUARY] == Decimal(80_000)
    back = edits.change_reporting_currency(in_euro, USD, market)
    assert (back.plan_rates, back.budget) == (rates, plan.budget)


def test_that_the_same_reporting_currency_changes_nothing(plan: Plan, market: Snapshot) -> None:
    assert edits.change_reporting_currency(plan, USD, market) is plan


def test_that_an_unknown_reporting_currency_is_refused(plan: Plan, market: Snapshot) -> None:
    with pytest.raises(UnknownCurrencyError):
        edits.change_reporting_currency(plan, CurrencyCode("XXX"), market)


def test_that_no_edit_touches_the_plan_it_was_given(plan: Plan, market: Snapshot) -> None:
    kept = replace(plan, budget=dict(plan.budget), plan_rates=dict(plan.plan_rates))
    edits.set_budget(plan, {JANUARY: None})
    edits.set_plan_rate(plan, PLN, Decimal(1))
    edits.change_reporting_currency(plan, EUR, market)
    edits.remove_seats(plan, [P1])
    assert plan == kept


def test_that_members_and_positions_stay_what_they_are(plan: Plan) -> None:
    changed = edits.change_seats(plan, [M1, P1], level=Level.MID)
    assert isinstance(changed.members[0], TeamMember)
    assert isinstance(changed.positions[0], Position)


def test_that_positions_come_in_a_row_behind_another(plan: Plan, market: Snapshot) -> None:
    template = edits.new_position(plan, market)
    new = [replace(template, id=each) for each in edits.next_position_ids(plan, 3)]
    edited = edits.add_positions(plan, new, after=P1)
    assert ids(edited) == [P1, *(each.id for each in new), *ids(plan)[1:]]
    assert new[0].id == edits.next_position_id(plan)
    assert edits.next_position_ids(plan, 0) == ()


def test_that_several_positions_are_added_all_or_none(plan: Plan, market: Snapshot) -> None:
    template = edits.new_position(plan, market)
    for bad in (template, replace(template, id=P1), replace(template, team_id=TeamId("T-9"))):
        with pytest.raises(PlanEditError) as caught:
            edits.add_positions(plan, [template, bad])
        assert caught.value.fault in (EditFault.SEAT_ID_TAKEN, EditFault.UNKNOWN_TEAM)


def test_that_each_seat_takes_its_own_values(plan: Plan) -> None:
    day = date(2027, 9, 1)
    edited = edits.change_each_seat(plan, {P1: {"start": day}, M1: {"level": Level.STAFF}})
    assert seat(edited, P1).start == day
    assert seat(edited, M1).level is Level.STAFF
    assert edits.change_each_seat(plan, {}) == plan


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({SeatId("P-99"): {}}, EditFault.UNKNOWN_SEAT),
        ({P1: {"team_id": TeamId("T-9")}}, EditFault.UNKNOWN_TEAM),
        ({M1: {"status": PositionStatus.OPEN}}, EditFault.UNKNOWN_FIELD),
        ({P1: {"start": date(1066, 1, 1)}}, EditFault.VALUE_OUT_OF_RANGE),
    ],
)
def test_that_a_value_a_seat_cannot_take_changes_no_seat(
    plan: Plan, changes: Any, fault: EditFault
) -> None:
    with pytest.raises(PlanEditError) as caught:
        edits.change_each_seat(plan, {P2: {"level": Level.MID}} | changes)
    assert caught.value.fault is fault


def test_that_a_name_is_one_line_that_reads_as_it_is(plan: Plan) -> None:
    assert edits.rename_plan(plan, " evil\u202egnp.exe\x00\n\tnow ").name == "evilgnp.exe now"
    assert edits.rename_plan(plan, "न\u200cमक").name == "न\u200cमक", "a joiner is spelling"
    assert fault_of(edits.rename_plan, plan, "\u202e\x00") is EditFault.BLANK_NAME


def test_that_texts_of_a_seat_hold_nothing_unseen(plan: Plan) -> None:
    member = plan.members[0].id
    named = edits.change_seat(plan, member, name="Ada\u202e  Lovelace\n", manager="\u2066Grace")
    assert (named.members[0].name, named.members[0].manager) == ("Ada Lovelace", "Grace")
    noted = edits.change_each_seat(plan, {P2: {"notes": "one\r\ntwo\x00", "cost_center": "A\t1"}})
    assert (noted.positions[1].notes, noted.positions[1].cost_center) == ("one\ntwo", "A 1")
    joined = edits.add_member(plan, replace(plan.members[0], id=SeatId("M-9"), name="\ufeffBob"))
    assert joined.members[-1].name == "Bob"


def test_that_a_person_needs_a_name(plan: Plan) -> None:
    person = plan.members[0]
    assert fault_of(edits.change_seat, plan, person.id, name=" ") is EditFault.BLANK_NAME
    nameless = replace(person, id=SeatId("M-9"), name="\u200e")
    assert fault_of(edits.add_member, plan, nameless) is EditFault.BLANK_NAME
