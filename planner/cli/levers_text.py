"""Levers as text: a table of all, or every figure of one with what it rests on."""

import textwrap
from collections.abc import Iterator, Mapping
from decimal import Decimal

from planner.cli.text_table import laid_out
from planner.cli.told_levers import ToldLever, ToldLevers
from planner.localization.formatting import Formatter
from planner.localization.lever_evidence_texts import evidence_paragraphs, evidence_title
from planner.localization.lever_terms import (
    effect_text,
    evidence_name,
    lever_quantity_name,
    strength_phrase,
    strength_text,
)
from planner.localization.messages import _, active_language, ngettext, pgettext
from planner.localization.place_choice_terms import lever_name
from planner.localization.running_text import listed
from planner.localization.terms import role_name
from planner.market.lever import EffectKind, LeverFigure, LeverQuantity, LeverTerm
from planner.plan.levers import LeverSetting
from planner.quantities.identifiers import CurrencyCode

_NOTHING = "–"
_LINE = 100
_PUBLISHED_IN = CurrencyCode("USD")
_PUBLISHED_FIGURES = frozenset({2, 3, 4})
_PLAN_FIGURES = frozenset({4, 5, 6})


def levers_text(told: ToldLevers) -> str:
    """List the levers, and say what is evidence and what is judgment."""
    table = _Tables(told)
    parts = [table.title(), table.published() if told.plan is None else table.of_plan()]
    if told.plan is not None:
        parts.append(
            _(
                "Each alone, on the plan without any other: together they save less than the sum. "
                "Days are the likely ones, with best and worst in brackets."
            )
        )
    paragraphs = (_wrapped(paragraph) for paragraph in evidence_paragraphs())
    parts.append("\n".join([evidence_title(), *paragraphs]))
    return "\n\n".join(parts)


def lever_text(told: ToldLevers, lever: ToldLever) -> str:
    """Show every figure of one lever, what it rests on, and what the plan sets of it."""
    table = _Tables(told)
    parts = [lever_name(lever.kind), table.figures(lever), "\n".join(table.notes(lever))]
    if lever.setting is not None:
        parts.append(table.setting(lever))
    return "\n\n".join(part for part in parts if part)


def _wrapped(paragraph: str) -> str:
    return textwrap.fill(paragraph, _LINE, initial_indent="  ", subsequent_indent="  ")


class _Tables:
    def __init__(self, told: ToldLevers) -> None:
        self._told = told
        self._shown = Formatter(active_language())

    def title(self) -> str:
        """Say whose levers these are."""
        plan = self._told.plan
        if plan is None:
            return _("Levers, as published; costs in {currency}").format(
                currency=self._told.currency
            )
        return _("{plan}: levers; costs in {currency}").format(
            plan=plan.name, currency=self._told.currency
        )

    def published(self) -> str:
        """Lay out what is published of each lever."""
        heading = (
            _("Lever"),
            _("Strength"),
            _("Time to fill"),
            _("Cost a month"),
            _("Cost once"),
            _("Rests on"),
        )
        rows = [self._published_row(lever) for lever in self._told.levers]
        return laid_out([heading, *rows], right=_PUBLISHED_FIGURES)

    def _published_row(self, lever: ToldLever) -> tuple[str, ...]:
        figures = self._told.default(lever.kind).figures
        return (
            lever_name(lever.kind),
            self._strength(lever),
            *(
                self._likely(figures.get(quantity), quantity)
                for quantity in (
                    EffectKind.TIME_TO_FILL,
                    LeverTerm.MONTHLY_COST_USD,
                    LeverTerm.ONCE_COST_USD,
                )
            ),
            self._basis(lever),
        )

    def of_plan(self) -> str:
        """Lay out what the plan sets of each lever, and what each alone saves and costs."""
        heading = (
            _("Lever"),
            pgettext("a lever is on or off", "State"),
            _("Strength"),
            _("Applies to"),
            _("Days"),
            _("A year"),
            _("Whole plan"),
            _("Rests on"),
        )
        rows = [
            self._plan_row(lever, lever.setting)
            for lever in self._told.levers
            if lever.setting is not None
        ]
        return laid_out([heading, *rows], right=_PLAN_FIGURES)

    def _plan_row(self, lever: ToldLever, setting: LeverSetting) -> tuple[str, ...]:
        value = lever.value
        costs = (_NOTHING, _NOTHING)
        if value is not None:
            costs = (self._signed(value.run_rate), self._signed(value.cost))
        return (
            lever_name(lever.kind),
            self._state(setting),
            self._strength(lever),
            self._whom(lever, setting),
            self._days(lever),
            *costs,
            self._basis(lever),
        )

    def figures(self, lever: ToldLever) -> str:
        """Lay out every figure of a lever."""
        heading = (
            _("What it moves"),
            pgettext("end of a range", "Low"),
            pgettext("middle of a range", "Likely"),
            pgettext("end of a range", "High"),
            _("Rests on"),
            _("Grade"),
            _("Source"),
        )
        figures = self._figures(lever)
        if not figures:
            return _("The market data say nothing of this lever.")
        rows = [
            (
                lever_quantity_name(quantity),
                *(self._figure(value, figure, quantity) for value in figure.range),
                evidence_name(is_evidence=figure.is_evidence),
                figure.provenance.grade.value,
                figure.provenance.source_id,
            )
            for quantity, figure in figures.items()
        ]
        return laid_out([heading, *rows], right=frozenset({1, 2, 3}))

    def notes(self, lever: ToldLever) -> Iterator[str]:
        """Yield what each figure rests on."""
        for quantity, figure in self._figures(lever).items():
            if figure.note:
                yield _("{thing}: {what}").format(
                    thing=lever_quantity_name(quantity), what=figure.note
                )

    def _figures(self, lever: ToldLever) -> Mapping[LeverQuantity, LeverFigure]:
        """Return the figures of a lever, effects before terms."""
        figures = self._told.default(lever.kind).figures
        return {each: figures[each] for each in (*EffectKind, *LeverTerm) if each in figures}

    def setting(self, lever: ToldLever) -> str:
        """Say what the plan sets of a lever, and what it alone saves and costs."""
        setting, value, plan = lever.setting, lever.value, self._told.plan
        if setting is None or value is None or plan is None:
            return ""
        parts = (self._state(setting), self._strength(lever), self._whom(lever, setting))
        state = _("In {plan}: {what}.").format(
            plan=plan.name,
            what=listed((part for part in parts if part != _NOTHING), with_commas=True),
        )
        costs = _("Alone: {days} days to fill; {year} a year, {whole} over the plan.").format(
            days=self._days(lever),
            year=self._signed(value.run_rate),
            whole=self._signed(value.cost),
        )
        return f"{state}\n{costs}"

    def _state(self, setting: LeverSetting) -> str:
        state = pgettext("lever", "on") if setting.is_on else pgettext("lever", "off")
        if setting.starts is None:
            return state
        month = self._shown.month_short(setting.starts)
        return listed((state, _("from {month}").format(month=month)), with_commas=True)

    def _strength(self, lever: ToldLever) -> str:
        figure = self._told.default(lever.kind).strength
        if figure is None:
            return _NOTHING
        own = None if lever.setting is None else lever.setting.strength
        strength = figure.likely if own is None else own
        return strength_phrase(lever.kind, strength, figure, self._shown)

    def _whom(self, lever: ToldLever, setting: LeverSetting) -> str:
        if setting.roles:
            return listed(map(role_name, setting.roles))
        count = 0 if lever.value is None else lever.value.seats
        return ngettext("{count} open seat", "{count} open seats", count).format(
            count=self._shown.integer(count)
        )

    def _days(self, lever: ToldLever) -> str:
        if lever.value is None or lever.value.days is None:
            return _NOTHING
        best, likely, worst = (self._shown.number(day, 0) for day in lever.value.days)
        return _("{likely} ({best} to {worst})").format(likely=likely, best=best, worst=worst)

    def _signed(self, amount: Decimal) -> str:
        return self._shown.signed_money(amount, self._told.currency)

    def _basis(self, lever: ToldLever) -> str:
        default = self._told.default(lever.kind)
        return evidence_name(is_evidence=default.is_evidence)

    def _likely(self, figure: LeverFigure | None, quantity: LeverQuantity) -> str:
        return _NOTHING if figure is None else self._figure(figure.likely, figure, quantity)

    def _figure(self, value: Decimal, figure: LeverFigure, quantity: LeverQuantity) -> str:
        if isinstance(quantity, EffectKind):
            return effect_text(quantity, value, self._shown)
        if quantity is LeverTerm.STRENGTH:
            return strength_text(value, figure, self._shown)
        if quantity is LeverTerm.BUILD_UP_MONTHS:
            return self._shown.rate(value.normalize())
        return self._shown.money(value, _PUBLISHED_IN, 0)
