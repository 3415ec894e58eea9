"""Rules of a data pack that a loader has no time for: names others give, and units.

Where a rule needs a figure that cannot be read, the rule is passed over: the figure is told anyway.
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from planner.market.market_table import Row, TableFolder
from planner.market.table_fault import TableFault
from planner.market.time_zone import is_country, is_zone
from planner.market.working_calendar import holiday_subdivisions
from planner.quantities.identifiers import CountryCode

_RATE_DRIFT = Decimal("1.5")
"""More than this, up or down, between the last month and the latest rate is no market move."""
_PRICE_LEVELS = Decimal("0.03"), Decimal(3)
"""What a dollar's worth costs, in dollars, lies between these from the cheapest country to the
dearest."""
_PRICE_COLUMNS = ("country", "currency", "local_per_international_dollar")
_PER_ACCOUNT = Decimal(100)
"""No country has this many professionals for each account, or accounts for each professional:
thousands of people would."""
_LARGEST_MONTHLY_PRICE = Decimal(5000)
"""US dollars a month for one person's payroll; a yearly price would be beyond it."""
_FACTS_OF_COUNTRIES = (
    "statutory_terms.csv",
    "price_levels.csv",
    "languages.csv",
    "restrictions.csv",
)


def check_countries(tables: TableFolder) -> None:
    """Hold codes of countries and their main zones against the zone database."""
    for row in tables.table("countries.csv", ("code", "main_zone")):
        if not is_country(row.text("code")):
            row.refuse("code", TableFault.NO_SUCH_COUNTRY)
        if not is_zone(row.text("main_zone")):
            row.refuse("main_zone", TableFault.NO_SUCH_ZONE)
    for name in _FACTS_OF_COUNTRIES:
        for row in tables.table(name, ("country",)):
            if not is_country(row.text("country")):
                row.refuse("country", TableFault.NO_SUCH_COUNTRY)


def check_places(tables: TableFolder) -> None:
    """Hold zones against the zone database, subdivisions against the holidays' library."""
    for row in tables.table("places.csv", ("country", "zone", "holiday_subdivision")):
        if not is_zone(row.text("zone")):
            row.refuse("zone", TableFault.NO_SUCH_ZONE)
        subdivision = row.text("holiday_subdivision")
        if subdivision and subdivision not in holiday_subdivisions(
            CountryCode(row.text("country"))
        ):
            row.refuse("holiday_subdivision", TableFault.NO_SUCH_SUBDIVISION)


def check_currencies(tables: TableFolder) -> None:
    """Hold the form of currency codes, and that every country's money can be converted."""
    for row in tables.table("currencies.csv", ("code",)):
        code = row.text("code")
        if not (len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()):
            row.refuse("code", TableFault.NO_SUCH_CURRENCY)
    rates = latest_rates(tables)
    for row in tables.table("countries.csv", ("currency",)):
        if row.text("currency") not in rates:
            row.refuse("currency", TableFault.NO_RATE)


def check_units(tables: TableFolder) -> None:
    """Look for figures that are off by what a wrong unit would make of them."""
    _check_rates(tables)
    rates = latest_rates(tables)
    for row in tables.table("price_levels.csv", _PRICE_COLUMNS):
        if not _is_priced(row, rates):
            row.refuse(_PRICE_COLUMNS[-1], TableFault.OTHER_UNIT)
    for row in tables.table("talent_countries.csv", ("expected", "accounts")):
        expected, accounts = _number(row.text("expected")), _number(row.text("accounts"))
        if expected and accounts and not 1 / _PER_ACCOUNT <= expected / accounts <= _PER_ACCOUNT:
            row.refuse("expected", TableFault.OTHER_UNIT)
    for row in tables.table("service_prices.csv", ("price_usd_month",)):
        price = _number(row.text("price_usd_month"))
        if price is not None and price > _LARGEST_MONTHLY_PRICE:
            row.refuse("price_usd_month", TableFault.OTHER_UNIT)


def sound_price_levels(tables: TableFolder) -> Mapping[str, tuple[str, float]]:
    """Return the currency and price level of each country; none if any level is in another unit."""
    rates = latest_rates(tables)
    rows = list(tables.table("price_levels.csv", _PRICE_COLUMNS))
    if not all(_is_priced(row, rates) for row in rows):
        return {}
    return {
        row.text("country"): (row.text("currency"), float(row.text(_PRICE_COLUMNS[-1])))
        for row in rows
        if _number(row.text(_PRICE_COLUMNS[-1]))
    }


def latest_rates(tables: TableFolder) -> Mapping[str, Decimal]:
    """Return the units per US dollar of each currency whose rate can be read."""
    names, texts = tables.table("exchange_rates.csv", ("currency", "units_per_usd")).columns(
        "currency", "units_per_usd"
    )
    rates = zip(names, map(_number, texts), strict=True)
    return {name: rate for name, rate in rates if rate is not None and rate > 0}


def _is_priced(row: Row, rates: Mapping[str, Decimal]) -> bool:
    low, high = _PRICE_LEVELS
    level, rate = _number(row.text(_PRICE_COLUMNS[-1])), rates.get(row.text("currency"))
    return level is None or rate is None or low <= level / rate <= high


def _check_rates(tables: TableFolder) -> None:
    before = _last_month(tables)
    for row in tables.table("exchange_rates.csv", ("currency", "units_per_usd")):
        rate, last = _number(row.text("units_per_usd")), before.get(row.text("currency"))
        if rate is None or last is None or rate <= 0 or last <= 0:
            continue
        if not 1 / _RATE_DRIFT <= rate / last <= _RATE_DRIFT:
            row.refuse("units_per_usd", TableFault.OTHER_UNIT)


def _last_month(tables: TableFolder) -> Mapping[str, Decimal]:
    table = tables.table("fx_history.csv", ("month",))
    before = {"USD": Decimal(1)}
    for row in table:  # months rise
        for currency in table.header:
            if len(currency) == 3 and (rate := _number(row.text(currency))) is not None:
                before[currency] = rate
    return before


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
