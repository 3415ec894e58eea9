"""Everything ``coverage`` answers of a plan, worked out once for scripts and for people."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.calculators.coverage import WeekCoverage, typical_week, week_coverage
from planner.calculators.coverage_crews import Crew
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.coverage_year import YearCoverage, year_coverage
from planner.calculators.evaluation import Evaluation
from planner.calculators.marginal_coverage import MarginalCoverage, marginal_coverage
from planner.market.place import Place
from planner.plan.model import Team


@dataclass(frozen=True, slots=True)
class CoverageAnswer:
    """What is answered.

    Attributes:
        evaluation: The plan with its market.
        question: What was asked.
        anchor: Whose clock counts; None for UTC.
        team: Whose people count; None for everybody's.
        crews: Those people.
        week: The typical week.
        year: The whole time asked for.
        teams: The typical week of each team with people.
        marginal: What one more person in each place would close.
    """

    evaluation: Evaluation
    question: CoverageQuestion
    anchor: Place | None
    team: Team | None
    crews: tuple[Crew, ...]
    week: WeekCoverage
    year: YearCoverage
    teams: tuple[tuple[Team, WeekCoverage], ...]
    marginal: tuple[MarginalCoverage, ...]

    @property
    def people(self) -> int:
        """How many people are counted."""
        return sum(crew.heads for crew in self.crews)


def coverage_answer(
    crews: Sequence[Crew],
    evaluation: Evaluation,
    question: CoverageQuestion,
    by: tuple[Place | None, Team | None],
) -> CoverageAnswer:
    """Work out the coverage of some people of a plan.

    Args:
        crews: Who counts.
        evaluation: The plan with its market.
        question: What is asked.
        by: Whose clock, and whose people.
    """
    plan, market = evaluation.plan, evaluation.market
    week = typical_week(crews, question)
    by_team = [(team, [crew for crew in crews if crew.team_id == team.id]) for team in plan.teams]
    return CoverageAnswer(
        evaluation,
        question,
        *by,
        tuple(crews),
        week_coverage(crews, week, question.required),
        year_coverage(crews, question),
        tuple(
            (team, week_coverage(theirs, week, question.required))
            for team, theirs in by_team
            if theirs
        ),
        marginal_coverage(crews, plan, market, week, question),
    )
