"""Works out which inputs of a returned workbook changed, and what that would do to the plan."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from planner.calculators.place_fit import WeightsError, weight_shares, weights_of
from planner.intake.returned.exported_inputs import CellPlace, Exported
from planner.intake.returned.returned_cells import FoundInput
from planner.intake.returned.returned_levers import returned_setting
from planner.intake.returned.returned_problem import ReturnedFault, ReturnedProblem
from planner.intake.returned.returned_task_states import UNTOUCHED, returned_state, written_state
from planner.intake.returned.returned_values import (
    CellFaultError,
    Value,
    ValueKind,
    ValueReader,
    is_same,
    value_kind,
)
from planner.intake.returned.review import Proposal, is_equal
from planner.market.lever import LeverKind
from planner.market.overridden import published_values
from planner.market.override import FigureKey, Override, Reason, can_stand
from planner.market.snapshot import Snapshot
from planner.plan.change import Change, ChangeKind, Subject
from planner.plan.company_day import CompanyDay
from planner.plan.edits import PlanEditError, change_assumptions
from planner.plan.model import Plan, Seat
from planner.plan.onboarding import TaskKey, TaskState
from planner.plan.place_choice import FitWeights
from planner.quantities.identifiers import CountryCode, CurrencyCode
from planner.quantities.money import Money
from planner.quantities.month import Month

_LINK = re.compile(
    r"=?\$?(?:'(?:[^']|'')+'[!.]|[^\s'!(),:;&\"=+*/<>-]+[!.])?\$?[A-Z]{1,3}\$?\d{1,7}"
)
"""A formula that only fetches another cell, as inputs have that follow one."""

_SEATS = frozenset({Subject.POSITION, Subject.MEMBER})
_MAY_BE_EMPTY = frozenset({"end", "cost_center"})
_OF_WHOLE_SEATS = frozenset(
    {ReturnedFault.NOT_FOUND, ReturnedFault.CELL_GONE, ReturnedFault.SEAT_GONE}
)
_IN_BASE_CURRENCY = frozenset({Subject.PLAN_RATE, Subject.BUDGET_MONTH, Subject.LEVER})


@dataclass(frozen=True, slots=True)
class InputGroup:
    """The cells that hold one value of the plan together, by their parts.

    Attributes:
        subject: What the value is about.
        field_name: Its field; empty where it is all there is.
        subject_id: Which seat, country, currency or month; empty for the plan's own.
        parts: Its cells; one under an empty name where it has no parts.
    """

    subject: Subject
    field_name: str
    subject_id: str
    parts: Mapping[str, FoundInput]

    @property
    def first(self) -> FoundInput:
        """The first of its cells."""
        return next(iter(self.parts.values()))

    @property
    def sheet(self) -> str:
        """The sheet it is on."""
        return self.first.sheet

    @property
    def what(self) -> str:
        """What it is called, with the seat, country or currency it is of."""
        label = self.first.exported.label
        shown = self.subject_id if self.subject in _SEATS else self.first.exported.row_mark
        return f"{shown}, {label}" if shown and shown != label else label


def input_groups(found: Sequence[FoundInput]) -> tuple[InputGroup, ...]:
    """Return the inputs by the value of the plan they are; keys nobody knows are left out."""
    groups: dict[tuple[Subject, str, str], dict[str, FoundInput]] = {}
    for each in found:
        whole, mark, part = each.exported.key.rpartition("#")
        subject, field_name, subject_id = _parsed(whole if mark else part)
        if subject is not None:
            groups.setdefault((subject, field_name, subject_id), {})[part if mark else ""] = each
    return tuple(InputGroup(*key, parts) for key, parts in groups.items())


def _parsed(key: str) -> tuple[Subject | None, str, str]:
    subject, _stroke, rest = key.partition("/")
    field_name, _stroke, subject_id = rest.partition("/")
    try:
        return Subject(subject), field_name, subject_id
    except ValueError:
        return None, "", ""


@dataclass(slots=True)
class ProposedChanges:
    """Reads the groups of inputs against a plan.

    Attributes:
        plan: The plan as it is now.
        market: The market as published.
        exported: What the workbook says of its export.
        reader: Reads its cells.
        source: The file's name, the reason of figures that need one.
        problems: What was not taken.
    """

    plan: Plan
    market: Snapshot
    exported: Exported
    reader: ValueReader
    source: str
    problems: list[ReturnedProblem] = field(default_factory=list)
    _seats: dict[str, Seat] = field(init=False)
    _told: set[tuple[ReturnedFault, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Know the plan's seats by their IDs."""
        self._seats = {seat.id: seat for seat in self.plan.seats}

    def proposals(self, groups: Sequence[InputGroup]) -> Iterator[Proposal]:
        """Yield the seats whose rows were deleted, then what changed."""
        seats: dict[tuple[Subject, str], list[InputGroup]] = {}
        for group in groups:
            if group.subject in _SEATS:
                seats.setdefault((group.subject, group.subject_id), []).append(group)
        removed = [thing for thing, whole in seats.items() if all(map(_is_gone, whole))]
        if removed and len(removed) == len(seats):
            # Rather the IDs were taken away than everybody.
            place = CellPlace(next(iter(seats.values()))[0].sheet, 0, 0)
            self.problems.append(ReturnedProblem(ReturnedFault.IDS_GONE, place))
        else:
            for thing in removed:
                yield from self._removal(thing[1], seats[thing])
        for group in groups:
            if (group.subject, group.subject_id) not in removed:
                yield from self._changed(group)

    def _removal(self, seat_id: str, groups: Sequence[InputGroup]) -> Iterator[Proposal]:
        seat = self._seats.get(seat_id)
        if seat is None:
            return  # gone on both sides
        subject = groups[0].subject
        change = Change(subject, seat_id, None, seat, None, ChangeKind.REMOVED)
        is_conflict = any(not is_equal(self._base(each), self._ours(each)) for each in groups)
        yield Proposal(change, None, seat_id, seat, is_conflict)

    def _changed(self, group: InputGroup) -> Iterator[Proposal]:
        lost = next((each for each in group.parts.values() if each.place is None), None)
        if lost is not None and lost.is_sheet_gone:
            return  # which is told once
        if lost is not None:
            fault = ReturnedFault.NOT_FOUND if lost.is_ambiguous else ReturnedFault.CELL_GONE
            self._report(group, fault, {"mark": lost.exported.row_mark})
            return
        if all(map(_is_untouched, group.parts.values())):
            self._report_other_currency(group)
            return
        if group.subject in _IN_BASE_CURRENCY and (
            self.exported.currency != self.plan.reporting_currency
        ):
            facts = {"old": self.exported.currency, "now": self.plan.reporting_currency}
            self._report(group, ReturnedFault.BASE_CURRENCY_CHANGED, facts)
            return
        if not self._is_there(group):
            self._report(group, ReturnedFault.SEAT_GONE)
            return
        try:
            new = self._new(group)
        except CellFaultError as error:
            self._report(group, error.fault, error.facts)
            return
        yield from self._proposal(group, new)

    def _report_other_currency(self, group: InputGroup) -> None:
        """Report an amount that is as it was, but shown in a currency it is not counted in."""
        for part, each in group.parts.items():
            kind = value_kind(group.subject, group.field_name, part)
            if kind in (ValueKind.AMOUNT, ValueKind.POSITIVE) and each.cell.shown.currency:
                try:
                    self.reader.read(each.cell, kind, each.exported.unit)
                except CellFaultError as error:
                    self._report(group, error.fault, error.facts)

    def _proposal(self, group: InputGroup, new: object) -> Iterator[Proposal]:
        base, ours = self._base(group), self._ours(group)
        if is_equal(new, base) or is_equal(new, ours):
            return
        place, label = group.first.place, group.first.exported.label
        if group.subject is Subject.COMPANY_DAY:
            yield from self._moved_day(group, new)
            return
        change = _change(group, ours, new)
        refusal = self._refusal(group, new)
        if refusal is not None:
            self._report(group, ReturnedFault.REFUSED, error=refusal)
            return
        yield Proposal(change, place, label, base, is_conflict=not is_equal(base, ours))

    def _moved_day(self, group: InputGroup, new: object) -> Iterator[Proposal]:
        before = CompanyDay.parsed(group.subject_id)
        if not isinstance(new, date):
            return
        after, name = CompanyDay(new, before.country), self.plan.company_days[before]
        if after in self.plan.company_days:
            return
        gone = Change(Subject.COMPANY_DAY, str(before), None, name, None, ChangeKind.REMOVED)
        come = Change(Subject.COMPANY_DAY, str(after), None, None, name, ChangeKind.ADDED)
        yield Proposal(come, group.first.place, group.first.exported.label, name, along=(gone,))

    def _refusal(self, group: InputGroup, new: object) -> Exception | None:
        """Return why the plan does not take an assumption or weights; None where it does."""
        if isinstance(new, FitWeights):
            return _refused_weights(new)
        if group.subject is not Subject.ASSUMPTION or group.subject_id:
            return None
        try:
            change_assumptions(self.plan, **{group.field_name: new})
        except PlanEditError as error:
            return error
        return None

    def _is_there(self, group: InputGroup) -> bool:
        if group.subject in _SEATS:
            return group.subject_id in self._seats
        if group.subject is Subject.COMPANY_DAY:
            return CompanyDay.parsed(group.subject_id) in self.plan.company_days
        if group.subject is Subject.ONBOARDING_TASK:
            return TaskKey.parsed(group.subject_id).seat_id in self._seats
        return True

    def _ours(self, group: InputGroup) -> object:  # noqa: PLR0911 -- a place for each kind
        """Return what the plan holds now; None where it says nothing."""
        key = group.subject_id
        match group.subject:
            case Subject.POSITION | Subject.MEMBER:
                return getattr(self._seats.get(key), group.field_name, None)
            case Subject.LEVER:
                return self.plan.levers.get(LeverKind(key))
            case Subject.PLAN:
                return getattr(self.plan, group.field_name, None)
            case Subject.ASSUMPTION:
                value = getattr(self.plan.assumptions, group.field_name, None)
                return value.get(CountryCode(key)) if key and value is not None else value
            case Subject.PLAN_RATE:
                return self.plan.plan_rates.get(CurrencyCode(key))
            case Subject.BUDGET_MONTH:
                return self.plan.budget.get(Month.parse(key))
            case Subject.OVERRIDE:
                return self.plan.overrides.get(FigureKey.parsed(key))
            case Subject.COMPANY_DAY:
                return CompanyDay.parsed(key).day
            case Subject.ONBOARDING_TASK:
                return self.plan.onboarding_tasks.get(TaskKey.parsed(key))
        return None

    def _base(self, group: InputGroup) -> object:
        """Return what the plan held when it was exported."""
        if group.first.exported.follows:
            return None
        try:
            return self._whole(group, self._exported_values(group))
        except CellFaultError:
            return None

    def _exported_values(self, group: InputGroup) -> Mapping[str, Value]:
        """Return what the cells held when they were exported.

        Raises:
            CellFaultError: If they held nothing of use.
        """
        return {
            part: self.reader.read(
                each.exported.exported,
                value_kind(group.subject, group.field_name, part),
                each.exported.unit,
            )
            for part, each in group.parts.items()
        }

    def _new(self, group: InputGroup) -> object:
        """Return what the cells hold now.

        Raises:
            CellFaultError: If they hold nothing of use.
        """
        values: dict[str, Value] = {}
        for part, each in group.parts.items():
            kind = value_kind(group.subject, group.field_name, part)
            values[part] = self.reader.read(each.cell, kind, each.exported.unit)
        if group.subject is Subject.ONBOARDING_TASK:
            return returned_state(self._base(group), self._state(group), values, self.reader.today)
        return self._whole(group, values)

    def _state(self, group: InputGroup) -> TaskState:
        return self.plan.onboarding_tasks.get(TaskKey.parsed(group.subject_id), UNTOUCHED)

    def _whole(self, group: InputGroup, values: Mapping[str, Value]) -> object:
        if group.subject is Subject.ONBOARDING_TASK:
            return written_state(self._state(group), values)
        if group.subject in (Subject.OVERRIDE, Subject.PLAN):
            of_override = group.subject is Subject.OVERRIDE
            numbers = tuple(values.values())
            return self._override(group, numbers) if of_override else _fit_weights(values)
        if group.subject is Subject.LEVER:
            setting = self.plan.levers.get(LeverKind(group.subject_id))
            return returned_setting(setting, group.parts, values, self._exported_values(group))
        if "currency" in values:
            return _money(values["amount"], str(values["currency"] or ""))
        return self._single(group, values[""])

    def _single(self, group: InputGroup, value: Value) -> object:
        """Return what one cell holds, as the plan does."""
        if value is None:
            if group.field_name == "cost_center":
                return ""
            if group.field_name in _MAY_BE_EMPTY or group.subject is Subject.BUDGET_MONTH:
                return None
            raise CellFaultError(ReturnedFault.EMPTY)
        if group.field_name in ("base_pay", "equipment"):
            return _money(value, group.first.exported.unit)
        return value

    def _override(self, group: InputGroup, values: tuple[Value, ...]) -> Override | None:
        amounts = tuple(each for each in values if isinstance(each, Decimal))
        if not amounts:
            return None
        if len(amounts) < len(values):
            raise CellFaultError(ReturnedFault.PARTS_MISSING)
        key = FigureKey.parsed(group.subject_id)
        if not can_stand(key, amounts):
            raise CellFaultError(ReturnedFault.NOT_RISING)
        originals = published_values(self.market, key)
        return Override(amounts, Reason("", self.reader.today, self.source, originals))

    def _report(
        self,
        group: InputGroup,
        fault: ReturnedFault,
        facts: Mapping[str, str] | None = None,
        error: Exception | None = None,
    ) -> None:
        place = next(
            (
                each.place
                for each in group.parts.values()
                if each.place is not None and not _is_untouched(each)
            ),
            group.first.place,
        )
        is_of_seat = group.subject in _SEATS and fault in _OF_WHOLE_SEATS
        if is_of_seat:  # once for all its cells
            if (fault, group.subject_id) in self._told:
                return
            self._told.add((fault, group.subject_id))
        what = group.subject_id if is_of_seat else group.what
        self.problems.append(ReturnedProblem(fault, place, what, facts or {}, error))


def _is_gone(group: InputGroup) -> bool:
    """Tell whether the row of an input was deleted."""
    return all(each.is_row_gone for each in group.parts.values())


def _is_untouched(each: FoundInput) -> bool:
    """Tell whether a cell still holds what it did, or still follows what it followed."""
    formula = each.cell.formula
    if each.exported.follows and formula is not None and _LINK.fullmatch(formula):
        return True
    if formula is not None and not each.cell.text:
        return False
    return is_same(each.exported.exported, each.cell)


def _money(amount: Value, currency: str) -> Money:
    if not isinstance(amount, Decimal) or not currency:
        raise CellFaultError(ReturnedFault.EMPTY)
    return Money(amount, CurrencyCode(currency))


def _refused_weights(weights: FitWeights) -> Exception | None:
    try:
        weight_shares(weights_of(weights))
    except WeightsError as error:
        return error
    return None


def _fit_weights(values: Mapping[str, Value]) -> FitWeights:
    weights = {part: value for part, value in values.items() if isinstance(value, Decimal)}
    if len(weights) < len(FitWeights.__dataclass_fields__):
        raise CellFaultError(ReturnedFault.EMPTY)
    return FitWeights(**weights)


def _change(group: InputGroup, ours: object, new: object) -> Change:
    kind = ChangeKind.CHANGED
    is_entry = group.subject not in _SEATS and bool(group.subject_id)
    if is_entry and ours is None:
        kind = ChangeKind.ADDED
    elif is_entry and new is None:
        kind = ChangeKind.REMOVED
    return Change(
        group.subject, group.subject_id or None, group.field_name or None, ours, new, kind
    )
