"""The table of a ``pay`` answer for a spreadsheet: bands, then offers, a row for each place."""

from collections.abc import Iterator
from decimal import Decimal

from planner.cli.market_pay import PayAnswer
from planner.cli.pay_offers import PlaceOffer
from planner.localization.countries import country_name
from planner.localization.messages import _, active_language
from planner.localization.number_forms import decimal_form, figures_locale


def plain_number(amount: Decimal | float, digits: int) -> str:
    """Write a figure without groups, with the decimal sign of the active language."""
    sign = decimal_form(figures_locale(active_language())).decimal
    return f"{amount:.{digits}f}".replace(".", sign)


def pay_rows(told: PayAnswer, offers: tuple[PlaceOffer, ...]) -> Iterator[list[str]]:
    """Yield the heading and a row for each place asked for; figures without evidence are empty."""
    yield [
        _("Place"),
        _("Country"),
        _("Currency"),
        *("P10", "P25", "P50", "P75", "P90"),
        _("P50 in {currency}").format(currency=told.reporting_currency),
        _("Rows"),
        _("Grade"),
        _("Source"),
        *([_("Offer"), _("Percentile"), _("Of the median")] if offers else []),
    ]
    by_label = {each.market: each for each in offers}
    for market in told.markets:
        currency = told.snapshot.countries[market.country].currency
        digits = told.snapshot.minor_digits(currency)
        row = [market.label, country_name(market.country), currency]
        band, median = market.band, market.median_reporting
        if band is None or median is None:
            yield [*row, *[""] * (12 if offers else 9)]
            continue
        row += [plain_number(amount, digits) for amount in band.quantiles]
        row.append(plain_number(median, told.snapshot.minor_digits(told.reporting_currency)))
        row += [str(band.rows), band.provenance.grade.value, " ".join(band.sources)]
        offer = by_label[market].offer if market in by_label else None
        if offer is not None:
            row.append(plain_number(offer.base.amount, digits))
            row.append(plain_number(offer.standing.percentile, 4))
            row.append(plain_number(offer.compa_ratio, 4))
        yield row
