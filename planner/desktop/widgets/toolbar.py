"""The row above the content of a panel: its title and what can be done."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

_HEIGHT = 44


class Toolbar(QWidget):
    """Lays out what is added to ``row``, from the leading edge on.

    Args:
        leading: Pixels before the first part.
        spacing: Pixels between parts.
    """

    def __init__(self, leading: int = 16, spacing: int = 8) -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(leading, 0, 14, 0)
        self.row.setSpacing(spacing)
