"""The map under its title: how many places match, day and night at an hour, what stays first."""

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.calculators.places.daylight import night_outline, sun_place
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.places.board import PlacesBoard
from planner.desktop.viewmodels.places.fit_words import FIT_STEPS
from planner.desktop.viewmodels.places.map_marks import MapMark
from planner.desktop.viewmodels.places.sentences import headline, summary
from planner.desktop.widgets.chart_panel import TextLine
from planner.desktop.widgets.committed_field import CommittedField
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.switch import Switch
from planner.desktop.widgets.toolbar import Toolbar
from planner.desktop.widgets.world_map import Tell, WorldMap
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.place import Place
from planner.market.time_zone import to_utc
from planner.market.world_map import WorldMap as Outlines
from planner.quantities.identifiers import CountryCode

USUAL_TIME = time(14, 0)
"""The hour the map begins with: afternoon at the anchor, when teams across zones meet."""


class MapPanel(QWidget):
    """Shows places on the map.

    Args:
        tell: Tells of a place.
        today: Returns the day whose night is shown.

    Signals:
        time_shown: Another hour is shown.
    """

    time_shown = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        outlines: Outlines,
        tell: Tell,
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._formatter, self._today = formatter, today
        self._time = USUAL_TIME
        self._anchor: Place | None = None
        bounds = [formatter.integer(round(step * 100)) for step in FIT_STEPS]
        self.map = WorldMap(theme, outlines, tell, bounds)
        self.headline = TextLine(theme, FontRole.BODY, "t2")
        self.night = Switch(theme, _("Day and night"))
        self.night.setChecked(True)
        self.field = CommittedField(theme, "time", self._take_time)
        self.field.setAccessibleName(_("Time at the anchor"))
        self.field.setFixedWidth(62)
        self.where = Label(theme, FontRole.BUTTON, "t2")
        self._lay_out(theme)
        self.night.toggled.connect(self._on_night)
        self._show_time()

    @property
    def shown_time(self) -> time:
        """The wall time at the anchor whose night is shown."""
        return self._time

    def show_board(
        self, board: PlacesBoard, marks: tuple[MapMark, ...], highlighted: Collection[CountryCode]
    ) -> None:
        """Show other places."""
        self.headline.say(headline(board, self._formatter))
        self.map.show_marks(marks, highlighted, summary(board, self._formatter))
        if board.anchor is not self._anchor:
            self._anchor = board.anchor
            self._show_time()

    def _lay_out(self, theme: Theme) -> None:
        toolbar = Toolbar(leading=16, spacing=8)
        toolbar.row.addWidget(Label(theme, FontRole.TITLE, "t1", _("Where the talent is")))
        toolbar.row.addWidget(self.headline, 1)
        toolbar.row.addWidget(self.night)
        toolbar.row.addWidget(Label(theme, FontRole.BUTTON, "t1", _("Day and night")))
        toolbar.row.addWidget(self.field)
        toolbar.row.addWidget(self.where)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(toolbar)
        column.addWidget(Hairline(theme))
        column.addWidget(self.map, 1)

    def _show_time(self) -> None:
        self.field.show_text(self._formatter.time_of_day(self._time))
        self.where.setText(self._anchor.name if self._anchor is not None else _("UTC"))
        self.field.setEnabled(self.night.isChecked())
        outline = night_outline(sun_place(self._instant())) if self.night.isChecked() else None
        self.map.show_night(outline)
        self.time_shown.emit()

    def _instant(self) -> datetime:
        wall = datetime.combine(self._today(), self._time)
        if self._anchor is None:
            return wall.replace(tzinfo=UTC)
        return to_utc(self._anchor.zone, wall)

    def _take_time(self, _key: str, text: str) -> str | None:
        shown = read_time(text)
        if shown is None:
            return _("“{text}” is no time of day. Write it like 14:00.").format(text=text)
        self._time = shown
        self._show_time()
        return None

    def _on_night(self, _is_on: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        self._show_time()


def read_time(text: str) -> time | None:
    """Return a time of day typed as ``14:00``, ``14.00``, ``1400`` or ``14``; None for others."""
    parts = text.strip().replace(".", ":").split(":")
    if len(parts) == 1 and len(parts[0]) in (3, 4):
        parts = [parts[0][:-2], parts[0][-2:]]
    hours, minutes = parts[0], parts[1] if len(parts) > 1 else "0"
    if len(parts) > 2 or not (hours.isdecimal() and minutes.isdecimal()):
        return None
    if int(hours) > 23 or int(minutes) > 59:
        return None
    return time(int(hours), int(minutes))
