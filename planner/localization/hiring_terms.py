"""Names of what the time to fill a seat depends on, and of the days it passes."""

from planner.calculators.hiring import coefficients as named
from planner.calculators.hiring.seat_hiring import DriverKind
from planner.localization.countries import country_name
from planner.localization.messages import _, pgettext
from planner.localization.terms import level_name, role_name
from planner.market.role import Level, RoleFamily
from planner.quantities.identifiers import CountryCode


def driver_name(kind: DriverKind) -> str:
    """Return what makes one seat's hiring longer or shorter than another's."""
    return {
        DriverKind.BASELINE: pgettext("time to fill", "Typical seat"),
        DriverKind.ROLE: pgettext("time to fill", "Role"),
        DriverKind.LEVEL: pgettext("time to fill", "Level"),
        DriverKind.COUNTRY: pgettext("time to fill", "Country"),
        DriverKind.POOL: pgettext("time to fill", "People for each seat"),
        DriverKind.PAY: pgettext("time to fill", "Place in the pay band"),
        DriverKind.HISTORY: pgettext("time to fill", "Own past hires"),
        DriverKind.LEVERS: pgettext("time to fill", "Levers"),
        DriverKind.ELAPSED: pgettext("time to fill", "Search so far"),
    }[kind]


def coefficient_name(key: str) -> str:
    """Return what a coefficient is called; its key where the program does not know it."""
    kind, _dot, of = key.partition(".")
    try:
        if kind == "role" and of:
            return role_name(RoleFamily(of))
        if kind == "level" and of:
            return level_name(Level(of))
    except ValueError:
        return key
    if kind == "country" and of:
        return country_name(CountryCode(of))
    return _coefficient_names().get(key, key)


def _coefficient_names() -> dict[str, str]:
    return {
        named.BASELINE_DAYS: _("Days to fill a typical seat"),
        named.SPREAD: _("Spread of these days"),
        named.POOL_REFERENCE: _("People for each seat where the pool changes nothing"),
        named.POOL_ELASTICITY: _("How strongly a smaller pool slows hiring"),
        named.POOL_FASTEST: _("Least factor of the pool"),
        named.POOL_SLOWEST: _("Greatest factor of the pool"),
        named.THIN_POOL_PEOPLE: _("People for each seat where the chance to fill it is 63%"),
        named.UNKNOWN_POOL_CHANCE: _("Chance to fill a seat without a known pool"),
        named.PAY_ELASTICITY: _("How strongly lower pay slows hiring"),
        named.DECLINE_AT_MEDIAN: _("Chance that an offer at the middle of the band is declined"),
        named.DECLINE_ELASTICITY: _("How strongly lower pay raises that chance"),
        named.DECLINE_SHARE: _("Time for another candidate, as a share of the days to fill"),
        named.DECISION_DAYS: _("Days from an offer to its acceptance"),
        named.LEAST_NOTICE_DAYS: _("Days of notice where the law asks for less"),
        named.CONTRACTOR_NOTICE_DAYS: _("Days until a contractor is free"),
        named.FIRST_SLATE_SHARE: _("First candidates, as a share of the days to fill"),
        named.OFFER_SHARE: _("Offer, as a share of the days to fill"),
        named.HISTORY_WEIGHT: _("Past hires that weigh as much as the default"),
        named.RAMP_UP_SPREAD: _("Spread of the days of ramp-up"),
        named.LEVER_FLOOR: _("Least share of the days that all levers leave"),
    }
