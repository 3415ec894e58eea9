"""The table of pay by place, ready to show: texts, marks on one scale, and each row in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.desktop.viewmodels.overlap_charts import Figures
from planner.desktop.viewmodels.pay.pay_question import MoneyBasis, PayParts, PayQuestion
from planner.desktop.viewmodels.pay.place_pay import PlacePay
from planner.desktop.viewmodels.pay.signed_share import signed_share
from planner.localization.figure_names import no_band_help
from planner.localization.formatting import Formatter, LocalMoney
from planner.localization.messages import _, ngettext
from planner.localization.offer_terms import standing_text
from planner.localization.running_text import as_typed, listed
from planner.market.provenance import Grade
from planner.quantities.identifiers import CurrencyCode, PlaceId

_USD = CurrencyCode("USD")
_NONE = LocalMoney("", "—")
_HEADROOM = 1.03


@dataclass(frozen=True, slots=True)
class PayMarks:
    """Where a row's pay stands on the scale: P10 to P90, the offer, it raised, and our seats."""

    quantiles: tuple[float, float, float, float, float]
    offer: float
    raised: float | None
    seats: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PayLine:
    """One place.

    Attributes:
        before: Texts of the columns before the chart, as many as there are headings.
        after: Texts of the columns after it.
        marks: None without evidence, or without a rate to compare it by.
        note: What stands in the place of the marks then.
        words: All of it in a sentence.
    """

    place_id: PlaceId
    code: str
    name: str
    before: tuple[LocalMoney, ...]
    after: tuple[LocalMoney, ...]
    marks: PayMarks | None
    note: str
    sample: str
    grade: Grade | None
    is_thin: bool
    has_own_band: bool
    words: str


@dataclass(frozen=True, slots=True)
class PayTable:
    """The rows under their headings.

    Attributes:
        scale_currency: In what the scale counts.
        largest: Where it ends.
        key_before: Which column before the chart is the key one; after it the first is.
        scale_title: What it shows.
        uplift_text: What is added, such as ``+20%``; empty for nothing.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    key_before: int
    lines: tuple[PayLine, ...]
    scale_currency: CurrencyCode
    largest: float
    scale_title: str
    offer_title: str
    uplift_text: str


_Amount = Callable[[PlacePay, Decimal], Decimal | None]


def pay_table(
    rows: Sequence[PlacePay], question: PayQuestion, currency: CurrencyCode, shown: Formatter
) -> PayTable:
    """Return the table of some places.

    Args:
        rows: In the order they are shown.
        question: What was asked.
        currency: The reporting currency.
        shown: Writes the figures.
    """
    scaled = _scale(question.basis)
    scale_currency = _USD if question.basis is MoneyBasis.PURCHASING_POWER else currency
    marks = [_marks(row, scaled) for row in rows]
    largest = max((_farthest(each) for each in marks if each is not None), default=0.0) * _HEADROOM
    before, after = _headings(question, currency)
    uplift = signed_share(question.uplift, shown)
    return PayTable(
        before=before,
        after=after,
        key_before=1,
        lines=tuple(
            _line(row, each, question, currency, shown)
            for row, each in zip(rows, marks, strict=True)
        ),
        scale_currency=scale_currency,
        largest=largest or 1.0,
        scale_title=_scale_title(question.basis, currency),
        offer_title=_("Offer P{percentile}").format(
            percentile=shown.number(question.percentile * 100, 0)
        ),
        uplift_text=_("Offer {share}").format(share=uplift) if question.uplift else "",
    )


def table_figures(table: PayTable, marks_heading: str) -> Figures:
    """Return the table with the quantiles of the scale in the place of the chart."""
    columns = (*table.before, marks_heading, *table.after, _("Sample"), _("Data"))
    cells = tuple(
        (
            *map(str, line.before),
            line.note or "—",
            *map(str, line.after),
            line.sample,
            "—" if line.grade is None else line.grade.value,
        )
        for line in table.lines
    )
    return Figures(columns, tuple(as_typed(line.name) for line in table.lines), cells)


def basis_money(
    row: PlacePay, amount: Decimal, basis: MoneyBasis, currency: CurrencyCode, shown: Formatter
) -> LocalMoney:
    """Write an amount of a place's money in the money asked for; a dash where there is no rate."""
    match basis:
        case MoneyBasis.LOCAL:
            local = row.band.currency if row.band is not None else currency
            return shown.local_money(amount, local, row.place.country)
        case MoneyBasis.REPORTING:
            return _converted(row.rate, amount, currency, shown)
        case MoneyBasis.PURCHASING_POWER:
            rate = None if row.parity is None else 1 / row.parity
            return _converted(rate, amount, _USD, shown)


def basis_heading(basis: MoneyBasis, currency: CurrencyCode) -> str:
    """Return what amounts in the money asked for are headed by."""
    return {
        MoneyBasis.LOCAL: _("local"),
        MoneyBasis.REPORTING: currency,
        MoneyBasis.PURCHASING_POWER: _("int. $"),
    }[basis]


def _converted(
    rate: Decimal | None, amount: Decimal, currency: CurrencyCode, shown: Formatter
) -> LocalMoney:
    if rate is None:
        return _NONE
    return LocalMoney("", shown.reporting_rounded(amount * rate, currency))


def _headings(
    question: PayQuestion, currency: CurrencyCode
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    money = basis_heading(question.basis, currency)
    quantiles = tuple(
        _("{quantile}, {money}").format(quantile=each, money=money)
        for each in ("P25", "P50", "P75")
    )
    is_total = question.parts is PayParts.TOTAL
    template = _("Total, {money}") if is_total else _("Offer, {money}")
    if question.basis is MoneyBasis.REPORTING:
        return quantiles, (template.format(money=currency), template.format(money=_("local")))
    median = _("{quantile}, {money}").format(quantile="P50", money=currency)
    return (*quantiles, median), (template.format(money=money), template.format(money=currency))


def _texts(
    row: PlacePay, question: PayQuestion, currency: CurrencyCode, shown: Formatter
) -> tuple[tuple[LocalMoney, ...], tuple[LocalMoney, ...]]:
    basis, other = question.basis, MoneyBasis.REPORTING
    extra = (other,) if basis is not MoneyBasis.REPORTING else ()
    band = row.band
    if band is None:
        return (_NONE,) * (3 + len(extra)), (_NONE, _NONE)
    quantiles = [basis_money(row, each, basis, currency, shown) for each in band.quantiles[1:4]]
    medians = [basis_money(row, band.p50, each, currency, shown) for each in extra]
    offered = _offered(row, question)
    if offered is None:
        return (*quantiles, *medians), (_NONE, _NONE)
    second = MoneyBasis.LOCAL if basis is MoneyBasis.REPORTING else MoneyBasis.REPORTING
    after = tuple(basis_money(row, offered, each, currency, shown) for each in (basis, second))
    return (*quantiles, *medians), after


def _offered(row: PlacePay, question: PayQuestion) -> Decimal | None:
    if question.parts is PayParts.TOTAL:
        return None if row.total is None else row.total.total.amount
    return None if row.offer is None else row.offer.base.amount


def _line(
    row: PlacePay,
    marks: PayMarks | None,
    question: PayQuestion,
    currency: CurrencyCode,
    shown: Formatter,
) -> PayLine:
    before, after = _texts(row, question, currency, shown)
    band = row.band
    return PayLine(
        place_id=row.place.id,
        code=row.place.country,
        name=row.place.name,
        before=before,
        after=after,
        marks=marks,
        note="" if marks is not None else _note(row),
        sample="—" if band is None else shown.integer(band.rows),
        grade=None if band is None else band.provenance.grade,
        is_thin=row.is_thin,
        has_own_band=row.has_own_band,
        words=_words(row, before, after, shown),
    )


def _note(row: PlacePay) -> str:
    if row.band is None:
        return no_band_help(row.place.country)
    return _("No rate to compare it by")


def _words(
    row: PlacePay,
    before: tuple[LocalMoney, ...],
    after: tuple[LocalMoney, ...],
    shown: Formatter,
) -> str:
    name = as_typed(row.place.name)
    if row.band is None or row.offer is None:
        return listed((name, no_band_help(row.place.country)), with_commas=True)
    parts = [
        name,
        _("P25 {low}, P50 {middle}, P75 {high}").format(
            low=before[0], middle=before[1], high=before[2]
        ),
        _("offer {offer}, {standing}").format(
            offer=after[0], standing=standing_text(row.offer.standing, shown)
        ),
    ]
    if row.raised is not None:
        parts.append(
            _("raised: {standing}").format(standing=standing_text(row.raised.standing, shown))
        )
    if row.seats:
        parts.append(
            ngettext(
                "{count} seat of the plan here", "{count} seats of the plan here", len(row.seats)
            ).format(count=shown.integer(len(row.seats)))
        )
    parts.append(
        _("{count} salaries, grade {grade}").format(
            count=shown.integer(row.band.rows), grade=row.band.provenance.grade.value
        )
    )
    if row.has_own_band:
        parts.append(_("own figure"))
    return listed(parts, with_commas=True)


def _scale(basis: MoneyBasis) -> _Amount:
    if basis is MoneyBasis.PURCHASING_POWER:
        return lambda row, amount: None if row.parity is None else amount / row.parity
    return lambda row, amount: None if row.rate is None else amount * row.rate


def _scale_title(basis: MoneyBasis, currency: CurrencyCode) -> str:
    if basis is MoneyBasis.PURCHASING_POWER:
        return _("Base pay, international $")
    return _("Base pay, {currency}").format(currency=currency)


def _marks(row: PlacePay, scaled: _Amount) -> PayMarks | None:
    if row.band is None or row.offer is None:
        return None
    found = [scaled(row, amount) for amount in row.band.quantiles]
    offer = scaled(row, row.offer.base.amount)
    low, lower, middle, upper, high = (0.0 if each is None else float(each) for each in found)
    if offer is None:
        return None
    raised = None if row.raised is None else scaled(row, row.raised.base.amount)
    same = [seat for seat in row.seats if seat.base_pay.currency == row.band.currency]
    seats = [scaled(row, seat.base_pay.amount) for seat in same]
    return PayMarks(
        quantiles=(low, lower, middle, upper, high),
        offer=float(offer),
        raised=None if raised is None else float(raised),
        seats=tuple(float(each) for each in seats if each is not None),
    )


def _farthest(marks: PayMarks) -> float:
    return max(marks.quantiles[-1], marks.offer, marks.raised or 0.0, *marks.seats, 0.0)
