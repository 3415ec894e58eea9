"""One hire's plan to look at, print and save."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.marks import Rule
from planner.desktop.onboarding.hire_plan_file import (
    HirePlanForm,
    drawn,
    pages_of,
    print_hire_plan,
    text_of_hire,
    write_drawn,
)
from planner.desktop.onboarding.hire_plan_preview import HirePlanPreview
from planner.desktop.onboarding.hire_plan_text import HirePlanText
from planner.desktop.panel_dialog import PanelDialog
from planner.desktop.session.background import Background
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.form_fields import FieldKind, FormField
from planner.desktop.widgets.form_choice import FormChoice
from planner.desktop.widgets.tab_order import order_as_laid_out
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.onboarding_texts import hire_name
from planner.localization.problems import error_sentence, has_sentence
from planner.localization.running_text import left_to_right, listed
from planner.localization.terms import role_name
from planner.plan.file_name import file_name
from planner.quantities.identifiers import SeatId

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

_SIZE = (820, 720)
_CHOICE_WIDTH = 380


class HirePlanDialog(PanelDialog):
    """Shows the pages of a hire's plan; what is written is what is seen."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        session: PlanSession,
        formatter: Formatter,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._session = session
        self._formatter = formatter
        self._text: HirePlanText | None = None
        self._saved_as = HirePlanForm.PDF
        self._target = Path()
        self._print_dialog: QPrintDialog | None = None
        self._printer: QPrinter | None = None  # the dialog does not keep it
        self._reading = Background(self)
        self._reading.succeeded.connect(self._on_read)
        self._reading.failed.connect(self._on_read_failed)
        self._writing = Background(self)
        self._writing.succeeded.connect(self._on_written)
        self._writing.failed.connect(self._on_write_failed)
        self.setWindowModality(Qt.WindowModality.WindowModal)  # the plan may not move beneath it
        self.setWindowTitle(_("Onboarding plan"))
        self.resize(*_SIZE)
        self._build()
        order_as_laid_out(self)

    def show_for(self, seat_id: SeatId | None) -> None:
        """Show the plan of a hire, of the first one where none is named."""
        names = self._hires()
        chosen = seat_id if seat_id in names else next(iter(names), None)
        self._choose(chosen)
        self.show()

    @property
    def text(self) -> HirePlanText | None:
        """What is on show; None until it is read, and where there are no hires."""
        return self._text

    def save(self, path: Path, form: HirePlanForm) -> None:
        """Write what is on show to a file, and say so or why not."""
        if self._text is None:
            return
        self._target = path
        self._enable(is_possible=False)
        self._tell(_("Writing the file"))
        content = drawn(self._text, form, self._formatter)
        self._writing.start(partial(write_drawn, content, path))

    def _hires(self) -> Mapping[SeatId, str]:
        plan, places = self._session.plan, self._session.market.places
        return {
            each.id: listed((hire_name(each), role_name(each.role), places[each.place_id].name))
            for each in plan.positions
            if each.status.is_budgeted and each.place_id in places
        }

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 14, 10)
        head.addWidget(Label(self._theme, FontRole.TITLE, "t1", _("Onboarding plan"), self))
        head.addStretch()
        self.choice = FormChoice(self._theme, self._field(None), self)
        self.choice.setFixedWidth(_CHOICE_WIDTH)
        self.choice.setAccessibleName(_("Hire"))
        self.choice.chosen.connect(self._on_chosen)
        head.addWidget(self.choice)
        column.addLayout(head)
        column.addWidget(Rule(self._theme, self))
        self.preview = HirePlanPreview(self._theme, self)
        column.addWidget(self.preview, 1)
        column.addWidget(Rule(self._theme, self))
        column.addLayout(self._footer())

    def _footer(self) -> QHBoxLayout:
        theme, icons = self._theme, self._icons
        self.note = Label(theme, FontRole.CAPTION, "t2", "", self)
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.close_button = Button(theme, icons, _("Close"), parent=self)
        self.print_button = Button(theme, icons, _("Print…"), parent=self)
        self.image_button = Button(theme, icons, _("Save as image…"), parent=self)
        self.pdf_button = Button(
            theme, icons, _("Save as PDF…"), kind=ButtonKind.PRIMARY, parent=self
        )
        self.close_button.clicked.connect(self.reject)
        self.print_button.clicked.connect(self._on_print)
        self.image_button.clicked.connect(self._on_save_image)
        self.pdf_button.clicked.connect(self._on_save_pdf)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 9, 14, 9)
        foot.setSpacing(4)
        foot.addWidget(self.note, 1)
        for button in (self.close_button, self.print_button, self.image_button, self.pdf_button):
            foot.addWidget(button)
        return foot

    def _field(self, seat_id: SeatId | None) -> FormField:
        names = self._hires()
        text = "" if seat_id is None else names[seat_id]
        return FormField(
            "hire", _("Hire"), FieldKind.CHOICE, text, seat_id, tuple(names.items()), _("No hires")
        )

    def _choose(self, seat_id: SeatId | None) -> None:
        self.choice.show_field(self._field(seat_id))
        self.choice.setEnabled(seat_id is not None)
        self._text = None
        self._enable(is_possible=False)
        if seat_id is None:
            self.preview.show_pages(None, "")
            self._tell(_("There are no hires yet. A position is one once it is budgeted."))
            return
        today = date.today()  # noqa: DTZ011 -- the reader's day
        plan, market = self._session.plan, self._session.market
        self._reading.start(partial(text_of_hire, plan, market, seat_id, self._formatter, today))

    def _enable(self, *, is_possible: bool) -> None:
        for button in (self.print_button, self.image_button, self.pdf_button):
            button.setEnabled(is_possible)

    def _tell(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setToolTip(sentence)

    def _on_chosen(self, _key: str, value: object) -> None:
        self._tell("")
        self._choose(SeatId(str(value)))

    def _on_read(self, text: object) -> None:
        if isinstance(text, HirePlanText):
            self._text = text
            pages = pages_of(text, self._formatter)
            self.preview.show_pages(pages, listed((text.name, text.about)))
            self._enable(is_possible=True)

    def _on_read_failed(self, error: object) -> None:
        if isinstance(error, Exception) and has_sentence(error):
            self._tell(error_sentence(error, self._formatter))

    def _on_save_pdf(self) -> None:
        self._ask_for_file(HirePlanForm.PDF, _("PDF documents"))

    def _on_save_image(self) -> None:
        self._ask_for_file(HirePlanForm.IMAGE, _("Images"))

    def _ask_for_file(self, form: HirePlanForm, kind: str) -> None:
        if self._text is None:
            return
        path = self._session.path
        folder = path.parent if path is not None else Path.home()
        dialog = QFileDialog(self, _("Save the onboarding plan"), str(folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{kind} (*.{form.value})")
        dialog.setDefaultSuffix(form.value)
        dialog.selectFile(f"{self._file_name()}.{form.value}")
        self._saved_as = form
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.show()

    def _file_name(self) -> str:
        name = self._text.name if self._text is not None else ""
        return file_name(_("Onboarding of {name}").format(name=name))

    def _on_file_selected(self, name: str) -> None:
        self.save(Path(name), self._saved_as)

    def _on_written(self, _nothing: object) -> None:
        self._enable(is_possible=True)
        self._tell(_("Wrote {path}.").format(path=left_to_right(self._target)))

    def _on_write_failed(self, error: object) -> None:
        self._enable(is_possible=True)
        if isinstance(error, Exception) and has_sentence(error):
            self._tell(error_sentence(error, self._formatter))

    def _on_print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        if self._text is None:
            return
        printer = self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._file_name())  # printing to a file takes it for its name
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._on_print_accepted)
        self._print_dialog = dialog
        QDialog.open(dialog)  # the print dialog’s own asks for a slot

    def _on_print_accepted(self) -> None:
        if self._printer is not None and self._text is not None:
            print_hire_plan(self._text, self._printer, self._formatter)
            self._tell(_("Sent to the printer."))

    def done(self, result: int) -> None:
        """Wait for what is being written."""
        self._reading.finish()
        self._writing.finish()
        super().done(result)
