"""Words for the fit of a place: its parts, what would give them evidence, and limits not kept."""

from decimal import Decimal

from planner.calculators.place_limits import LimitFailure, LimitKind
from planner.calculators.place_scales import Part
from planner.localization.countries import language_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _, pgettext
from planner.localization.running_text import listed
from planner.market.country_facts import RestrictionFlag
from planner.quantities.identifiers import CurrencyCode


def part_name(part: Part) -> str:
    """Return the name of a part of a place's fit."""
    return {
        Part.POOL: pgettext("part of a place's fit", "Pool"),
        Part.PAY: pgettext("part of a place's fit", "Pay"),
        Part.OVERLAP: pgettext("part of a place's fit", "Overlap"),
        Part.SPEED: pgettext("part of a place's fit", "Speed"),
        Part.LANGUAGE: pgettext("part of a place's fit", "Language"),
    }[part]


def missing_part_help(part: Part) -> str:
    """Return what would give a part without evidence some."""
    return {
        Part.POOL: _("An official count of technology professionals there would help."),
        Part.PAY: _("A pay band and the employer's charges there would help, or your own offers."),
        Part.OVERLAP: _("An anchor place would help."),
        Part.SPEED: _("The notice that the law asks for there would help."),
        Part.LANGUAGE: _("A published share of people there who speak English would help."),
    }[part]


def restriction_name(flag: RestrictionFlag) -> str:
    """Return what a rule asks of somebody who plans to hire there."""
    return {
        RestrictionFlag.REVIEW: pgettext("rule on hiring in a country", "to be reviewed"),
        RestrictionFlag.EXCLUDED: pgettext("rule on hiring in a country", "excluded"),
    }[flag]


def failure_text(failure: LimitFailure, currency: CurrencyCode, shown: Formatter) -> str:
    """Say which limit a place does not keep, with its own value beside the limit.

    Args:
        failure: The limit and the value.
        currency: The reporting currency, of costs.
        shown: Writes figures.
    """
    match failure.kind:
        case LimitKind.OFFICIAL_LANGUAGE:
            return _official_languages(failure, shown)
        case LimitKind.PAY_GRADE:
            return _pay_grade(failure)
        case LimitKind.RESTRICTION:
            return _("rule: {rules}").format(rules=listed(failure.found, with_commas=True))
        case kind if failure.limit is not None:
            limit = _figure(kind, failure.limit, currency, shown)
            if failure.value is None:
                return _unknown(kind).format(limit=limit)
            value = _figure(kind, failure.value, currency, shown)
            return _known(kind).format(value=value, limit=limit)
        case _:
            raise ValueError(failure)


def _known(kind: LimitKind) -> str:
    return {
        LimitKind.MIN_OVERLAP: _("{value} shared, at least {limit} asked for"),
        LimitKind.MAX_COST: _("cost {value}, at most {limit} asked for"),
        LimitKind.MIN_POOL: _("{value} people, at least {limit} asked for"),
        LimitKind.MIN_ENGLISH: _("English {value}, at least {limit} asked for"),
        LimitKind.MAX_HOLIDAYS: _("{value} public holidays, at most {limit} asked for"),
    }[kind]


def _unknown(kind: LimitKind) -> str:
    return {
        LimitKind.MIN_OVERLAP: _("no evidence of shared hours, at least {limit} asked for"),
        LimitKind.MAX_COST: _("no evidence of cost, at most {limit} asked for"),
        LimitKind.MIN_POOL: _("no evidence of people, at least {limit} asked for"),
        LimitKind.MIN_ENGLISH: _("no evidence of English, at least {limit} asked for"),
        LimitKind.MAX_HOLIDAYS: _("no evidence of public holidays, at most {limit} asked for"),
    }[kind]


def _figure(kind: LimitKind, amount: Decimal, currency: CurrencyCode, shown: Formatter) -> str:
    match kind:
        case LimitKind.MIN_OVERLAP:
            return shown.hours_and_minutes(round(amount * 60))
        case LimitKind.MAX_COST:
            return shown.money(amount, currency, 0)
        case LimitKind.MIN_POOL | LimitKind.MAX_HOLIDAYS:
            return shown.number(amount, 0)
        case _:
            return shown.percent(amount)


def _official_languages(failure: LimitFailure, shown: Formatter) -> str:
    if not failure.found:
        return _("no evidence of official languages")
    names = (language_name(code, shown.locale) for code in failure.found)
    return _("official: {languages}").format(languages=listed(names))


def _pay_grade(failure: LimitFailure) -> str:
    *own, limit = failure.found
    if not own:
        return _("no evidence of pay, grade {limit} or better asked for").format(limit=limit)
    return _("pay data of grade {grade}, {limit} or better asked for").format(
        grade=own[0], limit=limit
    )
