"""``overlap --plan``: what a plan's teams share over its horizon.

The JSON holds ``plan``, ``first_day``, ``last_day``, ``holidays``, ``teams`` and ``minimums``. A
team has ``id``, ``name``, ``anchor``, ``members`` (``label``, ``place``, ``zone``, ``hours``,
``seats``, ``to_anchor`` and ``to_anchor_with_flex``, each the three figures of it and the anchor;
the anchor place first, without seats where nobody of the team works there), the keys of
``overlap_json``, ``pairs`` (``min_minutes`` and ``median_minutes``, each a matrix in the order of
the members; row by row over the dates of the row's member) and ``marginal`` (one more person per
place: ``place_id``, ``to_anchor_minutes``, ``together_minutes``, ``change_minutes``). A minimum has
``between``, ``teams``, ``minutes`` and ``labels``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.calculators.evaluation import Evaluation
from planner.calculators.marginal_overlap import MarginalOverlap, marginal_overlaps
from planner.calculators.minimum_overlap import MinimumOverlap, minimum_overlaps
from planner.calculators.overlap import Worker
from planner.calculators.overlap_horizon import PairOverlap, pair_overlap
from planner.calculators.overlap_pairs import PairwiseOverlap, pairwise_overlap
from planner.calculators.team_groups import TeamGroup
from planner.cli.answer import Json
from planner.cli.overlap_json import GroupAnswer, figures_data, group_answer, horizon_data


@dataclass(frozen=True, slots=True)
class TeamAnswer:
    """Everything that is answered of a team."""

    group: TeamGroup
    answer: GroupAnswer
    pairs: PairwiseOverlap
    to_anchor: tuple[PairOverlap, ...]
    marginal: tuple[MarginalOverlap, ...]


@dataclass(frozen=True, slots=True)
class PlanAnswer:
    """Everything that is answered of a plan's teams."""

    evaluation: Evaluation
    days: tuple[date, date]
    with_holidays: bool
    teams: tuple[TeamAnswer, ...]
    minimums: tuple[MinimumOverlap, ...]


def plan_answer(
    groups: Sequence[TeamGroup],
    evaluation: Evaluation,
    days: tuple[date, date],
    *,
    with_holidays: bool,
) -> PlanAnswer:
    """Work out a plan's teams over some days.

    Args:
        groups: The teams asked for.
        evaluation: The plan with its market.
        days: The first and the last date.
        with_holidays: Whether holidays are days off.
    """
    teams = tuple(
        _team_answer(group, evaluation, days, with_holidays=with_holidays) for group in groups
    )
    return PlanAnswer(evaluation, days, with_holidays, teams, minimum_overlaps(groups, *days))


def _team_answer(
    group: TeamGroup, evaluation: Evaluation, days: tuple[date, date], *, with_holidays: bool
) -> TeamAnswer:
    answer = group_answer(
        group.workers,
        days,
        with_holidays=with_holidays,
        movers=group.movers,
        people=_each_person(group),
    )
    return TeamAnswer(
        group,
        answer,
        pairwise_overlap(group.workers, *days),
        tuple(pair_overlap(group.workers[0], worker, *days) for worker in group.workers),
        marginal_overlaps(group, evaluation.plan, evaluation.market, *days),
    )


def _each_person(group: TeamGroup) -> list[Worker]:
    """Return a worker for each seat, so that people and not hours are counted."""
    return [
        worker for worker, seats in zip(group.workers, group.seats, strict=True) for _seat in seats
    ]


def plan_data(found: PlanAnswer) -> Json:
    """Return a plan's answer for scripts."""
    first, last = found.days
    return {
        "plan": found.evaluation.plan.name,
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "holidays": found.with_holidays,
        "teams": [_team_data(team) for team in found.teams],
        "minimums": [
            {
                "between": each.between.value,
                "teams": list(each.team_ids),
                "minutes": each.minutes,
                "labels": list(each.labels),
            }
            for each in found.minimums
        ],
    }


def _team_data(found: TeamAnswer) -> Json:
    group = found.group
    return {
        "id": group.team.id,
        "name": group.team.name,
        "anchor": group.place_ids[0],
        "members": [
            _member_data(*member)
            for member in zip(
                group.workers, group.place_ids, group.seats, found.to_anchor, strict=True
            )
        ],
        **horizon_data(found.answer),
        "pairs": {
            "min_minutes": [[int(each) for each in row] for row in found.pairs.min_minutes],
            "median_minutes": [[float(each) for each in row] for row in found.pairs.median_minutes],
        },
        "marginal": [
            {
                "place_id": each.place_id,
                "to_anchor_minutes": each.to_anchor,
                "together_minutes": each.together,
                "change_minutes": each.change,
            }
            for each in found.marginal
        ],
    }


def _member_data(
    worker: Worker, place_id: str, seats: Sequence[str], to_anchor: PairOverlap
) -> Json:
    pattern = worker.pattern
    return {
        "label": worker.label,
        "place": place_id,
        "zone": worker.zone,
        "hours": {"start": f"{pattern.start:%H:%M}", "end": f"{pattern.end:%H:%M}"},
        "seats": list(seats),
        "to_anchor": figures_data(to_anchor.shared),
        "to_anchor_with_flex": figures_data(to_anchor.with_flex),
    }
