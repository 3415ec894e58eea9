"""A limit on a slider of steps, with its value beside its name."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.desktop.widgets.weight_slider import WeightSlider

Step = tuple[object, str]
"""A value and how it is written."""


class NameAndValue(PaintedWidget):
    """A name, and its value at the end of the line."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._name, self._value = name, ""
        self.setFixedHeight(18)
        self.setMinimumWidth(60)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, name: str, value: str) -> None:
        """Say something else."""
        if (name, value) != (self._name, self._value):
            self._name, self._value = name, value
            self.setToolTip(name)
            self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a line."""
        return QSize(120, 18)

    def paint(self, canvas: Canvas) -> None:
        """Paint the name, shortened where there is no room, and the value."""
        tokens = canvas.tokens
        width = text_width(self._value, FontRole.BUTTON) + 2
        name = canvas.box(0, 0, canvas.width - width - 8, canvas.height)
        canvas.text(name, self._name, FontRole.BUTTON, tokens.t1)
        value = canvas.box(canvas.width - width, 0, width, canvas.height)
        canvas.text(value, self._value, FontRole.BUTTON, tokens.t2, Align.TRAILING)


class StepSlider(QWidget):
    """Moves among steps; what is chosen is told at once.

    Args:
        name: What the value is about.
        page: By how many steps the page keys move.

    Signals:
        chosen: The value of the step.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str, page: int = 5) -> None:
        super().__init__()
        self._name = name
        self._steps: tuple[Step, ...] = ((None, ""),)
        self.line = NameAndValue(theme, name, self)
        self.slider = WeightSlider(theme, self)
        self.slider.setSingleStep(1)
        self.slider.setPageStep(page)
        self.slider.setAccessibleName(name)
        self.slider.valueChanged.connect(self._on_moved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self.slider)
        self.setFocusProxy(self.slider)

    @property
    def value(self) -> object:
        """The value chosen."""
        return self._steps[self.slider.value()][0]

    @property
    def text(self) -> str:
        """How it is written."""
        return self._steps[self.slider.value()][1]

    def rename(self, name: str) -> None:
        """Give it another name, such as one that names a place."""
        self._name = name
        self.slider.setAccessibleName(name)
        self._tell()

    def show_steps(self, steps: Sequence[Step], value: object) -> None:
        """Show a value among steps; one that is no step is shown by the nearest before it."""
        was_blocked = self.slider.blockSignals(True)  # noqa: FBT003 -- Qt takes it so
        self._steps = tuple(steps)
        self.slider.setRange(0, len(self._steps) - 1)
        values = [each for each, _text in self._steps]
        self.slider.setValue(values.index(value) if value in values else _before(values, value))
        self.slider.blockSignals(was_blocked)
        self.slider.update()
        self._tell()

    def _tell(self) -> None:
        self.line.say(self._name, self.text)
        self.slider.setAccessibleDescription(self.text)
        self.slider.setToolTip(self.text)

    def _on_moved(self, _number: int) -> None:
        self._tell()
        self.chosen.emit(self.value)


def _before(values: Sequence[object], value: object) -> int:
    """Return the number of the last step that is not above a value."""
    numbers = [
        number
        for number, each in enumerate(values)
        if each is not None and each <= value  # type: ignore[operator]  # steps are of one type
    ]
    return max(numbers, default=0)


def as_labelled(theme: Theme, name: str, content: QWidget) -> QWidget:
    """Return a widget under its name."""
    whole = QWidget()
    line = NameAndValue(theme, name, whole)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(line)
    column.addWidget(content, 0, Qt.AlignmentFlag.AlignTop)
    return whole
