"""The positions: a toolbar and the table, or what stands in its place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from planner.calculators.evaluation import Evaluation
from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.grouped_table_model import GroupedTableModel
from planner.desktop.viewmodels.positions_table import (
    MEMBERS_GROUP,
    PositionsTable,
    cost_heading,
    positions_columns,
)
from planner.desktop.viewmodels.seat_cells import BAND, COLUMN_KEYS, COST, ENGAGEMENT, POOL
from planner.desktop.viewmodels.seat_editing import Refusal
from planner.desktop.widgets.cell_delegates import (
    BandDelegate,
    CellDelegate,
    ChoiceDelegate,
    LocalMoneyDelegate,
    OverlapDelegate,
    PlaceDelegate,
    RoleDelegate,
    StatusDelegate,
    TextDelegate,
)
from planner.desktop.widgets.cell_editors import Search
from planner.desktop.widgets.column_fit import fitted_widths
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.filter_field import FilterField
from planner.desktop.widgets.grouped_table_view import GroupedTableView
from planner.desktop.widgets.notice_button import NoticeButton
from planner.desktop.widgets.state_view import StateView
from planner.desktop.widgets.toolbar import Toolbar
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.terms import engagement_name, level_name, role_name, status_name
from planner.market.role import Level, RoleFamily
from planner.plan.model import Engagement, Plan, PositionStatus
from planner.quantities.identifiers import CurrencyCode

_NAME_WIDTHS = (180, 216)
"""Where names would have less than the first, the columns of least priority give way; up to the
second the other columns become narrower."""
_GIVING_WAY = (ENGAGEMENT, POOL, BAND)
"""The first goes first; what the last two say, the inspector says too."""


class PositionsPanel(QWidget):
    """Shows a plan's seats; edits leave as the model's ``edited`` signal.

    Signals:
        add_requested: Add a position.
        problems_requested: Show what there is to check.
        inspector_requested: Show or hide the inspector.
    """

    add_requested = Signal()
    problems_requested = Signal()
    inspector_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        refusal: Refusal,
        search: Search,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._formatter = formatter
        self._table = PositionsTable(formatter)
        self._evaluation: Evaluation | None = None
        self._sort_key: str | None = None
        self._is_descending = False
        self._hidden_key: str | None = None
        self._is_fitting = False
        self._columns = positions_columns(CurrencyCode("USD"))
        self.model = GroupedTableModel(self._columns, self)
        self.view = GroupedTableView(theme, icons, self.model, self._delegates(refusal, search))
        self.view.setAccessibleName(_("Positions"))
        self.view.fold(MEMBERS_GROUP, is_folded=True)
        self._make_toolbar()
        self._make_states()
        self._lay_out()
        self.view.sort_chosen.connect(self._on_sort_chosen)
        columns = range(1, len(COLUMN_KEYS))
        self._wished = {number: self.view.columnWidth(number) for number in columns}
        self.view.header().sectionResized.connect(self._on_section_resized)

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show a plan and its results."""
        self._evaluation = evaluation
        self._show_heading(evaluation.plan.reporting_currency)
        self._show_groups()
        problems = len(evaluation.problems)
        self.notice.setVisible(bool(problems))
        self.notice.say(
            ngettext("{count} thing to check", "{count} things to check", problems).format(
                count=self._formatter.integer(problems)
            )
        )

    def show_unreadable(self, evaluation: Evaluation) -> None:
        """Say in each cell of the market's big tables that one of them cannot be read."""
        self._table.mark_unreadable(evaluation.market)
        self.show_evaluation(evaluation)

    def take_focus(self) -> None:
        """Give the focus to the table, or to the button of what stands in its place."""
        shown = self._stack.currentWidget()
        target = shown.button if isinstance(shown, StateView) else self.view
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_anew(self) -> None:
        """Forget filter and sorting, for another plan."""
        self._hidden_key = None
        self.view.clear_current()
        self.filter.clear()
        self.view.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.view.fold(MEMBERS_GROUP, is_folded=True)

    @property
    def column_widths(self) -> tuple[int, ...]:
        """The widths wished for all columns, also where there is no room for them."""
        return (self.view.columnWidth(0), *self._wished.values())

    @property
    def is_fitting(self) -> bool:
        """Whether the columns are being fitted to the room, rather than given widths by hand."""
        return self._is_fitting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow the columns where there is little room, and hide those of least priority."""
        super().resizeEvent(event)
        view = self.view
        least = {number: view.least_width(number) for number in self._wished}
        giving_way = [COLUMN_KEYS.index(key) for key in _GIVING_WAY]
        room = self.width() - view.verticalScrollBar().sizeHint().width()
        fitted = fitted_widths(self._wished, least, giving_way, room, _NAME_WIDTHS)
        self._is_fitting = True
        for number in self._wished:
            view.setColumnHidden(number, number not in fitted)
            if number in fitted:
                view.setColumnWidth(number, fitted[number])
        self._is_fitting = False

    def _show_heading(self, currency: CurrencyCode) -> None:
        number = COLUMN_KEYS.index(COST)
        self.model.set_heading(number, cost_heading(currency))

    def _show_groups(self) -> None:
        if self._evaluation is None:
            return
        groups = self._table.groups(
            self._evaluation,
            filter_text=self.filter.text(),
            sort_key=self._sort_key,
            is_descending=self._is_descending,
        )
        self.model.show(groups)
        plan = self._evaluation.plan
        self._show_count(plan)
        if not plan.positions and not plan.members:
            self._show_in_stack(self.empty)
        elif not groups:
            self._no_match.say(
                _("Nothing matches “{text}”").format(text=self.filter.text().strip()),
                _("The filter looks at every column and the seat's ID."),
            )
            self._show_in_stack(self._no_match)
        else:
            self._show_in_stack(self.view)

    def _show_in_stack(self, widget: QWidget) -> None:
        """Change what stands there, and keep the focus there if it was."""
        if self._stack.currentWidget() is widget:
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._stack.isAncestorOf(focused)
        self._stack.setCurrentWidget(widget)
        if had_focus:
            self.take_focus()

    def _show_count(self, plan: Plan) -> None:
        """Count the positions, and where some are hidden how many of all are shown."""
        count = self._formatter.integer(len(plan.positions))
        if self.filter.text().strip():
            keys = set(self.model.row_keys())
            shown = sum(position.id in keys for position in plan.positions)
            count = _("{shown} of {all}").format(shown=self._formatter.integer(shown), all=count)
        self._count.setText(count)
        self.filter.setAccessibleDescription(count if self.filter.text().strip() else "")

    def _delegates(self, refusal: Refusal, search: Search) -> list[CellDelegate]:
        theme = self._theme
        role, place, engagement, start, base_pay, cost, band, overlap, pool, status = self._columns
        roles = [(each, role_name(each)) for each in RoleFamily]
        levels = [(each, level_name(each)) for each in Level]
        engagements = [(each, engagement_name(each)) for each in Engagement]
        statuses = [(each, status_name(each)) for each in PositionStatus]
        return [
            RoleDelegate(theme, role, roles, levels, self),
            PlaceDelegate(theme, place, refusal, search, self),
            ChoiceDelegate(theme, engagement, engagements, self),
            TextDelegate(theme, start, refusal, self),
            LocalMoneyDelegate(theme, base_pay, refusal, self),
            CellDelegate(theme, cost, parent=self),
            BandDelegate(theme, band, parent=self),
            OverlapDelegate(theme, overlap, parent=self),
            CellDelegate(theme, pool, parent=self),
            StatusDelegate(theme, status, statuses, self),
        ]

    def _make_toolbar(self) -> None:
        theme, icons = self._theme, self._icons
        self._title = Label(theme, FontRole.TITLE, "t1", _("Positions"))
        self._count = Label(theme, FontRole.BODY, "t3")
        self.filter = FilterField(theme, icons)
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter positions"))
        self.filter.setToolTip(_("Filter positions (F)"))
        self.filter.setFixedWidth(180)
        self.filter.setClearButtonEnabled(False)
        self.filter.textChanged.connect(self._on_filter_changed)
        self.notice = NoticeButton(theme, icons)
        self.notice.clicked.connect(self._on_notice_clicked)
        self.add = Button(theme, icons, _("Add position"), icon_name="plus", key_hint="N")
        self.add.clicked.connect(self._on_add_clicked)
        self.inspect = Button(theme, icons, kind=ButtonKind.PLAIN, icon_name="info")
        self.inspect.setAccessibleName(_("Show or hide the inspector"))
        self.inspect.setToolTip(_("Show or hide the inspector (I)"))
        self.inspect.clicked.connect(self._on_inspect_clicked)

    def _make_states(self) -> None:
        theme, icons = self._theme, self._icons
        add = Button(theme, icons, _("Add position"), kind=ButtonKind.PRIMARY, icon_name="plus")
        self.empty = StateView(theme, icons, "users-three", add)
        self.empty.say(
            _("No positions yet"),
            _("Add the first one to see what it costs, when it starts and what hours it shares."),
        )
        self.empty.action_chosen.connect(self._on_add_clicked)
        clear = Button(theme, icons, _("Clear the filter"))
        self._no_match = StateView(theme, icons, "funnel-simple", clear)
        self._no_match.action_chosen.connect(self.filter.clear)

    def _lay_out(self) -> None:
        toolbar = Toolbar()
        row = toolbar.row
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addSpacing(8)
        row.addWidget(self.filter)
        row.addStretch()
        row.addWidget(self.notice)
        row.addWidget(self.add)
        row.addWidget(self.inspect)
        self._stack = QStackedWidget()
        for widget in (self.view, self.empty, self._no_match):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(toolbar)
        column.addWidget(Hairline(self._theme))
        column.addWidget(self._stack, 1)

    def _on_section_resized(self, number: int, _before: int, now: int) -> None:
        if number in self._wished and now and not self._is_fitting:
            self._wished[number] = now

    def _on_filter_changed(self, _text: str) -> None:
        """Select nothing in place of a seat the filter hides, and that seat once it shows again."""
        chosen = self.view.current_key or self._hidden_key
        self._show_groups()
        self._hidden_key = None
        if chosen is None or self.view.current_key == chosen:
            return
        if not self.view.go_to(chosen):
            self.view.clear_current()
            self._hidden_key = chosen

    def _on_sort_chosen(self, key: str, is_descending: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        self._sort_key = key or None
        self._is_descending = is_descending
        self._show_groups()

    def _on_notice_clicked(self) -> None:
        self.problems_requested.emit()

    def _on_add_clicked(self) -> None:
        self.add_requested.emit()

    def _on_inspect_clicked(self) -> None:
        self.inspector_requested.emit()
