import threading

import pytest
from pytestqt.qtbot import QtBot

from planner.desktop.session.background import Background


@pytest.fixture
def background(qapp: object) -> Background:
    return Background()


def test_that_work_runs_elsewhere_and_its_answer_comes_back_here(
    background: Background, qtbot: QtBot
) -> None:
    told: list[int] = []
    background.succeeded.connect(lambda _answer: told.append(threading.get_ident()))
    with qtbot.waitSignal(background.succeeded) as answer:
        background.start(threading.get_ident)
    assert answer.args != [threading.get_ident()]
    assert told == [threading.get_ident()]


def test_that_an_exception_is_handed_over_and_logged(
    background: Background, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def work() -> object:
        raise LookupError("nowhere")

    with qtbot.waitSignal(background.failed) as told:
        background.start(work)
    assert isinstance(told.args[0], LookupError)
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    caplog.clear()  # as expected


def test_that_a_stale_answer_is_dropped(background: Background, qtbot: QtBot) -> None:
    answers: list[object] = []
    background.succeeded.connect(answers.append)
    with qtbot.waitSignal(background.succeeded):
        background.start(lambda: "stale")
        background.start(lambda: "fresh")
    assert answers == ["fresh"]


def test_that_finishing_drops_the_answer(background: Background, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(background.succeeded, wait=20):
        background.start(lambda: "late")
        background.finish()
