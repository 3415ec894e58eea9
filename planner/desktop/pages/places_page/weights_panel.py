"""What counts in a fit: a slider for each part, with its share of all."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.calculators.place_scales import Part
from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.widgets.limit_slider import StepSlider
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.place_terms import part_name
from planner.plan.place_choice import FitWeights

_STEP = 5

Take = Callable[[Part, Decimal], str | None]
"""Takes a weight of a part; returns why it cannot be used, None where it was."""


class WeightsPanel(QWidget):
    """Shows ``FitWeights`` and hands others on; refused ones are said and put back.

    Signals:
        usual_wanted: Go back to the weights one begins with.
    """

    usual_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter, take: Take) -> None:
        super().__init__()
        self._formatter, self._take = formatter, take
        self._shown = FitWeights()
        self.sliders: dict[Part, StepSlider] = {}
        self.reason = Label(theme, FontRole.CAPTION, "warn")
        self.reason.setWordWrap(True)
        self.reason.hide()
        self.usual = Button(
            theme,
            icons,
            _("Usual weights"),
            kind=ButtonKind.QUIET,
            icon_name="arrow-u-up-left",
        )
        self.usual.clicked.connect(self.usual_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Label(theme, FontRole.SECTION, "t1", _("What counts")))
        head.addStretch()
        head.addWidget(Label(theme, FontRole.CAPTION, "t2", _("sums to 100%")))
        column.addLayout(head)
        for part in Part:
            slider = StepSlider(theme, part_name(part))
            slider.setObjectName(part.value)
            slider.chosen.connect(self._on_chosen)
            self.sliders[part] = slider
            column.addWidget(slider)
        column.addWidget(self.reason)
        column.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeading)

    def show_weights(self, weights: FitWeights) -> None:
        """Show other weights."""
        self._shown = weights
        values = {part: Decimal(getattr(weights, part.value)) for part in Part}
        total = sum(values.values())
        for part, slider in self.sliders.items():
            others = total - values[part]
            steps = [(Decimal(n), self._share(Decimal(n), others)) for n in range(0, 101, _STEP)]
            slider.show_steps(steps, values[part])
        self.usual.setVisible(weights != FitWeights())

    def _share(self, weight: Decimal, others: Decimal) -> str:
        total = weight + others
        return self._formatter.percent(weight / total if total else Decimal(0))

    def _on_chosen(self, value: object) -> None:
        slider = self.sender()
        if not isinstance(slider, StepSlider) or not isinstance(value, Decimal):
            return
        reason = self._take(Part(slider.objectName()), value)
        self.reason.setText(reason or "")
        self.reason.setVisible(bool(reason))
        if reason:
            self.show_weights(self._shown)
