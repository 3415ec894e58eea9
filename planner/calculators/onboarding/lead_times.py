"""How long what a hire waits for takes, in working days of their country: by whom it is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from planner.market.lead_time import LeadTime, LeadTimeKind
from planner.market.provenance import Provenance
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan, Position
from planner.plan.onboarding import LeadTimeKey
from planner.quantities.identifiers import CountryCode


class LeadTimeOrigin(StrEnum):
    """Who says how long something takes."""

    OWN = "own"
    """The user, in the plan."""
    TABLE = "table"
    """The market data; its note and source say what it rests on."""
    ASSUMPTION = "assumption"
    """This program: check before relied on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadTimeFigure:
    """How long something takes.

    Attributes:
        days: Working days expected; the schedule takes these.
        low: At best; as expected where the user said it.
        high: At worst, likewise.
        country: The country the figure is of; None where it is of all that have none of their own.
        note: What it rests on.
        provenance: Source, date and grade; None where the user said it or nobody published it.
        is_to_check: Whether to check it before anybody relies on it.
    """

    kind: LeadTimeKind
    days: int
    low: int
    high: int
    country: CountryCode | None
    origin: LeadTimeOrigin
    note: str = ""
    provenance: Provenance | None = None
    is_to_check: bool = False


ASSUMED_DAYS: Mapping[LeadTimeKind, tuple[int, int, int]] = {
    LeadTimeKind.CONTRACT: (3, 5, 10),
    LeadTimeKind.PAYROLL: (3, 10, 20),
    LeadTimeKind.EMPLOYER_REGISTRATION: (10, 30, 90),
    LeadTimeKind.EQUIPMENT: (3, 10, 25),
    LeadTimeKind.BACKGROUND_CHECK: (3, 10, 20),
}
"""Low, expected and high where no table says anything: assumptions of this program."""


def lead_time(
    plan: Plan,
    market: Snapshot,
    kind: LeadTimeKind,
    country: CountryCode,
    engagement: Engagement,
) -> LeadTimeFigure:
    """Return how long something takes: by the plan, else by the market data, else assumed.

    Args:
        plan: Its own figure of the country comes first, then its own of all countries.
        market: A figure of country and engagement comes before one of the country, then one of the
            engagement, then the general one.
        kind: What it is about.
        country: Where the hire works.
        engagement: How they are employed.
    """
    for named in (country, None):
        own = plan.lead_days.get(LeadTimeKey(kind, named))
        if own is not None:
            return LeadTimeFigure(
                kind=kind, days=own, low=own, high=own, country=named, origin=LeadTimeOrigin.OWN
            )
    for key in ((country, engagement), (country, ""), (None, engagement), (None, "")):
        published = market.lead_times.get((kind, *key))
        if published is not None:
            return _from_table(published)
    return _assumed(kind)


def general_lead_time(market: Snapshot, kind: LeadTimeKind) -> LeadTimeFigure:
    """Return how long something takes where a country and an engagement have no figure of theirs.

    Args:
        market: The market; where it says nothing, the figure is assumed.
        kind: What it is about.
    """
    published = market.lead_times.get((kind, None, ""))
    return _assumed(kind) if published is None else _from_table(published)


def _assumed(kind: LeadTimeKind) -> LeadTimeFigure:
    low, expected, high = ASSUMED_DAYS[kind]
    return LeadTimeFigure(
        kind=kind,
        days=expected,
        low=low,
        high=high,
        country=None,
        origin=LeadTimeOrigin.ASSUMPTION,
        is_to_check=True,
    )


def _from_table(published: LeadTime) -> LeadTimeFigure:
    return LeadTimeFigure(
        kind=published.kind,
        days=published.expected,
        low=published.low,
        high=published.high,
        country=published.country,
        origin=LeadTimeOrigin.TABLE,
        note=published.note,
        provenance=published.provenance,
        is_to_check=published.is_assumption,
    )


def lead_times_of(
    plan: Plan, market: Snapshot, position: Position, country: CountryCode
) -> Mapping[LeadTimeKind, LeadTimeFigure]:
    """Return what a position waits for, by its kind.

    Registering as an employer is left out where the company need not: for an employer of record or
    a contractor, and where a member works for an entity of its own in the country already.
    """
    kinds = [
        kind
        for kind in LeadTimeKind
        if kind is not LeadTimeKind.EMPLOYER_REGISTRATION
        or is_first_employee(plan, market, country, position.engagement)
    ]
    return {kind: lead_time(plan, market, kind, country, position.engagement) for kind in kinds}


def is_first_employee(
    plan: Plan, market: Snapshot, country: CountryCode, engagement: Engagement
) -> bool:
    """Tell whether an own entity employs nobody in a country yet."""
    return engagement is Engagement.OWN_ENTITY and not any(
        member.engagement is Engagement.OWN_ENTITY
        and (place := market.places.get(member.place_id)) is not None
        and place.country == country
        for member in plan.members
    )
