"""One hire's plan as a PDF, as an image, or on a printer."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter

from planner.calculators.onboarding.schedule import schedule_hires
from planner.desktop.onboarding.hire_plan_pages import PAGE_WIDTH, HirePlanPages
from planner.desktop.onboarding.hire_plan_text import HirePlanText, hire_plan_text
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.store import write_content
from planner.quantities.identifiers import SeatId

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_INCH = 96.0
_PDF_RESOLUTION = 1200
_IMAGE_SCALE = 2


class HirePlanForm(StrEnum):
    """What a hire's plan is saved as; the value is the suffix."""

    PDF = "pdf"
    IMAGE = "png"


def text_of_hire(
    plan: Plan, market: Snapshot, seat_id: SeatId, shown: Formatter, today: date
) -> HirePlanText:
    """Return the texts of a hire's plan.

    Raises:
        KeyError: If the position is no hire.
        PlanFileError: If a template that ships with the program is damaged.
    """
    schedule = schedule_hires(plan, market, today)[seat_id]
    return hire_plan_text(plan, market, schedule, shown, today)


def export_hire_plan(text: HirePlanText, form: HirePlanForm, path: Path, shown: Formatter) -> None:
    """Write a hire's plan to a file in one step, readable by its owner only.

    Raises:
        PlanFileError: If the file cannot be written; one that existed is as it was.
    """
    write_drawn(drawn(text, form, shown), path)


def drawn(text: HirePlanText, form: HirePlanForm, shown: Formatter) -> bytes | QImage:
    """Draw a hire's plan, on the thread that fonts belong to: what ``write_drawn`` writes."""
    return pdf_bytes(text, shown) if form is HirePlanForm.PDF else painted_image(text, shown)


def write_drawn(content: bytes | QImage, path: Path) -> None:
    """Write what was drawn, on any thread.

    Raises:
        PlanFileError: See ``export_hire_plan``.
    """
    data = content if isinstance(content, bytes) else png_bytes(content)
    write_content(path, data)


def pages_of(text: HirePlanText, shown: Formatter, *, is_endless: bool = False) -> HirePlanPages:
    """Return the pages of a hire's plan in the language it is written in."""
    return HirePlanPages(
        text, shown, is_right_to_left=shown.is_right_to_left, is_endless=is_endless
    )


def pdf_bytes(text: HirePlanText, shown: Formatter) -> bytes:
    """Return a hire's plan as a PDF of A4 pages, with its text as text."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(_("Onboarding plan: {name}").format(name=text.name))
    writer.setCreator(_("Global Hiring Planner"))
    writer.setResolution(_PDF_RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())
    pages = pages_of(text, shown)
    painter = QPainter(writer)
    painter.scale(_PDF_RESOLUTION / _INCH, _PDF_RESOLUTION / _INCH)
    for number in range(pages.count):
        if number:
            writer.newPage()
        pages.paint(painter, number)
    painter.end()
    return bytes(buffer.data().data())


def painted_image(text: HirePlanText, shown: Formatter) -> QImage:
    """Return a hire's plan as one image, as long as it has to be."""
    pages = pages_of(text, shown, is_endless=True)
    size = QSizeF(PAGE_WIDTH, pages.height) * _IMAGE_SCALE
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(_IMAGE_SCALE, _IMAGE_SCALE)
    pages.paint(painter, 0)
    painter.end()
    return image


def png_bytes(image: QImage) -> bytes:
    """Return an image as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def print_hire_plan(text: HirePlanText, printer: "QPrinter", shown: Formatter) -> None:
    """Print the chosen pages of a hire's plan, as large as the paper lets them."""
    pages = pages_of(text, shown)
    first, last = printer.fromPage() or 1, printer.toPage() or pages.count
    painter = QPainter(printer)
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    margin = printer.pageLayout().paintRectPixels(printer.resolution()).topLeft()
    scale = min(paper.width() / PAGE_WIDTH, paper.height() / pages.height)
    painter.translate(-margin)
    painter.scale(scale, scale)
    for number in range(first - 1, min(last, pages.count)):
        if number > first - 1:
            printer.newPage()
        pages.paint(painter, number)
    painter.end()
