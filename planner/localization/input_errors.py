"""Sentences for what people typed and the planner cannot use: places, countries, figures, dates."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.calculators.employer_cost import BudgetTooSmallError, NegativeGrossError
from planner.localization.countries import UnknownCountryError, country_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import as_typed, listed
from planner.localization.typed_dates import DateTextError
from planner.localization.typed_numbers import NumberTextError
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.place import Place
from planner.market.time_zone import BeyondZoneRulesError, UnknownZoneError
from planner.plan.edits import EditFault, PlanEditError
from planner.plan.samples import UnknownSampleError
from planner.plan.scenario_plans import UnknownScenarioError

_LONGEST_QUOTED = 60

if TYPE_CHECKING:
    from planner.calculators.compensation import PercentileRangeError
    from planner.calculators.offers.offer import NoPayBandError
    from planner.calculators.place_fit import WeightsError
    from planner.market.place_search import AmbiguousPlaceError, UnknownPlaceError


def place_label(place: Place) -> str:
    """Return a place with its country, as it can be typed again: ``Kraków, Poland``."""
    return _("{place}, {country}").format(place=place.name, country=country_name(place.country))


def unknown_place_sentence(error: "UnknownPlaceError", _formatter: Formatter) -> str:
    """Say that a place is not known, and what comes near."""
    sentence = _("There is no place “{text}” in the market data.").format(
        text=_beginning(error.text)
    )
    if error.suggestions:
        near = _named(error.suggestions)
        return sentence + " " + _("Did you mean {places}?").format(places=near)
    return sentence + " " + _("Name a city, “city, country”, or a time zone such as Asia/Kolkata.")


def ambiguous_place_sentence(error: "AmbiguousPlaceError", _formatter: Formatter) -> str:
    """Say that a place could be several, and which."""
    return _("“{text}” could be {places}. Name the one you mean.").format(
        text=_beginning(error.text), places=_named(error.candidates)
    )


def unknown_country_sentence(error: UnknownCountryError, _formatter: Formatter) -> str:
    """Say that a country is not known or not covered."""
    if error.code is not None:
        return _(
            "The market data does not cover {country}. “{command}” lists what it holds."
        ).format(country=country_name(error.code), command="hiring-planner data list")
    sentence = _("There is no country “{text}”.").format(text=_beginning(error.text))
    if error.suggestions:
        near = listed(country_name(code) for code in error.suggestions)
        return sentence + " " + _("Did you mean {places}?").format(places=near)
    return sentence + " " + _("Give its name or its two-letter code, such as DE.")


def unknown_currency_sentence(error: UnknownCurrencyError, _formatter: Formatter) -> str:
    """Say that a currency has no rate."""
    return _("There is no exchange rate for “{currency}”. Enter a plan rate for it.").format(
        currency=error.currency
    )


def unknown_sample_sentence(error: UnknownSampleError, _formatter: Formatter) -> str:
    """Say that there is no such sample plan, and which there are."""
    return _("There is no sample plan “{name}”. Choose one of: {known}.").format(
        name=error.name, known=listed(error.known)
    )


def unknown_scenario_sentence(error: UnknownScenarioError, _formatter: Formatter) -> str:
    """Say that a plan has no such scenario, and which it has."""
    text = _beginning(error.text)
    known = listed(error.candidates, with_commas=True)
    if error.is_ambiguous:
        return _("“{text}” could be {scenarios}. Name the one you mean.").format(
            text=text, scenarios=known
        )
    if not error.candidates:
        return _("There is no scenario “{text}”: the plan has none.").format(text=text)
    return _("There is no scenario “{text}” in the plan. Choose one of: {known}.").format(
        text=text, known=known
    )


def unknown_zone_sentence(error: UnknownZoneError, _formatter: Formatter) -> str:
    """Say that a name is no time zone."""
    return _("There is no time zone “{zone}”. Give an IANA name such as Asia/Kolkata.").format(
        zone=error.zone
    )


def beyond_zone_rules_sentence(error: BeyondZoneRulesError, _formatter: Formatter) -> str:
    """Say that clock changes are not known for a year."""
    return _(
        "The clock changes of {zone} are known from {first} to {last} only. "
        "Choose a year in between."
    ).format(zone=error.zone, first=error.first_year, last=error.last_year)


def number_text_sentence(error: NumberTextError, formatter: Formatter) -> str:
    """Say that a text is not one number."""
    example = formatter.number(60000, 2)
    return _("“{text}” is not a number. Write it like {example}.").format(
        text=_beginning(error.text), example=example
    )


def date_text_sentence(error: DateTextError, formatter: Formatter) -> str:
    """Say that a text is no date, or which two it could be."""
    if error.readings:
        readings = _(" or ").join(formatter.date_long(day) for day in error.readings)
        return _("“{text}” could be {readings}. Write the month's name.").format(
            text=_beginning(error.text), readings=readings
        )
    return _("“{text}” is not a date. Write it like 2027-02-01 or 1 Feb 27.").format(
        text=_beginning(error.text)
    )


def negative_gross_sentence(error: NegativeGrossError, formatter: Formatter) -> str:
    """Say that pay is negative."""
    return _("Pay of {amount} is negative. Give the annual gross, 0 or more.").format(
        amount=formatter.number(error.gross, 2)
    )


def budget_too_small_sentence(error: BudgetTooSmallError, formatter: Formatter) -> str:
    """Say that fixed charges alone exceed a budget."""
    return _(
        "A budget of {budget} is too small: charges that do not depend on pay alone come to "
        "{lowest}. Give at least that."
    ).format(
        budget=formatter.number(error.budget, 2), lowest=formatter.number(error.lowest_total, 2)
    )


def percentile_range_sentence(error: "PercentileRangeError", formatter: Formatter) -> str:
    """Say between which percentiles a pay band tells something."""
    from planner.calculators.compensation import PERCENTILES

    return _(
        "A pay band tells nothing about the percentile {percentile}. Give one from {lowest} to "
        "{highest}."
    ).format(
        percentile=formatter.number(error.percentile * 100, 0),
        lowest=formatter.number(PERCENTILES[0] * 100, 0),
        highest=formatter.number(PERCENTILES[-1] * 100, 0),
    )


def no_pay_band_sentence(error: "NoPayBandError", _formatter: Formatter) -> str:
    """Say that the market tells no pay, and what would help."""
    from planner.localization.figure_names import no_band_help
    from planner.localization.terms import role_with_level

    sentence = _("The market data tells no pay of {seat} in {place}.").format(
        seat=role_with_level(error.role, error.level), place=place_label(error.place)
    )
    return f"{sentence} {no_band_help(error.place.country)}"


def weights_sentence(_error: "WeightsError", _formatter: Formatter) -> str:
    """Say that weights do not weigh."""
    return _("The weights do not weigh. Give at least one part a weight above 0, and none below.")


def edit_sentence(error: PlanEditError, formatter: Formatter) -> str:
    """Say why an edit is impossible."""
    seats = error.facts.get("seats")
    count = seats if isinstance(seats, int) else 0
    shown = _shown_facts(error, formatter)
    sentence = _edit_templates(count)[error.fault].format(**shown, count=formatter.integer(count))
    if "minimum" in shown and "maximum" not in shown:
        bounds = _("Allowed is {minimum} or more.")
    elif "minimum" in shown:
        bounds = _("Allowed is {minimum} to {maximum}.")
    elif "maximum" in shown:
        bounds = _("Allowed is at most {maximum}.")
    else:
        return sentence
    return f"{sentence} {bounds.format(**shown)}"


def _shown_facts(error: PlanEditError, formatter: Formatter) -> dict[str, str]:
    """Return facts as the reader writes them, a field by its name."""
    facts = error.facts
    shown = {name: _shown_fact(fact, formatter) for name, fact in facts.items()}
    field = facts.get("field")
    if isinstance(field, str):
        from planner.localization.change_names import field_label  # no start waits for its names

        shown["field"] = field_label(field)
    return shown


def _shown_fact(fact: str | int | Decimal | date, formatter: Formatter) -> str:
    if isinstance(fact, date):
        return formatter.date_short(fact)
    return formatter.integer(fact) if isinstance(fact, int) else str(fact)


def _edit_templates(count: int) -> dict[EditFault, str]:
    fault = EditFault
    return {
        fault.UNKNOWN_SEAT: _("There is no seat {seat_id} in the plan any more."),
        fault.NOT_A_POSITION: _("{seat_id} is a team member. Only positions can be duplicated."),
        fault.SEAT_ID_TAKEN: _("The ID {seat_id} is taken. Choose another one."),
        fault.UNKNOWN_TEAM: _("There is no team {team_id} in the plan. Choose another one."),
        fault.NO_TEAM: _("The plan has no team. Add a team first."),
        fault.TEAM_NOT_EMPTY: ngettext(
            "Team {team_id} still has {count} seat. Move or remove it first.",
            "Team {team_id} still has {count} seats. Move or remove them first.",
            count,
        ),
        fault.UNKNOWN_PLACE: _(
            "The place “{place_id}” is not in the market data. Choose another one."
        ),
        fault.BLANK_NAME: _("A plan, a scenario, a team and a person need a name. Enter one."),
        fault.UNKNOWN_SCENARIO: _("There is no scenario {scenario_id} in the plan any more."),
        fault.SCENARIO_NAME_TAKEN: _("A scenario “{name}” is there already. Choose another name."),
        fault.UNKNOWN_FIELD: _("“{field}” cannot be changed."),
        fault.UNKNOWN_DAY: _("There is no day off on {day} in the plan any more."),
        fault.DAY_TAKEN: _("There is a day off on {day} already. Change that one."),
        fault.VALUE_OUT_OF_RANGE: _("{value} is not possible for “{field}”."),
    }


def _beginning(text: str) -> str:
    """Return what was typed, cut where it would hide the rest of the sentence."""
    line = " ".join(text[: 2 * _LONGEST_QUOTED].split())
    return as_typed(line if len(line) <= _LONGEST_QUOTED else f"{line[:_LONGEST_QUOTED]}…")


def _named(places: Iterable[Place]) -> str:
    return listed(map(place_label, places), with_commas=True)
