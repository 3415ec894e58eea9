from collections.abc import Callable
from dataclasses import replace

import pytest

from planner.desktop.viewmodels.places.board import BoardMaker, PlacesBoard
from planner.desktop.viewmodels.places.choices import usual_choices
from planner.localization.formatting import Formatter
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan

MakeBoard = Callable[..., PlacesBoard]


@pytest.fixture(scope="session")
def board_maker() -> BoardMaker:
    return BoardMaker()


@pytest.fixture
def make_board(market: Snapshot, sample_plan: Plan, board_maker: BoardMaker) -> MakeBoard:
    """Boards of the sample plan with other choices, or of another plan."""

    def make(plan: Plan | None = None, **choices: object) -> PlacesBoard:
        plan = plan or sample_plan
        asked = replace(usual_choices(plan), **choices)  # type: ignore[arg-type]
        return board_maker.make(asked, plan, market)

    return make


@pytest.fixture
def formatter() -> Formatter:
    return Formatter("en")
