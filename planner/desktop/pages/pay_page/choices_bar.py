"""Whose pay is looked at, where in the market, raised by how much, and in which money."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.form_fields import FieldKind, FormField
from planner.desktop.viewmodels.pay.pay_question import (
    MOST_UPLIFT,
    MoneyBasis,
    PayParts,
    PayQuestion,
)
from planner.desktop.widgets.chart_panel import TextLine
from planner.desktop.widgets.committed_field import CommittedField
from planner.desktop.widgets.form_choice import FormChoice
from planner.desktop.widgets.weight_slider import WeightSlider
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.terms import level_name, role_name
from planner.market.role import Level, RoleFamily
from planner.quantities.identifiers import CurrencyCode

_HEIGHT = 62
_LOWEST, _HIGHEST = 10, 90
_UPLIFT_STEP = 5
_CONTROL = 28
_SLIDER_WIDTH = 110
_FIELD_WIDTH = 52
_FIRST = CurrencyCode("USD")
"""Stands for the reporting currency until a plan is shown: a choice cannot be without any."""

Choices = Sequence[tuple[object, str]]


class ChoicesBar(QWidget):
    """Shows a ``PayQuestion``.

    Args:
        read_percentile: Takes a typed percentile, or returns why it cannot be.

    Signals:
        changed: The name of a part of the question, and its value.
    """

    changed = Signal(str, object)

    def __init__(
        self, theme: Theme, formatter: Formatter, read_percentile: Callable[[str], str | None]
    ) -> None:
        super().__init__()
        self._formatter = formatter
        self._read_percentile = read_percentile
        self.setFixedHeight(_HEIGHT)
        self.role = self._choice(theme, "role", _("Role"), _roles(), 184)
        self.level = self._choice(theme, "level", _("Level"), _levels(), 96)
        self.basis = self._choice(theme, "basis", _("Money"), _bases(_FIRST), 136)
        self.parts = self._choice(theme, "parts", _("Offer tells"), _parts(), 116)
        self.percentile = WeightSlider(theme, self)
        self.percentile.setRange(_LOWEST, _HIGHEST)
        self.percentile.setSingleStep(1)
        self.percentile.setPageStep(5)
        self.percentile.setAccessibleName(_("Target percentile"))
        self.percentile.valueChanged.connect(self._on_percentile_moved)
        self.typed = CommittedField(theme, "percentile", self._take_percentile)
        self.typed.setAccessibleName(_("Target percentile"))
        self.typed.setFixedWidth(_FIELD_WIDTH)
        self.uplift = WeightSlider(theme, self)
        self.uplift.setRange(0, round(MOST_UPLIFT * 100))
        self.uplift.setSingleStep(_UPLIFT_STEP)
        self.uplift.setPageStep(_UPLIFT_STEP)
        self.uplift.setAccessibleName(_("What if we raise the offer"))
        self.uplift.valueChanged.connect(self._on_uplift_moved)
        for slider in (self.percentile, self.uplift):
            slider.setFixedWidth(_SLIDER_WIDTH)
        self.effect = TextLine(theme, FontRole.CAPTION, "t2")
        self._is_showing = False
        self._lay_out(theme)

    def show_question(self, question: PayQuestion, currency: CurrencyCode, effect: str) -> None:
        """Show what is asked, and what raising the offer costs."""
        self._is_showing = True
        self._show(self.role, "role", _roles(), question.role)
        self._show(self.level, "level", _levels(), question.level)
        self._show(self.basis, "basis", _bases(currency), question.basis)
        self._show(self.parts, "parts", _parts(), question.parts)
        percent = question.percentile * 100
        self.percentile.setValue(round(percent))
        self.typed.show_text(
            _("P{percentile}").format(percentile=self._formatter.number(percent, 0))
        )
        self.uplift.setValue(round(question.uplift * 100))
        self.effect.say(effect)
        self._is_showing = False

    def _lay_out(self, theme: Theme) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 14, 6)
        row.setSpacing(14)
        row.addLayout(_labeled(theme, _("Role"), self.role))
        row.addLayout(_labeled(theme, _("Level"), self.level))
        row.addLayout(_labeled(theme, _("Target percentile"), self.percentile, self.typed))
        row.addLayout(_labeled(theme, _("What if we raise the offer"), self.uplift, self.effect), 1)
        row.addLayout(_labeled(theme, _("Money"), self.basis))
        row.addLayout(_labeled(theme, _("Offer tells"), self.parts))

    def _choice(
        self, theme: Theme, key: str, name: str, choices: Choices, width: int
    ) -> FormChoice:
        choice = FormChoice(theme, FormField(key, name, FieldKind.CHOICE, choices=choices), self)
        choice.setAccessibleName(name)
        choice.setFixedSize(width, 28)
        choice.chosen.connect(self.changed)
        return choice

    def _show(self, choice: FormChoice, key: str, choices: Choices, value: object) -> None:
        name = next((name for each, name in choices if each == value), "")
        choice.show_field(
            FormField(key, key, FieldKind.CHOICE, text=name, value=value, choices=choices)
        )

    def _take_percentile(self, _key: str, text: str) -> str | None:
        return self._read_percentile(text)

    def _on_percentile_moved(self, percent: int) -> None:
        if not self._is_showing:
            self.changed.emit("percentile", Decimal(percent) / 100)

    def _on_uplift_moved(self, percent: int) -> None:
        if not self._is_showing:
            self.changed.emit("uplift", Decimal(percent) / 100)


def _labeled(theme: Theme, text: str, *widgets: QWidget) -> QVBoxLayout:
    parent = widgets[0].parentWidget()  # else nobody keeps the label until it is laid out
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addWidget(Label(theme, FontRole.CAPTION, "t2", text, parent))
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStrut(_CONTROL)
    for widget in widgets:
        row.addWidget(widget, 1 if widget is widgets[0] else 0)
    if len(widgets) > 1 and isinstance(widgets[1], TextLine):
        row.setStretch(1, 2)
    column.addLayout(row)
    return column


def _roles() -> Choices:
    return tuple((each, role_name(each)) for each in RoleFamily)


def _levels() -> Choices:
    return tuple((each, level_name(each)) for each in Level)


def _bases(currency: CurrencyCode) -> Choices:
    return (
        (MoneyBasis.LOCAL, _("Local money")),
        (MoneyBasis.REPORTING, currency),
        (MoneyBasis.PURCHASING_POWER, _("Purchasing power")),
    )


def _parts() -> Choices:
    return ((PayParts.BASE, _("Base pay")), (PayParts.TOTAL, _("Total pay")))
