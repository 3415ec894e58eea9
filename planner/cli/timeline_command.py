"""``timeline``: when the open seats of a plan are expected to fill.

The JSON holds ``plan``, ``scenario`` (its ID; null for the base), ``median_days_to_fill`` of the
seats without an offer, ``filled_by_p50`` and ``filled_by_p90`` (null where some seat may never be
filled), ``past_hires`` (how many the assumed days are fitted to), ``levers`` (those that are on)
and ``seats`` in the plan's order: ``id``, ``role``, ``level``, ``place_id``, ``status``, ``target``
(the plan's start), the clocks ``opened``, ``begun``, ``first_slate``, ``offer``, ``accepted``,
``first_day`` and ``productive``, ``first_day_p10``, ``first_day_p90``, ``days_to_fill`` (opened to
accepted), ``days_to_start`` (accepted to first day), ``days_late``, ``wait_days`` (for a
recruiter), ``decline_days``, ``median_days``, ``spread``, ``decline_probability``,
``fill_probability``, ``difficulty`` (1 to 5) and ``drivers`` of the median days (``kind`` and
``factor``).
"""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import fields

from planner.calculators.evaluation import Evaluation
from planner.calculators.hiring.seat_timeline import SeatClocks, SeatTimeline, Timeline
from planner.calculators.hiring.timeline import expected_timeline
from planner.cli.answer import Answer, Json
from planner.cli.csv_answer import with_csv
from planner.cli.plan_commands import ending, evaluated
from planner.plan.model import Position

_CHANCE_DIGITS = 6
_DAY_DIGITS = 2
_CLOCKS = tuple(field.name for field in fields(SeatClocks))


def answer_timeline(arguments: Namespace) -> Answer:
    """Tell when the open seats of a plan are expected to fill.

    Raises:
        PlanFileError, MarketDataError: If either cannot be read.
        UnknownScenarioError: If the plan has no such scenario.
        BlockedPlanError: If the plan has no months.
        ExportError: If the table cannot be written.
    """
    evaluation = evaluated(arguments)
    found = expected_timeline(evaluation.plan, evaluation.market)

    def text() -> str:
        from planner.cli.timeline_text import timeline_text

        return timeline_text(evaluation, found)

    def rows() -> Iterator[list[str]]:
        from planner.cli.timeline_text import timeline_rows

        return timeline_rows(evaluation, found)

    answer = Answer(_data(evaluation, found), text, *ending(evaluation))
    return with_csv(answer, arguments, rows)


def _data(evaluation: Evaluation, found: Timeline) -> Json:
    plan = evaluation.plan
    by_id = {position.id: position for position in plan.positions}
    return {
        "plan": plan.name,
        "scenario": plan.scenario_id,
        "median_days_to_fill": found.median_days_to_fill,
        "filled_by_p50": found.filled_by_p50 and found.filled_by_p50.isoformat(),
        "filled_by_p90": found.filled_by_p90 and found.filled_by_p90.isoformat(),
        "past_hires": len(plan.past_hires),
        "levers": [kind.value for kind, setting in plan.levers.items() if setting.is_on],
        "seats": [_seat(by_id[seat_id], seat) for seat_id, seat in found.seats.items()],
    }


def _seat(position: Position, seat: SeatTimeline) -> Json:
    hiring, expected = seat.hiring, seat.expected
    return {
        "id": position.id,
        "role": position.role.value,
        "level": position.level.value,
        "place_id": position.place_id,
        "status": position.status.value,
        "target": hiring.target.isoformat(),
        **{name: getattr(expected, name).isoformat() for name in _CLOCKS},
        "first_day_p10": seat.first_day_p10.isoformat(),
        "first_day_p90": seat.first_day_p90.isoformat(),
        "days_to_fill": expected.days_to_fill,
        "days_to_start": expected.days_to_start,
        "days_late": seat.days_late,
        "wait_days": round(seat.wait_days, _DAY_DIGITS),
        "decline_days": round(seat.decline_days, _DAY_DIGITS),
        "median_days": round(hiring.median_days, _DAY_DIGITS),
        "spread": hiring.sigma,
        "decline_probability": round(hiring.decline_probability, _CHANCE_DIGITS),
        "fill_probability": round(hiring.fill_probability, _CHANCE_DIGITS),
        "difficulty": seat.difficulty,
        "drivers": [
            {"kind": driver.kind.value, "factor": round(driver.factor, _CHANCE_DIGITS)}
            for driver in hiring.drivers
        ],
    }
