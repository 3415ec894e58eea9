"""Fairness of a plan's pay as text."""

from collections.abc import Iterator

from planner.calculators.evaluation import Evaluation
from planner.calculators.offers.raise_to_percentile import RaiseToPercentile
from planner.calculators.offers.team_equity import OUTLIER_DISTANCE, TeamEquity
from planner.cli.text_table import laid_out
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _, active_language, ngettext
from planner.localization.offer_terms import gross_note, standing_text
from planner.localization.running_text import listed
from planner.localization.terms import role_name, role_with_level

_NO_FIGURE = "–"


def equity_text(
    equity: TeamEquity, raised: RaiseToPercentile | None, evaluation: Evaluation
) -> str:
    """Lay fairness out for a terminal."""
    shown = Formatter(active_language())
    heading = _("{plan}: pay against the market of each place").format(plan=evaluation.plan.name)
    parts = [heading, _groups(equity, evaluation, shown)]
    parts.append("\n".join(_compressions(equity, evaluation, shown)))
    if raised is not None:
        parts += _raise(raised, evaluation, shown)
    parts.append("\n".join(_notes(equity, shown)))
    return "\n\n".join(part for part in parts if part)


def _groups(equity: TeamEquity, evaluation: Evaluation, shown: Formatter) -> str:
    if not equity.groups:
        return _("No seat of the plan has a pay band to be held against.")
    rows: list[tuple[str, ...]] = [
        (
            _("Role and level"),
            _("Seat"),
            _("Place"),
            _("Base pay"),
            _("Currency"),
            _("Of the median"),
            _("Percentile"),
            _("Buys, USD"),
            _("Grade"),
            "",
        )
    ]
    for group in equity.groups:
        for each in group.seats:
            power = each.power
            rows.append(
                (
                    role_with_level(group.role, group.level),
                    each.seat.id,
                    place_label(evaluation.market.places[each.seat.place_id]),
                    shown.number(each.offer.base.amount, 0),
                    each.offer.base.currency,
                    shown.percent(each.offer.compa_ratio),
                    standing_text(each.offer.standing, shown),
                    _NO_FIGURE if power is None else shown.number(power.international_dollars, 0),
                    each.offer.band.provenance.grade.value,
                    _("apart from its group") if each.is_outlier else "",
                )
            )
    return laid_out(rows, right=frozenset({3, 5, 6, 7}))


def _compressions(equity: TeamEquity, evaluation: Evaluation, shown: Formatter) -> Iterator[str]:
    for each in equity.compressions:
        place = place_label(evaluation.market.places[each.place_id])
        sentence = _(
            "{higher} is of a higher level than {lower} ({role} in {place}) and is paid {gap} less."
        )
        if not each.gap:
            sentence = _(
                "{higher} is of a higher level than {lower} ({role} in {place}) and is paid the "
                "same."
            )
        yield sentence.format(
            higher=each.higher,
            lower=each.lower,
            role=role_name(each.role),
            place=place,
            gap=shown.percent(each.gap),
        )


def _raise(raised: RaiseToPercentile, evaluation: Evaluation, shown: Formatter) -> Iterator[str]:
    currency = evaluation.plan.reporting_currency
    aim = shown.number(raised.percentile * 100, 0)
    if not raised.raised:
        yield _("Nobody is paid less than P{percentile}.").format(percentile=aim)
        return
    yield ngettext(
        "To pay {count} seat P{percentile} costs {total} more in {months}.",
        "To pay {count} seats P{percentile} costs {total} more in {months}.",
        len(raised.raised),
    ).format(
        count=shown.integer(len(raised.raised)),
        percentile=aim,
        total=shown.money(raised.total, currency, 0),
        months=shown.month_range(raised.months[0], raised.months[-1]),
    )
    months = [
        (shown.month_short(month), shown.number(added, 0))
        for month, added in zip(raised.months, raised.added, strict=True)
    ]
    heading = (_("Month"), _("Added, {currency}").format(currency=currency))
    yield laid_out([heading, *months], right=frozenset({1}))


def _notes(equity: TeamEquity, shown: Formatter) -> Iterator[str]:
    yield _(
        "Of the median: base pay over the median of the pay band of the place. Apart from its "
        "group: further than {distance} from the median of its role and level."
    ).format(distance=shown.percent(OUTLIER_DISTANCE))
    if equity.without_band:
        yield _("Without a pay band, or contractors: {seats}.").format(
            seats=listed(equity.without_band)
        )
    yield gross_note()
