"""What the page asks of each of its tabs."""

from PySide6.QtWidgets import QWidget


class PayTab(QWidget):
    """A tab with a name in the strip and its own tools beside it."""

    def title(self) -> str:
        """Return the name in the strip."""
        raise NotImplementedError

    def toolset(self) -> QWidget:
        """Return what stands beside the strip while the tab is on show."""
        raise NotImplementedError

    def show_plan(self) -> None:
        """Show the session's plan, keeping what was chosen."""
        raise NotImplementedError

    def focus_content(self) -> QWidget:
        """Return where the keys begin."""
        raise NotImplementedError

    def focus_regions(self) -> list[QWidget]:
        """Return what F6 goes through."""
        raise NotImplementedError

    def toggle_table(self) -> None:
        """Change between chart and table where the focus is."""
        raise NotImplementedError

    def begin_anew(self) -> None:
        """Forget what was chosen: another plan is open."""
        raise NotImplementedError
