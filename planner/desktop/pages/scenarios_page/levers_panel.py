"""All levers under each other, the settings of one of them under its row."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.pages.scenarios_page.lever_form_panel import LeverFormPanel
from planner.desktop.pages.scenarios_page.lever_row import COST_WIDTH, LeverRow
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.scenarios.lever_fields import LeverFields
from planner.desktop.viewmodels.scenarios.lever_lines import LeverLine
from planner.desktop.widgets.entry_fields import Take
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars
from planner.desktop.widgets.tab_order import order_as_laid_out
from planner.localization.formatting import Formatter
from planner.localization.lever_evidence_texts import evidence_title
from planner.localization.messages import _
from planner.market.lever import LeverKind

_EDGE = 16
_MARKS = 49
"""Where the marks of a row begin."""


class LeversPanel(QWidget):
    """Shows ``LeverLine``s.

    Args:
        take: Takes the key of a field of the open lever and its value.

    Signals:
        switched: The lever's key, and whether it is on now.
        opened: The key of the lever whose settings are to be shown; empty for none.
        assumptions_wanted: What is evidence and what is judgment is to be shown.
    """

    switched = Signal(str, bool)
    opened = Signal(str)
    assumptions_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter, take: Take) -> None:
        super().__init__()
        self._theme, self._icons, self._formatter = theme, icons, formatter
        self.count = Label(theme, FontRole.BODY, "t2", parent=self)
        self.assumptions = Button(theme, icons, _("Assumptions"), kind=ButtonKind.QUIET)
        self.assumptions.setToolTip(evidence_title())
        self.assumptions.clicked.connect(self.assumptions_wanted)
        self.rows: dict[LeverKind, LeverRow] = {}
        self._rules: list[Hairline] = []
        self.form = LeverFormPanel(theme, icons, take)
        self.form.hide()
        self.none = Label(theme, FontRole.BODY, "t2", parent=self)
        self.none.setWordWrap(True)
        self.none.setContentsMargins(_EDGE, 14, _EDGE, 14)
        self.none.setText(_("The market data in use say nothing of levers."))
        self.none.hide()
        self._open: LeverKind | None = None
        self._lay_out(theme)

    @property
    def open_lever(self) -> LeverKind | None:
        """Whose settings are on show."""
        return self._open

    def show_lines(self, lines: Sequence[LeverLine], levers_on: int) -> None:
        """Show the levers as they are now."""
        self.count.setText(_("{count} on").format(count=self._formatter.integer(levers_on)))
        self.none.setVisible(not lines)
        if [line.kind for line in lines] != list(self.rows):
            self._build(lines)
            return
        for line in lines:
            self.rows[line.kind].show_line(line)

    def show_form(self, kind: LeverKind | None, fields: LeverFields | None) -> None:
        """Show the settings of a lever under its row; none for None."""
        is_new = kind is not self._open
        self._open = kind
        for each, row in self.rows.items():
            row.show_opened(is_open=each is kind)
        if kind is None or fields is None or kind not in self.rows:
            self.form.hide()
            return
        self.form.show_fields(fields)
        if is_new:
            at = self._column.indexOf(self.rows[kind])
            self._column.removeWidget(self.form)
            self._column.insertWidget(at + 1, self.form)
            self.form.show()
            order_as_laid_out(self._body)
            QTimer.singleShot(0, self, self._show_all_of_it)

    def focus_content(self) -> QWidget:
        """Return where the keys begin."""
        first = next(iter(self.rows.values()), None)
        return self.assumptions if first is None else first.switch

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_EDGE, 8, 8, 0)
        head.setSpacing(8)
        head.addWidget(Label(theme, FontRole.TITLE, "t1", _("Levers"), self))
        head.addWidget(self.count)
        head.addStretch()
        head.addWidget(self.assumptions)
        self._heads = heads = QHBoxLayout()
        heads.setContentsMargins(_MARKS, 0, _EDGE, 6)
        heads.setSpacing(18)
        time = Label(theme, FontRole.CAPTION, "t2", _("Time to hire"), self)
        time.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        heads.addWidget(time, 1)
        run_rate = Label(theme, FontRole.CAPTION, "t2", _("Run-rate"), self)
        run_rate.setFixedWidth(COST_WIDTH)
        heads.addWidget(run_rate)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch()
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the rows take it and come in sight
        use_slim_scroll_bars(self.area, theme)
        self.area.verticalScrollBar().rangeChanged.connect(self._on_scrolled_range)
        self.area.setWidget(self._body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addLayout(heads)
        whole.addWidget(Hairline(theme))
        whole.addWidget(self.none)
        whole.addWidget(self.area, 1)

    def _on_scrolled_range(self, _least: int, most: int) -> None:
        """Keep the headings over the marks, which make room for a scroll bar."""
        bar = self.area.verticalScrollBar().sizeHint().width() if most else 0
        self._heads.setContentsMargins(_MARKS, 0, _EDGE + bar, 6)

    def _build(self, lines: Sequence[LeverLine]) -> None:
        self._open = None
        self.form.hide()
        self._column.removeWidget(self.form)
        self.form.setParent(self._body)
        for widget in (*self.rows.values(), *self._rules):
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.rows = {}
        self._rules = [Hairline(self._theme) for _line in lines]
        for line, rule in zip(lines, self._rules, strict=True):
            row = LeverRow(self._theme, self._icons, line)
            row.switched.connect(self.switched)
            row.opened.connect(self._on_opened)
            self.rows[line.kind] = row
            self._column.insertWidget(self._column.count() - 1, row)
            self._column.insertWidget(self._column.count() - 1, rule)

    def _show_all_of_it(self) -> None:
        row = self.rows.get(self._open) if self._open is not None else None
        if row is not None:
            self.area.ensureWidgetVisible(self.form, 0, 8)
            self.area.ensureWidgetVisible(row, 0, 8)

    def _on_opened(self, key: str) -> None:
        kind = LeverKind(key)
        self.opened.emit("" if kind is self._open else key)
