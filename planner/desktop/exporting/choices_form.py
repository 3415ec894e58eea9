"""What is to be exported: form, scenario, sheets, pay, password, file and language."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import FOCUS_MARGIN, Button
from planner.desktop.exporting.choice_button import ChoiceButton
from planner.desktop.exporting.password_fields import PasswordFields
from planner.desktop.exporting.remembered_choices import WORKBOOK, RememberedChoices
from planner.desktop.exporting.sheet_ticks import SheetTicks
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.marks import Rule
from planner.desktop.session.export_job import ExportSource
from planner.desktop.theme import Theme
from planner.desktop.widgets.field import Field
from planner.export.plan_tables import PlanTable
from planner.export.workbook.export_options import Redaction
from planner.localization.countries import language_name
from planner.localization.formatting import Formatter
from planner.localization.messages import LANGUAGES, _, active_language
from planner.quantities.identifiers import ScenarioId

_SUFFIXES = (".xlsx", ".csv")


class ChoicesForm(QWidget):
    """The upper part of the dialog, while something is to be chosen.

    Signals:
        changed: Another choice was made; how high the form is may have changed.
        file_wanted: The reader asks for the file chooser.
        return_pressed: Enter was pressed in the field of the file.
    """

    changed = Signal()
    file_wanted = Signal()
    return_pressed = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        source: ExportSource,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.ticks = SheetTicks(theme, formatter, self)
        self._under_ticks = Rule(theme, self)
        self.form = self._choice(_("Format"), _forms())
        scenarios = [("", _("Base")), *((str(key), name) for key, name in source.scenarios)]
        self.scenario = self._choice(_("Scenario"), scenarios)
        self.scenario.choose(source.shown or "")
        self.redaction = self._choice(_("Pay and cost"), _redactions())
        self.password = PasswordFields(theme, formatter, self)
        self.target_field = Field(theme, self)
        self.target_field.setAccessibleName(_("File"))
        self.choose_button = Button(theme, icons, _("Choose…"), parent=self)
        self.language = self._choice(_("Language"), _languages())
        self._build(has_scenarios=bool(source.scenarios))
        self._connect()

    @property
    def table(self) -> PlanTable | None:
        """The table of a CSV file; None for a workbook."""
        return None if self.form.key == WORKBOOK else PlanTable(self.form.key)

    @property
    def scenario_id(self) -> ScenarioId | None:
        """The scenario to export; None for the base."""
        return ScenarioId(self.scenario.key) if self.scenario.key else None

    @property
    def suffix(self) -> str:
        """What the file's name ends in."""
        return _SUFFIXES[self.table is not None]

    @property
    def target(self) -> Path:
        """The file to write, always with the suffix of its form."""
        path = Path(self.target_field.text().strip()).expanduser()
        return path if path.suffix.lower() == self.suffix else path.with_name(_named(path, self))

    @property
    def choices(self) -> RememberedChoices:
        """What is chosen, without the password."""
        language = self.language.key if self.language.key != active_language() else ""
        redaction = Redaction(self.redaction.key)
        return RememberedChoices(self.form.key, self.ticks.groups, redaction, language)

    def show_choices(self, choices: RememberedChoices, target: Path) -> None:
        """Show what was chosen before, and where the file is to go."""
        self.target_field.setText(str(target))
        self.form.choose(choices.form)
        self.redaction.choose(choices.redaction.value)
        self.language.choose(choices.language or active_language())
        self._show_groups(choices)
        self._follow_form()

    def fit(self) -> None:
        """Let the layouts take note at once of what is shown now."""
        self.ticks.fit()
        self._column.invalidate()
        self._column.activate()

    def _choice(self, name: str, choices: list[tuple[str, str]]) -> ChoiceButton:
        return ChoiceButton(self._theme, self._icons, name, choices, self)

    def _build(self, *, has_scenarios: bool) -> None:
        grid = self._grid = QGridLayout()
        grid.setContentsMargins(16, 14, 14, 14)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self._labels: dict[QWidget, Label] = {}
        file = QWidget(self)
        row = QHBoxLayout(file)
        row.setContentsMargins(FOCUS_MARGIN, 0, 0, 0)  # in line with the buttons above
        row.setSpacing(6)
        row.addWidget(self.target_field)
        row.addWidget(self.choose_button)
        self._add(_("Format"), self.form)
        self._add(_("Scenario"), self.scenario)
        self._add(_("Pay and cost"), self.redaction)
        self._add(_("Password"), self.password)
        self._add(_("Language"), self.language)
        self._add(_("File"), file)
        self._set_shown(self.scenario, is_shown=has_scenarios)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.ticks)
        column.addWidget(self._under_ticks)
        column.addLayout(grid)

    def _add(self, name: str, widget: QWidget) -> None:
        row = len(self._labels)
        label = self._labels[widget] = Label(self._theme, FontRole.BUTTON, "t2", name, self)
        self._grid.addWidget(label, row, 0)
        if isinstance(widget, ChoiceButton):
            self._grid.addWidget(widget, row, 1, Qt.AlignmentFlag.AlignLeading)
        else:
            self._grid.addWidget(widget, row, 1)

    def _set_shown(self, widget: QWidget, *, is_shown: bool) -> None:
        widget.setVisible(is_shown)
        self._labels[widget].setVisible(is_shown)

    def _connect(self) -> None:
        self.form.chosen.connect(self._on_form_chosen)
        self.redaction.chosen.connect(self._on_names_changed)
        self.language.chosen.connect(self._on_names_changed)
        self.ticks.changed.connect(self.changed)
        self.choose_button.clicked.connect(self.file_wanted)
        for field in (self.target_field, self.password.password, self.password.repeated):
            field.returnPressed.connect(self.return_pressed)

    def _show_groups(self, choices: RememberedChoices) -> None:
        self.ticks.show_groups(choices.groups, choices.redaction, self.language.key)

    def _follow_form(self) -> None:
        """Show only what a form of file can have."""
        is_workbook = self.table is None
        self.ticks.setVisible(is_workbook)
        self._under_ticks.setVisible(is_workbook)
        self._set_shown(self.redaction, is_shown=is_workbook)
        self._set_shown(self.password, is_shown=is_workbook)
        if self.target_field.text().strip():
            self.target_field.setText(str(self.target))

    def _on_form_chosen(self, _key: str) -> None:
        self._follow_form()
        self.changed.emit()

    def _on_names_changed(self, _key: str) -> None:
        self._show_groups(self.choices)
        self.changed.emit()


def _named(path: Path, form: ChoicesForm) -> str:
    """Return a file's name with the right suffix in place of that of another form."""
    stem = path.stem if path.suffix.lower() in _SUFFIXES else path.name
    return stem + form.suffix


def _forms() -> list[tuple[str, str]]:
    return [
        (WORKBOOK, _("Workbook (.xlsx)")),
        (PlanTable.POSITIONS.value, _("Positions as a table (.csv)")),
        (PlanTable.MONTHLY.value, _("Cost by month as a table (.csv)")),
    ]


def _redactions() -> list[tuple[str, str]]:
    return [
        (Redaction.NONE.value, _("Everybody’s, to the cent")),
        (Redaction.PAY.value, _("Pay as bands, cost of three seats or more together")),
        (Redaction.TOTALS.value, _("Totals of months only")),
    ]


def _languages() -> list[tuple[str, str]]:
    return [(language, language_name(language, language)) for language in LANGUAGES]
