"""The export dialog: what to export and where to, then progress, then the file."""

from datetime import date
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.banner import Banner, Notice, Remedy
from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.exporting.choices_form import ChoicesForm
from planner.desktop.exporting.remembered_choices import remember_choices, remembered_choices
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.marks import ProgressBar, Rule
from planner.desktop.panel_dialog import PanelDialog
from planner.desktop.session.export_job import ExportJob, ExportSource
from planner.desktop.session.export_task import ExportTask
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import Theme
from planner.desktop.widgets.tab_order import order_as_laid_out
from planner.export.workbook.export_options import ExportOptions, Redaction
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.problems import error_sentence, has_sentence
from planner.localization.running_text import left_to_right

_WIDTH = 520


class ExportStage(Enum):
    """How far the dialog is."""

    CHOOSING = auto()
    EXPORTING = auto()
    DONE = auto()


class ExportDialog(PanelDialog):
    """The window's only modal dialog; it never blocks: it is shown and answers by signal.

    Args:
        source: Returns the results to export at the moment the export starts.
        target: The suggested file.

    Signals:
        exported: The path of a finished file.
    """

    exported = Signal(object)

    def __init__(  # noqa: PLR0913 -- a dialog, its look, what it exports and what it remembers
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        source: ExportSource,
        target: Path,
        parent: QWidget,
        *,
        preferences: Preferences,
    ) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self._icons = icons
        self._formatter = formatter
        self._source = source
        self._preferences = preferences
        self._stage = ExportStage.CHOOSING
        self._closes_when_cancelled = False
        self.task = ExportTask(self)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Export workbook"))
        self.setFixedWidth(_WIDTH)
        self._build()
        self._connect()
        self.form.show_choices(remembered_choices(preferences), target)
        self._show_stage(ExportStage.CHOOSING)
        self._on_choices_changed()
        self.target_field.setFocus()

    @property
    def stage(self) -> ExportStage:
        """How far it is."""
        return self._stage

    @property
    def target(self) -> Path:
        """The file to write."""
        return self.form.target

    def start(self) -> None:
        """Export what is chosen."""
        self.banner.hide()
        if not self.target_field.text().strip():
            self.target_field.setFocus()
            return
        password = "" if self.form.table else self.form.password.accepted()
        if password is None or not self.export_button.isEnabled():
            return
        choices, form = self.form.choices, self.form
        remember_choices(self._preferences, choices)
        self._fit()
        self.progress.set_share(0)
        self._show_stage(ExportStage.EXPORTING)
        self.task.start(
            ExportJob(
                self._source.results(form.scenario_id),
                self.target,
                form.language.key,
                date.today(),  # noqa: DTZ011 -- the user's own date
                self._options(password),
                form.table,
                self._source.document,
                form.is_folder,
            )
        )

    def _options(self, password: str) -> ExportOptions:
        choices, hire = self.form.choices, self.form.hire.hire
        if self.form.is_onboarding:
            return ExportOptions(password=password, hire=hire)
        return ExportOptions(choices.groups, choices.redaction, password)

    def _build(self) -> None:
        theme, icons = self._theme, self._icons
        self.banner = Banner(theme, icons, self)
        self.about = Label(theme, FontRole.BUTTON, "t2", parent=self)
        self.form = ChoicesForm(theme, icons, self._formatter, self._source, self)
        self.target_field = self.form.target_field
        self.progress = ProgressBar(theme, self)
        self.summary = Label(theme, FontRole.BUTTON, "t2", parent=self)
        self.cancel_button = Button(theme, icons, _("Cancel"), parent=self)
        self.export_button = Button(theme, icons, _("Export"), kind=ButtonKind.PRIMARY, parent=self)
        self.folder_button = Button(theme, icons, _("Show in folder"), parent=self)
        self.open_button = Button(theme, icons, _("Open"), kind=ButtonKind.PRIMARY, parent=self)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(self._heading())
        layout.addWidget(self.banner)
        layout.addWidget(Rule(theme, self))
        layout.addWidget(self.form)
        layout.addWidget(Rule(theme, self))
        layout.addLayout(self._footer())
        order_as_laid_out(self)

    def _heading(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(2)
        layout.addWidget(Label(self._theme, FontRole.TITLE, "t1", _("Export workbook"), self))
        layout.addWidget(self.about)
        return layout

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
        self.banner.closed.connect(self._fit)
        self.export_button.clicked.connect(self.start)
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        self.folder_button.clicked.connect(self._on_folder_clicked)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.form.changed.connect(self._on_choices_changed)
        self.form.file_wanted.connect(self._on_file_wanted)
        self.form.return_pressed.connect(self.start)
        self.task.progressed.connect(self._on_progressed)
        self.task.succeeded.connect(self._on_succeeded)
        self.task.failed.connect(self._on_failed)
        self.task.cancelled.connect(self._on_cancelled)

    def _show_stage(self, stage: ExportStage) -> None:
        self._stage = stage
        is_choosing = stage is ExportStage.CHOOSING
        is_done = stage is ExportStage.DONE
        self.form.setEnabled(is_choosing)
        self.export_button.setVisible(is_choosing)
        self.progress.setVisible(stage is ExportStage.EXPORTING)
        self.folder_button.setVisible(is_done and not self.form.is_folder)
        self.open_button.setVisible(is_done)
        self.cancel_button.setEnabled(True)
        self.cancel_button.set_label(_("Close") if is_done else _("Cancel"))
        if is_choosing:
            self._summarize()
        elif stage is ExportStage.EXPORTING:
            self.summary.setText(self._writing_text())

    def _summarize(self) -> None:
        """Say how much will be written; where nothing is ticked there is nothing to export."""
        text = self._amount_text()
        self.export_button.setEnabled(text is not None)
        self.summary.setText(self._nothing_text() if text is None else text)

    def _amount_text(self) -> str | None:
        """Say how much will be written; None where there is nothing."""
        form = self.form
        if form.table is not None:
            return ""
        if form.is_onboarding:
            count = form.hire.count
            text = ngettext("{count} file", "{count} files", count)
        else:
            count = 0 if form.ticks.is_empty else form.ticks.sheet_count
            text = ngettext("{count} sheet", "{count} sheets", count)
        return text.format(count=self._formatter.integer(count)) if count else None

    def _nothing_text(self) -> str:
        if self.form.is_onboarding:
            return _("No position is to be filled")
        return _("Tick what to export")

    def _writing_text(self) -> str:
        if self.form.is_folder:
            return _("Writing the files")
        return _("Writing the workbook") if self.form.table is None else _("Writing the file")

    def _about_text(self) -> str:
        if self.form.table is not None:
            return _("One .csv file, as spreadsheets of the language open it")
        if self.form.is_folder:
            return _("One .xlsx file for each new hire, without anybody’s pay")
        if self.form.is_onboarding:
            return _("One .xlsx file of one new hire’s tasks, without anybody’s pay")
        if self.form.choices.redaction is not Redaction.NONE:
            return _("One .xlsx file of results for wider circulation")
        return _("One .xlsx file with live formulas, ready for finance to recalculate")

    def _on_choices_changed(self) -> None:
        self.about.setText(self._about_text())
        if self._stage is ExportStage.CHOOSING:
            self._summarize()
        self._fit()

    def _fit(self) -> None:
        """Take the height the texts need at this width."""
        self.form.fit()
        self._column.activate()
        needs_width = self._column.hasHeightForWidth() and self.banner.isVisibleTo(self)
        hint = self._column.sizeHint().height()
        height = self._column.totalHeightForWidth(_WIDTH) if needs_width else hint
        self.setFixedHeight(height)

    def _on_file_wanted(self) -> None:
        target = self.target
        dialog = QFileDialog(self, _("Export workbook"), str(target.parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.form.is_folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        else:
            suffix = self.form.suffix
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            kind = _("Workbooks") if self.form.table is None else _("CSV files")
            dialog.setNameFilter(f"{kind} (*{suffix})")
            dialog.setDefaultSuffix(suffix.removeprefix("."))
            dialog.selectFile(target.name)
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
        if isinstance(path, Path) and self.form.is_folder:
            count = self.form.hire.count
            text = ngettext("Written, {count} file", "Written, {count} files", count)
            self.summary.setText(text.format(count=self._formatter.integer(count)))
            self.exported.emit(path)
        elif isinstance(path, Path):
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
        self.banner.show_notice(Notice(self._failed_text(), detail, remedies))
        self._fit()
        self.target_field.setFocus()  # another name is the usual way out
        self.target_field.selectAll()
        if not is_foreseen:
            raise error  # for the log

    def _failed_text(self) -> str:
        if self.form.is_folder:
            return _("The files could not be written.")
        if self.form.table is not None:
            return _("The file could not be written.")
        return _("The workbook could not be written.")

    def _on_cancelled(self) -> None:
        if self._closes_when_cancelled:
            self.close()
        else:
            self._show_stage(ExportStage.CHOOSING)

    def _on_folder_clicked(self) -> None:
        self._open(self.target.absolute().parent, _("The folder could not be opened."))

    def _on_open_clicked(self) -> None:
        failure = _("The workbook could not be opened.")
        if self.form.is_folder:
            failure = _("The folder could not be opened.")
        elif self.form.table is not None:
            failure = _("The file could not be opened.")
        if self._open(self.target.absolute(), failure):
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
