"""About: version, date of the data, and what every license asks to be said."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.icons import Icons
from planner.desktop.marks import Rule
from planner.desktop.panel_dialog import PanelDialog
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.data_about import about, data_heading
from planner.desktop.widgets.document_view import DocumentView
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.snapshot import Snapshot

_SIZE = (660, 620)


class AboutDialog(PanelDialog):
    """Shows the text; all of it can be selected. It blocks nothing behind it."""

    def __init__(
        self, theme: Theme, icons: Icons, market: Snapshot, formatter: Formatter, parent: QWidget
    ) -> None:
        super().__init__(theme, parent)
        self.setWindowTitle(_("About"))
        self.resize(*_SIZE)
        self.view = DocumentView(theme, self)
        self.view.setAccessibleName(_("About"))
        self.view.show_blocks(about(market, formatter))
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

    def go_to_data(self) -> None:
        """Bring the attributions of the data into sight."""
        self.view.go_to(data_heading())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)
