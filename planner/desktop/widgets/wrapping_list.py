"""A list whose entries wrap: laid out anew when its width changes."""

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView

from planner.desktop.theme import Theme
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars


class WrappingListView(QListView):
    """Shows a model's entries on a panel; its delegate says how high each is at this width."""

    def __init__(self, theme: Theme, model: QAbstractItemModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setFrameShape(QListView.Shape.NoFrame)
        use_slim_scroll_bars(self, theme)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the entries anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def event(self, event: QEvent) -> bool:
        """Repaint with the theme's palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
        return super().event(event)
