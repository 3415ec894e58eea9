"""The Places page: a limit that moves until all places are ranked and shown, and map repaints.

Offscreen, with every place of the market, the best five compared. A moved limit is measured in two
parts: what the window's own thread takes (rows, bubbles, bars), which is what a reader feels, and
the whole way with the ranking on the other thread. The window thread is timed by its own processor
time, with a baseline of boards that keep nothing of the one before. A cold map is painted anew, land and night
included; its baseline fills the land as one path, as a painter would that knows only land.
"""

import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QApplication

from planner.calculators.place_fit import PlaceFit
from planner.desktop.fonts import load_fonts
from planner.desktop.icons import Icons
from planner.desktop.pages.places_page import PlacesPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.places.board import BoardMaker, PlacesBoard
from planner.localization.formatting import Formatter
from planner.market.loader import load_snapshot
from planner.plan.samples import load_sample

STEPS = 30


def median_ms(
    step: Callable[[int], object], clock: Callable[[], float] = time.perf_counter
) -> float:
    taken = []
    for number in range(STEPS):
        started = clock()
        step(number)
        taken.append((clock() - started) * 1000)
    return statistics.median(taken)


def settle(application: QApplication, page: PlacesPage) -> None:
    while not page.is_settled:
        application.processEvents()
    application.processEvents()


def measure() -> dict[str, float]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    load_fonts()
    theme = Theme(application, "light")
    session = PlanSession(load_snapshot())
    session.new_plan(load_sample("cloud-provider"))
    page = PlacesPage(session, theme, Icons(theme), Formatter("en"))
    page.resize(1360, 826)
    page.show()
    settle(application, page)
    board = page.board
    assert board is not None
    for fit in board.within[:5]:
        page.tick(fit.evidence.place.id)
    settle(application, page)
    results = _ranking(application, page, board)
    results |= _map(page)
    page.finish()
    page.close()
    return results


def _ranking(application: QApplication, page: PlacesPage, board: PlacesBoard) -> dict[str, float]:
    maker = BoardMaker()
    costs = [Decimal(50_000 + 5_000 * number) for number in range(STEPS)]
    asked = [replace(board.choices, max_cost=cost) for cost in costs]
    boards = [maker.make(choices, board.plan, board.market) for choices in asked]
    strangers = [_stranger(each) for each in boards]

    def show(number: int) -> None:
        page.show_board(boards[number])
        application.processEvents()  # only what changed is painted again

    def show_stranger(number: int) -> None:
        page.show_board(strangers[number])
        application.processEvents()

    def ask(number: int) -> None:
        page.show_choices(asked[number])
        while page.board is None or page.board.choices != asked[number]:
            application.processEvents()

    def rank(number: int) -> None:
        maker.make(asked[number], board.plan, board.market)

    shown = median_ms(show, time.thread_time)
    return {
        "places": len(board.fits),
        "ranking_other_thread_ms": median_ms(rank),
        "limit_moved_window_thread_ms": shown,
        "all_anew_to_limit_moved_ratio": median_ms(show_stranger, time.thread_time) / shown,
        "limit_moved_until_shown_ms": median_ms(ask),
    }


def _stranger(board: PlacesBoard) -> PlacesBoard:
    """Return an equal board, nothing of which was seen before."""
    by_id = {place_id: replace(fit) for place_id, fit in board.by_id.items()}

    def own(fits: Sequence[PlaceFit]) -> tuple[PlaceFit, ...]:
        return tuple(by_id[fit.evidence.place.id] for fit in fits)

    return replace(
        board,
        fits=own(board.fits),
        within=own(board.within),
        unknown=own(board.unknown),
        outside=own(board.outside),
        by_id=by_id,
    )


def _map(page: PlacesPage) -> dict[str, float]:
    world, picture = page.map, page.map.picture
    kept = median_ms(lambda _: world.repaint())

    def cold(_: int) -> None:
        picture.forget()
        picture.painted(world.tokens, 1.0)

    def places(number: int) -> None:
        picture.name(picture.marks[number].place_id)
        picture.painted(world.tokens, 1.0)

    whole = QPainterPath()
    for path in picture.world.shapes.land:
        whole.addPath(path)

    def as_one_path(_: int) -> None:
        ground = QPixmap(world.size())
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(picture.world.camera.transform)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(world.tokens.land)
        painter.drawPath(whole)
        painter.end()

    taken, baseline = median_ms(cold), median_ms(as_one_path)
    return {
        "map_kept_repaint_ms": kept,
        "map_places_painted_anew_ms": median_ms(places),
        "map_cold_ms": taken,
        "map_cold_over_land_as_one_path_ratio": taken / baseline,
    }
