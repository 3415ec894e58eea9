"""The data pack in use: where it is, what it holds, and why another one was not taken."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.marks import ProgressBar
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars
from planner.desktop.widgets.sentence_list import SentenceList
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.pack_findings import finding_sentence
from planner.localization.running_text import left_to_right, listed
from planner.market.pack_check import PackFinding
from planner.market.snapshot import Snapshot

_SHOWN_FINDINGS = 100
_FINDINGS_HEIGHT = 180


class PackPanel(QWidget):
    """Shows a market's pack.

    Signals:
        shipped_requested: Go back to the data that ships with the program.
        cancel_requested: Stop loading.
    """

    shipped_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter) -> None:
        super().__init__()
        self._theme = theme
        self._formatter = formatter
        self.name = Label(theme, FontRole.NAME)
        self.facts = Label(theme, FontRole.CAPTION, "t2")
        for label in (self.name, self.facts):
            label.setWordWrap(True)
        self.shipped = Button(
            theme, icons, _("Back to the shipped data"), icon_name="arrow-u-up-left"
        )
        self.shipped.clicked.connect(self._on_shipped_clicked)
        self._progress = ProgressBar(theme, self)
        self._cancel = Button(theme, icons, _("Stop"), kind=ButtonKind.QUIET)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._loading_text = Label(theme, FontRole.CAPTION, "t2")
        self.findings = SentenceList(theme, icons)
        self._findings_title = Label(theme, FontRole.SECTION)
        self._findings_title.setWordWrap(True)
        self._close = Button(theme, icons, kind=ButtonKind.QUIET, icon_name="x")
        self._close.setAccessibleName(_("Close the list"))
        self._close.clicked.connect(self.hide_findings)
        self._lay_out()
        self.hide_findings()
        self.show_progress(None)

    def show_market(self, market: Snapshot, folder: Path | None) -> None:
        """Show the pack in use; the folder is None for the one that ships with the program."""
        name = folder.name if folder is not None else _("Shipped with the program")
        self.name.setText(name)
        self.name.setToolTip(str(market.folder))
        count = self._formatter.integer
        countries = len(market.countries)
        sources = len(market.sources)
        facts = [
            _("as of {date}").format(date=self._formatter.date_short(market.as_of)),
            ngettext("{count} country", "{count} countries", countries).format(
                count=count(countries)
            ),
            ngettext("{count} source", "{count} sources", sources).format(count=count(sources)),
        ]
        text = listed(facts)
        if folder is not None:
            text += "\n" + left_to_right(folder)
        self.facts.setText(text)
        self.shipped.setVisible(folder is not None)

    def show_progress(self, share: float | None) -> None:
        """Show how far the loading is, None when nothing is loaded."""
        is_loading = share is not None
        self._loading.setVisible(is_loading)
        if share is not None:
            self._progress.set_share(share)
            self._loading_text.setText(_("Checking the data pack"))

    def show_findings(self, folder: Path | None, findings: Sequence[PackFinding]) -> None:
        """List why a pack was not taken, a sentence each, with its table and row."""
        name = folder.name if folder is not None else ""
        title = ngettext(
            "“{name}” was not loaded: {count} fault. The data stays as it was.",
            "“{name}” was not loaded: {count} faults. The data stays as it was.",
            len(findings),
        ).format(name=name, count=self._formatter.integer(len(findings)))
        self._findings_title.setText(title)
        sentences = [
            (Tone.ERROR, finding_sentence(finding, self._formatter))
            for finding in findings[:_SHOWN_FINDINGS]
        ]
        more = len(findings) - len(sentences)
        if more > 0:
            rest = ngettext("And {count} more.", "And {count} more.", more)
            sentences.append((Tone.NEUTRAL, rest.format(count=self._formatter.integer(more))))
        self.findings.show_sentences(sentences)
        self.findings.setMinimumHeight(
            self.findings.heightForWidth(self._scroll.viewport().width())
        )
        self._refusal.show()

    def hide_findings(self) -> None:
        """Put the list away."""
        self._refusal.hide()

    @property
    def shows_findings(self) -> bool:
        """Whether a refused pack's faults are on show."""
        return not self._refusal.isHidden()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(self._theme))
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 12, 14, 12)
        inner.setSpacing(3)
        inner.addWidget(Label(self._theme, FontRole.SECTION, "t1", _("Data in use")))
        inner.addWidget(self.name)
        inner.addWidget(self.facts)
        inner.addWidget(self._loading_row())
        back = QHBoxLayout()
        back.setContentsMargins(0, 4, 0, 0)
        back.addWidget(self.shipped)
        back.addStretch()
        inner.addLayout(back)
        column.addLayout(inner)
        column.addWidget(self._refusal_box())

    def _loading_row(self) -> QWidget:
        self._loading = QWidget(self)
        row = QHBoxLayout(self._loading)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._progress)
        row.addWidget(self._loading_text, 1)
        row.addWidget(self._cancel)
        return self._loading

    def _refusal_box(self) -> QWidget:
        self._refusal = QWidget(self)
        self._scroll = QScrollArea()
        use_slim_scroll_bars(self._scroll, self._theme)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.findings)
        self._scroll.setMinimumHeight(_FINDINGS_HEIGHT)
        self._scroll.viewport().setAutoFillBackground(False)
        self.findings.setAutoFillBackground(False)
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 10, 4)
        top.addWidget(self._findings_title, 1)
        top.addWidget(self._close)
        box = QVBoxLayout(self._refusal)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Hairline(self._theme))
        box.addLayout(top)
        box.addWidget(self._scroll, 1)
        return self._refusal

    def _on_shipped_clicked(self) -> None:
        self.shipped_requested.emit()

    def _on_cancel_clicked(self) -> None:
        self.cancel_requested.emit()
