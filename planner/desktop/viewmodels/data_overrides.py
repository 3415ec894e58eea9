"""The user's own figures as a list: what each replaces, who gave it, when and why."""

from dataclasses import dataclass, replace
from decimal import Context, Decimal

from planner.calculators.own_figures import OwnFigure, own_figures
from planner.desktop.viewmodels.evidence import Evidence
from planner.desktop.viewmodels.market_evidence import (
    evidence_of,
    exchange_rate_evidence,
    service_price_evidence,
)
from planner.localization.figure_names import own_figure_name
from planner.localization.figure_values import figure_value_text, figure_values_text
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.market.override import FigureKey, Override, Reason
from planner.market.snapshot import Snapshot
from planner.plan.edits import (
    change_assumptions,
    give_reason,
    override_figures,
    remove_overrides,
    set_plan_rate,
)
from planner.plan.model import Engagement, Plan
from planner.quantities.identifiers import CurrencyCode

_RATE = "plan_rates."
_DIGITS = Context(prec=5)
_FEES = frozenset({"employer_of_record_fee_usd", "contractor_fee_usd"})
"""Assumptions that follow the market where the plan does not set them."""


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """One own figure, ready to show.

    Attributes:
        figure: The own figure itself.
        name: What it is.
        published: What is published today in short, its middle value; empty where nothing is.
        own: The own figure in short.
        remark: Why, and by whom.
        day: When it was given; empty where nobody said.
        summary: All of it in whole values, for a tooltip and for screen readers.
        is_removable: Whether there is something to go back to.
    """

    figure: OwnFigure
    name: str
    published: str
    own: str
    remark: str
    day: str
    summary: str
    is_removable: bool

    @property
    def is_due(self) -> bool:
        """Whether the published figure moved since."""
        return self.figure.is_due_for_review


def own_entries(plan: Plan, market: Snapshot, formatter: Formatter) -> tuple[OwnEntry, ...]:
    """Return a plan's own figures, those due for review first."""
    entries = [_entry(figure, market, formatter) for figure in own_figures(plan, market)]
    return tuple(sorted(entries, key=lambda entry: not entry.is_due))


def without_own(plan: Plan, figure: OwnFigure) -> Plan:
    """Return the plan with the published figure in the place of the user's own.

    An assumption that nothing published stands behind only loses the reason it had.

    Raises:
        PlanEditError: If the plan does not take the edit.
    """
    subject = figure.subject
    if isinstance(subject, FigureKey):
        return remove_overrides(plan, (subject,))
    if subject.startswith(_RATE):
        return set_plan_rate(plan, CurrencyCode(subject.removeprefix(_RATE)), None)
    if subject in _FEES:
        return change_assumptions(plan, **{subject: None})
    reasons = {name: said for name, said in plan.assumption_reasons.items() if name != subject}
    return replace(plan, assumption_reasons=reasons)


def own_evidence(
    figure: OwnFigure, plan: Plan, market: Snapshot, formatter: Formatter
) -> Evidence | None:
    """Return what stands behind an own figure; None for an assumption without a published one.

    Args:
        figure: One of the plan's own figures.
        plan: The plan it is one of.
        market: The market, with the plan's own figures in it.
        formatter: Writes figures and days.

    Raises:
        MarketDataError: If the table of the figure is damaged.
        UnknownCurrencyError: If the reporting currency has no rate.
    """
    subject = figure.subject
    if isinstance(subject, FigureKey):
        return evidence_of(subject, market, formatter)
    if subject.startswith(_RATE):
        currency = CurrencyCode(subject.removeprefix(_RATE))
        return exchange_rate_evidence(currency, plan, market, formatter)
    if subject not in _FEES:
        return None
    is_contractor = subject == "contractor_fee_usd"
    engagement = Engagement.CONTRACTOR if is_contractor else Engagement.EMPLOYER_OF_RECORD
    return service_price_evidence(engagement, plan, market, formatter)


def has_card(figure: OwnFigure) -> bool:
    """Tell whether something published stands behind an own figure, so that it has a card."""
    subject = figure.subject
    return isinstance(subject, FigureKey) or subject.startswith(_RATE) or subject in _FEES


def with_kept(plan: Plan, figure: OwnFigure) -> Plan:
    """Return the plan with what is published today noted as what the own figure stands against.

    Raises:
        PlanEditError: If the plan does not take the edit.
    """
    if figure.reason is None:
        return plan
    reason = replace(figure.reason, originals=figure.published)
    if isinstance(figure.subject, FigureKey):
        return override_figures(plan, {figure.subject: Override(figure.values, reason)})
    return give_reason(plan, figure.subject, reason)


def _entry(figure: OwnFigure, market: Snapshot, formatter: Formatter) -> OwnEntry:
    name = own_figure_name(figure.subject, market)
    reason = figure.reason
    day = formatter.date_short(reason.day) if reason is not None else ""
    entry = OwnEntry(
        figure,
        name,
        _in_short(figure, figure.published, market, formatter),
        _in_short(figure, figure.values, market, formatter),
        _remark(reason),
        day,
        "",
        _is_removable(figure),
    )
    return replace(entry, summary=_summary(entry, market, formatter))


def _is_removable(figure: OwnFigure) -> bool:
    return has_card(figure) or figure.reason is not None


def _remark(reason: Reason | None) -> str:
    if reason is None:
        return _("No reason given")
    return listed(part for part in (reason.why, reason.author) if part)


def _in_short(
    figure: OwnFigure, values: tuple[Decimal, ...], market: Snapshot, formatter: Formatter
) -> str:
    """Write the middle value, of a pay band the P50; exchange rates to five digits."""
    subject = figure.subject
    if not values:
        return ""
    if isinstance(subject, str):
        shown = tuple(map(_DIGITS.plus, values)) if subject.startswith(_RATE) else values
        return figure_values_text(subject, shown, market, formatter)
    return figure_value_text(subject, values[len(values) // 2], market, formatter)


def _summary(entry: OwnEntry, market: Snapshot, formatter: Formatter) -> str:
    figure = entry.figure
    own = figure_values_text(figure.subject, figure.values, market, formatter)
    published = figure_values_text(figure.subject, figure.published, market, formatter)
    lines = [
        entry.name,
        _("Own: {values}").format(values=own),
        _("Published: {values}").format(values=published),
    ]
    if figure.is_due_for_review and figure.originals:
        then = figure_values_text(figure.subject, figure.originals, market, formatter)
        lines.append(_("Published when it was given: {values}").format(values=then))
    lines.append(listed(part for part in (entry.remark, entry.day) if part))
    return "\n".join(lines)
