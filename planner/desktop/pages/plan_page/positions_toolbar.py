"""The row above the positions: how many there are, what to show of them, what to do."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.grouping import Grouping, grouping_name
from planner.desktop.widgets.filter_field import FilterField
from planner.desktop.widgets.notice_button import NoticeButton
from planner.desktop.widgets.table_menus import ChoiceMenu, ColumnsMenu
from planner.desktop.widgets.toolbar import Toolbar
from planner.localization.messages import _

_FILTER_WIDTHS = (120, 180)
_STEPS = ((True, 1, False), (True, 0, False), (False, 0, False), (True, 0, True), (False, 0, True))
"""Whether the menus have labels, how wide the filter is, and whether notices are short."""


class PositionsToolbar(Toolbar):
    """Lays out filter, grouping, columns and adding; icons stand for labels where it is narrow."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._grouping = Grouping.TEAM
        self._fitted: tuple[object, ...] = ()
        self._title = Label(theme, FontRole.TITLE, "t1", _("Positions"))
        self.count = Label(theme, FontRole.BODY, "t3")
        self.filter = FilterField(theme, icons)
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter positions"))
        self.filter.setToolTip(_("Filter positions (F)"))
        self.filter.setClearButtonEnabled(False)
        self.group = Button(theme, icons, icon_name="rows")
        self.columns = Button(theme, icons, icon_name="columns")
        self.notice = NoticeButton(theme, icons)
        self.late = NoticeButton(theme, icons)
        self.late.setCheckable(True)
        self.late.hide()
        self.add = Button(theme, icons, _("Add position"), icon_name="plus", key_hint="N")
        self.inspect = Button(theme, icons, kind=ButtonKind.PLAIN, icon_name="info")
        self.inspect.setAccessibleName(_("Show or hide the inspector"))
        self.inspect.setToolTip(_("Show or hide the inspector (I)"))
        choices = [(each.value, grouping_name(each)) for each in Grouping]
        self.group_menu = ChoiceMenu(theme, self, choices)
        self.columns_menu = ColumnsMenu(theme, self)
        self.group.setMenu(self.group_menu)
        self.columns.setMenu(self.columns_menu)
        self.columns.setToolTip(_("Choose and order columns"))
        self._lay_out()
        self.show_grouping(Grouping.TEAM)

    def show_grouping(self, grouping: Grouping) -> None:
        """Say what rows are grouped by."""
        self._grouping = grouping
        self.group_menu.choose(grouping)
        self.group.setToolTip(self._group_text)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten what there is no room for."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Narrow the filter first, then let icons speak for the menus, then shorten notices."""
        notices = tuple((each.isHidden(), each.whole_text) for each in (self.notice, self.late))
        state = (self.width(), self._grouping, notices, self.count.text())
        if state == self._fitted:
            return  # at nearly every edit: the notices say what they said
        self._fitted = state
        for has_labels, width, is_short in _STEPS:
            for notice in (self.notice, self.late):
                notice.shorten(is_short=is_short)
            self.group.set_label(self._group_text if has_labels else "")
            self.columns.set_label(_("Columns") if has_labels else "")
            self.filter.setFixedWidth(_FILTER_WIDTHS[width])
            self.row.invalidate()
            if self.row.minimumSize().width() <= self.width():
                break
        self.group.setAccessibleName(self._group_text)
        self.columns.setAccessibleName(_("Columns"))

    @property
    def _group_text(self) -> str:
        return _("Group: {field}").format(field=grouping_name(self._grouping))

    def _lay_out(self) -> None:
        row = self.row
        row.addWidget(self._title)
        row.addWidget(self.count)
        row.addSpacing(8)
        leading: tuple[QWidget, ...] = (self.filter, self.group, self.columns)
        for widget in leading:
            row.addWidget(widget)
        row.addStretch()
        trailing: tuple[QWidget, ...] = (self.late, self.notice, self.add, self.inspect)
        for widget in trailing:
            row.addWidget(widget)
