"""Engagements side by side as text: what each costs, when an entity pays off, what is assumed."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from planner.calculators.offers.engagement_comparison import EntityBreakEven
from planner.cli.compared_engagements import ComparedEngagements
from planner.cli.source_text import source_lines
from planner.cli.text_table import laid_out
from planner.localization.countries import country_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language, ngettext
from planner.localization.offer_terms import misclassification_text
from planner.localization.running_text import listed
from planner.localization.terms import engagement_name, grade_meaning
from planner.quantities.identifiers import SourceId

_SHOWN_HEADS = (1, 2, 3, 5, 10, 20)


def engagements_text(told: ComparedEngagements) -> str:
    """Lay the comparison out for a terminal."""
    shown = Formatter(active_language())
    base = told.compared.base
    heading = _("{country}: a gross of {gross} by engagement, {currency} a year").format(
        country=country_name(told.country),
        gross=shown.money(base.amount, base.currency),
        currency=base.currency,
    )
    parts = [
        heading,
        _costs(told, shown),
        "\n".join(_break_even(told, shown)),
        _signs(told),
        "\n".join(_assumptions(told, shown)),
        _sources(told, shown),
    ]
    return "\n\n".join(part for part in parts if part)


def _costs(told: ComparedEngagements, shown: Formatter) -> str:
    return laid_out(engagement_rows(told, shown.number), right=frozenset(range(1, 7)))


def engagement_rows(
    told: ComparedEngagements, write: Callable[[Decimal, int], str]
) -> list[tuple[str, ...]]:
    """Return the heading and a row for each engagement.

    Args:
        told: The comparison.
        write: Makes text of an amount with so many decimals.
    """
    rows: list[tuple[str, ...]] = [
        (
            _("Engagement"),
            _("Base pay"),
            _("Employer contributions"),
            _("Benefits"),
            _("Overhead"),
            _("Service fee"),
            _("Total"),
            _("Grade"),
        )
    ]
    digits = told.market.minor_digits(told.compared.base.currency)
    for engagement, each in told.compared.costs.items():
        cost = each.cost
        statutory = Decimal(0) if cost.statutory is None else cost.statutory.contributions
        amounts = (cost.base_pay, statutory, cost.benefits, cost.overhead, cost.service_fee)
        rows.append(
            (
                engagement_name(engagement),
                *(write(amount, digits) for amount in (*amounts, cost.annual)),
                each.grade.value,
            )
        )
    return rows


def _break_even(told: ComparedEngagements, shown: Formatter) -> Iterator[str]:
    found, currency = told.compared.break_even, told.plan.reporting_currency
    if found is None:
        yield _("The employer’s charges there are not known: only contractors can be priced.")
        return
    if found.heads is None:
        yield _("An own entity is never cheaper: each head costs {cost} more a year.").format(
            cost=shown.money(-found.saved_per_head, currency)
        )
        return
    years = told.compared.terms.years
    yield ngettext(
        "An own entity pays off within {years} years from {count} head on: each saves {saved} a "
        "year.",
        "An own entity pays off within {years} years from {count} heads on: each saves {saved} a "
        "year.",
        found.heads,
    ).format(
        years=shown.integer(years),
        count=shown.integer(found.heads),
        saved=shown.money(found.saved_per_head, currency),
    )
    yield from _months(found, shown)


def _months(found: EntityBreakEven, shown: Formatter) -> Iterator[str]:
    for heads in _SHOWN_HEADS:
        months = found.months[heads]
        if months is not None:
            yield "  " + _("Heads: {heads}, months until it pays off: {months}").format(
                heads=shown.integer(heads), months=shown.integer(months)
            )


def _signs(told: ComparedEngagements) -> str:
    signs = listed(misclassification_text(sign) for sign in told.compared.signs)
    if not signs:
        return ""
    return _(
        "A contractor could be taken for an employee: {signs}. Have it reviewed; this is no advice."
    ).format(signs=signs)


def _assumptions(told: ComparedEngagements, shown: Formatter) -> Iterator[str]:
    terms = told.compared.terms
    yield _("Assumed, and yours to change with the options of this command:")
    yield "  " + _("Founding an entity: {setup} once; keeping it: {yearly} a year.").format(
        setup=shown.money(terms.entity_setup.amount, terms.entity_setup.currency, 0),
        yearly=shown.money(terms.entity_yearly.amount, terms.entity_yearly.currency, 0),
    )
    yield "  " + _("A contractor asks {uplift} more than an employee’s base pay.").format(
        uplift=shown.percent(terms.contractor_uplift)
    )


def _sources(told: ComparedEngagements, shown: Formatter) -> str:
    grades = sorted({each.grade for each in told.compared.costs.values()})
    meanings = [f"{grade.value} {grade_meaning(grade)}" for grade in grades]
    used: dict[SourceId, None] = {}
    for each in told.compared.costs.values():
        used |= dict.fromkeys(provenance.source_id for provenance in each.evidence)
    known = told.market.sources
    lines = source_lines((known[each] for each in used if each in known), shown)
    return "\n".join([_("Grades: {meanings}.").format(meanings=listed(meanings)), *lines])
