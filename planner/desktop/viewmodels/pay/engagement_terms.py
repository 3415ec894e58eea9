"""Typed terms by which engagements are compared: what an entity costs, what contractors ask."""

from dataclasses import replace

from planner.calculators.offers.engagement_comparison import USUAL_TERMS, EngagementTerms
from planner.desktop.viewmodels.pay.policy_reading import read_share
from planner.desktop.viewmodels.typed_amount import read_amount
from planner.localization.formatting import Formatter
from planner.market.snapshot import Snapshot
from planner.quantities.money import Money

SETUP, YEARLY, UPLIFT = "entity_setup", "entity_yearly", "contractor_uplift"


def terms_texts(terms: EngagementTerms, formatter: Formatter) -> dict[str, str]:
    """Write each term as one edits it, by its key."""
    setup, yearly = (
        formatter.money(each.amount, each.currency, 0)
        for each in (terms.entity_setup, terms.entity_yearly)
    )
    uplift = terms.contractor_uplift
    digits = 1 if uplift * 1000 % 10 else 0
    return {SETUP: setup, YEARLY: yearly, UPLIFT: formatter.percent(uplift, digits)}


def typed_term(
    terms: EngagementTerms, key: str, text: str, formatter: Formatter, market: Snapshot
) -> EngagementTerms:
    """Return terms with one of them as it was typed; an empty text brings back what is usual.

    Raises:
        NumberTextError: If it is no number, or an amount in another currency than the term's.
        RefusedTextError: If an amount is below 0, or a share not from 0 to 100%.
    """
    if key == UPLIFT:
        usual = USUAL_TERMS.contractor_uplift
        share = read_share(text, formatter) if text.strip() else usual
        return replace(terms, contractor_uplift=share)
    is_setup = key == SETUP
    amount = USUAL_TERMS.entity_setup if is_setup else USUAL_TERMS.entity_yearly
    if text.strip():
        currency = amount.currency
        amount = Money(read_amount(text, currency, formatter, market), currency)
    if is_setup:
        return replace(terms, entity_setup=amount)
    return replace(terms, entity_yearly=amount)
