"""What ``coverage`` answers, as scripts read it; ``coverage_command`` documents the keys."""

from planner.calculators.coverage import WeekCoverage
from planner.calculators.coverage_gaps import CoverageGap
from planner.calculators.coverage_minutes import SLOT_MINUTES, SLOTS, WEEK_MINUTES
from planner.calculators.coverage_year import YearCoverage
from planner.cli.answer import Json
from planner.cli.coverage_answer import CoverageAnswer
from planner.localization.coverage_texts import end_clock

_SLOTS_A_DAY = SLOTS // 7
_SHARE_DIGITS = 8


def coverage_data(found: CoverageAnswer) -> Json:
    """Return an answer for scripts."""
    question = found.question
    return {
        "plan": found.evaluation.plan.name,
        "team": found.team and found.team.id,
        "zone": question.zone,
        "first_day": question.first.isoformat(),
        "last_day": question.last.isoformat(),
        "holidays": question.with_holidays,
        "required": question.required,
        "people": found.people,
        "week": _week_data(found.week),
        "year": _year_data(found.year),
        "teams": [
            {
                "id": team.id,
                "name": team.name,
                "covered_minutes": WEEK_MINUTES - week.gap_minutes,
                "covered_share": _share(week.covered_share),
            }
            for team, week in found.teams
        ],
        "marginal": [
            {
                "place_id": each.place_id,
                "week_minutes": each.week_minutes,
                "year_minutes": each.year_minutes,
            }
            for each in found.marginal
        ],
    }


def _week_data(week: WeekCoverage) -> Json:
    return {
        "first_day": week.period.first.isoformat(),
        "minutes": WEEK_MINUTES,
        "gap_minutes": week.gap_minutes,
        "covered_share": _share(week.covered_share),
        "gaps": [_gap_data(gap) for gap in week.gaps],
        "slots": _slots_data(week),
    }


def _gap_data(gap: CoverageGap) -> Json:
    return {
        "weekdays": list(gap.weekdays),
        "start": f"{gap.start:%H:%M}",
        "end": end_clock(gap),
        "days_until_end": gap.days_until_end,
        "minutes": gap.minutes,
        "total_minutes": gap.total_minutes,
        "after": list(gap.closes),
        "before": list(gap.opens),
    }


def _slots_data(week: WeekCoverage) -> list[Json]:
    slots = week.slots
    return [
        {
            "weekday": at // _SLOTS_A_DAY,
            "start": _clock(at % _SLOTS_A_DAY * SLOT_MINUTES),
            "least": slots.least[at],
            "most": slots.most[at],
            "person_minutes": slots.person_minutes[at],
            "gap_minutes": slots.gap_minutes[at],
        }
        for at in range(SLOTS)
    ]


def _year_data(year: YearCoverage) -> Json:
    return {
        "minutes": year.minutes,
        "gap_minutes": year.gap_minutes,
        "covered_share": _share(year.covered_share),
        "balance": _share(year.balance),
        "weeks": [
            {
                "first_day": week.first_day.isoformat(),
                "last_day": week.last_day.isoformat(),
                "minutes": week.minutes,
                "gap_minutes": week.gap_minutes,
            }
            for week in year.weeks
        ],
        "gap_minutes_by_slot": list(year.gap_minutes_by_slot),
    }


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _share(share: float) -> float:
    return round(share, _SHARE_DIGITS)
