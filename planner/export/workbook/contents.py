"""What goes into the workbook: the plan's seats with their countries, calendars and results."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from planner.calculators.cap_consumption import is_cumulative
from planner.calculators.evaluation import Evaluation
from planner.calculators.loaded_cost import SeatCost
from planner.calculators.monthly_budget import SeatMonths
from planner.calculators.places.plan_ranking import PlanRanking, plan_ranking
from planner.calculators.raised_cost import PayLevel, pay_levels_with_cost
from planner.calculators.raises import (
    RaisedPay,
    most_raises,
    pay_levels,
    raises_of,
    share_of_raise,
)
from planner.calculators.scenario_comparison.comparison import NO_SIMULATIONS, Simulations
from planner.export.workbook.lever_states import LeverStates
from planner.export.workbook.scenario_results import ScenarioResult, scenario_results
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.terms import role_with_level
from planner.market.country import Country
from planner.market.employer_cost import CostBase, CostLine, EmployerCostRules
from planner.market.place import Place
from planner.market.working_calendar import WorkingCalendar
from planner.plan.company_day import CompanyDay
from planner.plan.model import Engagement, Plan, Position, Seat, TeamMember
from planner.plan.place_calendar import calendar_for
from planner.quantities.identifiers import CountryCode, CurrencyCode, SeatId, SourceId
from planner.quantities.month import Month

LEAD_IN_MONTHS = 24
"""Months before the horizon that may still matter: twelve settle the extra salaries earned but
not yet paid, eleven more reach back to the start of the tax year."""

_AFTER_HORIZON = timedelta(days=200)
"""Reach of the holiday lists past the last date: 90 days to a review and days to move it by."""

_YEARS_OF_HOLIDAYS = 40
"""Nobody needs the holidays of a mistyped century."""

USD = CurrencyCode("USD")

HOLIDAYS_SOURCE = SourceId("public-holidays")


@dataclass(frozen=True)
class CountryFacts:
    """A country of the plan with its cost lines sorted by how they fall on months."""

    country: Country
    rules: EmployerCostRules | None

    @property
    def lines(self) -> tuple[CostLine, ...]:
        """All lines, also those named only."""
        return self.rules.lines if self.rules is not None else ()

    @cached_property
    def cumulative_lines(self) -> tuple[CostLine, ...]:
        """Lines in the total whose ceiling is used up over the tax year."""
        return tuple(line for line in self.lines if line.in_total and self.is_cumulative(line))

    @cached_property
    def has_fixed_lines(self) -> bool:
        """Whether a line in the total is an amount a head."""
        return any(line.in_total and line.base is CostBase.FLAT for line in self.lines)

    @cached_property
    def has_extra_salary_lines(self) -> bool:
        """Whether the law adds monthly salaries to the quoted pay."""
        return any(line.in_total and line.base is CostBase.EXTRA_MONTHS for line in self.lines)

    @property
    def pays_extra_salaries(self) -> bool:
        """Whether monthly salaries beyond the twelfth are paid, within the quoted pay or on top."""
        return bool(self.country.extra_months_in_quoted_pay) or self.has_extra_salary_lines

    @property
    def pays_in_due_months(self) -> bool:
        """Whether extra salaries wait for their month."""
        return self.pays_extra_salaries and bool(self.country.extra_pay_months)

    @property
    def needs_opening(self) -> bool:
        """Whether months before the horizon bear on months within it."""
        return self.pays_in_due_months or bool(self.cumulative_lines)

    def is_cumulative(self, line: CostLine) -> bool:
        """Tell whether a line's ceiling is used up over the tax year."""
        return is_cumulative(line, self.country.cap_period)


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """A priced seat with what its rows need; ``months`` is None where it is not budgeted.

    ``levels`` holds the annual pay as stated and after each raise that the horizon can hold, with
    what a year on it costs; ``raised`` counts the raises by month, also those of nothing.
    """

    seat: Seat
    cost: SeatCost
    months: SeatMonths | None
    place: Place
    facts: CountryFacts
    digits: int
    calendar: WorkingCalendar
    raised: RaisedPay
    levels: tuple[PayLevel, ...]

    @property
    def is_position(self) -> bool:
        """Whether the seat is still to fill."""
        return isinstance(self.seat, Position)

    @property
    def is_employee(self) -> bool:
        """Whether the law on employees applies."""
        return self.seat.engagement is not Engagement.CONTRACTOR

    @property
    def label(self) -> str:
        """The person, or the role to fill."""
        if isinstance(self.seat, TeamMember):
            return self.seat.name
        return role_with_level(self.seat.role, self.seat.level)


@dataclass(frozen=True)
class Contents:
    """Everything the sheets show, in the order they show it."""

    evaluation: Evaluation
    language: str
    generated_on: date
    document: Plan | None = None
    """The base with its scenarios, as the file holds it; None where the plan exported is it."""
    only_hire: SeatId | None = None
    """The one hire whose onboarding is shown; None for all."""
    simulations: Simulations = field(default_factory=lambda: NO_SIMULATIONS)
    """What chance does to the base and to scenarios, as far as it was played through."""

    @cached_property
    def scenario_results(self) -> tuple[ScenarioResult, ...]:
        """What the base and each scenario come to."""
        document = self.document or self.evaluation.plan
        return scenario_results(self.evaluation, document, self.formatter, self.simulations)

    @property
    def has_scenarios(self) -> bool:
        """Whether there is anything to set beside the base."""
        document = self.document or self.evaluation.plan
        is_base = document.scenario_id is None
        return is_base and bool(document.scenarios)

    @cached_property
    def lever_states(self) -> LeverStates:
        """The plan with each combination of its levers."""
        return LeverStates(self.evaluation)

    @property
    def formatter(self) -> Formatter:
        """Writes values into texts."""
        return Formatter(self.language)

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The months of the horizon, at least one."""
        return self.evaluation.budget.months or (self.evaluation.plan.horizon_start,)

    @cached_property
    def lead_in(self) -> tuple[Month, ...]:
        """The months before the horizon."""
        return tuple(self.months[0].plus(n - LEAD_IN_MONTHS) for n in range(LEAD_IN_MONTHS))

    @property
    def reporting_currency(self) -> CurrencyCode:
        """The currency of totals."""
        return self.evaluation.plan.reporting_currency

    @cached_property
    def reporting_digits(self) -> int:
        """Decimals of the reporting currency; 2 for one the market does not know."""
        known = self.evaluation.market.currencies.get(self.reporting_currency)
        return 2 if known is None else known.minor_digits

    @cached_property
    def seats(self) -> tuple[SeatFacts, ...]:
        """The priced seats, in the plan's order."""
        evaluation = self.evaluation
        by_month = {each.seat_id: each for each in evaluation.budget.seats}
        return tuple(
            self._seat_facts(seat, evaluation.seat_costs[seat.id], by_month.get(seat.id))
            for seat in evaluation.plan.seats
            if seat.id in evaluation.seat_costs
        )

    @cached_property
    def countries(self) -> Mapping[CountryCode, CountryFacts]:
        """The countries of the seats, by code in alphabetical order."""
        market = self.evaluation.market
        codes = {
            market.places[seat.place_id].country
            for seat in self.evaluation.plan.seats
            if seat.id in self.evaluation.seat_costs
        }
        return {
            code: CountryFacts(market.countries[code], market.employer_cost.get(code))
            for code in sorted(codes)
        }

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places of the seats, each once, in the order they first appear."""
        return tuple({each.place.id: each.place for each in self.seats}.values())

    @cached_property
    def currencies(self) -> tuple[CurrencyCode, ...]:
        """The currencies anything is counted in: the reporting currency first."""
        plan = self.evaluation.plan
        others = {facts.country.currency for facts in self.countries.values()}
        others |= {USD, plan.assumptions.equipment.currency}
        others |= {plan.assumptions.equipment_in(code).currency for code in self.countries}
        return (plan.reporting_currency, *sorted(others - {plan.reporting_currency}))

    @cached_property
    def holiday_span(self) -> tuple[date, date]:
        """The first and last day whose holidays are listed."""
        starts = [each.seat.start for each in self.seats if each.is_position]
        first = min([self.lead_in[0].first_day, *starts])
        last = max([self.months[-1].last_day, *starts])
        earliest = date(self.months[0].year - _YEARS_OF_HOLIDAYS, 1, 1)
        latest = date(self.months[0].year + _YEARS_OF_HOLIDAYS, 12, 31)
        return max(first, earliest), min(last, latest) + _AFTER_HORIZON

    @cached_property
    def company_days(self) -> Mapping[CompanyDay, str]:
        """The company's days off in the seats' countries and the span of the holidays, by date."""
        first, last = self.holiday_span
        days = self.evaluation.plan.company_days
        return {
            each: days[each]
            for each in sorted(days, key=str)
            if first <= each.day <= last
            and (each.country is None or each.country in self.countries)
        }

    @cached_property
    def team_names(self) -> Mapping[str, str]:
        """The teams' names by id."""
        return {team.id: team.name for team in self.evaluation.plan.teams}

    def group_of(self, seat: SeatFacts) -> str:
        """Return what the seat's cost is summed under: the existing team, or positions by place."""
        return seat.place.name if seat.is_position else _("Existing team")

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups costs are summed under: the existing team, then places by cost."""
        totals: dict[str, float] = {}
        for seat in self.seats:
            reported = seat.months.reporting_total if seat.months is not None else ()
            group = self.group_of(seat)
            totals[group] = totals.get(group, 0.0) + float(sum(reported))
        existing = _("Existing team")
        return tuple(sorted(totals, key=lambda group: (group != existing, -totals[group], group)))

    @cached_property
    def ranking(self) -> PlanRanking | None:
        """The places for what the plan mostly looks for; None where nothing can be ranked."""
        return plan_ranking(self.evaluation.plan, self.evaluation.market)

    @property
    def left_out(self) -> int:
        """Seats of the plan that cannot be priced."""
        return sum(1 for _seat in self.evaluation.plan.seats) - len(self.seats)

    def _seat_facts(self, seat: Seat, cost: SeatCost, months: SeatMonths | None) -> SeatFacts:
        market = self.evaluation.market
        place = market.places[seat.place_id]
        digits = market.minor_digits(cost.currency)
        calendar = calendar_for(self.evaluation.plan, place)
        facts = self.countries[place.country]
        levels = self._levels(seat, cost, place.country, digits)
        pay = tuple(level.base_pay for level in levels)
        raised = RaisedPay(pay, raises_of(seat, self.evaluation.plan))
        return SeatFacts(seat, cost, months, place, facts, digits, calendar, raised, levels)

    def _levels(
        self, seat: Seat, cost: SeatCost, country: CountryCode, digits: int
    ) -> tuple[PayLevel, ...]:
        share = share_of_raise(seat.engagement, country, self.evaluation.plan.assumptions)
        pay = pay_levels(cost.base_pay, share, most_raises(len(self.months)), digits)
        facts, market = self.countries[country], self.evaluation.market
        return pay_levels_with_cost(pay, cost, facts.country, self.reporting_currency, market)
