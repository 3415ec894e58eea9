"""A priced salary as text: the figures, each line with its law, date and grade, and the case."""

from decimal import Decimal

from planner.calculators.employer_cost import Bound, PricedLine
from planner.calculators.loaded_cost import added_shares
from planner.cli.own_figure_answer import own_figure_note
from planner.cli.priced_gross import USD, PricedGross
from planner.cli.source_text import source_lines
from planner.cli.text_table import laid_out
from planner.localization.countries import country_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language, pgettext
from planner.localization.terms import bound_name, engagement_name


def cost_text(priced: PricedGross) -> str:
    """Lay a priced salary out for a terminal."""
    shown = Formatter(active_language())
    cost = priced.cost
    heading = _("{country}, {engagement}, {currency} a year").format(
        country=country_name(cost.country, shown.locale),
        engagement=engagement_name(priced.engagement),
        currency=cost.currency,
    )
    parts = [heading, _summary(priced, shown)]
    counted = [line for line in cost.lines if line.line.in_total]
    named = [line for line in cost.lines if not line.line.in_total]
    if counted:
        parts.append(_lines(_("In the total"), counted, priced, shown))
    if named:
        parts.append(_lines(_("Not in the total"), named, priced, shown))
    parts += [_own(priced, shown), _case(priced), _sources(priced, shown)]
    return "\n\n".join(part for part in parts if part)


def _summary(priced: PricedGross, shown: Formatter) -> str:
    cost = priced.cost
    rows = [
        (_("Gross pay"), _money(cost.gross, priced, shown), ""),
        (
            _("Employer contributions"),
            _money(cost.contributions, priced, shown),
            _("{share} of gross").format(share=shown.percent(cost.share, 1)),
        ),
    ]
    rows += _added(priced, shown)
    if priced.fee_price is not None:
        fee = _("list price {price} a month").format(
            price=shown.money(priced.fee_price.median, USD)
        )
        if priced.own_fee is not None:
            fee = _("own figure {price} a month").format(
                price=shown.money(priced.own_fee.values[0], USD)
            )
        rows.append((_("Service fee"), _money(priced.fee, priced, shown), fee))
    bound = "" if cost.bound is Bound.EXACT else bound_name(cost.bound)
    rows.append((_("Total"), _money(priced.total, priced, shown), bound))
    return laid_out(rows, right=frozenset({1}), header=False)


def _added(priced: PricedGross, shown: Formatter) -> list[tuple[str, str, str]]:
    """Return the rows of what a plan adds to pay beyond the law."""
    if priced.plan is None:
        return []
    shares = added_shares(priced.engagement, priced.cost.country, priced.plan.assumptions)
    amounts = (priced.benefits, priced.overhead)
    return [
        (
            name,
            _money(amount, priced, shown),
            _("{share} of gross, assumption of the plan").format(share=shown.percent(share, 1)),
        )
        for name, amount, share in zip((_("Benefits"), _("Overhead")), amounts, shares, strict=True)
        if share
    ]


def _lines(title: str, lines: list[PricedLine], priced: PricedGross, shown: Formatter) -> str:
    rows = [(title, _("Amount"), _("Law"), _("As of"), _("Grade"))]
    rows += [
        (
            line.line.name,
            # A charge that is only named often has no amount one could know.
            _money(line.amount, priced, shown) if line.amount or line.line.in_total else "",
            line.line.law,
            *_standing(line, priced, shown),
        )
        for line in lines
    ]
    return laid_out(rows, right=frozenset({1}))


def _standing(line: PricedLine, priced: PricedGross, shown: Formatter) -> tuple[str, str]:
    own, provenance = priced.own_rate(line.line), line.line.provenance
    if own is not None and own.reason is not None:
        return shown.date_short(own.reason.day), pgettext("in place of a grade", "own")
    return shown.date_short(provenance.as_of), provenance.grade.value


def _own(priced: PricedGross, shown: Formatter) -> str:
    """Name the plan's own rates and fee with the published ones, and its exchange rates."""
    named = [(line.line.name, priced.own_rate(line.line)) for line in priced.cost.lines]
    named.append((_("Service fee a month"), priced.own_fee))
    notes = [
        _("{what}: {note}.").format(what=name, note=own_figure_note(own, priced.snapshot, shown))
        for name, own in named
        if own is not None
    ]
    if priced.plan is not None and priced.fee:
        notes.append(_("Converted at the plan’s rates."))
    return "\n".join(notes)


def _case(priced: PricedGross) -> str:
    if not priced.case_notes:
        return ""
    return "\n".join([_("These lines hold for:"), *(f"  {note}" for note in priced.case_notes)])


def _sources(priced: PricedGross, shown: Formatter) -> str:
    cost = priced.cost
    used = {line.line.provenance.source_id for line in cost.lines}
    if priced.fee_price is not None:
        used.add(priced.fee_price.provenance.source_id)
        if not _is_converted_by_the_plan(priced):
            used.add(priced.snapshot.exchange_rates.latest[cost.currency].provenance.source_id)
    sources = [priced.snapshot.sources[source_id] for source_id in sorted(used)]
    return "\n".join(source_lines(sources, shown))


def _is_converted_by_the_plan(priced: PricedGross) -> bool:
    """Tell whether the plan fixes all rates between the fee's currency and the local one."""
    plan = priced.plan
    return plan is not None and all(
        currency == plan.reporting_currency or currency in plan.plan_rates
        for currency in (USD, priced.cost.currency)
    )


def _money(amount: Decimal, priced: PricedGross, shown: Formatter) -> str:
    return shown.number(amount, priced.minor_digits)
