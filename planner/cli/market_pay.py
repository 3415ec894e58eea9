"""Pay in the places somebody asks for, with the median converted to compare them."""

from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.own_figures import OwnFigure
from planner.market.pay_band import PayBand, PayBands
from planner.market.place import Place
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CountryCode, CurrencyCode


@dataclass(frozen=True, slots=True)
class MarketPay:
    """Pay in one of the places asked for; ``band`` is None without evidence.

    ``median_reporting`` is the median at the latest exchange rate, or the plan's where it asks in
    the plan's currency; for comparison only. ``own`` is the figure of the plan the band is.
    """

    label: str
    country: CountryCode
    place: Place | None
    band: PayBand | None
    median_reporting: Decimal | None
    own: OwnFigure | None = None


@dataclass(frozen=True, slots=True)
class PayAnswer:
    """Everything an answer shows; ``at_plan_rates`` says that medians follow a plan's rates."""

    role: RoleFamily
    level: Level
    reporting_currency: CurrencyCode
    markets: tuple[MarketPay, ...]
    bands: PayBands
    snapshot: Snapshot
    at_plan_rates: bool = False
