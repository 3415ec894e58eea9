"""A text over the page: what of the levers is evidence and what is judgment."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.icons import Icons
from planner.desktop.marks import Rule
from planner.desktop.panel_dialog import PanelDialog
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.scenarios.assumptions_document import assumptions_document
from planner.desktop.widgets.document_view import DocumentView
from planner.localization.formatting import Formatter
from planner.localization.lever_evidence_texts import evidence_title
from planner.localization.messages import _
from planner.market.snapshot import Snapshot

_SIZE = (860, 620)


class AssumptionsDialog(PanelDialog):
    """Shows the text; it blocks nothing behind it."""

    def __init__(
        self, theme: Theme, icons: Icons, market: Snapshot, formatter: Formatter, parent: QWidget
    ) -> None:
        super().__init__(theme, parent)
        self.setWindowTitle(_("Assumptions about levers"))
        self.resize(*_SIZE)
        self.view = DocumentView(theme, self)
        self.view.setAccessibleName(evidence_title())
        self.view.show_blocks(assumptions_document(market, formatter))
        self.close_button = Button(theme, icons, _("Close"), parent=self)
        self.close_button.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 9, 14, 9)
        foot.addStretch()
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(Rule(theme, self))
        column.addLayout(foot)
        self.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)
