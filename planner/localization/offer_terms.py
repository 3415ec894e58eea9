"""Words for offers: what asks for a second look, and what makes a contractor look employed."""

from planner.calculators.compensation import BandSide, OfferStanding
from planner.calculators.offers.misclassification import MisclassificationSign
from planner.calculators.offers.offer import OfferConcern
from planner.localization.formatting import Formatter
from planner.localization.messages import _, pgettext
from planner.plan.place_choice import PayPolicyKind


def standing_text(standing: OfferStanding, shown: Formatter) -> str:
    """Return the percentile of an offer, or beyond which it lies."""
    percentile = shown.number(standing.percentile * 100, 0)
    match standing.side:
        case BandSide.BELOW:
            return _("below P{percentile}").format(percentile=percentile)
        case BandSide.ABOVE:
            return _("above P{percentile}").format(percentile=percentile)
        case BandSide.WITHIN:
            return _("P{percentile}").format(percentile=percentile)


def concern_text(concern: OfferConcern) -> str:
    """Say what asks for a second look at an offer."""
    return {
        OfferConcern.BELOW_BAND: _(
            "The offer lies below P10, beyond which the pay band tells nothing."
        ),
        OfferConcern.ABOVE_BAND: _(
            "The offer lies above P90, beyond which the pay band tells nothing."
        ),
        OfferConcern.FAR_BELOW: _(
            "The offer is less than half of P10. Is it a monthly amount, or in another currency?"
        ),
        OfferConcern.FAR_ABOVE: _(
            "The offer is more than twice P90. Is there a digit too many, or is it in another "
            "currency?"
        ),
    }[concern]


def misclassification_text(sign: MisclassificationSign) -> str:
    """Say what makes a contractor look like an employee."""
    return {
        MisclassificationSign.SET_HOURS: _("works the hours the team sets"),
        MisclassificationSign.FULL_TIME: _("works about as long as the country’s standard week"),
        MisclassificationSign.OPEN_ENDED: _("no end is agreed"),
        MisclassificationSign.OVER_A_YEAR: _("is engaged for more than a year"),
    }[sign]


def policy_name(kind: PayPolicyKind) -> str:
    """Return the name of a kind of pay policy."""
    return {
        PayPolicyKind.MARKET: pgettext("pay policy", "Market of each place"),
        PayPolicyKind.ONE_RATE: pgettext("pay policy", "One rate everywhere"),
        PayPolicyKind.TIERS: pgettext("pay policy", "Tiers of places"),
        PayPolicyKind.BLEND: pgettext("pay policy", "Blend of market and one rate"),
    }[kind]


def policy_meaning(kind: PayPolicyKind) -> str:
    """Say how pay depends on the place under a kind of policy."""
    return {
        PayPolicyKind.MARKET: _("what the market of each place pays"),
        PayPolicyKind.ONE_RATE: _("what the reference place pays, everywhere"),
        PayPolicyKind.TIERS: _("a share of the reference place’s pay by the tier of the place"),
        PayPolicyKind.BLEND: _("partly the market’s pay, partly the reference place’s"),
    }[kind]


def gross_note() -> str:
    """Say what pay is, and what is not in it."""
    return _(
        "Pay is gross, before the employee’s own taxes and contributions, which differ by country "
        "and household; what is left of it is not shown."
    )
