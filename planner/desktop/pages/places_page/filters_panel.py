"""Whom one looks for, which limits a place has to keep, and what counts."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.pages.places_page.limit_steps import (
    cost_steps,
    holiday_steps,
    overlap_steps,
    pool_steps,
)
from planner.desktop.pages.places_page.weights_panel import Take as TakeWeight
from planner.desktop.pages.places_page.weights_panel import WeightsPanel
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.form_fields import FieldKind, FormField
from planner.desktop.viewmodels.places.choices import PlacesChoices
from planner.desktop.viewmodels.seat_skills import SkillMix, Weights, usual_weights
from planner.desktop.widgets.entry_fields import Names, OfferedField
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.form_choice import FormChoice
from planner.desktop.widgets.limit_slider import StepSlider, as_labelled
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars
from planner.desktop.widgets.segments import Segments
from planner.desktop.widgets.skill_rows import SkillRows
from planner.desktop.widgets.switch import Switch
from planner.desktop.widgets.tab_order import order_as_laid_out
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _, pgettext
from planner.localization.terms import engagement_name, level_name, role_name, skill_name
from planner.market.provenance import Grade
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill
from planner.plan.model import Engagement, Plan

WIDTH = 256
_BAR = 12
"""Room for the scroll bar."""
_ROLE, _LEVEL, _ENGAGEMENT, _ANCHOR = "role", "level", "engagement", "anchor"

TakeAnchor = Callable[[str], str | None]


class FiltersPanel(QWidget):
    """Shows ``PlacesChoices`` and hands others on at once.

    Args:
        take_anchor: Takes the name of an anchor; returns why it cannot be used.
        names: Offers names of places.
        take_weight: Takes a weight of a part.

    Signals:
        chosen: Other ``PlacesChoices``.
        reset_wanted: Ask for nothing again.
    """

    chosen = Signal(object)
    reset_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        take_anchor: TakeAnchor,
        names: Names,
        take_weight: TakeWeight,
    ) -> None:
        super().__init__()
        self._formatter = formatter
        self._take_anchor = take_anchor
        self._choices = PlacesChoices()
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("Filters"))
        self.reset = Button(theme, icons, _("Reset"), kind=ButtonKind.QUIET)
        self.role = FormChoice(theme, _roles(self._choices), self)
        self.level = FormChoice(theme, _levels(self._choices), self)
        self.engagement = FormChoice(theme, _engagements(self._choices), self)
        self.anchor = OfferedField(theme, _ANCHOR, self._take, names, self, is_free=False)
        self.skills = SkillRows(theme, icons, formatter, self)
        self.overlap = StepSlider(theme, _("Overlap, at least"), page=2)
        self.cost = StepSlider(theme, _("Fully loaded cost, at most"))
        self.pool = StepSlider(theme, _("People in pool, at least"), page=2)
        self.holidays = StepSlider(theme, _("Public holidays, at most"))
        self.english = Segments(theme, _("English at work"), _english())
        self.grade = Segments(theme, _("Grade of pay data"), _grades())
        self.review = Switch(theme, _("Leave out places under review"))
        self.weights = WeightsPanel(theme, icons, formatter, take_weight)
        self._name_fields()
        self._lay_out(theme)
        self._connect()

    def show_choices(self, choices: PlacesChoices, plan: Plan, market: Snapshot) -> None:
        """Show what is chosen, of a plan and a market."""
        self._choices = choices
        self.role.show_field(_roles(choices))
        self.level.show_field(_levels(choices))
        self.engagement.show_field(_engagements(choices))
        anchor = market.places.get(choices.anchor_id or plan.anchor_id)
        name = "" if anchor is None else anchor.name
        label = "" if anchor is None else place_label(anchor)
        self.anchor.show_field(FormField(_ANCHOR, "", FieldKind.PLACE, label, label))
        self.overlap.rename(
            _("Overlap with {place}, at least").format(place=name)
            if name
            else _("Overlap, at least")
        )
        shown = self._formatter
        self.overlap.show_steps(overlap_steps(shown), choices.min_overlap_hours)
        self.cost.show_steps(cost_steps(plan, market, shown), choices.max_cost)
        self.pool.show_steps(pool_steps(shown), choices.min_pool)
        self.holidays.show_steps(holiday_steps(shown), choices.max_holidays)
        self.english.show_value(choices.min_english)
        self.grade.show_value(choices.pay_grade)
        self.review.setChecked(choices.avoids_review)
        self.weights.show_weights(plan.fit_weights)
        self.skills.show_mix(_mix(choices, market))

    def _take(self, _key: str, text: object) -> str | None:
        return self._take_anchor(str(text))

    def _name_fields(self) -> None:
        for field, name in (
            (self.role, _("Role")),
            (self.level, _("Level")),
            (self.engagement, _("Engagement")),
            (self.anchor, _("Overlap is counted with")),
        ):
            field.setAccessibleName(name)
            field.setFixedHeight(28)

    def _lay_out(self, theme: Theme) -> None:
        body = QWidget()
        body.setFixedWidth(WIDTH - _BAR)
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 10, 16 - _BAR // 2, 16)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Label(theme, FontRole.TITLE, "t1", _("Filters")))
        head.addStretch()
        head.addWidget(self.reset)
        column.addLayout(head)
        for widget in (self.role, self.level, self.engagement):
            column.addWidget(widget)
        column.addWidget(as_labelled(theme, _("Overlap is counted with"), self.anchor))
        column.addSpacing(4)
        column.addWidget(Hairline(theme))
        column.addWidget(Label(theme, FontRole.SECTION, "t1", _("Limits")))
        for slider in (self.overlap, self.cost, self.pool, self.holidays):
            column.addWidget(slider)
        column.addWidget(as_labelled(theme, _("English at work"), self.english))
        column.addWidget(as_labelled(theme, _("Grade of pay data"), self.grade))
        column.addLayout(self._review_row(theme))
        column.addSpacing(4)
        column.addWidget(Hairline(theme))
        column.addWidget(self.weights)
        column.addSpacing(4)
        column.addWidget(Hairline(theme))
        column.addWidget(Label(theme, FontRole.SECTION, "t1", _("Skill mix")))
        column.addWidget(self.skills)
        column.addStretch()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        use_slim_scroll_bars(area, theme)
        area.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _review_row(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.review)
        label = Label(theme, FontRole.BUTTON, "t1", _("Leave out places under review"))
        label.setWordWrap(True)
        row.addWidget(label, 1)
        return row

    def _connect(self) -> None:
        for choice in (self.role, self.level, self.engagement):
            choice.chosen.connect(self._on_field)
        self.overlap.chosen.connect(self._on_overlap)
        self.cost.chosen.connect(self._on_cost)
        self.pool.chosen.connect(self._on_pool)
        self.holidays.chosen.connect(self._on_holidays)
        self.english.chosen.connect(self._on_english)
        self.grade.chosen.connect(self._on_grade)
        self.review.toggled.connect(self._on_review)
        self.skills.edited.connect(self._on_skills)
        self.skills.rebuilt.connect(self._on_rebuilt)
        self.reset.clicked.connect(self.reset_wanted)

    def _choose(self, choices: PlacesChoices) -> None:
        if choices != self._choices:
            self._choices = choices
            self.chosen.emit(choices)

    def _on_field(self, key: str, value: object) -> None:
        if key == _ROLE and isinstance(value, RoleFamily):
            self._choose(replace(self._choices, role=value, skills=None))
        elif key == _LEVEL and isinstance(value, Level):
            self._choose(replace(self._choices, level=value))
        elif isinstance(value, Engagement):
            self._choose(replace(self._choices, engagement=value))

    def _on_overlap(self, value: object) -> None:
        self._choose(replace(self._choices, min_overlap_hours=_decimal(value)))

    def _on_cost(self, value: object) -> None:
        self._choose(replace(self._choices, max_cost=_decimal(value)))

    def _on_pool(self, value: object) -> None:
        self._choose(replace(self._choices, min_pool=_decimal(value)))

    def _on_holidays(self, value: object) -> None:
        self._choose(replace(self._choices, max_holidays=_decimal(value)))

    def _on_english(self, value: object) -> None:
        self._choose(replace(self._choices, min_english=_decimal(value)))

    def _on_grade(self, value: object) -> None:
        grade = value if isinstance(value, Grade) else None
        self._choose(replace(self._choices, pay_grade=grade))

    def _on_review(self, is_on: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        self._choose(replace(self._choices, avoids_review=is_on))

    def _on_rebuilt(self) -> None:
        order_as_laid_out(self)  # rows made later would come after all the page

    def _on_skills(self, weights: Weights | None) -> None:
        self._choose(replace(self._choices, skills=weights))


def _decimal(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _english() -> Sequence[tuple[object, str]]:
    return (
        (None, _("Any")),
        (Decimal("0.5"), pgettext("who speaks English", "Most")),
        (Decimal(1), pgettext("English is", "Official")),
    )


def _grades() -> Sequence[tuple[object, str]]:
    return ((None, _("Any")), (Grade.C, _("C or better")), (Grade.B, _("B or better")))


def _roles(choices: PlacesChoices) -> FormField:
    return _choice(_ROLE, [(each, role_name(each)) for each in RoleFamily], choices.role)


def _levels(choices: PlacesChoices) -> FormField:
    return _choice(_LEVEL, [(each, level_name(each)) for each in Level], choices.level)


def _engagements(choices: PlacesChoices) -> FormField:
    names = [(each, engagement_name(each)) for each in Engagement]
    return _choice(_ENGAGEMENT, names, choices.engagement)


def _choice(key: str, choices: Sequence[tuple[object, str]], value: object) -> FormField:
    text = next((name for each, name in choices if each == value), "")
    return FormField(key, text, FieldKind.CHOICE, text, value, tuple(choices))


def _mix(choices: PlacesChoices, market: Snapshot) -> SkillMix:
    usual = usual_weights(market, choices.role)
    weights = choices.skills if choices.skills is not None else usual or ()
    asked = {skill for skill, _weight in weights}
    return SkillMix(
        weights,
        usual,
        is_own=choices.skills is not None,
        differs=False,
        note="",
        remark="" if weights else _("No skill is asked for: everybody in the profession counts."),
        pool="",
        absent=tuple((skill, skill_name(skill)) for skill in Skill if skill not in asked),
    )
