"""Every input of the workbook, once: what it is of the plan, where it stands, what it holds.

The sheets write these cells; this names them, but those of onboarding tasks (``task_links``). A
shaded cell that is not named is not read back from a returned workbook, so a test holds the two
together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import Cell
from planner.export.workbook.contents import USD, SeatFacts
from planner.export.workbook.context import Context
from planner.export.workbook.country_assumptions import ASSUMED_COLUMNS
from planner.export.workbook.inputs_layout import EQUIPMENT_CURRENCY, VALUE, Scalar
from planner.export.workbook.onboarding_layout import AS_OF
from planner.export.workbook.pay_bands_layout import OWN, QUANTILES, BandFacts
from planner.export.workbook.places_layout import PARTS
from planner.export.workbook.position_headings import position_headings
from planner.export.workbook.scalar_rows import scalar_rows
from planner.export.workbook.seat_layouts import PositionColumn as C
from planner.export.workbook.styles import Look
from planner.export.workbook.timeline_layout import LeverColumn
from planner.export.workbook.timeline_levers import cost_labels, switch_label
from planner.intake.returned.exported_form import BLANK_KEY, input_key, part_key
from planner.localization.countries import country_name
from planner.localization.figure_names import value_names
from planner.localization.messages import _
from planner.localization.place_choice_terms import lever_name
from planner.localization.place_terms import part_name
from planner.localization.running_text import listed
from planner.localization.terms import (
    company_day_name,
    engagement_name,
    level_name,
    role_name,
    seat_status_name,
)
from planner.market.override import FigureKind
from planner.plan.change import Subject
from planner.plan.model import Assumptions, Engagement
from planner.quantities.identifiers import CountryCode, CurrencyCode

InputValue = Decimal | date | str | None


@dataclass(frozen=True, slots=True)
class WrittenInput:
    """An input as it is exported.

    Attributes:
        key: What it is of the plan (``exported_form.input_key``).
        of: Which seat, currency, country or month it is about, as its row or column says.
        label: What it is.
        unit: A currency where it is an amount; else what it is counted in.
        sheet: The sheet's name.
        cell: Where it stands.
        value: What it holds; None where it is empty.
        number_format: How its number is written.
        follows: Whether it follows another figure, of the plan or of the market, until it is typed
            over.
        row_mark: A text of its row that tells it from the others.
        heading: The heading of its column, where columns may move.
    """

    key: str
    of: str
    label: str
    unit: str
    sheet: str
    cell: Cell
    value: InputValue
    number_format: str = "General"
    follows: bool = False
    row_mark: str = ""
    heading: str = ""


def written_inputs(context: Context) -> Iterator[WrittenInput]:
    """Yield every input of the plan, sheet by sheet."""
    yield from _scalars(context)
    yield from _rates(context)
    yield from _fees(context)
    yield from _countries(context)
    yield from _company_days(context)
    yield from _budget(context)
    yield from _seats(context)
    yield from _bands(context)
    yield from _fit_weights(context)
    yield from _levers(context)
    yield from _as_of(context)


def _scalars(context: Context) -> Iterator[WrittenInput]:
    for scalar, row in scalar_rows(context).items():
        field_name = _field_of(scalar)
        if row.look is not Look.INPUT or field_name is None:
            continue
        yield WrittenInput(
            input_key(Subject.ASSUMPTION, field_name),
            "",
            row.label,
            row.unit,
            context.names.inputs,
            context.inputs.scalar_cell(scalar),
            Decimal(str(row.value)),
            row.number_format,
            row_mark=row.label,
        )


def _field_of(scalar: Scalar) -> str | None:
    """Return the assumption a figure is; None where it is none."""
    name = scalar.name.lower()
    name = _OTHERWISE_NAMED.get(name, name)
    return name if name in Assumptions.__dataclass_fields__ else None


_OTHERWISE_NAMED = {"raise_after": "raise_after_months"}


def _rates(context: Context) -> Iterator[WrittenInput]:
    layout, plan = context.inputs, context.contents.evaluation.plan
    for row, code in enumerate(layout.currencies, layout.first_currency):
        if code == plan.reporting_currency:
            continue
        yield WrittenInput(
            input_key(Subject.PLAN_RATE, "", code),
            code,
            _("Plan rate"),
            _("{currency} for 1 unit").format(currency=plan.reporting_currency),
            layout.name,
            (row, VALUE),
            context.rate_or_zero(code) or None,
            formats.EXCHANGE_RATE,
            follows=code not in plan.plan_rates,
            row_mark=code,
        )


_FEES = {
    Engagement.EMPLOYER_OF_RECORD: "employer_of_record_fee_usd",
    Engagement.CONTRACTOR: "contractor_fee_usd",
}


def _fees(context: Context) -> Iterator[WrittenInput]:
    layout, evaluation = context.inputs, context.contents.evaluation
    prices = evaluation.market.service_prices
    listed_fees = {
        Engagement.EMPLOYER_OF_RECORD: prices.employer_of_record,
        Engagement.CONTRACTOR: prices.contractor_management,
    }
    for row, engagement in enumerate(Engagement, layout.first_engagement):
        if engagement not in _FEES:
            continue
        own: Decimal | None = getattr(evaluation.plan.assumptions, _FEES[engagement])
        word = engagement_name(engagement)
        yield WrittenInput(
            input_key(Subject.ASSUMPTION, _FEES[engagement]),
            word,
            _("Service fee, USD a month"),
            USD,
            layout.name,
            (row, VALUE),
            listed_fees[engagement].median if own is None else own,
            formats.amount_format(2),
            follows=own is None,
            row_mark=word,
        )


def _countries(context: Context) -> Iterator[WrittenInput]:
    labels = {_field_of(scalar): row.label for scalar, row in scalar_rows(context).items()}
    assumptions = context.contents.evaluation.plan.assumptions
    for code in context.inputs.countries:
        for name, column in ASSUMED_COLUMNS.items():
            if name == _EQUIPMENT:
                continue
            own: Decimal | None = getattr(assumptions, name).get(code)
            general: Decimal = getattr(assumptions, name.removesuffix("_by_country"))
            yield WrittenInput(
                input_key(Subject.ASSUMPTION, name, code),
                code,
                labels[name.removesuffix("_by_country")],
                _("share"),
                context.inputs.name,
                (context.inputs.assumed_row(code), column),
                general if own is None else own,
                formats.PERCENT,
                follows=own is None,
                row_mark=code,
            )
        yield from _equipment(context, code)


_EQUIPMENT = "equipment_by_country"


def _equipment(context: Context, code: CountryCode) -> Iterator[WrittenInput]:
    assumptions, layout = context.contents.evaluation.plan.assumptions, context.inputs
    key, row = input_key(Subject.ASSUMPTION, _EQUIPMENT, code), layout.assumed_row(code)
    money, follows = assumptions.equipment_in(code), code not in assumptions.equipment_by_country
    for part, label, column, value in (
        ("currency", _("Currency of the equipment"), EQUIPMENT_CURRENCY, money.currency),
        ("amount", _("Equipment, once"), ASSUMED_COLUMNS[_EQUIPMENT], money.amount),
    ):
        yield WrittenInput(
            part_key(key, part),
            code,
            label,
            money.currency,
            layout.name,
            (row, column),
            value,
            _amount_format(context, money.currency) if part == "amount" else "General",
            follows=follows,
            row_mark=code,
        )


def _company_days(context: Context) -> Iterator[WrittenInput]:
    layout = context.inputs
    for row, (each, name) in enumerate(
        context.contents.company_days.items(), layout.first_company_day
    ):
        where = _("Everywhere") if each.country is None else country_name(each.country)
        yield WrittenInput(
            input_key(Subject.COMPANY_DAY, "", str(each)),
            where,
            company_day_name(name),
            _("date"),
            layout.name,
            (row, VALUE),
            each.day,
            formats.DATE,
            row_mark=where,
        )


def _budget(context: Context) -> Iterator[WrittenInput]:
    contents, layout = context.contents, context.inputs
    currency = contents.reporting_currency
    for column, month in enumerate(contents.months, context.months.first):
        yield WrittenInput(
            input_key(Subject.BUDGET_MONTH, "", str(month)),
            contents.formatter.month_short(month),
            _("Budget"),
            currency,
            layout.name,
            (layout.budget_row, column),
            contents.evaluation.plan.budget.get(month),
            formats.amount_format(contents.reporting_digits),
            row_mark=_("Budget"),
        )


def _seats(context: Context) -> Iterator[WrittenInput]:
    headings = position_headings(context)
    for seat in context.contents.seats:
        subject = Subject.POSITION if seat.is_position else Subject.MEMBER
        for column, field_name, value, unit, number_format in _seat_values(context, seat):
            heading = headings[column.column]
            yield WrittenInput(
                input_key(subject, field_name, seat.seat.id),
                seat.seat.id,
                heading,
                unit,
                context.positions.name,
                (context.positions.rows[seat.seat.id], column.column),
                value,
                number_format,
                follows=column is C.BENEFITS_SHARE and seat.seat.benefits_share is None,
                row_mark=seat.seat.id,
                heading=heading,
            )


def _seat_values(
    context: Context, facts: SeatFacts
) -> Iterator[tuple[C, str, InputValue, str, str]]:
    seat = facts.seat
    share = seat.benefits_share
    if share is None:
        assumptions = context.contents.evaluation.plan.assumptions
        share = assumptions.benefits_share_in(facts.place.country)
    if facts.is_position:
        yield C.STATUS, "status", seat_status_name(seat), "", "General"
    yield C.ENGAGEMENT, "engagement", engagement_name(seat.engagement), "", "General"
    currency = facts.cost.currency
    yield C.BASE_PAY, "base_pay", facts.cost.base_pay, currency, formats.amount_format(facts.digits)
    yield C.START, "start", seat.start, _("date"), formats.DATE
    yield C.END, "end", seat.end, _("date"), formats.DATE
    yield C.BENEFITS_SHARE, "benefits_share", share, _("share"), formats.PERCENT
    yield C.COST_CENTER, "cost_center", seat.cost_center or None, "", formats.TEXT


def _bands(context: Context) -> Iterator[WrittenInput]:
    names = value_names(FigureKind.PAY_BAND)
    market = context.contents.evaluation.market
    for key, facts in context.pay_bands.bands.items():
        own = facts.override.values if facts.override is not None else (None,) * QUANTILES
        currency = market.countries[facts.country].currency
        for at, value in enumerate(own):
            yield WrittenInput(
                part_key(input_key(Subject.OVERRIDE, "", str(key)), at),
                _band_name(facts),
                names[at],
                currency,
                context.pay_bands.name,
                (context.pay_bands.row(key), OWN + at),
                value,
                formats.amount_format(0),
                row_mark=role_name(facts.role),
            )


def _fit_weights(context: Context) -> Iterator[WrittenInput]:
    layout, weights = context.places, context.contents.evaluation.plan.fit_weights
    if layout.ranking is None:
        return
    for part in PARTS:
        name = part_name(part)
        yield WrittenInput(
            part_key(input_key(Subject.PLAN, "fit_weights"), part.value),
            name,
            _("Weight in the fit of places"),
            "",
            layout.name,
            layout.weight(part),
            getattr(weights, part.value),
            formats.HOURS,
            row_mark=_("Weight"),
            heading=name,
        )


def _levers(context: Context) -> Iterator[WrittenInput]:
    """Yield the switch and the costs of each lever that has a switch."""
    contents, layout = context.contents, context.timeline
    costs, currency = cost_labels(), contents.reporting_currency
    columns = {"monthly_cost": LeverColumn.MONTHLY, "once_cost": LeverColumn.ONCE}
    for lever in contents.lever_states.switches:
        setting, name = contents.evaluation.plan.levers[lever.kind], lever_name(lever.kind)
        key = input_key(Subject.LEVER, "", lever.kind)
        yield WrittenInput(
            part_key(key, "is_on"),
            name,
            switch_label(),
            "",
            layout.name,
            layout.lever_cell(lever.kind, LeverColumn.SWITCH),
            Decimal(int(lever.effect.is_on)),
            formats.FLAG,
            row_mark=name,
        )
        values = {"monthly_cost": lever.monthly, "once_cost": lever.once}
        for part, value in values.items():
            yield WrittenInput(
                part_key(key, part),
                name,
                costs[part],
                currency,
                layout.name,
                layout.lever_cell(lever.kind, columns[part]),
                value,
                _amount_format(context, currency),
                follows=getattr(setting, part) is None,
                row_mark=name,
            )


def _band_name(facts: BandFacts) -> str:
    names = role_name(facts.role), level_name(facts.level), country_name(facts.country), facts.where
    return listed(names)


def _as_of(context: Context) -> Iterator[WrittenInput]:
    """Yield the day of lateness, which is not of the plan; of tasks ``task_links`` tells."""
    name, day = context.names.onboarding_tasks, context.contents.generated_on
    yield WrittenInput(
        BLANK_KEY, "", _("Late as of, date"), _("date"), name, AS_OF, day, formats.DATE
    )


def _amount_format(context: Context, currency: CurrencyCode) -> str:
    known = context.contents.evaluation.market.currencies.get(currency)
    digits = context.contents.reporting_digits if known is None else known.minor_digits
    return formats.amount_format(digits)
