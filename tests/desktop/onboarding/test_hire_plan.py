"""A hire's plan in words, on pages, in files."""

import re
import stat
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from planner.calculators.onboarding.schedule import schedule_hires
from planner.desktop.onboarding import HirePlanForm, export_hire_plan
from planner.desktop.onboarding.hire_plan_blocks import WIDTH, Block, plan_blocks
from planner.desktop.onboarding.hire_plan_file import pages_of, pdf_bytes, print_hire_plan
from planner.desktop.onboarding.hire_plan_pages import _BOTTOM, PAGE_HEIGHT, HirePlanPages, _paged
from planner.desktop.onboarding.hire_plan_text import HirePlanText, PlanTask
from planner.desktop.widgets.canvas import text_width
from planner.localization.formatting import Formatter
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_seat
from planner.plan.edits.onboarding_edits import change_tasks
from planner.plan.model import Plan
from planner.plan.onboarding import TaskKey, TaskStatus
from planner.plan.store import FileFault, PlanFileError
from tests.desktop.onboarding.conftest import P_01, TODAY, Written

pytestmark = pytest.mark.usefixtures("qapp", "shipped_fonts")
EN = Formatter("en")


def tasks(text: HirePlanText) -> list[PlanTask]:
    return [task for phase in text.phases for task in phase.tasks]


def key_of(plan: Plan, market: Snapshot, number: int) -> TaskKey:
    return schedule_hires(plan, market, TODAY)[P_01].tasks[number].key


def test_that_the_plan_names_the_hire_and_who_helps(written: Written) -> None:
    text = written()
    facts = dict(text.facts)
    assert (text.name, text.plan_name) == ("Amelie Wagner", "AI diagnostics, healthcare start-up")
    assert text.about == "AI infrastructure engineer, Senior, Munich, Germany, Accepted"
    assert (facts["First day"], facts["Buddy"], facts["Mentor"]) == (
        "Mon 1 Feb 27",
        "Rafał Mazur",
        "Jakob Brandt",
    )
    assert text.stand == "As of 26 November 2026"


def test_that_a_hire_without_a_name_is_called_by_seat_and_status_once(
    written: Written, healthcare: Plan
) -> None:
    text = written(change_seat(healthcare, P_01, candidate=""))
    assert text.name == "P-01, Accepted"
    assert text.about == "AI infrastructure engineer, Senior, Munich, Germany"


def test_that_every_task_is_there_in_its_phase_with_the_dates_of_the_schedule(
    written: Written, market: Snapshot, healthcare: Plan
) -> None:
    schedule = schedule_hires(healthcare, market, TODAY)[P_01]
    text = written()
    assert sorted(task.title for task in tasks(text)) == sorted(
        each.task.title for each in schedule.tasks
    )
    first = schedule.tasks[0]
    shown = next(task for task in tasks(text) if task.title == first.task.title)
    assert shown.when[0].endswith(EN.date_short(first.due))
    assert sum(bool(task.moved) for task in tasks(text)) == sum(
        bool(each.moves) for each in schedule.tasks
    )
    assert sum(bool(task.meeting) for task in tasks(text)) == sum(
        each.meeting is not None for each in schedule.tasks
    )


def test_that_a_meeting_is_on_both_clocks(written: Written) -> None:
    call = next(each for each in tasks(written()) if each.title.startswith("Meet the buddy"))
    assert call.meeting == (
        "Amelie Wagner in Munich: Mon 09:30 – 10:00",
        "Rafał Mazur in Kraków: Mon 09:30 – 10:00",
    )


def test_that_a_first_day_on_a_holiday_says_why_it_moved(
    written: Written, healthcare: Plan
) -> None:
    plan = change_seat(healthcare, P_01, start=date(2027, 1, 6))
    first_day = dict(written(plan).facts)["First day"]
    assert first_day == "Thu 7 Jan 27. Moved from 6 Jan: Epiphany in Munich"


def test_that_what_was_done_and_said_is_written(
    written: Written, market: Snapshot, healthcare: Plan
) -> None:
    key = key_of(healthcare, market, 0)
    plan = change_tasks(
        healthcare,
        [key],
        status=TaskStatus.DONE,
        done_on=date(2026, 11, 20),
        comment="Signed by hand",
    )
    text = written(plan)
    done = [task for task in tasks(text) if task.is_settled]
    assert len(done) == 1
    assert done[0].details[0] == "Done, Fri 20 Nov 26"
    assert done[0].details[-1] == "Signed by hand"
    assert text.phases[0].progress.startswith("1 of ")


def test_that_overdue_tasks_and_doubts_are_said(written: Written, healthcare: Plan) -> None:
    late = written(today=date(2027, 3, 1))
    assert any(task.late.endswith("days late") for task in tasks(late))
    assert not any(task.late for task in tasks(written()))
    alone = written(replace(healthcare, onboarding_contacts={}))
    assert any("Nobody is named for the part" in sentence for sentence in alone.checks)


def test_that_lead_times_are_told_with_who_says_so(written: Written, healthcare: Plan) -> None:
    assert any("check before relied on" in note for note in written().notes)


def test_that_no_block_is_cut_and_no_heading_stands_alone_at_the_foot(written: Written) -> None:
    blocks = plan_blocks(written())
    pages = _paged(blocks, PAGE_HEIGHT)
    assert [block for page in pages for _top, block in page] == list(blocks)
    assert len(pages) > 2
    for page in pages:
        assert page[-1][0] + page[-1][1].height <= PAGE_HEIGHT - _BOTTOM + 0.1
        assert not page[-1][1].keeps_next
    tops = [top for top, _block in pages[0]]
    assert tops == sorted(tops)


def test_that_a_heading_goes_to_the_next_page_with_what_it_heads() -> None:
    most = Block(PAGE_HEIGHT - 72 - _BOTTOM - 50, ())
    heading, columns = Block(30, (), keeps_next=True), Block(15, (), keeps_next=True)
    first, second = _paged((most, heading, columns, Block(40, ())), PAGE_HEIGHT)
    assert [block for _top, block in first] == [most]
    assert [block for _top, block in second][:2] == [heading, columns]


def test_that_a_block_higher_than_a_page_does_not_hang() -> None:
    tall = Block(3 * PAGE_HEIGHT, ())
    assert len(_paged((tall, tall), PAGE_HEIGHT)) == 2


@pytest.mark.parametrize("language", ["en", "de", "ar", "ja"])
def test_that_every_line_fits_its_column(written: Written, language: str) -> None:
    for block in plan_blocks(written(language=language)):
        for line in block.lines:
            assert text_width(line.text, line.role) <= line.width + 0.5, line.text
            assert line.x + line.width <= WIDTH + 0.1
            assert line.y + line.height <= block.height + 0.1


def test_that_a_very_long_word_is_broken(written: Written, healthcare: Plan) -> None:
    plan = change_seat(healthcare, P_01, candidate="W" * 200)
    blocks = plan_blocks(written(plan))
    assert len(blocks[0].lines) > 2


def ink(pages: HirePlanPages, box: QRectF) -> int:
    """Return how many pixels of a part of the first page are not of the paper's color."""
    image = QImage(794, 1123, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    pages.paint(painter, 0)
    painter.end()
    part, white = image.copy(box.toRect()), QColor("#ffffff")
    return sum(
        part.pixelColor(x, y) != white for x in range(part.width()) for y in range(part.height())
    )


def test_that_pages_are_mirrored_where_one_reads_from_the_right(written: Written) -> None:
    boxes_left, boxes_right = QRectF(46, 320, 20, 600), QRectF(728, 320, 20, 600)
    from_left = pages_of(written(), EN)
    assert ink(from_left, boxes_left) > 2 * ink(from_left, boxes_right), "boxes to tick stand there"
    from_right = pages_of(written(language="ar"), Formatter("ar"))
    assert ink(from_right, boxes_right) > 2 * ink(from_right, boxes_left)


def test_that_a_pdf_has_the_pages_and_its_text_as_text(written: Written) -> None:
    text = written()
    data = pdf_bytes(text, EN)
    assert data.startswith(b"%PDF-")
    pages = re.findall(rb"/Type\s*/Page\b", data)
    assert len(pages) == pages_of(text, EN).count
    assert b"/FontFile" in data
    assert b"/MediaBox [0 0 595.000000 842.000000]" in data


def test_that_an_image_holds_the_whole_plan(written: Written, tmp_path: Path) -> None:
    text, path = written(), tmp_path / "plan.png"
    export_hire_plan(text, HirePlanForm.IMAGE, path, EN)
    image = QImage(str(path))
    blocks = sum(block.height for block in plan_blocks(text))
    assert image.width() == 2 * 794
    assert image.height() > 2 * blocks
    assert pages_of(text, EN, is_endless=True).count == 1


@pytest.mark.parametrize("form", list(HirePlanForm))
def test_that_files_are_private_and_replaced_whole(
    written: Written, tmp_path: Path, form: HirePlanForm
) -> None:
    path = tmp_path / f"plan.{form.value}"
    export_hire_plan(written(), form, path, EN)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    later = written(today=TODAY + timedelta(days=1))
    export_hire_plan(later, form, path, EN)
    assert path.read_bytes() != before
    assert [each.name for each in tmp_path.iterdir() if each.name != "home"] == [path.name]


def test_that_a_file_that_cannot_be_written_leaves_the_old_one(
    written: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"old")

    def full(*_arguments: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(PlanFileError) as refused:
        export_hire_plan(written(), HirePlanForm.PDF, path, EN)
    assert refused.value.fault is FileFault.DISK_FULL
    assert path.read_bytes() == b"old"


def test_that_chosen_pages_are_printed(written: Written, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 3)
    print_hire_plan(written(), printer, EN)
    data = (tmp_path / "printed.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 2
