"""A returned workbook held against the plan: what it proposes, where both changed, what is left."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal

from planner.calculators.own_figures import own_figures
from planner.intake.returned.exported_inputs import CellPlace
from planner.intake.returned.returned_problem import ReturnedProblem
from planner.market.override import Override, Reason
from planner.market.snapshot import Snapshot
from planner.plan.change import Change, ChangeKind, Subject
from planner.plan.edits import give_reason, plan_rate_name, remove_seats
from planner.plan.edits.override_edits import country_figure_name
from planner.plan.model import Plan
from planner.plan.patching import patched
from planner.plan.scenario_plans import scenario_plan, with_scenario_plan
from planner.quantities.identifiers import CountryCode, CurrencyCode, ScenarioId, SeatId
from planner.quantities.money import Money

_AS_KEPT = Context(prec=15)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change that a returned workbook proposes.

    Attributes:
        change: From the plan as it is now to what the workbook holds.
        place: The cell it was read from; for a removed seat None.
        what: What the workbook calls it, such as ``Base pay, local currency a year``.
        exported: What the plan held when it was exported.
        is_conflict: Whether the plan changed there since the export, in another way.
        along: Changes that have to come with it, such as the team of a new position.
    """

    change: Change
    place: CellPlace | None
    what: str
    exported: object = None
    is_conflict: bool = False
    along: tuple[Change, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """All it does to the plan."""
        return (*self.along, self.change)


@dataclass(frozen=True, slots=True)
class Review:
    """What a returned workbook proposes for a plan; the plan is not changed yet.

    Attributes:
        source: The file's name.
        document: The plan as its file holds it.
        plan: The base or the scenario that the workbook was made of.
        proposals: What it proposes, in the order of its inputs.
        problems: What is not taken.
    """

    source: str
    document: Plan
    plan: Plan
    proposals: tuple[Proposal, ...]
    problems: tuple[ReturnedProblem, ...]

    @property
    def scenario_id(self) -> ScenarioId | None:
        """The scenario that the workbook was made of; None for the base."""
        return self.plan.scenario_id

    @property
    def plain(self) -> tuple[Proposal, ...]:
        """The proposals that no later change stands against."""
        return tuple(each for each in self.proposals if not each.is_conflict)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who takes the proposals, when, and why, for the figures whose reasons a plan keeps."""

    author: str
    day: date
    why: str


def with_proposals(plan: Plan, proposals: Collection[Proposal]) -> Plan:
    """Return the plan with some of the proposals in it."""
    gone = [each.change for each in proposals if _is_removal(each.change)]
    kept = [change for each in proposals for change in each.changes if not _is_removal(each.change)]
    removed = {SeatId(str(change.subject_id)) for change in gone}
    present = {seat.id for seat in plan.seats}
    return remove_seats(patched(plan, _once(kept)), removed & present)


def accepted(
    review: Review, proposals: Collection[Proposal], market: Snapshot, signature: Signature
) -> Plan:
    """Return the document with some of the proposals in it, signed.

    Args:
        review: The review.
        proposals: Those of its proposals that are taken.
        market: As published: the published figures beside one's own are noted.
        signature: Who takes them.

    Raises:
        PlanEditError: If the signature cannot be stored.
    """
    plan = with_proposals(review.plan, proposals)
    plan = _signed(plan, proposals, market, signature)
    if plan.scenario_id is None:
        return plan
    return with_scenario_plan(review.document, plan, review.plan)


def plan_of(document: Plan, scenario_id: str) -> Plan | None:
    """Return the plan a workbook was made of; None where its scenario is gone."""
    if not scenario_id:
        return document
    found = scenario_plan(document, ScenarioId(scenario_id))
    return found if found.scenario_id is not None else None


def is_equal(one: object, other: object) -> bool:
    """Tell whether two values are the same to a spreadsheet, which keeps 15 digits."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return _AS_KEPT.plus(one) == _AS_KEPT.plus(other)
    if isinstance(one, Money) and isinstance(other, Money):
        return one.currency == other.currency and is_equal(one.amount, other.amount)
    if isinstance(one, Override) and isinstance(other, Override):
        return all(map(is_equal, one.values, other.values))
    return one == other


def _is_removal(change: Change) -> bool:
    is_seat = change.subject in (Subject.POSITION, Subject.MEMBER)
    return is_seat and change.kind is ChangeKind.REMOVED


def _once(changes: Collection[Change]) -> list[Change]:
    """Leave out what several proposals bring along."""
    return list({(each.key, each.kind): each for each in changes}.values())


def _signed(
    plan: Plan, proposals: Collection[Proposal], market: Snapshot, signature: Signature
) -> Plan:
    names = [name for each in proposals if (name := _reasoned(each.change)) is not None]
    if not names:
        return plan
    published = {str(figure.subject): figure.published for figure in own_figures(plan, market)}
    for name in names:
        reason = Reason(signature.author, signature.day, signature.why, published.get(name, ()))
        plan = give_reason(plan, name, reason)
    return plan


def _reasoned(change: Change) -> str | None:
    """Return the name a changed figure's reason is kept under; None where there is none."""
    if change.kind is ChangeKind.REMOVED:
        return None
    if change.subject is Subject.PLAN_RATE:
        return plan_rate_name(CurrencyCode(str(change.subject_id)))
    if change.subject is not Subject.ASSUMPTION:
        return None
    if change.subject_id is None:
        return change.field_name
    return country_figure_name(str(change.field_name), CountryCode(change.subject_id))
