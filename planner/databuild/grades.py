"""How a grade is given: written rules, held in one place as both the words and the test."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, TypeVar

from planner.market.provenance import Grade

OLD_AFTER = timedelta(days=731)
"""Figures of rules that age lose a grade when they are older than two years."""

_Case = TypeVar("_Case")
_GRADES = tuple(Grade)


@dataclass(frozen=True, slots=True)
class GradeStep(Generic[_Case]):
    """One line of a rule: the grade, when it is given in words, and the test of a case."""

    grade: Grade
    when: str
    holds: Callable[[_Case], bool]


@dataclass(frozen=True, slots=True)
class GradeRule(Generic[_Case]):
    """The rule of some tables: the first line whose test holds gives the grade.

    Attributes:
        subject: What is graded, the heading of the written rule.
        tables: File names of the tables.
        steps: The lines, the last of which holds for every case.
        ages: Whether old figures lose a grade.
        bound_by: What grade is the best one to be had; empty where there is none.
    """

    subject: str
    tables: tuple[str, ...]
    steps: tuple[GradeStep[_Case], ...]
    ages: bool = False
    bound_by: str = ""

    def grade(self, case: _Case, age: timedelta = timedelta(0), bound: Grade = Grade.A) -> Grade:
        """Return the grade of a case that is ``age`` old, never better than ``bound``.

        Raises:
            ValueError: If no line holds, which the last line of a rule must rule out.
        """
        for step in self.steps:
            if step.holds(case):
                is_old = self.ages and age > OLD_AFTER
                return max(one_less(step.grade) if is_old else step.grade, bound)
        raise ValueError(self.subject)


def one_less(grade: Grade) -> Grade:
    """Return the next weaker grade; D stays D."""
    return _GRADES[min(_GRADES.index(grade) + 1, len(_GRADES) - 1)]


def always(_: object) -> bool:
    """Hold for every case: the last line of a rule."""
    return True


def single(subject: str, tables: Sequence[str], grade: Grade, when: str) -> GradeRule[None]:
    """Return the rule of tables whose every row has the same standing."""
    return GradeRule(subject, tuple(tables), (GradeStep(grade, when, always),))
