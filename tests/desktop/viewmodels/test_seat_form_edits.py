from dataclasses import replace
from datetime import time
from decimal import Decimal

import pytest

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.evidence_sections import evidence_sections
from planner.desktop.viewmodels.pattern_editing import BREAK_MINUTES
from planner.desktop.viewmodels.positions_table import PositionsTable
from planner.desktop.viewmodels.seat_cells import COLUMN_KEYS
from planner.desktop.viewmodels.seat_editing import RefusedTextError, seat_of
from planner.desktop.viewmodels.seat_form_edits import SeatFormEdits
from planner.desktop.viewmodels.seat_hours import seat_hours
from planner.desktop.viewmodels.seat_skills import skill_mix, with_weight, without_skill
from planner.localization.formatting import Formatter
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId


@pytest.fixture
def edits(session: PlanSession, formatter: Formatter) -> SeatFormEdits:
    return SeatFormEdits(session, formatter)


def read_tables(market: Snapshot) -> None:
    tables = (market.pay_bands, market.talent_pools, market.country_facts)
    assert None not in tables


@pytest.fixture
def read_session(session: PlanSession) -> PlanSession:
    """A session whose market's big tables are read."""
    read_tables(session.market)
    return session


def test_that_a_field_of_several_seats_is_one_undo_step(
    session: PlanSession, edits: SeatFormEdits
) -> None:
    before = session.plan
    edits.apply(("P-01", "P-02"), "notes", "urgent")
    assert session.undo_stack.undoText() == "Change notes of 2 seats"
    assert seat_of(session.plan, "P-02").notes == "urgent"
    session.undo()
    assert session.plan == before


def test_that_what_is_typed_in_one_visit_is_one_undo_step(
    session: PlanSession, edits: SeatFormEdits
) -> None:
    edits.apply(("P-01",), "notes", "a", "notes:P-01:1")
    edits.apply(("P-01",), "notes", "ab", "notes:P-01:1")
    edits.apply(("P-01",), "notes", "abc", "notes:P-01:2")
    assert session.undo_stack.count() == 2


def test_that_a_bare_amount_is_not_taken_for_pay_in_several_currencies(
    session: PlanSession, edits: SeatFormEdits
) -> None:
    before = session.plan
    with pytest.raises(RefusedTextError, match="Name one, such as INR 90k"):
        edits.apply(("P-01", "P-02"), "base_pay", "90k")
    assert session.plan is before
    edits.apply(("P-05", "P-06"), "base_pay", "90k")
    assert seat_of(session.plan, "P-06").base_pay.amount == 90000


def test_that_pay_of_several_currencies_follows_a_named_one_or_a_share(
    session: PlanSession, edits: SeatFormEdits
) -> None:
    was = [seat_of(session.plan, each).base_pay for each in ("P-01", "P-02")]
    edits.apply(("P-01", "P-02"), "base_pay", "+10%")
    raised = [seat_of(session.plan, each).base_pay for each in ("P-01", "P-02")]
    assert [pay.amount for pay in raised] == [round(pay.amount * Decimal("1.1")) for pay in was]
    said = edits.apply(("P-01", "P-02"), "base_pay", "PLN 300000")
    assert seat_of(session.plan, "P-01").base_pay.amount == 300000
    assert seat_of(session.plan, "P-02").base_pay.currency == "INR"
    assert "converted at plan rates for 1 seat" in said


def test_that_a_seat_that_cannot_take_a_value_stays_and_is_told_of(
    session: PlanSession, edits: SeatFormEdits
) -> None:
    edits.apply(("P-02",), "start", "1 Dec 27")
    said = edits.apply(("P-01", "P-02"), "end", "30 Nov 27")
    assert seat_of(session.plan, "P-02").end is None
    assert said == "1 seat cannot take this value and stays as it was."


def test_that_seats_moved_together_have_their_pay_converted(
    session: PlanSession, edits: SeatFormEdits
) -> None:
    said = edits.apply(("P-01", "P-02"), "place_id", "Tokyo")
    assert {seat_of(session.plan, each).base_pay.currency for each in ("P-01", "P-02")} == {"JPY"}
    assert said == "Pay of 2 seats converted at plan rates."


def test_that_a_weight_makes_the_mix_the_seats_own_and_back_is_the_roles(
    read_session: PlanSession, edits: SeatFormEdits, formatter: Formatter
) -> None:
    session = read_session
    seat = seat_of(session.plan, "P-01")
    mix = skill_mix(session.evaluation, [seat], formatter)
    assert (mix.note, mix.is_own) == ("the role's mix", False)
    assert dict(mix.weights) == session.market.talent_pools.role_skills[seat.role]
    edits.set_skills(("P-01",), with_weight(mix, Skill.STORAGE, Decimal(1)))
    own = skill_mix(session.evaluation, [seat_of(session.plan, "P-01")], formatter)
    assert (own.note, own.is_own) == ("own weights", True)
    assert own.pool != mix.pool
    assert session.undo_stack.undoText() == "Change skills of P-01"
    was = dict(mix.weights)[Skill.STORAGE]
    edits.set_skills(("P-01",), with_weight(own, Skill.STORAGE, was))
    assert seat_of(session.plan, "P-01").skill_weights is None


def test_that_the_pool_says_whose_skills_it_counts(
    read_session: PlanSession, edits: SeatFormEdits, formatter: Formatter
) -> None:
    session, seen = read_session, []
    for weights in (None, ((Skill.STORAGE, Decimal(1)),)):
        edits.set_skills(("P-01",), weights)
        seat = seat_of(session.plan, "P-01")
        [pool] = [
            section
            for section in evidence_sections(session.evaluation, seat, formatter)
            if section.heading == "Talent pool"
        ]
        groups = PositionsTable(formatter).groups(session.evaluation)
        row = next(row for group in groups for row in group.rows if row.key == "P-01")
        cell = row.cells[COLUMN_KEYS.index("pool")]
        assert pool.figures[0].value == cell.text
        assert pool.figures[0].evidence is not None
        seen.append((pool.figures[0].evidence.method, cell.hint))
    assert ["the role asks for" in method for method, _hint in seen] == [True, False]
    assert ["this seat asks for" in method for method, _hint in seen] == [False, True]
    assert ["the role's skills" in hint for _method, hint in seen] == [True, False]
    assert ["this seat's own skills" in hint for _method, hint in seen] == [False, True]


def test_that_skills_can_be_added_and_dropped(
    read_session: PlanSession, edits: SeatFormEdits, formatter: Formatter
) -> None:
    session = read_session
    mix = skill_mix(session.evaluation, [seat_of(session.plan, "P-01")], formatter)
    absent = [skill for skill, _name in mix.absent]
    assert {*absent, *dict(mix.weights)} == set(Skill)
    for skill in dict(mix.weights):
        mix = skill_mix(session.evaluation, [seat_of(session.plan, "P-01")], formatter)
        edits.set_skills(("P-01",), without_skill(mix, skill))
    assert seat_of(session.plan, "P-01").skill_weights == ()
    mix = skill_mix(session.evaluation, [seat_of(session.plan, "P-01")], formatter)
    assert mix.remark == "No skill is asked for, so everybody in the profession counts."
    edits.set_skills(("P-01",), with_weight(mix, absent[0], Decimal("0.5")))
    assert seat_of(session.plan, "P-01").skill_weights == ((absent[0], Decimal("0.5")),)


def test_that_seats_of_other_skills_are_edited_together_knowingly(
    read_session: PlanSession, edits: SeatFormEdits, formatter: Formatter
) -> None:
    session = read_session
    seats = [seat_of(session.plan, each) for each in ("P-01", "P-10")]
    assert seats[0].role is not seats[1].role
    mix = skill_mix(session.evaluation, seats, formatter)
    assert (mix.differs, mix.note, mix.usual, mix.pool) == (True, "Several", None, "")
    edits.set_skills(("P-01", "P-10"), with_weight(mix, Skill.STORAGE, Decimal(1)))
    assert len({seat_of(session.plan, each).skill_weights for each in ("P-01", "P-10")}) == 1


def test_that_the_mix_is_not_guessed_before_the_tables_are_read(
    session: PlanSession, formatter: Formatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "planner.desktop.viewmodels.seat_skills.is_evidence_read", lambda _market: False
    )
    mix = skill_mix(session.evaluation, [seat_of(session.plan, "P-01")], formatter)
    assert (mix.weights, mix.remark) == ((), "The role's usual mix is not known yet.")


def test_that_hours_say_whose_they_are(
    session: PlanSession, edits: SeatFormEdits, formatter: Formatter
) -> None:
    def followed() -> str:
        seat = seat_of(session.plan, "P-01")
        return seat_hours(session.evaluation, [seat], formatter).inherited.note

    early = WorkingPattern(start=time(7), end=time(15))
    assert followed() == "Follows the hours of the plan."
    session.apply(replace(session.plan, place_patterns={PlaceId("pl-krakow"): early}), "place")
    assert followed() == "Follows the hours of Kraków."
    team = replace(session.plan.teams[0], working_pattern=early)
    session.apply(replace(session.plan, teams=(team, *session.plan.teams[1:])), "team")
    assert seat_of(session.plan, "P-01").team_id == team.id
    assert followed() == f"Follows the hours of team {team.name}."


def test_that_an_edited_pattern_is_the_seats_own_until_it_goes_back(
    session: PlanSession, edits: SeatFormEdits, formatter: Formatter
) -> None:
    pattern = WorkingPattern(break_start=time(12), break_minutes=45)
    edits.set_pattern(("P-01",), pattern, BREAK_MINUTES)
    assert session.undo_stack.undoText() == "Change break of P-01"
    hours = seat_hours(session.evaluation, [seat_of(session.plan, "P-01")], formatter)
    assert hours.own == pattern
    assert hours.inherited.pattern == session.plan.working_pattern
    edits.set_pattern(("P-01",), None)
    assert seat_of(session.plan, "P-01").working_pattern is None


def test_that_seats_with_other_hours_are_edited_together_knowingly(
    session: PlanSession, edits: SeatFormEdits, formatter: Formatter
) -> None:
    night = WorkingPattern(start=time(22), end=time(6))
    edits.set_pattern(("P-02",), night)
    seats = [seat_of(session.plan, each) for each in ("P-01", "P-02")]
    hours = seat_hours(session.evaluation, seats, formatter)
    assert hours.note == "Several"
    assert "What you set here holds for all of them" in hours.remark
    assert hours.own == session.plan.working_pattern
    edits.set_pattern(("P-01", "P-02"), night)
    seats = [seat_of(session.plan, each) for each in ("P-01", "P-02")]
    assert seat_hours(session.evaluation, seats, formatter).own == night


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("place_id", "krak", ["Kraków, Poland"]),
        ("buddy_id", "zielinski", ["Piotr Zieliński"]),
        ("hiring_manager", "aoi", ["Aoife Brennan"]),
        ("manager", "nobody here", []),
    ],
)
def test_that_names_are_offered_whatever_accents_are_typed(
    edits: SeatFormEdits, key: str, text: str, expected: list[str]
) -> None:
    assert edits.names(key, text) == expected


def test_that_members_of_one_name_are_told_apart_by_their_ids(
    session: PlanSession, edits: SeatFormEdits
) -> None:
    edits.apply(("M-01",), "name", "Piotr Zieliński")
    assert edits.names("buddy_id", "piotr") == ["Piotr Zieliński, M-01", "Piotr Zieliński, M-08"]
    edits.apply(("P-01",), "buddy_id", "Piotr Zieliński, M-08")
    assert getattr(seat_of(session.plan, "P-01"), "buddy_id") == "M-08"  # noqa: B009
    with pytest.raises(RefusedTextError, match="Choose one from the list"):
        edits.apply(("P-01",), "buddy_id", "Piotr Zieliński")


def test_that_names_once_given_are_offered_again(
    session: PlanSession, edits: SeatFormEdits
) -> None:
    edits.apply(("P-01",), "hiring_manager", "Grace Mbeki")
    assert edits.names("hiring_manager", "mbe") == ["Grace Mbeki"]
