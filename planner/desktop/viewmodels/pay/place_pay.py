"""Pay of one role and level in the places somebody looks at."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.apportionment import to_minor_unit
from planner.calculators.offers.offer import Offer, held_against, offer_at_percentile
from planner.calculators.offers.team_equity import paid_seats
from planner.calculators.offers.total_compensation import TotalCompensation, total_compensation
from planner.calculators.own_figures import overridden_figure
from planner.calculators.plan_rates import plan_rate
from planner.calculators.trial_position import trial_position
from planner.desktop.viewmodels.pay.pay_question import PayQuestion
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.override import FigureKey
from planner.market.pay_band import PayBand
from planner.market.place import Place
from planner.market.provenance import Grade
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan, Position, PositionStatus, Seat
from planner.quantities.identifiers import PlaceId

_THIN = frozenset({Grade.C, Grade.D})


@dataclass(frozen=True, slots=True)
class PlacePay:
    """What the market of a place pays, what to offer there, and what the plan pays there.

    Attributes:
        band: None where the market tells nothing.
        rate: Reporting currency for one unit of local money; None without a rate.
        parity: Local money that buys what one dollar buys in the United States; None where that
            is not known.
        offer: At the percentile asked for, rounded as offers are; None without a band.
        raised: The offer with what is added to it; None where nothing is.
        total: All a person would be paid with the offer; None without a rate.
        seats: People and budgeted positions of the role and level there.
        has_own_band: Whether the band is the user's own.
    """

    place: Place
    band: PayBand | None
    rate: Decimal | None
    parity: Decimal | None
    offer: Offer | None
    raised: Offer | None
    total: TotalCompensation | None
    seats: tuple[Seat, ...]
    has_own_band: bool

    @property
    def is_thin(self) -> bool:
        """Whether the band rests on little, or on a model alone."""
        return self.band is not None and self.band.provenance.grade in _THIN

    @property
    def median_reporting(self) -> Decimal | None:
        """The market's median in the reporting currency."""
        if self.band is None or self.rate is None:
            return None
        return self.band.p50 * self.rate

    @property
    def open_positions(self) -> tuple[Position, ...]:
        """Positions there whose pay can still be offered: employees, nobody has accepted."""
        return open_to_offers(self.seats)


def open_to_offers(seats: Iterable[Seat]) -> tuple[Position, ...]:
    """Return the budgeted positions of employees that nobody has accepted."""
    return tuple(
        seat
        for seat in seats
        if isinstance(seat, Position)
        and seat.status in (PositionStatus.OPEN, PositionStatus.OFFERED)
        and seat.engagement is not Engagement.CONTRACTOR
    )


def place_pays(question: PayQuestion, plan: Plan, market: Snapshot) -> tuple[PlacePay, ...]:
    """Return the places of the plan, of its shortlist and those added; the best paid first."""
    paid = tuple(paid_seats(plan, market))
    ids = dict.fromkeys([*(seat.place_id for seat in paid), *plan.shortlist, *question.added])
    at_place: dict[PlaceId, list[Seat]] = defaultdict(list)
    for seat in paid:
        if (seat.role, seat.level) == (question.role, question.level):
            at_place[seat.place_id].append(seat)
    found = [
        _place_pay(market.places[place_id], question, plan, market, at_place)
        for place_id in ids
        if place_id in market.places
    ]
    return tuple(sorted(found, key=_order))


def usual_engagement(place_id: PlaceId, plan: Plan, market: Snapshot) -> Engagement:
    """Return how most people and positions of a plan are employed in a place.

    Where there are none: through an employer of record, or as contractors where the country's
    charges are not known.
    """
    counts: dict[Engagement, int] = defaultdict(int)
    for seat in plan.seats:
        if seat.place_id == place_id:
            counts[seat.engagement] += 1
    if counts:
        return max(counts, key=lambda each: counts[each])
    if market.places[place_id].country in market.employer_cost:
        return Engagement.EMPLOYER_OF_RECORD
    return Engagement.CONTRACTOR


def _order(row: PlacePay) -> tuple[bool, Decimal, str]:
    median = row.median_reporting
    return median is None, -(median or Decimal(0)), row.place.name


def _place_pay(
    place: Place,
    question: PayQuestion,
    plan: Plan,
    market: Snapshot,
    at_place: Mapping[PlaceId, list[Seat]],
) -> PlacePay:
    band = market.pay_bands.at(question.role, question.level, place)
    offer = raised = None
    is_own = False
    if band is not None:
        offer = offer_at_percentile(band, question.percentile)
        raised = _raised(offer, question.uplift, market)
        key = FigureKey.pay_band(band.role, band.level, band.country, band.area)
        is_own = overridden_figure(market, key) is not None
    rate = _rate(place, plan, market)
    return PlacePay(
        place=place,
        band=band,
        rate=rate,
        parity=_parity(place, market),
        offer=offer,
        raised=raised,
        total=_total(place, offer, question, plan, market) if rate is not None else None,
        seats=tuple(at_place.get(place.id, ())),
        has_own_band=is_own,
    )


def _raised(offer: Offer, uplift: Decimal, market: Snapshot) -> Offer | None:
    if not uplift:
        return None
    digits = market.minor_digits(offer.base.currency)
    return held_against(offer.band, to_minor_unit(offer.base.amount * (1 + uplift), digits))


def _rate(place: Place, plan: Plan, market: Snapshot) -> Decimal | None:
    try:
        return plan_rate(plan, market, market.currency_of(place.id))
    except UnknownCurrencyError:
        return None


def _parity(place: Place, market: Snapshot) -> Decimal | None:
    prices = market.country_facts.price_levels.get(place.country)
    if prices is None or prices.currency != market.currency_of(place.id):
        return None
    return prices.local_per_international_dollar


def _total(
    place: Place, offer: Offer | None, question: PayQuestion, plan: Plan, market: Snapshot
) -> TotalCompensation | None:
    if offer is None:
        return None
    engagement = usual_engagement(place.id, plan, market)
    seat = trial_position(question.role, question.level, place.id, engagement, offer.base, plan)
    return total_compensation(seat, plan, market)
