"""What is to be exported: form, hire, scenario, sheets, pay, password, file and language."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import FOCUS_MARGIN, Button
from planner.desktop.exporting.choice_button import ChoiceButton
from planner.desktop.exporting.hire_choice import HireChoice
from planner.desktop.exporting.password_fields import PasswordFields
from planner.desktop.exporting.remembered_choices import ONBOARDING, WORKBOOK, RememberedChoices
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
from planner.plan.file_name import file_name
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
        self._source = source
        self._suggested = Path()
        self._named = ""
        self.ticks = SheetTicks(theme, formatter, self)
        self._under_ticks = Rule(theme, self)
        self.form = self._choice(_("Format"), _forms())
        scenarios = [("", _("Base")), *((str(key), name) for key, name in source.scenarios)]
        self.scenario = self._choice(_("Scenario"), scenarios)
        self.scenario.choose(source.shown or "")
        self.hire = HireChoice(theme, self)
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
        return None if self.form.key in (WORKBOOK, ONBOARDING) else PlanTable(self.form.key)

    @property
    def is_plan(self) -> bool:
        """Whether it is the workbook of the plan."""
        return self.form.key == WORKBOOK

    @property
    def is_onboarding(self) -> bool:
        """Whether it is the onboarding of new hires."""
        return self.form.key == ONBOARDING

    @property
    def is_folder(self) -> bool:
        """Whether there will be a folder of files."""
        return self.is_onboarding and self.hire.hire is None

    @property
    def scenario_id(self) -> ScenarioId | None:
        """The scenario to export; None for the base."""
        return ScenarioId(self.scenario.key) if self.scenario.key else None

    @property
    def suffix(self) -> str:
        """What the file's name ends in; nothing for a folder."""
        return "" if self.is_folder else _SUFFIXES[self.table is not None]

    @property
    def target(self) -> Path:
        """The file to write, always with the suffix of its form; or the folder."""
        path = Path(self.target_field.text().strip()).expanduser()
        return _with_suffix(path, self.suffix)

    @property
    def choices(self) -> RememberedChoices:
        """What is chosen, without the password."""
        language = self.language.key if self.language.key != active_language() else ""
        redaction = Redaction(self.redaction.key)
        hire = str(self.hire.hire or "")
        return RememberedChoices(self.form.key, self.ticks.groups, redaction, language, hire)

    def show_choices(self, choices: RememberedChoices, target: Path) -> None:
        """Show what was chosen before, and where the file is to go."""
        self._suggested = target
        self.form.choose(choices.form)
        self.redaction.choose(choices.redaction.value)
        self.language.choose(choices.language or active_language())
        self.hire.show_hires(self._source.hires(self.scenario_id), choices.hire)
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
        file = self._file = QWidget(self)
        row = QHBoxLayout(file)
        row.setContentsMargins(FOCUS_MARGIN, 0, 0, 0)  # in line with the buttons above
        row.setSpacing(6)
        row.addWidget(self.target_field)
        row.addWidget(self.choose_button)
        self._add(_("Format"), self.form)
        self._add(_("Scenario"), self.scenario)
        self._add(_("New hire"), self.hire)
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
        self.scenario.chosen.connect(self._on_scenario_chosen)
        self.hire.chosen.connect(self._on_hire_chosen)
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
        self.ticks.setVisible(self.is_plan)
        self._under_ticks.setVisible(self.is_plan)
        self._set_shown(self.redaction, is_shown=self.is_plan)
        self._set_shown(self.password, is_shown=self.table is None)
        self._set_shown(self.hire, is_shown=self.is_onboarding)
        self._follow_target()

    def _follow_target(self) -> None:
        """Suggest another name as long as the one suggested stands, or give it the suffix."""
        word = _("Folder") if self.is_folder else _("File")
        self._labels[self._file].setText(word)
        self.target_field.setAccessibleName(word)
        text = self.target_field.text().strip()
        if text == self._named:
            self._named = str(self._suggestion())
            self.target_field.setText(self._named)
        elif text:
            self.target_field.setText(str(self.target))

    def _suggestion(self) -> Path:
        """Return where a book goes so that it replaces no workbook of the plan."""
        path, hire = self._suggested, self.hire.hire
        if self.is_onboarding:
            ending = _("Onboarding") if hire is None else str(hire)
            path = path.with_name(f"{path.stem} - {file_name(ending)}{_SUFFIXES[0]}")
        return _with_suffix(path, self.suffix)

    def _on_form_chosen(self, _key: str) -> None:
        self._follow_form()
        self.changed.emit()

    def _on_scenario_chosen(self, _key: str) -> None:
        self.hire.show_hires(self._source.hires(self.scenario_id), str(self.hire.hire or ""))
        self._on_hire_chosen()

    def _on_hire_chosen(self) -> None:
        self._follow_target()
        self.changed.emit()

    def _on_names_changed(self, _key: str) -> None:
        self._show_groups(self.choices)
        self.changed.emit()


def _with_suffix(path: Path, suffix: str) -> Path:
    """Return a path that ends in the right suffix, in place of that of another form."""
    given = path.suffix.lower()
    if given == suffix or not path.name:
        return path
    return path.with_name((path.stem if given in _SUFFIXES else path.name) + suffix)


def _forms() -> list[tuple[str, str]]:
    return [
        (WORKBOOK, _("Workbook (.xlsx)")),
        (ONBOARDING, _("Onboarding of new hires (.xlsx)")),
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
