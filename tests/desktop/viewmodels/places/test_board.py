from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from planner.calculators.place_evidence import place_evidence
from planner.calculators.place_fit import place_fits, weights_of
from planner.calculators.place_limits import LimitKind
from planner.desktop.viewmodels.places import board as board_module
from planner.desktop.viewmodels.places.board import BoardMaker, PlacesBoard
from planner.desktop.viewmodels.places.choices import (
    PlacesChoices,
    days_of,
    question_of,
    relaxed,
    usual_choices,
)
from planner.desktop.viewmodels.places.map_marks import MarkMaker
from planner.desktop.viewmodels.places.ranking import Ranking, matching
from planner.localization.formatting import Formatter
from planner.market.country_facts import RestrictionFlag
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill
from planner.market.working_calendar import calendar_of
from planner.plan.edits import change_fit_weights, shortlist_place
from planner.plan.model import Plan
from planner.quantities.identifiers import PlaceId

MakeBoard = Callable[..., PlacesBoard]
KRAKOW = PlaceId("pl-krakow")


def test_that_a_board_says_what_the_calculators_say(
    make_board: MakeBoard, market: Snapshot, sample_plan: Plan
) -> None:
    board = make_board(min_overlap_hours=Decimal(3))
    question = question_of(board.choices, sample_plan, market)
    expected = place_fits(
        place_evidence(question, sample_plan, market),
        weights_of(sample_plan.fit_weights),
        board.choices.limits,
    )
    assert [(fit.evidence.place.id, fit.fit) for fit in board.fits] == [
        (fit.evidence.place.id, fit.fit) for fit in expected
    ]
    assert len(board.within) + len(board.unknown) + len(board.outside) == len(market.places)


def test_that_public_holidays_are_counted_on_days_people_would_work(
    make_board: MakeBoard, market: Snapshot, sample_plan: Plan
) -> None:
    board, place = make_board(), market.places[KRAKOW]
    days = calendar_of(place).holidays(*days_of(sample_plan))
    weekdays = [day for day in days if day.weekday() not in place.weekend]
    assert board.by_id[KRAKOW].evidence.holidays == len(weekdays)
    assert 5 < len(weekdays) < len(days)


def test_that_a_place_that_stands_as_it_did_keeps_its_fit_row_and_mark(
    market: Snapshot, sample_plan: Plan
) -> None:
    maker, ranking, marks = BoardMaker(), Ranking(Formatter("en")), MarkMaker()
    usual = usual_choices(sample_plan)

    def shown(most: Decimal) -> tuple[PlacesBoard, dict[str, object], dict[str, object]]:
        board = maker.make(replace(usual, max_cost=most), sample_plan, market)
        every = matching(board, "")
        groups = ranking.groups(board, every, (KRAKOW,), ("", False))
        rows = {row.key: row for group in groups for row in group.rows}
        found = marks.marks(board, every, {KRAKOW: 0}, ())
        return board, dict(rows), {mark.place_id: mark for mark in found}

    before, rows_before, marks_before = shown(Decimal(200_000))
    after, rows_after, marks_after = shown(Decimal(150_000))
    stayed = {key for key, fit in after.by_id.items() if before.by_id[key] == fit}
    assert 50 < len(stayed) < len(after.fits)
    for key, fit in after.by_id.items():
        is_kept = key in stayed
        assert (fit is before.by_id[key]) == is_kept
        assert (rows_after[key] is rows_before[key]) == is_kept
        assert (marks_after[key] is marks_before[key]) == is_kept
    again = ranking.groups(after, matching(after, ""), (), ("", False))
    row = next(row for group in again for row in group.rows if row.key == KRAKOW)
    assert row is not rows_after[KRAKOW], "it is not ticked any more"
    pale = marks.marks(after, matching(after, ""), {}, (KRAKOW,))
    assert {mark.place_id for mark in pale if mark is not marks_after[mark.place_id]} == {KRAKOW}


def test_that_only_what_changed_is_worked_out_again(
    market: Snapshot, sample_plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def counted(*arguments: object) -> object:
        asked.append(arguments)
        return place_evidence(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(board_module, "place_evidence", counted)
    maker, choices = BoardMaker(), usual_choices(sample_plan)
    before = maker.make(choices, sample_plan, market)
    others = change_fit_weights(sample_plan, pool=Decimal(90))
    maker.make(choices, others, market)
    maker.make(choices, shortlist_place(sample_plan, KRAKOW), market)
    maker.make(replace(choices, max_cost=Decimal(90_000)), sample_plan, market)
    fewer = replace(choices, skills=((Skill.KUBERNETES_CONTAINERS, Decimal(1)),))
    after = maker.make(fewer, sample_plan, market)
    assert len(asked) == 1
    assert after.by_id[KRAKOW].evidence.pool != before.by_id[KRAKOW].evidence.pool
    maker.make(replace(choices, anchor_id=KRAKOW), sample_plan, market)
    assert len(asked) == 2


def test_that_own_skills_give_the_pools_the_calculators_give(
    make_board: MakeBoard, market: Snapshot, sample_plan: Plan
) -> None:
    skills = ((Skill.KUBERNETES_CONTAINERS, Decimal(1)), (Skill.STORAGE, Decimal("0.5")))
    board = make_board(skills=skills)
    evidence = place_evidence(board.question, sample_plan, market)
    assert {each.place.id: each.pool for each in evidence} == {
        place_id: fit.evidence.pool for place_id, fit in board.by_id.items()
    }


def test_that_a_plan_without_seats_still_asks_for_somebody(sample_plan: Plan) -> None:
    empty = replace(sample_plan, positions=(), members=())
    assert usual_choices(empty) == PlacesChoices()


def test_that_places_are_looked_at_over_a_year_at_most(sample_plan: Plan) -> None:
    first, last = days_of(replace(sample_plan, horizon_months=36))
    assert (last - first).days in (364, 365)
    first, last = days_of(replace(sample_plan, horizon_months=3))
    assert (last - first).days < 93


def test_that_a_limit_moves_just_so_far_that_a_value_keeps_it() -> None:
    choices = PlacesChoices(max_cost=Decimal(1))
    for kind in (
        LimitKind.MIN_OVERLAP,
        LimitKind.MAX_COST,
        LimitKind.MIN_POOL,
        LimitKind.MAX_HOLIDAYS,
        LimitKind.MIN_ENGLISH,
    ):
        changed = relaxed(choices, kind, Decimal(7))
        assert Decimal(7) in (
            changed.min_overlap_hours,
            changed.max_cost,
            changed.min_pool,
            changed.max_holidays,
            changed.min_english,
        )
    with pytest.raises(ValueError, match="restriction"):
        relaxed(choices, LimitKind.RESTRICTION, Decimal(7))


def test_that_places_under_review_are_left_out_only_if_asked() -> None:
    assert RestrictionFlag.REVIEW not in PlacesChoices().limits.refused
    assert RestrictionFlag.REVIEW in PlacesChoices(avoids_review=True).limits.refused
