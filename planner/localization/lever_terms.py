"""Names of what levers move, of the terms they have, and their figures as people read them."""

from decimal import Decimal

from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext, pgettext
from planner.localization.running_text import left_to_right
from planner.market.lever import EffectKind, LeverFigure, LeverKind, LeverQuantity, LeverTerm

_MINUS = "\N{MINUS SIGN}"


def effect_name(kind: EffectKind) -> str:
    """Return what a lever moves."""
    return {
        EffectKind.TIME_TO_FILL: pgettext("effect of a lever", "Time to fill"),
        EffectKind.ACCEPTANCE: pgettext("effect of a lever", "Odds of acceptance"),
        EffectKind.POOL: pgettext("effect of a lever", "Pool of candidates"),
        EffectKind.RAMP_UP: pgettext("effect of a lever", "Ramp-up"),
        EffectKind.ATTRITION: pgettext("effect of a lever", "Attrition"),
        EffectKind.START_DELAY_WEEKS: pgettext("effect of a lever", "Weeks until it works"),
        EffectKind.MENTOR_HOURS_PER_WEEK: pgettext("effect of a lever", "Mentor hours a week"),
    }[kind]


def lever_term_name(term: LeverTerm) -> str:
    """Return what the data say of a lever beside its effects."""
    return {
        LeverTerm.STRENGTH: pgettext("lever", "Strength"),
        LeverTerm.BUILD_UP_MONTHS: pgettext("lever", "Months until it works in full"),
        LeverTerm.MONTHLY_COST_USD: pgettext("lever", "Cost a month"),
        LeverTerm.ONCE_COST_USD: pgettext("lever", "Cost once"),
        LeverTerm.PER_HIRE_COST_USD: pgettext("lever", "Cost per hire"),
    }[term]


def lever_quantity_name(quantity: LeverQuantity) -> str:
    """Return the name of an effect or a term."""
    if isinstance(quantity, EffectKind):
        return effect_name(quantity)
    return lever_term_name(quantity)


def effect_text(kind: EffectKind, value: Decimal, formatter: Formatter) -> str:
    """Write an effect: a factor as the change it makes, ``−20%``; weeks and hours as they are."""
    if not kind.is_factor:
        return formatter.rate(value.normalize())
    change = value - 1
    text = formatter.percent(abs(change), 0 if change * 100 == round(change * 100) else 1)
    if not change:
        return text
    return left_to_right(f"{'+' if change > 0 else _MINUS}{text}")


def evidence_name(*, is_evidence: bool) -> str:
    """Return whether a figure was observed by somebody or is a judgment."""
    return pgettext("lever", "evidence") if is_evidence else pgettext("lever", "judgment")


def is_share(figure: LeverFigure) -> bool:
    """Tell whether a strength is a fraction, which people read as a percentage."""
    return figure.unit.startswith("share")


def strength_text(strength: Decimal, figure: LeverFigure, formatter: Formatter) -> str:
    """Write how much of a lever there is, as one types it: ``20%``, ``2``."""
    if is_share(figure):
        hundredths = strength * 100
        return formatter.percent(strength, 0 if hundredths == round(hundredths) else 1)
    return formatter.rate(strength.normalize())


def strength_phrase(
    kind: LeverKind, strength: Decimal, figure: LeverFigure, formatter: Formatter
) -> str:
    """Write how much of a lever there is with what is counted: ``2 partnerships``."""
    text = strength_text(strength, figure, formatter)
    count = int(strength)  # chooses between one and many
    phrases = {
        LeverKind.PAY_UPLIFT: "{text}",
        LeverKind.UNIVERSITY: ngettext("{text} partnership", "{text} partnerships", count),
        LeverKind.INTERNSHIPS: ngettext(
            "{text} intern at a time", "{text} interns at a time", count
        ),
        LeverKind.CERTIFICATIONS: _("{text} USD a person a year"),
        LeverKind.EMPLOYER_BRAND: ngettext(
            "{text} talk or article a month", "{text} talks or articles a month", count
        ),
        LeverKind.FLEXIBLE_HOURS: ngettext("{text} minute", "{text} minutes", count),
        LeverKind.RECRUITERS: ngettext("{text} more recruiter", "{text} more recruiters", count),
        LeverKind.AGENCY: _("fee of {text}"),
        LeverKind.REFERRALS: _("bonus of {text} USD"),
    }
    return phrases.get(kind, "{text}").format(text=text)
