"""Reads the weights and limits of the ``places`` command."""

import re
from argparse import Namespace
from decimal import Decimal

from planner.calculators.place_fit import Weights, WeightsError, weight_shares, weights_of
from planner.calculators.place_limits import NO_LIMITS, Limits
from planner.calculators.place_scales import Part
from planner.cli.typed_values import money_from
from planner.cli.usage_error import UsageError
from planner.localization.messages import _, active_language
from planner.localization.running_text import listed
from planner.localization.typed_numbers import parse_number, parse_percent
from planner.market.country_facts import RestrictionFlag
from planner.market.snapshot import Snapshot
from planner.plan.place_choice import FitWeights
from planner.quantities.identifiers import CurrencyCode

COMMAND = "places"
_WEIGHT = re.compile(r"\s*(?P<part>[^=]*?)\s*=\s*(?P<weight>\d{1,9}(\.\d{1,9})?)\s*", re.ASCII)
_DAY_HOURS = Decimal(24)


def weights_from(text: str | None, usual: FitWeights) -> Weights:
    """Read weights such as ``pool=2,pay=1``; parts not named count nothing.

    Args:
        text: What was typed; None takes the usual weights.
        usual: Those of the plan.

    Raises:
        UsageError: If the text has another form, names no part or weighs nothing.
    """
    if text is None:
        return weights_of(usual)
    weights: dict[Part, float] = {}
    for piece in text.split(","):
        match = _WEIGHT.fullmatch(piece)
        if match is None:
            raise _unread(piece)
        part = _part(match["part"])
        if part in weights:
            sentence = _("“{part}” has two weights. Give it one.").format(part=part.value)
            raise UsageError(sentence, COMMAND)
        weights[part] = float(match["weight"])
    try:
        weight_shares(weights)
    except WeightsError:
        sentence = _("All weights are 0. Give at least one part a weight above 0.")
        raise UsageError(sentence, COMMAND) from None
    return weights


def limits_from(arguments: Namespace, snapshot: Snapshot, currency: CurrencyCode) -> Limits:
    """Read the limits a place has to keep; one not given asks for nothing.

    Raises:
        NumberTextError: If a figure is not a number.
        UsageError: If a figure is out of range.
    """
    hours, people = arguments.min_overlap, arguments.min_pool
    english, cost = arguments.min_english, arguments.max_cost
    refused = frozenset(RestrictionFlag) if arguments.exclude_review else NO_LIMITS.refused
    return Limits(
        min_overlap_hours=None if hours is None else _within("--min-overlap", hours, _DAY_HOURS),
        max_cost=None if cost is None else _cost(cost, snapshot, currency),
        min_pool=None if people is None else _within("--min-pool", people, Decimal(10) ** 9),
        min_english=None if english is None else _share("--min-english", english),
        refused=refused,
    )


def _part(text: str) -> Part:
    try:
        return Part(text.casefold())
    except ValueError:
        sentence = _("There is no part “{text}” of a fit. The parts are: {all}.").format(
            text=text, all=listed(part.value for part in Part)
        )
        raise UsageError(sentence, COMMAND) from None


def _unread(piece: str) -> UsageError:
    sentence = _("“{text}” is no weight. Write weights like pool=2,pay=1.5.").format(text=piece)
    return UsageError(sentence, COMMAND)


def _within(option: str, text: str, highest: Decimal) -> Decimal:
    value = parse_number(text, active_language())
    if not 0 <= value <= highest:
        raise _out_of_range(option, text, f"{highest:f}")
    return value


def _share(option: str, text: str) -> Decimal:
    share = parse_percent(text, active_language())
    if not 0 <= share <= 1:
        raise _out_of_range(option, text, "100%")
    return share


def _cost(text: str, snapshot: Snapshot, currency: CurrencyCode) -> Decimal:
    cost = money_from(text, snapshot, currency, COMMAND)
    if cost < 0:
        sentence = _("{option} cannot be “{text}”. It cannot be below 0.")
        raise UsageError(sentence.format(option="--max-cost", text=text), COMMAND)
    return cost


def _out_of_range(option: str, text: str, highest: str) -> UsageError:
    sentence = _("{option} cannot be “{text}”. It runs from 0 to {highest}.").format(
        option=option, text=text, highest=highest
    )
    return UsageError(sentence, COMMAND)
