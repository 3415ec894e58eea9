"""Text that is typed but not taken yet: a field takes it when it is left."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def finish_typing() -> None:
    """Let the field with the focus take what is typed in it; the focus stays there.

    To be called before a plan is saved or left by a key, which leaves the field as it is.
    """
    focused: QWidget | None = QApplication.focusWidget()
    if focused is None:
        return
    focused.clearFocus()
    if focused.isVisible():  # an editor in a cell is gone now
        focused.setFocus(Qt.FocusReason.OtherFocusReason)
