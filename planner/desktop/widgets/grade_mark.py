"""The letter of a grade, painted as in tables."""

from PySide6.QtCore import QSize

from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.desktop.widgets.painting import GRADE_SIDE, paint_grade
from planner.localization.messages import _
from planner.localization.terms import grade_meaning
from planner.market.provenance import Grade


class GradeMark(PaintedWidget):
    """Shows a grade; nothing without one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._grade: Grade | None = None
        self.setFixedSize(QSize(round(GRADE_SIDE) + 2, round(GRADE_SIDE) + 2))

    def show_grade(self, grade: Grade | None) -> None:
        """Show another grade."""
        self._grade = grade
        name = ""
        if grade is not None:
            name = _("grade {grade}, {meaning}").format(
                grade=grade.value, meaning=grade_meaning(grade)
            )
        self.describe(name, "")
        self.setToolTip(name)
        self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint the letter."""
        if self._grade is not None:
            paint_grade(canvas, 1, self._grade)
