"""The export dialog: where to and in which language, then progress, then the file."""

from collections.abc import Callable
from dataclasses import astuple
from datetime import date
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDesktopServices,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from planner.calculators.evaluation import Evaluation
from planner.desktop.banner import Banner, Notice, Remedy
from planner.desktop.buttons import FOCUS_MARGIN, Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.marks import IconMark, ProgressBar, Rule
from planner.desktop.menus import Menu
from planner.desktop.session.export_task import ExportTask
from planner.desktop.theme import Theme
from planner.desktop.widgets.field import Field
from planner.export.workbook.sheet_names import sheet_names
from planner.localization.countries import language_name
from planner.localization.formatting import Formatter
from planner.localization.messages import LANGUAGES, _, active_language, ngettext, speaking
from planner.localization.problems import error_sentence, has_sentence
from planner.localization.running_text import left_to_right

SUFFIX = ".xlsx"
_WIDTH = 520


class ExportStage(Enum):
    """How far the dialog is."""

    CHOOSING = auto()
    EXPORTING = auto()
    DONE = auto()


def names_of_sheets(language: str) -> tuple[str, ...]:
    """Return what the workbook will hold, in the language it will speak."""
    with speaking(language):
        return astuple(sheet_names())


class ExportDialog(QDialog):
    """The window's only modal dialog; it never blocks: it is shown and answers by signal.

    Args:
        evaluation_source: Returns the results to export at the moment the export starts.
        target: The suggested file.

    Signals:
        exported: The path of a finished workbook.
    """

    exported = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        evaluation_source: Callable[[], Evaluation],
        target: Path,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._formatter = formatter
        self._evaluation_source = evaluation_source
        self._language = active_language()
        self._stage = ExportStage.CHOOSING
        self._closes_when_cancelled = False
        self.task = ExportTask(self)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Export workbook"))
        self.setFixedWidth(_WIDTH)
        self._build(target)
        self._connect()
        self.banner.closed.connect(self._fit)
        self._show_stage(ExportStage.CHOOSING)

    @property
    def stage(self) -> ExportStage:
        """How far it is."""
        return self._stage

    @property
    def target(self) -> Path:
        """The workbook to write, always with the suffix of one."""
        path = Path(self.target_field.text().strip()).expanduser()
        return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)

    def start(self) -> None:
        """Export what is chosen."""
        self.banner.hide()
        if not self.target_field.text().strip():
            self.target_field.setFocus()
            return
        self._fit()
        self.progress.set_share(0)
        self._show_stage(ExportStage.EXPORTING)
        self.task.start(self._evaluation_source(), self.target, self._language, date.today())  # noqa: DTZ011 -- the user's own date

    def _build(self, target: Path) -> None:
        theme, icons = self._theme, self._icons
        self.banner = Banner(theme, icons, self)
        self.target_field = Field(theme, self)
        self.target_field.setText(str(target))
        self.target_field.setAccessibleName(_("File"))
        self.choose_button = Button(theme, icons, _("Choose…"), parent=self)
        self.language_button = Button(theme, icons, has_caret=True, parent=self)
        self.progress = ProgressBar(theme, self)
        self.summary = Label(theme, FontRole.BUTTON, "t2", parent=self)
        self.cancel_button = Button(theme, icons, _("Cancel"), parent=self)
        self.export_button = Button(theme, icons, _("Export"), kind=ButtonKind.PRIMARY, parent=self)
        self.folder_button = Button(theme, icons, _("Show in folder"), parent=self)
        self.open_button = Button(theme, icons, _("Open"), kind=ButtonKind.PRIMARY, parent=self)
        layout = QVBoxLayout(self)
        self._column = layout
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._heading())
        layout.addWidget(self.banner)
        layout.addWidget(Rule(theme, self))
        layout.addLayout(self._contents())
        layout.addLayout(self._choices())
        layout.addWidget(Rule(theme, self))
        layout.addLayout(self._footer())
        self._show_language()

    def _heading(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(2)
        layout.addWidget(Label(self._theme, FontRole.TITLE, "t1", _("Export workbook"), self))
        sentence = _("One .xlsx file with live formulas, ready for finance to recalculate")
        layout.addWidget(Label(self._theme, FontRole.BUTTON, "t2", sentence, self))
        return layout

    def _contents(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setVerticalSpacing(8)
        self._sheet_labels: list[Label] = []
        for index, name in enumerate(names_of_sheets(self._language)):
            item = QHBoxLayout()
            item.setSpacing(7)
            label = Label(self._theme, FontRole.BODY, "t1", name, self)
            self._sheet_labels.append(label)
            item.addWidget(IconMark(self._theme, self._icons, "table", "t3", self))
            item.addWidget(label, 1)
            grid.addLayout(item, index // 3, index % 3)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        return grid

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(16, 0, 14, 14)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addWidget(Label(self._theme, FontRole.BUTTON, "t2", _("File"), self), 0, 0)
        field = QHBoxLayout()
        field.setContentsMargins(FOCUS_MARGIN, 0, 0, 0)  # in line with the button below
        field.addWidget(self.target_field)
        grid.addLayout(field, 0, 1)
        grid.addWidget(self.choose_button, 0, 2)
        grid.addWidget(Label(self._theme, FontRole.BUTTON, "t2", _("Language"), self), 1, 0)
        grid.addWidget(self.language_button, 1, 1, Qt.AlignmentFlag.AlignLeading)
        grid.setColumnStretch(1, 1)
        return grid

    def _footer(self) -> QHBoxLayout:
        layout = QHBoxLayout()
        layout.setContentsMargins(16, 9, 14, 9)
        layout.setSpacing(4)
        layout.addWidget(self.progress)
        layout.addWidget(self.summary, 1)
        for button in (
            self.folder_button,
            self.cancel_button,
            self.export_button,
            self.open_button,
        ):
            layout.addWidget(button)
        return layout

    def _connect(self) -> None:
        self.export_button.clicked.connect(self.start)
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self.folder_button.clicked.connect(self._on_folder_clicked)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.target_field.returnPressed.connect(self.start)
        self.task.progressed.connect(self._on_progressed)
        self.task.succeeded.connect(self._on_succeeded)
        self.task.failed.connect(self._on_failed)
        self.task.cancelled.connect(self._on_cancelled)
        menu = Menu(self._theme, self)
        group = QActionGroup(menu)
        for language in LANGUAGES:
            action = group.addAction(language_name(language, language))
            action.setData(language)
            action.setCheckable(True)
            action.setChecked(language == self._language)
            menu.addAction(action)
        group.triggered.connect(self._on_language_triggered)
        self.language_button.setMenu(menu)
        self.language_menu = menu

    def _show_stage(self, stage: ExportStage) -> None:
        self._stage = stage
        is_choosing = stage is ExportStage.CHOOSING
        is_exporting = stage is ExportStage.EXPORTING
        is_done = stage is ExportStage.DONE
        for widget in (self.target_field, self.choose_button, self.language_button):
            widget.setEnabled(is_choosing)
        self.export_button.setVisible(is_choosing)
        self.progress.setVisible(is_exporting)
        self.folder_button.setVisible(is_done)
        self.open_button.setVisible(is_done)
        self.cancel_button.setEnabled(True)
        self.cancel_button.set_label(_("Close") if is_done else _("Cancel"))
        if is_choosing:
            count = len(self._sheet_labels)
            sheets = ngettext("{count} sheet", "{count} sheets", count)
            self.summary.setText(sheets.format(count=self._formatter.integer(count)))
        elif is_exporting:
            self.summary.setText(_("Writing the workbook"))

    def _fit(self) -> None:
        """Take the height the texts need at this width."""
        self._column.activate()
        needs_width = self._column.hasHeightForWidth() and self.banner.isVisibleTo(self)
        hint = self._column.sizeHint().height()
        height = self._column.totalHeightForWidth(_WIDTH) if needs_width else hint
        self.setFixedHeight(height)

    def _show_language(self) -> None:
        self.language_button.set_label(language_name(self._language, self._language))
        for label, name in zip(self._sheet_labels, names_of_sheets(self._language), strict=True):
            label.setText(name)
        self._fit()

    def _on_language_triggered(self, action: QAction) -> None:
        self._language = action.data()
        self._show_language()

    def _on_choose_clicked(self) -> None:
        dialog = QFileDialog(self, _("Export workbook"), str(self.target.parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Workbooks") + f" (*{SUFFIX})")
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(self.target.name)
        dialog.fileSelected.connect(self.target_field.setText)
        dialog.show()

    def _on_cancel_clicked(self) -> None:
        if self.task.is_running:
            self.cancel_button.setEnabled(False)
            self.summary.setText(_("Stopping"))
            self.task.cancel()
        else:
            self.close()

    def _on_progressed(self, share: float) -> None:
        self.progress.set_share(share)

    def _on_succeeded(self, path: object) -> None:
        self._show_stage(ExportStage.DONE)
        if isinstance(path, Path):
            kilobytes = max(1, round(path.stat().st_size / 1000))
            size = _("{count} kB").format(count=self._formatter.integer(kilobytes))
            self.summary.setText(_("Written, {size}").format(size=size))
            self.exported.emit(path)
        self.open_button.setFocus()

    def _on_failed(self, error: object) -> None:
        self._show_stage(ExportStage.CHOOSING)
        if not isinstance(error, Exception):
            return
        is_foreseen = has_sentence(error)
        detail = error_sentence(error, self._formatter) if is_foreseen else ""
        remedies = (Remedy(_("Try again"), self.start),)
        self.banner.show_notice(Notice(_("The workbook could not be written."), detail, remedies))
        self._fit()
        self.target_field.setFocus()  # another name is the usual way out
        self.target_field.selectAll()
        if not is_foreseen:
            raise error  # for the log

    def _on_cancelled(self) -> None:
        if self._closes_when_cancelled:
            self.close()
        else:
            self._show_stage(ExportStage.CHOOSING)

    def _on_folder_clicked(self) -> None:
        self._open(self.target.absolute().parent, _("The folder could not be opened."))

    def _on_open_clicked(self) -> None:
        if self._open(self.target.absolute(), _("The workbook could not be opened.")):
            self.close()

    def _open(self, path: Path, failure: str) -> bool:
        """Open a file or folder with the program the system has for it, or say that it has none."""
        self.banner.hide()
        is_open = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        if not is_open:
            detail = _("This computer names no program for it. It is here: {path}")
            self.banner.show_notice(Notice(failure, detail.format(path=left_to_right(path))))
        self._fit()
        return is_open

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc cancels the export first, then closes."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel_clicked()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop a running export before closing."""
        if self.task.is_running:
            self._closes_when_cancelled = True
            self.task.cancel()
            event.ignore()
            return
        super().closeEvent(event)
