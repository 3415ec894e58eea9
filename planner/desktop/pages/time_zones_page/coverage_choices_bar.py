"""Who counts, when a minute is covered, which week; and how much of it is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.coverage_view import CoverageChoices
from planner.desktop.viewmodels.form_fields import FieldKind, FormField
from planner.desktop.widgets.canvas import Align, Canvas
from planner.desktop.widgets.committed_field import CommittedField
from planner.desktop.widgets.form_choice import FormChoice
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.desktop.widgets.switch import Switch
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import as_typed
from planner.plan.model import Plan, Team
from planner.quantities.identifiers import TeamId

EVERYONE = ""
_HEIGHT = 60
_LABEL_HEIGHT = 16
_MOST_REQUIRED = 20
_TEAM_WIDTH, _PEOPLE_WIDTH, _DATE_WIDTH = 170, 106, 96


class CoveredHeadline(PaintedWidget):
    """How much is covered, with how many hours that is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._share = self._detail = ""
        self.setFixedSize(QSize(150, 48))

    @property
    def texts(self) -> tuple[str, str]:
        """The share, and the hours."""
        return self._share, self._detail

    def say(self, share: str, detail: str) -> None:
        """Say something else."""
        if (share, detail) != self.texts:
            self._share, self._detail = share, detail
            self.describe(_("{share} covered").format(share=share) if share else "", detail)
            self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint the share over the hours."""
        tokens = canvas.tokens
        above, below = canvas.box(0, 4, canvas.width, 26), canvas.box(0, 30, canvas.width, 15)
        canvas.text(above, self._share, FontRole.HEADLINE, tokens.t1, Align.TRAILING)
        canvas.text(below, self._detail, FontRole.CAPTION, tokens.t2, Align.TRAILING)


class CoverageChoicesBar(QWidget):
    """Shows ``CoverageChoices`` and lets others be made.

    Args:
        read: Goes to the week of a typed date, or returns why that cannot be.

    Signals:
        team_chosen: The ID of a team; empty for everyone.
        required_chosen: How many people.
        holidays_chosen: Whether holidays are days off.
        typical_chosen: Whether the typical week is to be seen.
    """

    team_chosen = Signal(str)
    required_chosen = Signal(int)
    holidays_chosen = Signal(bool)
    typical_chosen = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        read: Callable[[str], str | None],
    ) -> None:
        super().__init__()
        self._formatter = formatter
        self._read = read
        self.setFixedHeight(_HEIGHT)
        self.team = FormChoice(theme, self._teams(()), self)
        self.team.setAccessibleName(_("Who counts"))
        self.team.setFixedWidth(_TEAM_WIDTH)
        self.required = FormChoice(theme, self._people(1), self)
        self.required.setAccessibleName(_("Covered when at least"))
        self.required.setFixedWidth(_PEOPLE_WIDTH)
        self.typical = Button(theme, icons, _("Typical week"))
        self.typical.setCheckable(True)
        self.typical.setToolTip(
            _("The week most weeks are like, with those who are there at the end, without holidays")
        )
        self.back = _step(theme, icons, "caret-left", _("Week before"), "[")
        self.ahead = _step(theme, icons, "caret-right", _("Week after"), "]")
        self.field = CommittedField(theme, "week", self._take)
        self.field.setAccessibleName(_("Week of"))
        self.field.setFixedWidth(_DATE_WIDTH)
        self.holidays = Switch(theme, _("Count holidays as days off"))
        self.holidays.setToolTip(
            _("Count holidays as days off, in a week of its own and through the whole time")
        )
        self.headline = CoveredHeadline(theme)
        self._lay_out(theme)
        self.team.chosen.connect(self._on_team)
        self.required.chosen.connect(self._on_required)
        self.holidays.toggled.connect(self.holidays_chosen)
        self.typical.clicked.connect(self.typical_chosen)

    def show_choices(self, plan: Plan, choices: CoverageChoices, week_of: str) -> None:
        """Show what is chosen, of a plan.

        Args:
            plan: Its teams are on offer.
            choices: What is chosen.
            week_of: The first day of the week on show.
        """
        self.team.show_field(self._teams(plan.teams, choices.team_id))
        self.required.show_field(self._people(choices.required))
        self.holidays.setChecked(choices.with_holidays)
        self.typical.setChecked(choices.monday is None)
        self.field.show_text(week_of)

    def _teams(self, teams: Sequence[Team], team_id: TeamId | None = None) -> FormField:
        choices = ((EVERYONE, _("Everyone")), *((team.id, as_typed(team.name)) for team in teams))
        return _choice(_("Who counts"), choices, team_id or EVERYONE)

    def _people(self, required: int) -> FormField:
        choices = tuple((n, self._people_text(n)) for n in range(1, _MOST_REQUIRED + 1))
        return _choice(_("Covered when at least"), choices, required)

    def _people_text(self, count: int) -> str:
        template = ngettext("{count} person", "{count} people", count)
        return template.format(count=self._formatter.integer(count))

    def _take(self, _key: str, text: str) -> str | None:
        return self._read(text)

    def _lay_out(self, theme: Theme) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(14)
        for label, widgets in (
            (_("Who counts"), (self.team,)),
            (_("Covered when at least"), (self.required,)),
            (_("Week of"), (self.typical, self.back, self.field, self.ahead)),
            (_("Holidays"), (self.holidays,)),
        ):
            row.addWidget(_labeled(Label(theme, FontRole.CAPTION, "t2", label), widgets))
        row.addStretch()
        row.addWidget(self.headline)

    def _on_team(self, _key: str, value: object) -> None:
        self.team_chosen.emit(TeamId(str(value)))

    def _on_required(self, _key: str, value: object) -> None:
        self.required_chosen.emit(value)


def _labeled(label: Label, widgets: Sequence[QWidget]) -> QWidget:
    whole = QWidget()
    whole.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    whole.setFixedHeight(_HEIGHT - 12)
    label.setFixedHeight(_LABEL_HEIGHT)
    content = QHBoxLayout()
    content.setSpacing(2)
    for widget in widgets:
        content.addWidget(widget)
    content.addStretch()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label)
    column.addLayout(content, 1)
    return whole


def _choice(label: str, choices: tuple[tuple[object, str], ...], value: object) -> FormField:
    text = next((name for each, name in choices if each == value), "")
    return FormField(label, label, FieldKind.CHOICE, text, value, choices)


def _step(theme: Theme, icons: Icons, icon_name: str, name: str, key: str) -> Button:
    button = Button(theme, icons, kind=ButtonKind.QUIET, icon_name=icon_name)
    button.setAccessibleName(name)
    button.setToolTip(_("{action} ({keys})").format(action=name, keys=key))
    return button
