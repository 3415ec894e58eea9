"""Names of the figures of the market that a user can replace by their own."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from planner.localization.countries import country_name
from planner.localization.messages import LANGUAGES, _, active_language, pgettext
from planner.localization.terms import role_with_level, skill_name
from planner.market.override import FigureKey, FigureKind
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill
from planner.quantities.identifiers import CountryCode, PlaceId


def figure_name(key: FigureKey, market: Snapshot) -> str:
    """Return what a figure is, such as ``Pay band: GPU cluster engineer, Senior, Poland``.

    Places and charge lines that the market no longer holds are named by their IDs.

    Args:
        key: A sound key (``FigureKey.is_sound``).
        market: Where places and charge lines have their names.
    """
    return _NAMERS[key.kind](key.parts, market)


def own_figure_name(subject: FigureKey | str, market: Snapshot) -> str:
    """Return what an own figure is: a published one's name, a plan rate's or an assumption's.

    Args:
        subject: As ``own_figures.OwnFigure`` holds it.
        market: Where places and charge lines have their names.
    """
    if isinstance(subject, FigureKey):
        return figure_name(subject, market)
    if subject.startswith(_PLAN_RATE):
        return _("Plan rate: {currency}").format(currency=subject.removeprefix(_PLAN_RATE))
    field_name, _dot, country = subject.partition(".")
    if not country:
        return assumption_name(subject)
    what = assumption_name(field_name.removesuffix("_by_country"))
    return _in_country(pgettext("a term", "{what}: {country}"), what, country)


def assumption_name(name: str) -> str:
    """Return what an assumption is called; its own name where there is no other."""
    return _assumption_names(active_language()).get(name, name)


def value_names(kind: FigureKind) -> tuple[str, ...]:
    """Return a name for each value of a kind of figure; an empty one where there is but one."""
    if kind is FigureKind.PAY_BAND:
        return ("P10", "P25", "P50", "P75", "P90")
    if kind.value_count > 1:
        return (
            pgettext("end of a range", "Low"),
            pgettext("middle of a range", "Expected"),
            pgettext("end of a range", "High"),
        )
    return ("",)


def no_band_help(country: CountryCode) -> str:
    """Say what would help where there is no pay band."""
    return _(
        "Ten survey answers from {country}, official wages by occupation or your own pay band "
        "in the plan would help."
    ).format(country=country_name(country))


def term_name(term: str) -> str:
    """Return the name of a statutory term by its attribute (see ``override.TERMS``)."""
    return {
        "paid_leave_days": _("Paid leave, days a year"),
        "notice_days": _("Notice after one year, days"),
        "probation_months": _("Longest probation, months"),
        "weekly_hours": _("Standard week, hours"),
    }[term]


def _band_name(parts: tuple[str, ...], market: Snapshot) -> str:
    role, level, country, area = parts
    place = market.places.get(PlaceId(area)) if area else None
    where = country_name(CountryCode(country)) if not area else place.name if place else area
    return _("Pay band: {position}, {place}").format(
        position=role_with_level(RoleFamily(role), Level(level)), place=where
    )


def _charge_name(parts: tuple[str, ...], market: Snapshot) -> str:
    country, line_id = parts
    rules = market.employer_cost.get(CountryCode(country))
    lines = rules.lines if rules is not None else ()
    line = next((line.name for line in lines if line.id == line_id), line_id)
    return _in_country(_("Contribution rate: {what}, {country}"), line, country)


def _pool_name(parts: tuple[str, ...], _market: Snapshot) -> str:
    return _("Talent pool: {country}").format(country=country_name(CountryCode(parts[0])))


def _skill_pool_name(parts: tuple[str, ...], _market: Snapshot) -> str:
    return _in_country(_("Talent pool: {what}, {country}"), skill_name(Skill(parts[1])), parts[0])


def _term_in_country(parts: tuple[str, ...], _market: Snapshot) -> str:
    return _in_country(pgettext("a term", "{what}: {country}"), term_name(parts[1]), parts[0])


def _price_name(parts: tuple[str, ...], _market: Snapshot) -> str:
    return _("Price level: {country}").format(country=country_name(CountryCode(parts[0])))


def _in_country(template: str, what: str, country: str) -> str:
    return template.format(what=what, country=country_name(CountryCode(country)))


_PLAN_RATE = "plan_rates."

_NAMERS: Mapping[FigureKind, Callable[[tuple[str, ...], Snapshot], str]] = {
    FigureKind.PAY_BAND: _band_name,
    FigureKind.CHARGE_RATE: _charge_name,
    FigureKind.TALENT_POOL: _pool_name,
    FigureKind.SKILL_POOL: _skill_pool_name,
    FigureKind.STATUTORY_TERM: _term_in_country,
    FigureKind.PRICE_LEVEL: _price_name,
}


@lru_cache(maxsize=len(LANGUAGES))
def _assumption_names(_language: str) -> Mapping[str, str]:
    return {
        "employer_of_record_fee_usd": _("Employer-of-record fee a month"),
        "contractor_fee_usd": _("Contractor-management fee a month"),
        "benefits_share": _("Benefits beyond the law, share of base pay"),
        "equipment": _("Equipment of a new employee, once"),
        "agency_fee_share": _("Recruiting agency's fee, share of base pay, once"),
        "overhead_share": _("Overhead of an own entity, share of base pay"),
        "raise_share": _("Yearly raise, share of base pay"),
        "raise_month": _("Month of raises, 1 to 12"),
        "raise_after_months": _("Months of service before the first raise"),
        "attrition_share": _("Attrition, share of heads a year"),
        "target_percentile": _("Target percentile of new positions"),
        "skill_association": _("How far skills go together, 0 to 1"),
    }
