"""The positions: a toolbar and the table, or what stands in its place."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from planner.calculators.evaluation import Evaluation
from planner.calculators.hiring.seat_timeline import Timeline
from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.icons import Icons
from planner.desktop.pages.plan_page.positions_toolbar import PositionsToolbar
from planner.desktop.pages.plan_page.seat_delegates import SeatDelegates
from planner.desktop.pages.plan_page.table_columns import TableColumns
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.grouped_table_model import GroupedTableModel
from planner.desktop.viewmodels.grouping import MEMBERS_GROUP, Grouping
from planner.desktop.viewmodels.positions_columns import cost_heading, positions_columns
from planner.desktop.viewmodels.positions_table import PositionsTable
from planner.desktop.viewmodels.seat_cells import COLUMN_KEYS, COST
from planner.desktop.viewmodels.seat_doubts import with_doubts
from planner.desktop.viewmodels.seat_editing import Refusal
from planner.desktop.viewmodels.seat_marks import SeatMark
from planner.desktop.viewmodels.timeline_cells import LATE_DAYS, late_seats
from planner.desktop.widgets.cell_editors import Choices, Search
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.grouped_table_view import GroupedTableView
from planner.desktop.widgets.state_view import StateView
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.plan.model import Plan
from planner.plan.problem import Problem
from planner.quantities.identifiers import CurrencyCode, SeatId


class PositionsPanel(QWidget):
    """Shows a plan's seats; edits leave as the model's ``edited`` signal.

    Signals:
        add_requested: Add a position.
        problems_requested: Show what there is to check.
        inspector_requested: Show or hide the inspector.
        grouping_chosen: The reader grouped the rows by something else.
    """

    add_requested = Signal()
    problems_requested = Signal()
    inspector_requested = Signal()
    grouping_chosen = Signal()

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
        self._late: frozenset[SeatId] = frozenset()
        self._doubts: tuple[Problem, ...] = ()
        self._grouping = Grouping.TEAM
        self.model = GroupedTableModel(positions_columns(CurrencyCode("USD")), self)
        delegates = SeatDelegates(theme, refusal, search, self._teams, self).of(self.model.columns)
        self.view = GroupedTableView(theme, icons, self.model, delegates)
        self.view.setAccessibleName(_("Positions"))
        self.view.fold(MEMBERS_GROUP, is_folded=True)
        self.columns = TableColumns(self.view, self.model.columns)
        self.toolbar = PositionsToolbar(theme, icons)
        self.filter, self.notice, self.add = (
            self.toolbar.filter,
            self.toolbar.notice,
            self.toolbar.add,
        )
        self._make_states()
        self._lay_out()
        self._connect()

    def mark(self, marks: Mapping[SeatId, SeatMark]) -> None:
        """Mark from now on how these seats differ from the base."""
        self._table.mark(marks)

    def expect(self, timeline: Timeline | None, doubts: tuple[Problem, ...] = ()) -> None:
        """Say from now on when seats are expected to fill, and which may never.

        Args:
            timeline: When they are; None until that is worked out.
            doubts: Problems of seats that may never fill.
        """
        self._doubts = doubts
        self._table.expect(timeline)
        self._late = late_seats(timeline)

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show a plan and its results."""
        evaluation = with_doubts(evaluation, self._doubts)
        self._evaluation = evaluation
        self._show_late()
        self._show_heading(evaluation.plan.reporting_currency)
        self._show_groups()
        problems = len(evaluation.problems)
        self.notice.setVisible(bool(problems))
        self.notice.say(
            ngettext("{count} thing to check", "{count} things to check", problems).format(
                count=self._formatter.integer(problems)
            ),
            ngettext("{count} to check", "{count} to check", problems).format(
                count=self._formatter.integer(problems)
            ),
        )
        self.toolbar.fit()

    def show_unreadable(self, evaluation: Evaluation) -> None:
        """Say in each cell of the market's big tables that one of them cannot be read."""
        self._table.mark_unreadable(evaluation.market)
        self.show_evaluation(evaluation)

    @property
    def grouping(self) -> Grouping:
        """What rows are grouped by."""
        return self._grouping

    def group_by(self, grouping: Grouping) -> None:
        """Group the rows by something else, keeping the current row in sight."""
        if grouping is self._grouping:
            return
        self._grouping = grouping
        self.toolbar.show_grouping(grouping)
        self._show_groups()
        self.view.scrollTo(self.view.currentIndex())
        self.grouping_chosen.emit()

    @property
    def is_sorted(self) -> bool:
        """Whether rows stand in another order than the plan's."""
        return self._sort_key is not None

    def clear_sorting(self) -> None:
        """Show the plan's order again."""
        self.view.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def show_all(self) -> None:
        """Take every filter away."""
        self.filter.clear()
        self.toolbar.late.setChecked(False)

    def take_focus(self) -> None:
        """Give the focus to the table, or to the button of what stands in its place."""
        shown = self._stack.currentWidget()
        target = shown.button if isinstance(shown, StateView) else self.view
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_anew(self) -> None:
        """Forget filter and sorting, for another plan."""
        self._hidden_key = None
        self.view.clear_current()
        self.show_all()
        self.clear_sorting()
        self.view.fold(MEMBERS_GROUP, is_folded=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns into the room there is."""
        super().resizeEvent(event)
        self.columns.fit(self.width() - self.view.verticalScrollBar().sizeHint().width())

    def _show_late(self) -> None:
        """Say how many seats are late; the last one gone, all rows show again."""
        late, button = len(self._late), self.toolbar.late
        count = self._formatter.integer(late)
        button.say(
            ngettext(
                "{count} seat expected more than {days} days late",
                "{count} seats expected more than {days} days late",
                late,
            ).format(count=count, days=self._formatter.integer(LATE_DAYS)),
            ngettext("{count} late", "{count} late", late).format(count=count),
        )
        button.setVisible(bool(late))
        if not late:
            button.setChecked(False)

    @property
    def _is_filtered(self) -> bool:
        return bool(self.filter.text().strip()) or self.toolbar.late.isChecked()

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
            grouping=self._grouping,
            only=self._late if self.toolbar.late.isChecked() else None,
        )
        self.view.expect_rows(sum(len(group.rows) for group in groups))
        self.model.show(groups)
        plan = self._evaluation.plan
        self._show_count(plan)
        if not plan.positions and not plan.members:
            self._show_in_stack(self.empty)
        elif not groups:
            self._no_match.say(
                _("Nothing matches “{text}”").format(text=self.filter.text().strip()),
                _("The filter looks at the columns you chose and the seat's ID."),
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
        if self._is_filtered:
            keys = set(self.model.row_keys())
            shown = sum(position.id in keys for position in plan.positions)
            count = _("{shown} of {all}").format(shown=self._formatter.integer(shown), all=count)
        self.toolbar.count.setText(count)
        self.toolbar.fit()
        self.filter.setAccessibleDescription(count if self._is_filtered else "")

    def _teams(self) -> Choices:
        """Return the plan's teams by ID."""
        teams = self._evaluation.plan.teams if self._evaluation is not None else ()
        return [(team.id, team.name) for team in teams]

    def _connect(self) -> None:
        self.view.sort_chosen.connect(self._on_sort_chosen)
        self.view.columns_menu_requested.connect(self._on_columns_menu_requested)
        self.columns.chosen.connect(self._on_columns_chosen)
        toolbar = self.toolbar
        toolbar.filter.textChanged.connect(self._on_filter_changed)
        toolbar.notice.clicked.connect(self._on_notice_clicked)
        toolbar.late.toggled.connect(self._on_late_toggled)
        toolbar.add.clicked.connect(self._on_add_clicked)
        toolbar.inspect.clicked.connect(self._on_inspect_clicked)
        toolbar.group_menu.chosen.connect(self._on_grouping_chosen)
        menu = toolbar.columns_menu
        menu.aboutToShow.connect(self._on_columns_menu_about_to_show)
        menu.toggled.connect(self.columns.toggle)
        menu.moved.connect(self.columns.move)
        menu.reset.connect(self.columns.reset)

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
        self._no_match.action_chosen.connect(self.show_all)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for widget in (self.view, self.empty, self._no_match):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(Hairline(self._theme))
        column.addWidget(self._stack, 1)

    def _on_columns_chosen(self) -> None:
        """Make cells of the columns shown now."""
        self._table.want(self.columns.choice.shown)
        if self._sort_key in self.columns.choice.hidden:
            self.clear_sorting()  # nothing would say any more what they are sorted by
        self._show_groups()
        self._show_columns_in_menu()

    def _show_columns_in_menu(self) -> None:
        visible = self.view.visible_columns
        self.toolbar.columns_menu.tick(visible)
        at = self.model.columns[max(0, self.view.currentIndex().column())]
        self.toolbar.columns_menu.offer_moves(
            at,
            to_left=self.columns.can_move(at.key, is_left=True),
            to_right=self.columns.can_move(at.key, is_left=False),
        )

    def _on_columns_menu_about_to_show(self) -> None:
        by_key = {column.key: column for column in self.model.columns}
        columns = [by_key[key] for key in self.view.column_order]
        self.toolbar.columns_menu.fill(columns, self.view.visible_columns)
        self._show_columns_in_menu()

    def _on_columns_menu_requested(self, where: QPoint) -> None:
        self.toolbar.columns_menu.popup(where)

    def _on_grouping_chosen(self, key: str) -> None:
        self.group_by(Grouping(key))

    def _on_late_toggled(self, _is_on: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        self._filter_anew()

    def _on_filter_changed(self, _text: str) -> None:
        self._filter_anew()

    def _filter_anew(self) -> None:
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
