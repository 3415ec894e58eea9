"""The inspector's editable sections: every field of the selected seat, or of several."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from planner.calculators.evaluation import Evaluation
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.form_fields import FormSection
from planner.desktop.viewmodels.pattern_editing import START
from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.desktop.viewmodels.seat_fields import SeatFields
from planner.desktop.viewmodels.seat_form_edits import SeatFormEdits
from planner.desktop.viewmodels.seat_hours import SeatHours, seat_hours
from planner.desktop.viewmodels.seat_leave import (
    SeatLeave,
    seat_leave,
    with_day,
    with_leave,
    without_leave,
)
from planner.desktop.viewmodels.seat_sections import (
    COSTS,
    DETAILS,
    HOURS,
    LEAVE,
    NOTES,
    ONBOARDING,
    PEOPLE,
    SECTIONS,
    SKILLS,
)
from planner.desktop.viewmodels.seat_skills import SkillMix, Weights, skill_mix
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.field_form import FieldForm
from planner.desktop.widgets.folding_section import FoldingSection
from planner.desktop.widgets.leave_rows import LeaveRows
from planner.desktop.widgets.pattern_form import PatternForm
from planner.desktop.widgets.skill_rows import SkillRows
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import error_sentence
from planner.localization.typed_dates import DateTextError
from planner.plan.model import Seat
from planner.plan.working_pattern import WorkingPattern

_SECTION_OF = {
    "skill_weights": SKILLS,
    "working_pattern": HOURS,
    "benefits_share": COSTS,
    "cost_center": COSTS,
    "hiring_manager": PEOPLE,
    "manager": PEOPLE,
    "buddy_id": PEOPLE,
    "mentor_id": PEOPLE,
    "candidate": ONBOARDING,
    "template_id": ONBOARDING,
    "is_new_to_domain": ONBOARDING,
    "hires_at_once": ONBOARDING,
    "leave": LEAVE,
    "notes": NOTES,
}
"""Where fields stand that are not among the details."""


class HoursForm(QWidget):
    """The form of a pattern, with a remark above where seats differ."""

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter, parent: QWidget) -> None:
        super().__init__(parent)
        self.remark = Label(theme, FontRole.CAPTION, "t2", parent=self)
        self.remark.setWordWrap(True)
        self.form = PatternForm(theme, icons, formatter, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.remark)
        column.addWidget(self.form)

    def show_hours(self, hours: SeatHours) -> None:
        """Show other hours."""
        self.remark.setText(hours.remark)
        self.remark.setVisible(bool(hours.remark))
        self.form.show_pattern(hours.own, hours.inherited)


class SeatForm(QWidget):
    """Folding sections; those that are folded cost nothing.

    Signals:
        message_raised: Why something was not taken.
        edit_explained: What an edit changed beyond what was typed.
        folded: A section's key and whether it is folded now.
        rebuilt: There are other fields than before.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)
    folded = Signal(str, bool)
    rebuilt = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, formatter: Formatter, edits: SeatFormEdits
    ) -> None:
        super().__init__()
        self._theme, self._icons, self._formatter = theme, icons, formatter
        self._edits = edits
        self._evaluation: Evaluation | None = None
        self._seats: tuple[Seat, ...] = ()
        self._ids: tuple[str, ...] = ()
        self._late: list[tuple[tuple[str, ...], str, str]] = []
        self._visit = 0
        self.forms: dict[str, FieldForm] = {}
        self.skills: SkillRows | None = None
        self.hours: HoursForm | None = None
        self.leave: LeaveRows | None = None
        self._told_leave: SeatLeave | None = None
        makers: Mapping[str, Callable[[QWidget], QWidget]] = {
            SKILLS: self._make_skills,
            HOURS: self._make_hours,
            LEAVE: self._make_leave,
        }
        self.sections = {
            key: FoldingSection(theme, key, makers.get(key, partial(self._make_form, key)), self)
            for key in SECTIONS
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._rules = {}
        for key, section in self.sections.items():
            self._rules[key] = Hairline(theme)
            column.addWidget(self._rules[key])
            column.addWidget(section)
            section.folded.connect(self._on_folded)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @property
    def first_stop(self) -> QWidget:
        """What takes the focus when the form is entered."""
        return self.sections[DETAILS].heading

    def show_seats(self, evaluation: Evaluation, seats: Sequence[Seat]) -> None:
        """Show one or several seats; what was typed about others and not taken yet is taken."""
        ids = tuple(seat.id for seat in seats)
        if ids != self._ids:
            self._leave()
        self._evaluation, self._seats, self._ids = evaluation, tuple(seats), ids
        fields = SeatFields(evaluation, seats, self._formatter)
        for section in (
            fields.details(),
            fields.costs(),
            fields.people(),
            fields.onboarding(),
            fields.notes(),
        ):
            self._show_section(section)
        self._show_skills(skill_mix(evaluation, seats, self._formatter))
        self._show_hours(seat_hours(evaluation, seats, self._formatter))
        self._show_leave()

    def open_field(self, key: str) -> QWidget:
        """Open the section of a field, and return what edits it."""
        section = _SECTION_OF.get(key, DETAILS)
        self.sections[section].open(is_open=True)
        if section == HOURS and self.hours is not None:
            return self.hours.form.fields[START]
        if section in self.forms and key in self.forms[section].rows:
            return self.forms[section].rows[key].editor
        return self.sections[section].heading

    def _show_section(self, told: FormSection) -> None:
        section = self.sections[told.key]
        section.heading.show_heading(told.heading, told.note)
        for widget in (section, self._rules[told.key]):
            widget.setVisible(bool(told.fields))
        if section.is_open:
            self.forms[told.key].show_fields(told.fields)

    def _show_skills(self, mix: SkillMix) -> None:
        self.sections[SKILLS].heading.show_heading(_("Skills"), mix.note)
        if self.skills is not None and self.sections[SKILLS].is_open:
            self.skills.show_mix(mix)

    def _show_hours(self, hours: SeatHours) -> None:
        self.sections[HOURS].heading.show_heading(_("Hours and flex"), hours.note)
        if self.hours is not None and self.sections[HOURS].is_open:
            self.hours.show_hours(hours)

    def _show_leave(self) -> None:
        shown, today = self._formatter, date.today()  # noqa: DTZ011 -- the reader's day
        told = self._told_leave = seat_leave(self._seats, shown, today)
        self.sections[LEAVE].heading.show_heading(_("Leave"), told.note)
        if self.leave is not None and self.sections[LEAVE].is_open:
            days = [
                (shown.date_short(each.first_day), shown.date_short(each.last_day))
                for each in told.ranges
            ]
            self.leave.show_leave(days, told.remark)

    def _make_form(self, key: str, parent: QWidget) -> FieldForm:
        form = FieldForm(self._theme, self._icons, self._take, self._edits.names, parent)
        form.refused.connect(self.message_raised)
        form.rebuilt.connect(self.rebuilt)
        self.forms[key] = form
        return form

    def _make_skills(self, parent: QWidget) -> SkillRows:
        self.skills = SkillRows(self._theme, self._icons, self._formatter, parent)
        self.skills.edited.connect(self._on_skills_edited)
        self.skills.rebuilt.connect(self.rebuilt)
        return self.skills

    def _make_hours(self, parent: QWidget) -> HoursForm:
        self.hours = HoursForm(self._theme, self._icons, self._formatter, parent)
        self.hours.form.edited.connect(self._on_pattern_edited)
        self.hours.form.inherit_requested.connect(self._on_inherit_requested)
        return self.hours

    def _make_leave(self, parent: QWidget) -> LeaveRows:
        self.leave = LeaveRows(self._theme, self._icons, self._take_leave_day, parent)
        self.leave.added.connect(self._on_leave_added)
        self.leave.dropped.connect(self._on_leave_dropped)
        self.leave.rebuilt.connect(self.rebuilt)
        return self.leave

    def _take_leave_day(self, number: int, name: str, text: str) -> str | None:
        if self._told_leave is None or number >= len(self._told_leave.ranges):
            return None
        try:
            ranges = with_day(self._told_leave, number, name, text, self._formatter)
            self._edits.set_leave(self._ids, ranges)
        except RefusedTextError as error:
            return error.sentence
        except DateTextError as error:
            return error_sentence(error, self._formatter)
        return None

    def _take(self, key: str, value: object) -> str | None:
        try:
            explanation = self._edits.apply(self._ids, key, value, self._merge_key(key))
        except RefusedTextError as error:
            return error.sentence
        if explanation:
            self.edit_explained.emit(explanation)
        return None

    def _merge_key(self, key: str) -> str:
        """Return the same key while one field is worked on without leaving it."""
        return f"{key}:{','.join(self._ids)}:{self._visit}"

    def _leave(self) -> None:
        """Take later what was typed so far: now the plan is being shown."""
        self._visit += 1
        typed = [late for form in self.forms.values() for late in form.leave()]
        self._late += [(self._ids, key, text) for key, text in typed]
        if typed:
            QTimer.singleShot(0, self, self._take_late)

    def _take_late(self) -> None:
        late, self._late = self._late, []
        for ids, key, text in late:
            try:
                self._edits.apply(ids, key, text)
            except RefusedTextError as error:
                self.message_raised.emit(error.sentence)

    def _on_folded(self, key: str, is_folded: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        if not is_folded and self._evaluation is not None:
            self.show_seats(self._evaluation, self._seats)
            self.rebuilt.emit()
        self.folded.emit(key, is_folded)

    def _on_focus_changed(self, _before: QWidget | None, _now: QWidget | None) -> None:
        self._visit += 1

    def _on_skills_edited(self, weights: Weights | None) -> None:
        self._edits.set_skills(self._ids, weights, self._merge_key(SKILLS))

    def _on_leave_added(self) -> None:
        if self._told_leave is not None:
            self._edits.set_leave(self._ids, with_leave(self._told_leave))

    def _on_leave_dropped(self, number: int) -> None:
        if self._told_leave is not None:
            self._edits.set_leave(self._ids, without_leave(self._told_leave, number))

    def _on_pattern_edited(self, pattern: WorkingPattern, part: str) -> None:
        self._edits.set_pattern(self._ids, pattern, part)

    def _on_inherit_requested(self) -> None:
        self._edits.set_pattern(self._ids, None)
