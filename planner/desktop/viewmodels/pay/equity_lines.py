"""Fairness within the plan, ready to show: compa-ratios by group, outliers and compression."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.offers.raise_to_percentile import RaiseToPercentile
from planner.calculators.offers.team_equity import Compression, PayGroup, SeatPay, TeamEquity
from planner.desktop.viewmodels.monthly_cost import CostSeries, MonthlyCost
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.localization.formatting import Formatter, LocalMoney
from planner.localization.messages import _, ngettext
from planner.localization.offer_terms import standing_text
from planner.localization.running_text import as_typed, listed
from planner.localization.terms import role_with_level
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Seat, TeamMember
from planner.quantities.identifiers import SeatId

_ADDED_SLOT = 0


@dataclass(frozen=True, slots=True)
class EquityLine:
    """A group, or a seat of one.

    Attributes:
        key: The ID of the seat; empty for a group.
        ratio: The compa-ratio; of a group the median.
        span: The smallest and the largest ratio of a group; None for a seat.
        words: All of it in a sentence.
    """

    key: str
    name: str
    code: str
    city: str
    pay: LocalMoney
    ratio: float
    ratio_text: str
    standing: str
    is_outlier: bool
    words: str
    span: tuple[float, float] | None = None


def equity_lines(equity: TeamEquity, market: Snapshot, shown: Formatter) -> tuple[EquityLine, ...]:
    """Return the groups, each with its seats below it."""
    return tuple(_lines(equity, market, shown))


def equity_headline(equity: TeamEquity, shown: Formatter) -> str:
    """Say how many seats are far from the others of their role and level."""
    seats = [seat for group in equity.groups for seat in group.seats]
    far = sum(seat.is_outlier for seat in seats)
    if not seats:
        return _("Nobody's pay can be held against the market.")
    if not far:
        return _("Nobody is paid far from the others of the same role and level.")
    return ngettext(
        "{count} of {total} is paid more than a tenth above or below the others of the same role "
        "and level, measured by each market.",
        "{count} of {total} are paid more than a tenth above or below the others of the same role "
        "and level, measured by each market.",
        far,
    ).format(count=shown.integer(far), total=shown.integer(len(seats)))


def compression_sentences(
    equity: TeamEquity, plan: Plan, market: Snapshot, shown: Formatter
) -> tuple[str, ...]:
    """Say who is paid no more than somebody of a lower level beside them."""
    seats = {seat.id: seat for seat in plan.seats}
    return tuple(_compression(each, seats, market, shown) for each in equity.compressions)


def without_band_sentence(equity: TeamEquity, plan: Plan, shown: Formatter) -> str:
    """Say who is left out; empty for nobody."""
    if not equity.without_band:
        return ""
    seats = {seat.id: seat for seat in plan.seats}
    names = listed(seat_name(seats[each]) for each in equity.without_band[:6])
    rest = len(equity.without_band) - 6
    if rest > 0:
        names = _("{names} and {count} more").format(names=names, count=shown.integer(rest))
    return _("Left out, as contractors or without a pay band: {names}.").format(names=names)


def equity_figures(lines: tuple[EquityLine, ...]) -> Figures:
    """Return the lines as a table."""
    columns = (_("Place"), _("Base pay"), _("Pay / P50"), _("In the market"), _("Remarks"))
    cells = tuple(
        (
            line.city,
            str(line.pay),
            line.ratio_text,
            line.standing,
            _("far from the others") if line.is_outlier else "",
        )
        for line in lines
    )
    return Figures(columns, tuple(line.name for line in lines), cells)


def raise_sentence(found: RaiseToPercentile, plan: Plan, shown: Formatter) -> str:
    """Say what raising everybody to a percentile costs."""
    percentile = shown.number(found.percentile * 100, 0)
    count = len(found.raised)
    if not count:
        return _("Nobody is paid less than P{percentile} of their market.").format(
            percentile=percentile
        )
    total = shown.headline_money(found.total, plan.reporting_currency)
    highest = shown.headline_money(max(found.added), plan.reporting_currency)
    return ngettext(
        "Raising {count} seat to P{percentile} costs {total} within the horizon, at most {highest} "
        "in a month.",
        "Raising {count} seats to P{percentile} costs {total} within the horizon, at most "
        "{highest} in a month.",
        count,
    ).format(count=shown.integer(count), percentile=percentile, total=total, highest=highest)


def raise_cost(found: RaiseToPercentile, plan: Plan) -> MonthlyCost:
    """Return what raising everybody adds by month, as a chart."""
    series = (CostSeries(_("Added"), _ADDED_SLOT, found.added),) if any(found.added) else ()
    return MonthlyCost(
        plan.reporting_currency,
        found.months,
        series,
        found.added,
        (None,) * len(found.months),
    )


def seat_name(seat: Seat) -> str:
    """Return a member's name, or the ID of a position."""
    return as_typed(seat.name) if isinstance(seat, TeamMember) else str(seat.id)


def _lines(equity: TeamEquity, market: Snapshot, shown: Formatter) -> Iterator[EquityLine]:
    for group in equity.groups:
        yield _group_line(group, shown)
        for seat in group.seats:
            yield _seat_line(seat, market, shown)


def _group_line(group: PayGroup, shown: Formatter) -> EquityLine:
    name = role_with_level(group.role, group.level)
    median = shown.percent(group.median_ratio)
    spread = shown.range(shown.percent(group.lowest_ratio), shown.percent(group.highest_ratio))
    count = len(group.seats)
    words = ngettext(
        "{name}: {count} seat, median {median}",
        "{name}: {count} seats, median {median}, {spread}",
        count,
    ).format(name=name, count=shown.integer(count), median=median, spread=spread)
    return EquityLine(
        key="",
        name=name,
        code="",
        city="",
        pay=LocalMoney("", ""),
        ratio=float(group.median_ratio),
        ratio_text=median,
        standing=spread if count > 1 else "",
        is_outlier=False,
        words=words,
        span=(float(group.lowest_ratio), float(group.highest_ratio)),
    )


def _seat_line(found: SeatPay, market: Snapshot, shown: Formatter) -> EquityLine:
    seat, place = found.seat, market.places[found.seat.place_id]
    pay = shown.local_money(seat.base_pay.amount, seat.base_pay.currency, place.country)
    ratio = shown.percent(found.offer.compa_ratio)
    standing = standing_text(found.offer.standing, shown)
    parts = [
        seat_name(seat),
        as_typed(place.name),
        str(pay),
        _("{ratio} of P50, {standing}").format(ratio=ratio, standing=standing),
    ]
    if found.is_outlier:
        parts.append(_("far from the others"))
    return EquityLine(
        key=seat.id,
        name=seat_name(seat),
        code=place.country,
        city=place.name,
        pay=pay,
        ratio=float(found.offer.compa_ratio),
        ratio_text=ratio,
        standing=standing,
        is_outlier=found.is_outlier,
        words=listed(parts, with_commas=True),
    )


def _compression(
    found: Compression, seats: Mapping[SeatId, Seat], market: Snapshot, shown: Formatter
) -> str:
    higher, lower = seats[found.higher], seats[found.lower]
    place = as_typed(market.places[found.place_id].name)
    names = {"higher": seat_name(higher), "lower": seat_name(lower), "place": place}
    if found.gap <= Decimal(0):
        return _("{higher} is paid as much as {lower}, a level below, in {place}.").format(**names)
    return _("{higher} is paid {gap} less than {lower}, a level below, in {place}.").format(
        gap=shown.percent(found.gap, 1), **names
    )
