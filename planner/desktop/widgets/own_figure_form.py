"""The form an own figure is typed into: a field for each value, and why."""

from collections.abc import Sequence
from decimal import Decimal
from unicodedata import category

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.evidence import Evidence
from planner.desktop.viewmodels.typed_amount import amount_in
from planner.desktop.widgets.field import Field
from planner.localization.figure_names import value_names
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import error_sentence
from planner.localization.typed_numbers import NumberTextError
from planner.market.override import FigureKey, FigureKind, can_stand

_NAME_WIDTH = 96


class OwnFigureForm(QWidget):
    """Starts from the figure in use; a text that cannot be used keeps its field with the reason.

    Signals:
        given: The values, a tuple of ``Decimal``, and why.
        left: Nothing is to be given.
    """

    given = Signal(object, str)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        evidence: Evidence,
        key: FigureKey,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._formatter = formatter
        self._is_share = evidence.is_share
        self._currency, self._currencies = evidence.currency, evidence.currencies
        self._key = key
        self.fields: tuple[Field, ...] = tuple(
            Field(theme, self) for _number in range(key.kind.value_count)
        )
        self.why = Field(theme, self)
        self.why.setText(evidence.own.why if evidence.own is not None else "")
        self.use = Button(theme, icons, _("Use own figure"), kind=ButtonKind.PRIMARY, parent=self)
        self.use.clicked.connect(self._on_use)
        self.cancel = Button(theme, icons, _("Cancel"), kind=ButtonKind.QUIET, parent=self)
        self.cancel.clicked.connect(self._on_cancel)
        self._fill(evidence)
        self._lay_out(theme, evidence)
        for field in (*self.fields, self.why):
            field.returnPressed.connect(self._on_use)

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields[0].selectAll()

    def _fill(self, evidence: Evidence) -> None:
        for field, value in zip(self.fields, evidence.values, strict=False):
            number = value * 100 if self._is_share else value
            if self._key.kind in _WHOLE:
                field.setText(self._formatter.number(number, 0))
            else:
                field.setText(self._formatter.rate(number))

    def _lay_out(self, theme: Theme, evidence: Evidence) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, _NAME_WIDTH)
        grid.setColumnStretch(1, 1)
        names = [*value_names(self._key.kind), _("Why")]
        if len(self.fields) == 1:
            names[0] = _("Your figure, %") if self._is_share else _("Your figure")
        for number, (name, field) in enumerate(zip(names, (*self.fields, self.why), strict=True)):
            label = Label(theme, FontRole.CELL, "t2", name, self)
            label.setBuddy(field)
            is_value = field is not self.why
            field.setAccessibleName(f"{evidence.figure}, {name}" if is_value else name)
            if is_value:
                field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            grid.addWidget(label, number, 0)
            grid.addWidget(field, number, 1)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addLayout(grid)
        column.addLayout(buttons)

    def _on_use(self) -> None:
        values = self._read()
        if values is not None:
            self.given.emit(values, self.why.text().strip())

    def _on_cancel(self) -> None:
        self.left.emit()

    def _read(self) -> tuple[Decimal, ...] | None:
        values: list[Decimal] = []
        for field in self.fields:
            try:
                values.append(self._parsed(field.text()))
            except NumberTextError as error:
                self._refuse(field, error_sentence(error, self._formatter))
                return None
        if can_stand(self._key, tuple(values)):
            return tuple(values)
        self._refuse(self.fields[_first_wrong(values)], self._limits())
        return None

    def _parsed(self, text: str) -> Decimal:
        if self._currency is not None:
            return amount_in(self._currency, text, self._formatter, self._currencies)
        if any(character.isalpha() or category(character) == "Sc" for character in text):
            raise NumberTextError(text)  # no money, so no currency belongs to it
        if self._is_share:
            return self._formatter.parse_percent(text)
        if self._key.kind in _WHOLE:
            return self._formatter.parse_money(text)
        return self._formatter.parse_number(text)

    def _refuse(self, field: Field, sentence: str) -> None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.refuse(sentence)

    def _limits(self) -> str:
        if self._key.kind is FigureKind.PAY_BAND:
            return _("Give yearly pay above 0, from the lowest to the highest.")
        if len(self.fields) > 1:
            return _("Give numbers from the lowest to the highest, none below 0.")
        if self._key.kind is FigureKind.PRICE_LEVEL:
            return _("Give a number above 0.")
        return _("Give a number that is not below 0.")


_WHOLE = frozenset({FigureKind.PAY_BAND, FigureKind.TALENT_POOL, FigureKind.SKILL_POOL})
"""Kinds whose values have no decimals: a lone separator groups their thousands."""


def _first_wrong(values: Sequence[Decimal]) -> int:
    """Return the first value below 0, else the first below the one before it."""
    below = (number for number, value in enumerate(values) if value < 0)
    falling = (number for number in range(1, len(values)) if values[number] < values[number - 1])
    return next(below, next(falling, 0))
