"""An own entity, an employer of record and a contractor side by side, and when which pays off."""

from collections.abc import Iterator

from planner.calculators.offers.engagement_comparison import (
    EngagementComparison,
    EntityBreakEven,
)
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.figures import Figure, Section
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.offer_terms import misclassification_text
from planner.localization.running_text import listed
from planner.localization.terms import engagement_name
from planner.plan.model import Engagement, Plan
from planner.quantities.identifiers import CurrencyCode

_HEADS = (1, 3, 5, 10)


def engagement_section(compared: EngagementComparison, plan: Plan, formatter: Formatter) -> Section:
    """List what a year costs by each engagement, the break-even, and what is assumed."""
    return Section(
        _("Ways to employ"),
        (
            *_costs(compared, plan.reporting_currency, formatter),
            *_break_even(compared.break_even, plan.reporting_currency, formatter),
            *_signs(compared),
            _assumed(compared, formatter),
        ),
        _("{currency} a year").format(currency=plan.reporting_currency),
    )


def _costs(
    compared: EngagementComparison, currency: CurrencyCode, formatter: Formatter
) -> Iterator[Figure]:
    for engagement in Engagement:
        cost = compared.costs.get(engagement)
        if cost is None:
            yield Figure(engagement_name(engagement), _("not known"), tone=Tone.QUIET)
            continue
        yield Figure(
            engagement_name(engagement),
            formatter.reporting_rounded(cost.cost.annual_reporting, currency),
            "",
            _("grade {grade}").format(grade=cost.grade.value),
        )


def _break_even(
    found: EntityBreakEven | None, currency: CurrencyCode, formatter: Formatter
) -> Iterator[Figure]:
    if found is None:
        return
    if found.heads is None:
        more = formatter.reporting_rounded(-found.saved_per_head, currency)
        text = _("an own entity costs {cost} more a head").format(cost=more)
        yield Figure(_("Own entity pays off"), _("never"), text, hint=text)
        return
    heads = ngettext("from {count} head on", "from {count} heads on", found.heads).format(
        count=formatter.integer(found.heads)
    )
    months = (
        _("{heads}: {months} months").format(
            heads=formatter.integer(number), months=formatter.integer(after)
        )
        for number in _HEADS
        if (after := found.months.get(number)) is not None
    )
    caption = _("by heads, after: {months}").format(months=listed(months))
    yield Figure(_("Own entity pays off"), heads, caption, hint=caption)


def _signs(compared: EngagementComparison) -> Iterator[Figure]:
    if Engagement.CONTRACTOR in compared.costs and compared.signs:
        signs = listed(misclassification_text(sign) for sign in compared.signs)
        hint = _("A contractor could be taken for an employee: {signs}. Have it reviewed.").format(
            signs=signs
        )
        yield Figure(_("Contractor at risk"), _("to review"), signs, tone=Tone.WARNING, hint=hint)


def _assumed(compared: EngagementComparison, formatter: Formatter) -> Figure:
    terms = compared.terms
    setup, yearly = terms.entity_setup, terms.entity_yearly
    text = _("founding {setup} once, keeping it {yearly} a year, over {years} years").format(
        setup=formatter.money(setup.amount, setup.currency, 0),
        yearly=formatter.money(yearly.amount, yearly.currency, 0),
        years=formatter.integer(terms.years),
    )
    return Figure(_("Assumed of an entity"), "", text, tone=Tone.QUIET, hint=text)
