from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from planner.calculators.place_scales import Part
from planner.desktop.viewmodels.places.board import PlacesBoard
from planner.desktop.viewmodels.places.comparing import metrics
from planner.desktop.viewmodels.places.details import place_details
from planner.desktop.viewmodels.places.fit_words import fit_step
from planner.desktop.viewmodels.places.map_marks import LARGEST, MarkMaker
from planner.desktop.viewmodels.places.place_sections import place_sections
from planner.desktop.viewmodels.places.place_tip import place_tip
from planner.desktop.viewmodels.places.ranking import Ranking, matching
from planner.desktop.viewmodels.places.sentences import firmness, headline, nothing_within
from planner.desktop.viewmodels.places.ticked_places import TickedPlaces
from planner.localization.formatting import Formatter
from planner.market.provenance import Grade
from planner.plan.edits import change_fit_weights
from planner.plan.model import Plan
from planner.quantities.identifiers import PlaceId

MakeBoard = Callable[..., PlacesBoard]
KRAKOW, BERLIN, DUBLIN = map(PlaceId, ("pl-krakow", "de-berlin", "ie-dublin"))


def test_that_the_headline_counts_what_matches(make_board: MakeBoard, formatter: Formatter) -> None:
    board = make_board(min_overlap_hours=Decimal(8), max_cost=Decimal(130_000))
    within, outside = len(board.within), len(board.outside)
    assert headline(board, formatter) == f"{within} places match, {outside} outside limits"


def test_that_the_turn_that_is_said_turns_the_order(
    make_board: MakeBoard, formatter: Formatter, sample_plan: Plan
) -> None:
    board = make_board()
    top = board.turns[0]
    assert f"{top.leader.evidence.place.name} stays ahead" in firmness(board, formatter)
    leader, rival = top.leader.evidence.place.id, top.rival.evidence.place.id
    others = 1 - top.turn.present
    needed = top.turn.needed + (0.02 if top.turn.needed > top.turn.present else -0.02)
    weight = Decimal(repr(needed * others / (1 - needed) * 100))
    turned = make_board(change_fit_weights(sample_plan, **{top.turn.part.value: weight}))
    order = [fit.evidence.place.id for fit in turned.fits]
    assert order.index(rival) < order.index(leader)


def test_that_a_place_that_nothing_turns_is_said_to_stay_first(
    make_board: MakeBoard, formatter: Formatter
) -> None:
    board = replace(make_board(), turns=())
    first = board.within[0].evidence.place.name
    assert firmness(board, formatter) == f"{first} stays first, whatever single weight changes."
    assert firmness(replace(board, within=board.within[:1]), formatter) == ""


def test_that_where_each_place_fails_two_limits_that_is_said(
    make_board: MakeBoard, formatter: Formatter
) -> None:
    board = make_board(max_cost=Decimal(1), min_pool=Decimal(10**8))
    assert board.within == ()
    title, sentence = nothing_within(board, formatter)
    assert title == "No place keeps all limits."
    assert sentence.startswith("Each place fails two limits or more.")


def test_that_without_evidence_for_any_place_the_gap_is_said(
    make_board: MakeBoard, formatter: Formatter
) -> None:
    board = make_board()
    bare = replace(board, within=(), outside=(), unknown=board.fits)
    title, sentence = nothing_within(bare, formatter)
    assert title == "No place has enough evidence for this role."
    assert "own figures" in sentence


def test_that_the_table_lists_each_place_once_the_unknown_last(
    make_board: MakeBoard, formatter: Formatter
) -> None:
    board = make_board(max_cost=Decimal(100_000))
    shown = matching(board, "")
    groups = Ranking(formatter).groups(board, shown, (), ("pool", True))
    keys = [row.key for group in groups for row in group.rows]
    assert sorted(keys) == sorted(board.by_id)
    outside = [board.by_id[PlaceId(row.key)].evidence for row in groups[-1].rows]
    pools = [place.pool.people.expected if place.pool else None for place in outside]
    known = [pool for pool in pools if pool is not None]
    assert pools == sorted(known, reverse=True) + [None] * (len(pools) - len(known))


def test_that_the_bar_that_says_why_adds_up_to_the_fit(
    make_board: MakeBoard, formatter: Formatter
) -> None:
    board = make_board()
    for group in Ranking(formatter).groups(board, matching(board, ""), (), ("", False)):
        for row in group.rows[:5]:
            fit = board.by_id[PlaceId(row.key)].fit
            pieces = row.cells[2].detail.pieces  # type: ignore[attr-defined]
            assert abs(sum(share for _slot, share in pieces) - (fit or 0)) < 1e-9


def test_that_accents_and_countries_find_places(make_board: MakeBoard) -> None:
    board = make_board()
    assert matching(board, "sao paulo") == {PlaceId("br-sao-paulo")}
    assert matching(board, "germany berl") == {BERLIN}
    assert matching(board, "nowhere") == frozenset()


def test_that_the_area_of_a_bubble_is_the_pool(make_board: MakeBoard) -> None:
    board = make_board()
    marks = MarkMaker().marks(board, matching(board, ""), {}, ())
    by_id = {mark.place_id: mark for mark in marks}
    pools = {
        place_id: fit.evidence.pool.people.expected
        for place_id, fit in board.by_id.items()
        if fit.evidence.pool
    }
    most = max(pools, key=lambda each: pools[each])
    assert by_id[most].radius == LARGEST
    other = BERLIN
    ratio = (by_id[other].radius / LARGEST) ** 2
    assert abs(ratio - pools[other] / pools[most]) < 1e-9
    assert [mark.place_id for mark in marks if mark.is_anchor] == [DUBLIN]


def test_that_the_colors_of_fits_do_not_depend_on_other_places() -> None:
    assert [fit_step(fit) for fit in (0.0, 0.39, 0.4, 0.55, 0.6, 0.7, 1.0)] == [0, 0, 1, 2, 3, 4, 4]


def test_that_compared_places_share_one_scale_and_the_better_one_stands_out(
    make_board: MakeBoard, formatter: Formatter
) -> None:
    board = make_board()
    shown = metrics(board, (BERLIN, KRAKOW), {BERLIN: 0, KRAKOW: 1}, {}, formatter)
    cost = next(metric for metric in shown if metric.title == "Cost, fully loaded")
    berlin, krakow = cost.bars
    assert berlin.span is not None
    assert berlin.span[1] == 1.0
    costs = [
        float(board.by_id[each].evidence.pay.cost.annual_reporting)  # type: ignore[union-attr]
        for each in (BERLIN, KRAKOW)
    ]
    assert berlin.share is not None
    assert krakow.share is not None
    assert abs(krakow.share / berlin.share - costs[1] / costs[0]) < 1e-9
    assert (berlin.is_best, krakow.is_best) == (False, True)
    assert "P25 to P75" in cost.unit
    for bar in cost.bars:
        assert bar.span is not None
        assert bar.share is not None
        assert 0 < bar.span[0] < bar.share < bar.span[1] <= 1
    pool = next(metric for metric in shown if metric.title == "People in pool")
    assert all(bar.span is not None and bar.span[0] <= (bar.share or 0) for bar in pool.bars)


def test_that_a_place_that_the_market_lost_is_not_compared(
    make_board: MakeBoard, formatter: Formatter
) -> None:
    gone = PlaceId("xx-gone")
    shown = metrics(make_board(), (gone, KRAKOW), {gone: 0, KRAKOW: 1}, {}, formatter)
    assert [bar.name for bar in shown[0].bars] == ["Kraków"]


def test_that_details_agree_with_the_board_and_are_kept_for_another_place(
    make_board: MakeBoard, formatter: Formatter
) -> None:
    board = make_board()
    details = place_details(board, KRAKOW, None)
    assert set(details.hires) == set(board.by_id)
    cost = details.hires[KRAKOW].cost
    pay = board.by_id[KRAKOW].evidence.pay
    assert cost is not None
    assert pay is not None
    assert cost.cost.annual_reporting == pay.cost.annual_reporting
    other = place_details(board, BERLIN, details)
    assert other.hires is details.hires
    assert other.engagements is not None
    sections = place_sections(board, board.by_id[BERLIN], other, formatter)
    assert [each.heading for each in sections] == [
        "What the fit is made of",
        "One more person here",
        "Other skills",
        "Ways to employ",
    ]
    assert len(place_sections(board, board.by_id[BERLIN], None, formatter)) == 1


def test_that_the_parts_of_a_fit_are_points_of_what_they_can_give(
    make_board: MakeBoard, formatter: Formatter
) -> None:
    board = make_board()
    fit = board.by_id[KRAKOW]
    section = place_sections(board, fit, None, formatter)[0]
    pool = round(fit.contributions[Part.POOL] * 100)
    assert section.figures[0].value == f"{pool} of 30"
    assert section.figures[-1].value == str(round((fit.fit or 0) * 100))


def test_that_a_place_without_a_fit_tells_what_its_known_parts_would_give(
    make_board: MakeBoard, formatter: Formatter
) -> None:
    board = make_board()
    fit = board.by_id[PlaceId("is-reykjavik")]
    assert fit.fit is None
    figures = {
        each.label: each.value for each in place_sections(board, fit, None, formatter)[0].figures
    }
    overlap = fit.evidence.scores[Part.OVERLAP].score
    assert overlap > 0.5, "seven hours are shared with Dublin"
    assert figures["Overlap"] == f"{round(overlap * 25)} of 25"
    assert figures["Fit"] == "–"


def test_that_the_card_of_a_place_names_failing_limits_and_sources(
    make_board: MakeBoard, formatter: Formatter
) -> None:
    board = make_board(max_cost=Decimal(50_000))
    tip = place_tip(board, board.by_id[BERLIN], formatter)
    assert tip.title == "Berlin, Germany"
    assert "at most $50,000 asked for" in tip.foot
    assert "grade" in tip.foot
    assert "Berlin, Germany" in tip.sentence
    assert board.by_id[BERLIN].grade in tuple(Grade)


def test_that_colors_are_given_back_and_five_are_the_most() -> None:
    ticked = TickedPlaces()
    places = [PlaceId(f"xx-{number}") for number in range(6)]
    assert [ticked.toggle(place) for place in places] == [True] * 5 + [False]
    assert len(set(ticked.slots.values())) == 5
    freed = ticked.slots[places[1]]
    ticked.toggle(places[1])
    ticked.toggle(places[5])
    assert ticked.slots[places[5]] == freed
    ticked.keep({places[0]})
    assert ticked.places == (places[0],)
