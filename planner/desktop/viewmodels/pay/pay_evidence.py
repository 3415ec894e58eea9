"""What stands behind the pay of a place, in lines beside its chart."""

from dataclasses import dataclass
from decimal import Decimal

from planner.desktop.viewmodels.evidence import Evidence
from planner.desktop.viewmodels.market_evidence import evidence_of
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.desktop.viewmodels.pay.pay_question import MoneyBasis, PayParts, PayQuestion
from planner.desktop.viewmodels.pay.place_pay import PlacePay
from planner.localization.countries import country_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.offer_terms import standing_text
from planner.localization.running_text import as_typed, listed
from planner.market.override import FigureKey
from planner.market.pay_band import NATIONWIDE, PayBand
from planner.market.place import Place
from planner.market.provenance import Grade
from planner.market.snapshot import Snapshot

_QUANTILES = ("P10", "P25", "P50", "P75", "P90")
_MOST_SOURCES = 3


@dataclass(frozen=True, slots=True)
class PayEvidence:
    """What a band rests on.

    Attributes:
        counted: How many salaries and sources.
        lines: Sentences, the most telling first.
        warning: What asks for care; empty for nothing.
        card: All of it, for the card of the figure.
    """

    counted: str
    grade: Grade | None
    lines: tuple[str, ...]
    warning: str
    card: Evidence


@dataclass(frozen=True, slots=True)
class RangeMark:
    """A point of the range: where it lies from P10 (0) to P90 (1), and its texts."""

    share: float
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class PayRange:
    """A band in local money, with what we offer and pay.

    Attributes:
        quantiles: P10 to P90.
        offer: None without one.
        raised: The offer with what is added to it.
        seats: What we pay there.
        words: All of it in a sentence.
    """

    quantiles: tuple[RangeMark, ...]
    offer: RangeMark | None
    raised: RangeMark | None
    seats: tuple[float, ...]
    words: str


def pay_evidence(
    row: PlacePay, question: PayQuestion, market: Snapshot, shown: Formatter
) -> PayEvidence:
    """Return what stands behind a place's band, or what would help where there is none."""
    area = NATIONWIDE if row.band is None else row.band.area
    key = FigureKey.pay_band(question.role, question.level, row.place.country, area)
    card = evidence_of(key, market, shown)
    if row.band is None:
        return PayEvidence("", None, (card.method,), "", card)
    return PayEvidence(
        counted=_counted(row.band, card, shown),
        grade=row.band.provenance.grade,
        lines=(*_asked(row, question, shown), *_lines(row.band, row.place, card, market)),
        warning=_warning(row),
        card=card,
    )


def pay_range(row: PlacePay, shown: Formatter) -> PayRange | None:
    """Return a place's band to be drawn; None without one."""
    band, offer = row.band, row.offer
    if band is None or offer is None:
        return None
    marks = tuple(
        RangeMark(_share(band, amount), name, _short(amount, band, shown))
        for name, amount in zip(_QUANTILES, band.quantiles, strict=True)
    )
    offered = _mark(band, offer.base.amount, _("Offer"), row.place, shown)
    raised = None
    if row.raised is not None:
        raised = _mark(band, row.raised.base.amount, _("Raised"), row.place, shown)
    words = [f"{each.name} {each.text}" for each in marks]
    words.append(
        _("offer {offer}, {standing}").format(
            offer=offered.text, standing=standing_text(offer.standing, shown)
        )
    )
    paid = [each for each in row.seats if each.base_pay.currency == band.currency]
    return PayRange(
        quantiles=marks,
        offer=offered,
        raised=raised,
        seats=tuple(_share(band, each.base_pay.amount) for each in paid),
        words=listed(words, with_commas=True),
    )


def range_figures(row: PlacePay, shown: Formatter) -> Figures:
    """Return a place's band as a table."""
    if row.band is None:
        return Figures((), (), ())
    names = [*_QUANTILES]
    amounts = [*row.band.quantiles]
    if row.offer is not None:
        names.append(_("Offer"))
        amounts.append(row.offer.base.amount)
    if row.raised is not None:
        names.append(_("Raised"))
        amounts.append(row.raised.base.amount)
    cells = tuple((_local(each, row.band, row.place, shown),) for each in amounts)
    return Figures((_("Base pay"),), tuple(names), cells)


def _counted(band: PayBand, card: Evidence, shown: Formatter) -> str:
    salaries = ngettext("{count} salary", "{count} salaries", band.rows)
    sources = ngettext("{count} source", "{count} sources", len(card.sources))
    return listed(
        (
            salaries.format(count=shown.integer(band.rows)),
            sources.format(count=shown.integer(len(card.sources))),
        )
    )


def _lines(band: PayBand, place: Place, card: Evidence, market: Snapshot) -> tuple[str, ...]:
    found = [_area(band, place, market)]
    if card.own is not None:
        given = listed(part for part in (card.own.author, card.own.day) if part)
        found.append(
            _("Own figure ({given}). Published: {value}").format(
                given=given or _("own"), value=card.own.published or "—"
            )
        )
    found.append(card.method)
    titles = [as_typed(each.title) for each in card.sources[:_MOST_SOURCES]]
    if titles:
        found.append(
            _("Sources: {titles}. As of {day}.").format(
                titles=listed(titles, with_commas=True), day=card.as_of
            )
        )
    return tuple(part for part in found if part)


def _asked(row: PlacePay, question: PayQuestion, shown: Formatter) -> tuple[str, ...]:
    """Say what total pay and purchasing power come from, where they are asked for."""
    found = []
    if question.parts is PayParts.TOTAL and row.total is not None:
        base, benefits = (
            str(shown.local_money(each.amount, each.currency, row.place.country))
            for each in (row.total.base, row.total.benefits)
        )
        found.append(
            _(
                "Total pay: base {base} and benefits {benefits}. Bonus and equity are told of each "
                "seat alone; the pay bands speak of base pay."
            ).format(base=base, benefits=benefits)
        )
    if question.basis is MoneyBasis.PURCHASING_POWER:
        found.append(_prices(row, shown))
    return tuple(found)


def _prices(row: PlacePay, shown: Formatter) -> str:
    if row.parity is None or row.band is None:
        return _("What money buys here is not known.")
    currency = row.band.currency
    return _("{amount} buys here what one dollar buys in the United States.").format(
        amount=shown.money(row.parity, currency, 2)
    )


def _area(band: PayBand, place: Place, market: Snapshot) -> str:
    name = market.pay_bands.area_names.get(band.area)
    if name is not None:
        return _("Pay of the metropolitan area: {area}").format(area=as_typed(name))
    if band.area == place.id:
        return _("Pay of the place itself")
    return _("Pay of the whole country: {country}").format(country=country_name(band.country))


def _warning(row: PlacePay) -> str:
    if row.band is None or not row.is_thin:
        return ""
    if row.band.provenance.grade is Grade.D and not row.band.rows:
        return _("No salaries from here: the pay is a model's alone.")
    return _("Few salaries: take the pay as a rough guide.")


def _mark(band: PayBand, amount: Decimal, name: str, place: Place, shown: Formatter) -> RangeMark:
    return RangeMark(_share(band, amount), name, _local(amount, band, place, shown))


def _share(band: PayBand, amount: Decimal) -> float:
    spread = band.p90 - band.p10
    return float((amount - band.p10) / spread) if spread else 0.5


def _short(amount: Decimal, band: PayBand, shown: Formatter) -> str:
    return shown.axis_money(amount, band.currency)


def _local(amount: Decimal, band: PayBand, place: Place, shown: Formatter) -> str:
    return str(shown.local_money(amount, band.currency, place.country))
