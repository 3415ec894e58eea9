"""Everything the inspector says about one seat."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.employer_cost import Bound, PricedLine
from planner.calculators.evaluation import Evaluation
from planner.calculators.hiring.seat_timeline import SeatTimeline
from planner.calculators.loaded_cost import SeatCost
from planner.calculators.start_list import MovedDate, StartEntry
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.evidence import Evidence
from planner.desktop.viewmodels.figures import Figure, Section
from planner.desktop.viewmodels.positions_table import is_evidence_read
from planner.desktop.viewmodels.seat_cells import (
    PlaceDetail,
    local_money,
    seat_title,
    status_tone,
)
from planner.desktop.viewmodels.working_day import WorkingDay, working_day
from planner.localization.formatting import Formatter, LocalMoney
from planner.localization.messages import _, ngettext
from planner.localization.problems import problem_sentence
from planner.localization.running_text import left_to_right
from planner.localization.terms import (
    bound_name,
    company_day_name,
    engagement_name,
    grade_meaning,
    role_with_level,
    seat_status_name,
)
from planner.market.provenance import Provenance
from planner.plan.model import Engagement, Position, Seat, TeamMember
from planner.plan.problem import Severity
from planner.quantities.identifiers import CurrencyCode


@dataclass(frozen=True, slots=True)
class SeatInspection:
    """One seat, ready to show."""

    seat_id: str
    title: str
    subtitle: str
    status: str
    status_tone: Tone
    place: PlaceDetail
    facts: str
    base_pay: LocalMoney
    loaded_cost: str
    problems: tuple[tuple[Tone, str], ...]
    cost: Section
    one_off: Section | None
    not_in_total: Section | None
    case: Section | None
    working_day: WorkingDay | None
    dates: Section | None
    is_position: bool
    evidence: tuple[Section, ...] = ()
    """What the market tells of the seat; empty until its big tables are read."""
    hiring: tuple[Section, ...] = ()
    """When it is expected to fill, and what that depends on; empty until that is worked out."""


def inspect_seat(
    evaluation: Evaluation,
    seat: Seat,
    formatter: Formatter,
    timeline: SeatTimeline | None = None,
) -> SeatInspection:
    """Return what the inspector says about a seat.

    Args:
        evaluation: The plan and its results.
        seat: The seat.
        formatter: The reader's forms.
        timeline: When it is expected to fill, as far as that is known.
    """
    place = evaluation.market.places.get(seat.place_id)
    cost = evaluation.seat_costs.get(seat.id)
    entry = next((each for each in evaluation.starts if each.seat_id == seat.id), None)
    words = _Words(evaluation, seat, formatter)
    return SeatInspection(
        seat_id=seat.id,
        title=_title(seat),
        subtitle=role_with_level(seat.role, seat.level) if isinstance(seat, TeamMember) else "",
        status=seat_status_name(seat),
        status_tone=status_tone(seat),
        place=PlaceDetail(place.country, place.name) if place else PlaceDetail("", seat.place_id),
        facts=_facts(seat, entry, formatter),
        base_pay=local_money(seat.base_pay, place, formatter),
        loaded_cost=words.rounded(cost.annual_reporting) if cost is not None else "—",
        problems=_problems(evaluation, seat, formatter),
        cost=words.cost_section(cost),
        one_off=words.one_off_section(cost),
        not_in_total=words.not_in_total_section(cost),
        case=words.case_section(cost),
        working_day=working_day(
            evaluation,
            seat,
            max(
                entry.first_day.day if entry is not None else seat.start,
                evaluation.plan.horizon_start.first_day,
            ),
            formatter,
        ),
        dates=_dates_section(entry, formatter),
        is_position=isinstance(seat, Position),
        evidence=_evidence(evaluation, seat, formatter),
        hiring=_hiring(evaluation, timeline, formatter),
    )


def _evidence(evaluation: Evaluation, seat: Seat, formatter: Formatter) -> tuple[Section, ...]:
    if not is_evidence_read(evaluation.market):
        return ()
    from planner.desktop.viewmodels.evidence_sections import evidence_sections

    return evidence_sections(evaluation, seat, formatter)


def _hiring(
    evaluation: Evaluation, timeline: SeatTimeline | None, formatter: Formatter
) -> tuple[Section, ...]:
    if timeline is None:
        return ()
    from planner.desktop.viewmodels.hiring_sections import hiring_sections

    return hiring_sections(evaluation, timeline, formatter)


def _title(seat: Seat) -> str:
    if isinstance(seat, TeamMember):
        return seat_title(seat)
    return role_with_level(seat.role, seat.level)


def _facts(seat: Seat, entry: StartEntry | None, formatter: Formatter) -> str:
    if isinstance(seat, TeamMember):
        since = _("since {day}").format(day=formatter.date_short(seat.start))
    else:
        day = entry.first_day.day if entry is not None else seat.start
        since = _("starts {day}").format(day=formatter.date_short(day))
    parts = [since]
    if seat.end is not None:
        parts.append(_("ends {day}").format(day=formatter.date_short(seat.end)))
    return " · ".join(parts)


def _problems(
    evaluation: Evaluation, seat: Seat, formatter: Formatter
) -> tuple[tuple[Tone, str], ...]:
    return tuple(
        (
            Tone.ERROR if problem.severity is Severity.ERROR else Tone.WARNING,
            problem_sentence(problem, formatter),
        )
        for problem in evaluation.problems
        if problem.seat_id == seat.id
    )


def _dates_section(entry: StartEntry | None, formatter: Formatter) -> Section | None:
    if entry is None:
        return None
    first = entry.first_day
    figures = [
        Figure(
            _("First working day"),
            formatter.date_short(first.day),
            _moved(first, formatter),
        )
    ]
    for days, review in zip((30, 60, 90), entry.reviews, strict=True):
        label = ngettext("{count}-day review", "{count}-day review", days).format(
            count=formatter.integer(days)
        )
        figures.append(Figure(label, formatter.date_short(review.day), _moved(review, formatter)))
    return Section(_("Start and reviews"), tuple(figures))


def _moved(date_: MovedDate, formatter: Formatter) -> str:
    if not date_.has_moved:
        return ""
    reason = _("weekend") if date_.holiday is None else company_day_name(date_.holiday)
    return _("Moved: {reason} on {day}").format(
        reason=reason, day=formatter.day_and_month(date_.nominal)
    )


def _has_fractions(cost: SeatCost | None) -> bool:
    """Whether any amount of a seat's year needs decimals; if not, none is written with them."""
    if cost is None:
        return True
    amounts = [cost.base_pay, cost.benefits, cost.overhead, cost.service_fee]
    amounts += [cost.annual, cost.one_off]
    if cost.statutory is not None:
        amounts += [priced.amount for priced in cost.statutory.lines]
    return any(amount != amount.to_integral_value() for amount in amounts)


class _Words:
    """Figures of one seat as text."""

    def __init__(self, evaluation: Evaluation, seat: Seat, formatter: Formatter) -> None:
        self._evaluation = evaluation
        self._seat = seat
        self._formatter = formatter
        place = evaluation.market.places.get(seat.place_id)
        self._country = place.country if place is not None else None
        currencies = evaluation.market.currencies
        currency = currencies.get(seat.base_pay.currency)
        digits = currency.minor_digits if currency is not None else 2
        self._digits = digits if _has_fractions(evaluation.seat_costs.get(seat.id)) else 0

    def local(self, amount: Decimal) -> str:
        """Write an amount in local money with its minor unit."""
        currency = self._seat.base_pay.currency
        if self._country is None:
            return self._formatter.money(amount, currency)
        return str(
            self._formatter.local_money(amount, currency, self._country, digits=self._digits)
        )

    def reporting(self, amount: Decimal) -> str:
        """Write an amount in the reporting currency, exact to its minor unit."""
        return self._formatter.money(amount, self._evaluation.plan.reporting_currency)

    def rounded(self, amount: Decimal) -> str:
        """Write an amount in the reporting currency as the table does."""
        return self._formatter.reporting_rounded(amount, self._evaluation.plan.reporting_currency)

    def cost_section(self, cost: SeatCost | None) -> Section:
        """List what a year costs, line by line, to the totals."""
        heading = _("Cost of a full year")
        if cost is None:
            sentence = _("No cost: see what there is to check.")
            return Section(heading, (Figure(sentence, tone=Tone.QUIET),))
        figures = [
            Figure(
                _("Fee") if self._seat.engagement is Engagement.CONTRACTOR else _("Base pay"),
                self.local(cost.base_pay),
                _("assumption of this plan"),
            )
        ]
        figures += self._statutory(cost)
        figures += self._extras(cost)
        figures += self._totals(cost)
        return Section(heading, tuple(figures), engagement_name(self._seat.engagement))

    def one_off_section(self, cost: SeatCost | None) -> Section | None:
        """List what is paid once at the start."""
        if cost is None or not cost.one_off:
            return None
        items = ((_("Equipment"), cost.equipment), (_("Agency fee"), cost.agency_fee))
        figures = [
            Figure(name, self.local(amount), _("assumption of this plan"))
            for name, amount in items
            if amount
        ]
        return Section(_("Once, in the first month"), tuple(figures))

    def not_in_total_section(self, cost: SeatCost | None) -> Section | None:
        """List what the law names that the total does not hold."""
        if cost is None or cost.statutory is None:
            return None
        lines = [priced for priced in cost.statutory.lines if not priced.line.in_total]
        if not lines:
            return None
        figures = tuple(self._line(priced, tone=Tone.QUIET) for priced in lines)
        return Section(_("Not in the total"), figures)

    def case_section(self, cost: SeatCost | None) -> Section | None:
        """Say which case the statutory lines are those of: a state, a city, an age."""
        if cost is None or cost.statutory is None:
            return None
        notes = self._evaluation.market.employer_cost[cost.statutory.country].case_notes
        if not notes:
            return None
        parted = ((note, *note.partition(". ")) for note in notes)
        figures = tuple(
            Figure(case.rstrip("."), caption=remark, tone=Tone.QUIET, hint=note)
            for note, case, _separator, remark in parted
        )
        return Section(_("Statutory lines hold for"), figures)

    def _statutory(self, cost: SeatCost) -> Iterator[Figure]:
        if cost.statutory is None:
            return
        for priced in cost.statutory.lines:
            if priced.line.in_total and priced.amount:
                yield self._line(priced)

    def _line(self, priced: PricedLine, tone: Tone = Tone.NORMAL) -> Figure:
        line = priced.line
        as_of = self._provenance(line.provenance)
        caption = f"{line.law} · {as_of}"
        details = (line.name, line.applies, line.note, caption, self._source(line.provenance))
        value = self.local(priced.amount) if priced.amount else _("not priced")
        hint = "\n".join(filter(None, details))
        from planner.desktop.viewmodels.market_evidence import evidence_of
        from planner.market.override import FigureKey

        evidence = None
        if self._country is not None:
            key = FigureKey.charge_rate(self._country, line.id)
            evidence = evidence_of(key, self._evaluation.market, self._formatter)
        return Figure(line.name, value, line.law, as_of, tone, hint=hint, evidence=evidence)

    def _provenance(self, provenance: Provenance) -> str:
        return _("{date}, grade {grade}").format(
            date=self._formatter.date_short(provenance.as_of), grade=provenance.grade
        )

    def _source(self, provenance: Provenance) -> str:
        source = self._evaluation.market.sources.get(provenance.source_id)
        meaning = f"{provenance.grade}: {grade_meaning(provenance.grade)}"
        return meaning if source is None else f"{source.title}, {source.publisher} · {meaning}"

    def _extras(self, cost: SeatCost) -> Iterator[Figure]:
        if cost.benefits:
            is_own = self._seat.benefits_share is not None
            evidence = None if is_own else self._assumed("benefits_share")
            caption = self._benefits_caption(cost)
            yield Figure(_("Benefits"), self.local(cost.benefits), caption, evidence=evidence)
        if cost.overhead:
            share = self._formatter.percent(cost.overhead_share, 1)
            caption = _("{share} of base pay, assumption of this plan").format(share=share)
            evidence = self._assumed("overhead_share")
            yield Figure(_("Overhead"), self.local(cost.overhead), caption, evidence=evidence)
        if cost.service_fee:
            yield self._fee(cost)

    def _assumed(self, name: str) -> Evidence | None:
        from planner.desktop.viewmodels.assumption_evidence import share_evidence

        if self._country is None:
            return None
        plan, market = self._evaluation.plan, self._evaluation.market
        return share_evidence(name, self._country, plan, market, self._formatter)

    def _benefits_caption(self, cost: SeatCost) -> str:
        share = self._formatter.percent(cost.benefits_share, 1)
        if self._seat.benefits_share is not None:
            return _("{share} of base pay, own figure of this seat").format(share=share)
        return _("{share} of base pay, assumption of this plan").format(share=share)

    def _fee(self, cost: SeatCost) -> Figure:
        assumptions = self._evaluation.plan.assumptions
        prices = self._evaluation.market.service_prices
        if self._seat.engagement is Engagement.CONTRACTOR:
            name, chosen = _("Contractor management fee"), assumptions.contractor_fee_usd
            listed = prices.contractor_management
        else:
            name, chosen = _("Employer-of-record fee"), assumptions.employer_of_record_fee_usd
            listed = prices.employer_of_record
        usd = CurrencyCode("USD")
        if chosen is not None:
            amount = self._formatter.money(chosen, usd, 0)
            caption = _("{amount} a month, assumption of this plan").format(amount=amount)
        else:
            caption = ngettext(
                "{amount} a month, {count} list price · {provenance}",
                "{amount} a month, median of {count} list prices · {provenance}",
                listed.providers,
            ).format(
                amount=self._formatter.money(listed.median, usd, 0),
                count=self._formatter.integer(listed.providers),
                provenance=self._provenance(listed.provenance),
            )
        from planner.desktop.viewmodels.market_evidence import service_price_evidence

        evaluation = self._evaluation
        evidence = service_price_evidence(
            self._seat.engagement, evaluation.plan, evaluation.market, self._formatter
        )
        fee = self.local(cost.service_fee)
        return Figure(name, fee, caption, hint=caption, evidence=evidence)

    def _totals(self, cost: SeatCost) -> Iterator[Figure]:
        bound = cost.statutory.bound if cost.statutory is not None else Bound.EXACT
        label = _("Fully loaded")
        if bound is not Bound.EXACT:
            label = _("Fully loaded, {bound}").format(bound=bound_name(bound))
        yield Figure(label, self.local(cost.annual), is_sum=True)
        currency = self._evaluation.plan.reporting_currency
        if currency != cost.currency:
            yield Figure(
                _("In {currency}").format(currency=currency),
                self.reporting(cost.annual_reporting),
                self._rate(cost),
                is_sum=True,
                evidence=self._rate_evidence(cost),
            )

    def _rate_evidence(self, cost: SeatCost) -> Evidence:
        from planner.desktop.viewmodels.market_evidence import exchange_rate_evidence

        evaluation = self._evaluation
        return exchange_rate_evidence(
            cost.currency, evaluation.plan, evaluation.market, self._formatter
        )

    def _rate(self, cost: SeatCost) -> str:
        plan, formatter = self._evaluation.plan, self._formatter
        rate = left_to_right(
            f"1 {cost.currency} = {formatter.rate(cost.plan_rate)} {plan.reporting_currency}"
        )
        if cost.currency in plan.plan_rates:
            return _("{rate}, fixed in this plan").format(rate=rate)
        quoted = self._evaluation.market.exchange_rates.latest.get(cost.currency)
        if quoted is None:
            return rate
        return _("{rate}, market of {date}").format(
            rate=rate, date=formatter.date_short(quoted.provenance.as_of)
        )
