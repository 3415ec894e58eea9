from threading import Event

from pytestqt.qtbot import QtBot

from planner.desktop.session.newest_work import NewestWork


def test_that_only_the_newest_of_what_waits_is_worked_out(qtbot: QtBot) -> None:
    work, gate = NewestWork(), Event()
    told: list[object] = []
    begun: list[str] = []
    work.succeeded.connect(told.append)

    def first() -> str:
        gate.wait(5)
        return "first"

    def of(name: str) -> str:
        begun.append(name)
        return name

    work.start(first)
    for name in ("overtaken", "newest"):
        work.start(lambda name=name: of(name))  # type: ignore[misc]
    gate.set()
    qtbot.waitUntil(lambda: not work.is_running)
    assert told == ["first", "newest"]
    assert begun == ["newest"]
    work.finish()


def test_that_a_failure_is_told_and_what_waits_goes_on(qtbot: QtBot) -> None:
    work, gate = NewestWork(), Event()
    told: list[object] = []
    failures: list[object] = []
    work.succeeded.connect(told.append)
    work.failed.connect(failures.append)

    def broken() -> None:
        gate.wait(5)
        raise NoRotaInTimeError

    work.start(broken)
    work.start(lambda: "after")
    gate.set()
    qtbot.waitUntil(lambda: told == ["after"])
    assert [type(error) for error in failures] == [NoRotaInTimeError]
    work.finish()


def test_that_dropped_work_answers_nothing_and_lets_nothing_begin(qtbot: QtBot) -> None:
    work, gate = NewestWork(), Event()
    told: list[object] = []
    work.succeeded.connect(told.append)
    work.start(lambda: gate.wait(5))
    work.start(lambda: "waits")
    work.drop()
    gate.set()
    work.finish()
    qtbot.wait(20)
    assert told == []
    assert not work.is_running


class NoRotaInTimeError(Exception):
    """Named as an error that is an answer, so that nothing is logged."""
