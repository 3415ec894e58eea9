"""The panel of the user's own figures: the list, and what can be done with the chosen one."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.menus import Menu
from planner.desktop.pages.data_page.own_list import OwnFiguresModel, OwnFiguresView
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.data_overrides import OwnEntry, has_card, own_entries
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.state_view import StateView
from planner.desktop.widgets.toolbar import Toolbar
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan


class OwnFiguresPanel(QWidget):
    """Shows a plan's own figures.

    Signals:
        opened: The ``OwnEntry`` whose card is wanted.
        remove_requested: The ``OwnEntry`` to go back to the published figure of.
        keep_requested: The ``OwnEntry`` to keep against what is published today.
        table_requested: The name of the table to choose a figure from.
    """

    opened = Signal(object)
    remove_requested = Signal(object)
    keep_requested = Signal(object)
    table_requested = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._formatter = formatter
        self.model = OwnFiguresModel(self)
        self.view = OwnFiguresView(theme, icons, self.model)
        self.view.opened.connect(self.opened)
        self.view.remove_requested.connect(self._on_remove_requested)
        self.view.entry_chosen.connect(self._show_actions)
        self._count = Label(theme, FontRole.BODY, "t3")
        self._make_buttons()
        self._make_states()
        self._lay_out()
        self.show_plan(None, None)

    def show_plan(self, plan: Plan | None, market: Snapshot | None) -> None:
        """Show a plan's own figures, or that no plan is open."""
        is_open = plan is not None and market is not None
        self.add.setEnabled(is_open)
        tip = _("Add your own figure") if is_open else _("Open a plan to add your own figures.")
        self.add.setToolTip(tip)
        entries = own_entries(plan, market, self._formatter) if plan and market else ()
        current, row = self.view.entry, self.view.currentIndex().row()
        self.model.show(entries)
        self._count.setText(self._formatter.integer(len(entries)) if is_open else "")
        if current is not None:
            same = self.model.index_of(current.figure.subject)
            self.view.setCurrentIndex(same if same.isValid() else self.model.index_near(row))
        shown = self.view if entries else self._empty if is_open else self._without_plan
        if self.view.hasFocus() and shown is not self.view:  # else it goes wherever comes next
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stack.setCurrentWidget(shown)
        self._show_actions()

    def place_of_current(self) -> QRect:
        """Return where the current entry lies on the screen."""
        view = self.view
        rect = view.visualRect(view.currentIndex())
        return QRect(view.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def _make_buttons(self) -> None:
        theme, icons = self._theme, self._icons
        self.add = Button(theme, icons, icon_name="plus")
        self.add.setAccessibleName(_("Add your own figure"))
        self.menu = Menu(theme, self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.menu.triggered.connect(self._on_table_chosen)
        self.add.setMenu(self.menu)
        self.open = Button(theme, icons, _("Open"), kind=ButtonKind.QUIET, icon_name="info")
        self.keep = Button(theme, icons, _("Keep"), kind=ButtonKind.QUIET, icon_name="check")
        self.keep.setToolTip(_("Keep your figure against what is published today."))
        self.remove = Button(
            theme, icons, _("Back to published"), kind=ButtonKind.QUIET, icon_name="arrow-u-up-left"
        )
        self.remove.setToolTip(_("Use the published figure again (Delete)"))
        self.open.clicked.connect(self._on_open_clicked)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)

    def _make_states(self) -> None:
        choose = Button(self._theme, self._icons, _("Choose a figure"), has_caret=True)
        choose.setMenu(self.menu)
        self._empty = StateView(self._theme, self._icons, "user", choose)
        self._empty.say(
            _("No figures of your own"),
            _(
                "What you know better than the market data can stand in its place: pay, rates, "
                "pools, terms. The published figure stays beside it."
            ),
        )
        hidden = Button(self._theme, self._icons)
        self._without_plan = StateView(self._theme, self._icons, "user", hidden)
        hidden.hide()
        self._without_plan.say(
            _("No plan open"), _("Your own figures belong to a plan. Open one to see them.")
        )

    def _lay_out(self) -> None:
        toolbar = Toolbar()
        row = toolbar.row
        row.addWidget(Label(self._theme, FontRole.TITLE, "t1", _("Own figures")))
        row.addWidget(self._count)
        row.addStretch()
        row.addWidget(self.add)
        self._stack = QStackedWidget()
        for widget in (self.view, self._empty, self._without_plan):
            self._stack.addWidget(widget)
        self._actions = QWidget()
        actions = QHBoxLayout(self._actions)
        actions.setContentsMargins(8, 3, 8, 3)
        actions.setSpacing(0)
        for button in (self.open, self.keep, self.remove):
            actions.addWidget(button)
        actions.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(toolbar)
        column.addWidget(Hairline(self._theme))
        column.addWidget(self._stack, 1)
        column.addWidget(self._actions)

    def _show_actions(self) -> None:
        entry = self.view.entry
        self._actions.setVisible(entry is not None)
        if entry is not None:
            self.open.setVisible(has_card(entry.figure))
            self.keep.setVisible(entry.is_due)
            self.remove.setEnabled(entry.is_removable)

    def _fill_menu(self) -> None:
        self.menu.clear()
        for table, name in _replaceable().items():
            action = self.menu.addAction(name)
            action.setData(table)

    def _on_table_chosen(self, action: QAction) -> None:
        self.table_requested.emit(action.data())

    def _on_open_clicked(self) -> None:
        self._tell(self.opened.emit)

    def _on_keep_clicked(self) -> None:
        self._tell_and_stay(self.keep_requested.emit)

    def _on_remove_clicked(self) -> None:
        self._tell_and_stay(self.remove_requested.emit)

    def _on_remove_requested(self, entry: OwnEntry) -> None:
        if entry.is_removable:
            self.remove_requested.emit(entry)

    def _tell_and_stay(self, emit: Callable[[OwnEntry], None]) -> None:
        """Tell of a button that may go with its entry: the focus stays in the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(emit)

    def _tell(self, emit: Callable[[OwnEntry], None]) -> None:
        if self.view.entry is not None:
            emit(self.view.entry)


def _replaceable() -> dict[str, str]:
    """Return the tables whose figures can be replaced, with what is in them."""
    return {
        "pay_bands": _("Pay band…"),
        "employer_cost_lines": _("Contribution rate…"),
        "talent_countries": _("Talent pool of a country…"),
        "talent_skills": _("Talent pool of a skill…"),
        "statutory_terms": _("Leave, notice, probation or hours…"),
        "price_levels": _("Price level…"),
    }
