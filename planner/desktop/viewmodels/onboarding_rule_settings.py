"""The assumptions about coming aboard as a table, each with its way back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Row, Tone
from planner.desktop.viewmodels.rows_model import HEADING
from planner.desktop.viewmodels.seat_cells import NameDetail
from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.desktop.viewmodels.setting_edits import SettingEdits
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.localization.terms import role_name
from planner.market.role import RoleFamily
from planner.plan.edits.onboarding_edits import change_onboarding_rules
from planner.plan.model import Plan
from planner.plan.onboarding import OnboardingRules

VALUE = "value"
_DEFAULTS = OnboardingRules()
_MENTOR_HOURS, _BY_ROLE = "mentor_hours", "ramp_up_weeks_by_role"


class _Form(Enum):
    """How a rule is written."""

    COUNT = auto()
    HOURS = auto()
    SHARE = auto()


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a rule is called, how it is written, and the most it can be."""

    name: str
    remark: str
    form: _Form
    most: int


class OnboardingRuleSettings:
    """Reads and changes them; a row's key is the rule, ``mentor_hours.0`` or ``….role``."""

    def __init__(self, session: PlanSession, formatter: Formatter) -> None:
        self._session = session
        self._formatter = formatter
        self._edits = SettingEdits(session, formatter)

    def columns(self) -> tuple[Column, ...]:
        """Return the table's columns."""
        text = CellKind.TEXT
        return (
            Column("rule", _("Rule"), text, 470, is_editable=False, least_width=300),
            Column(VALUE, _("Value"), CellKind.NUMBER, 110, is_key_figure=True),
            Column(
                "source", _("Where it comes from"), text, 280, is_editable=False, least_width=200
            ),
        )

    def rows(self) -> tuple[Row, ...]:
        """Return a row a rule, then one a role under their heading."""
        rules = self._rules()
        heading = Cell(_("Weeks to full productivity by role"))
        return (
            *(self._row(key, rule) for key, rule in rules.items() if not _is_of_role(key)),
            Row(f"{HEADING}{_BY_ROLE}", (heading, Cell(""), Cell(""))),
            *(self._row(key, rule) for key, rule in rules.items() if _is_of_role(key)),
        )

    @property
    def own(self) -> frozenset[str]:
        """The rules that differ from how they are from the start."""
        rules = self._session.plan.onboarding_rules
        return frozenset(
            key for key in self._rules() if _value(rules, key) != _value(_DEFAULTS, key)
        )

    def refusal(self, key: str, column: str, value: object) -> str | None:
        """Return why a typed value cannot be used, None where it can."""
        return self._edits.refusal(lambda: self._typed(key, str(value)))

    def take(self, key: str, column: str, value: object) -> str | None:
        """Make a typed value that of a rule; emptied it is as from the start."""
        step = _("Change {setting}").format(setting=self._rules()[key].name)
        return self._edits.attempt(lambda: self._typed(key, str(value)), step)

    def reset(self, keys: Iterable[str]) -> None:
        """Set rules back to how they are from the start."""
        plan, chosen, rules = self._session.plan, list(keys), self._rules()
        for key in chosen:
            plan = _with_value(plan, key, _value(_DEFAULTS, key))
        shown = listed((rules[key].name for key in chosen), with_commas=True)
        self._session.apply(plan, _("Back to the default: {setting}").format(setting=shown))

    def _row(self, key: str, rule: _Rule) -> Row:
        value = _value(self._session.plan.onboarding_rules, key)
        is_own = value != _value(_DEFAULTS, key)
        general = self._session.plan.onboarding_rules.ramp_up_weeks
        text = self._text(general if value is None else value, rule)
        name = Cell(rule.name, detail=NameDetail(rule.name, rule.remark), hint=rule.remark)
        if value is None:
            hint = _("As for all roles. Type a value to give this one its own.")
            shown = Cell(text, edit_value="", tone=Tone.QUIET, hint=hint)
            return Row(key, (name, shown, Cell(_("as for all roles"))))
        tone = Tone.ACCENT if is_own else Tone.QUIET
        return Row(
            key, (name, Cell(text, edit_value=text, tone=tone), self._source(key, rule, is_own))
        )

    def _source(self, key: str, rule: _Rule, is_own: bool) -> Cell:  # noqa: FBT001 -- of one row
        if not is_own:
            return Cell(_("default, an assumption"))
        default = _value(_DEFAULTS, key)
        if default is None:
            return Cell(_("set in this plan"))
        return Cell(
            _("{source}; default {default}").format(
                source=_("set in this plan"), default=self._text(default, rule)
            )
        )

    def _text(self, value: int | Decimal, rule: _Rule) -> str:
        if rule.form is _Form.SHARE:
            return self._formatter.percent(Decimal(value), 0 if value * 100 % 1 == 0 else 1)
        if rule.form is _Form.HOURS:
            return self._formatter.rate(Decimal(value))
        return self._formatter.integer(int(value))

    def _typed(self, key: str, text: str) -> Plan:
        typed, rule = text.strip(), self._rules()[key]
        value = self._read(typed, rule) if typed else _value(_DEFAULTS, key)
        return _with_value(self._session.plan, key, value)

    def _read(self, text: str, rule: _Rule) -> int | Decimal:
        if rule.form is _Form.SHARE:
            share = self._formatter.parse_percent(text)
            if not 0 <= share <= 1:
                raise RefusedTextError(_("Enter a share from 0% to 100%."))
            return share
        number = self._formatter.parse_number(text)
        is_whole = rule.form is _Form.COUNT
        if not 0 <= number <= rule.most or (is_whole and number != int(number)):
            sentence = (
                _("Enter a whole number from {least} to {greatest}.")
                if is_whole
                else _("Enter a number from {least} to {greatest}.")
            )
            shown = self._formatter.integer
            raise RefusedTextError(sentence.format(least=shown(0), greatest=shown(rule.most)))
        return int(number) if is_whole else number

    def _rules(self) -> Mapping[str, _Rule]:
        count, hours = _Form.COUNT, _Form.HOURS
        week = _("hours a week for each new hire")
        weeks = _("Weeks to full productivity: {role}")
        return {
            "hires_per_buddy": _Rule(_("New hires per buddy"), _("at once"), count, 50),
            "hires_per_mentor": _Rule(_("New hires per mentor"), _("at once"), count, 50),
            "mentor_hours.0": _Rule(_("Mentoring on days 1 to 30"), week, hours, 40),
            "mentor_hours.1": _Rule(_("Mentoring on days 31 to 60"), week, hours, 40),
            "mentor_hours.2": _Rule(_("Mentoring on days 61 to 90"), week, hours, 40),
            "mentor_hours_limit": _Rule(
                _("Most hours a week that a mentor gives"), _("to all new hires"), hours, 40
            ),
            "starts_per_week": _Rule(
                _("First days a week"), _("that the people team can look after"), count, 500
            ),
            "shared_minutes": _Rule(
                _("Minutes shared a day"), _("of a buddy or mentor with the hire"), count, 1440
            ),
            "months_before_mentoring": _Rule(
                _("Months before somebody helps others in"), "", count, 120
            ),
            "ramp_up_weeks": _Rule(
                _("Weeks to full productivity"), _("from the first day, all roles"), count, 208
            ),
            "new_domain_weeks": _Rule(
                _("Weeks more where the domain is new"), _("to the hire"), count, 208
            ),
            "mentor_saves_share": _Rule(
                _("What a mentor saves"), _("share of the weeks"), _Form.SHARE, 1
            ),
            **{
                f"{_BY_ROLE}.{role.value}": _Rule(
                    weeks.format(role=role_name(role)), "", count, 208
                )
                for role in RoleFamily
            },
        }


def _is_of_role(key: str) -> bool:
    return key.startswith(f"{_BY_ROLE}.")


def _value(rules: OnboardingRules, key: str) -> int | Decimal | None:
    """Return the value of a rule; None for a role that follows all."""
    name, _dot, part = key.partition(".")
    if name == _MENTOR_HOURS:
        return rules.mentor_hours[int(part)]
    if name == _BY_ROLE:
        return rules.ramp_up_weeks_by_role.get(RoleFamily(part))
    value: int | Decimal = getattr(rules, name)
    return value


def _with_value(plan: Plan, key: str, value: int | Decimal | None) -> Plan:
    name, _dot, part = key.partition(".")
    rules = plan.onboarding_rules
    if name == _MENTOR_HOURS:
        hours = [value if n == int(part) else each for n, each in enumerate(rules.mentor_hours)]
        return change_onboarding_rules(plan, mentor_hours=tuple(hours))
    if name == _BY_ROLE:
        role = RoleFamily(part)
        weeks = {key: each for key, each in rules.ramp_up_weeks_by_role.items() if key is not role}
        if value is not None:
            weeks[role] = int(value)
        return change_onboarding_rules(plan, ramp_up_weeks_by_role=weeks)
    return change_onboarding_rules(plan, **{name: value})
