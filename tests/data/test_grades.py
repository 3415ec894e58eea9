"""Grades: computed by the written rules, and the rules said as they are computed."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest

from planner.databuild.grade_rules import GRADE_RULES, grades_text
from planner.databuild.grades import OLD_AFTER, GradeRule, GradeStep, always, one_less
from planner.databuild.pay_bands_table import BAND_GRADES, BandEvidence
from planner.locations import data_folder
from planner.market.provenance import Grade

RULE: GradeRule[int] = GradeRule(
    "Rows",
    ("rows.csv",),
    (
        GradeStep(Grade.A, "ten or more", lambda rows: rows >= 10),
        GradeStep(Grade.C, "fewer", always),
    ),
    ages=True,
)


def graded_tables() -> list[Path]:
    return [
        path
        for path in sorted(data_folder().glob("*.csv"))
        if "grade" in path.read_text(encoding="utf-8").split("\n", 1)[0].split(",")
    ]


def test_that_the_first_line_that_holds_gives_the_grade() -> None:
    assert RULE.grade(10) is Grade.A
    assert RULE.grade(9) is Grade.C


def test_that_old_figures_lose_a_grade_only_where_the_rule_ages() -> None:
    beyond = OLD_AFTER + timedelta(days=1)
    assert RULE.grade(10, OLD_AFTER) is Grade.A
    assert RULE.grade(10, beyond) is Grade.B
    assert RULE.grade(9, beyond) is Grade.D
    timeless: GradeRule[int] = GradeRule(RULE.subject, RULE.tables, RULE.steps)
    assert timeless.grade(10, beyond) is Grade.A


def test_that_d_has_nothing_below() -> None:
    assert one_less(Grade.D) is Grade.D


def test_that_a_bound_is_never_beaten() -> None:
    assert RULE.grade(10, bound=Grade.B) is Grade.B
    assert RULE.grade(9, bound=Grade.B) is Grade.C


def test_that_a_rule_that_covers_nothing_is_an_error() -> None:
    rule: GradeRule[int] = GradeRule("Rows", (), (RULE.steps[0],))
    with pytest.raises(ValueError, match="Rows"):
        rule.grade(1)


@pytest.mark.parametrize("rule", GRADE_RULES, ids=lambda rule: rule.subject)
def test_that_every_rule_ends_with_a_line_for_all_that_is_left(rule: GradeRule[object]) -> None:
    assert rule.steps[-1].holds is always


def test_that_every_graded_table_has_a_written_rule_and_only_grades_it_can_give() -> None:
    for path in graded_tables():
        rules = [rule for rule in GRADE_RULES if path.name in rule.tables]
        assert rules, path.name
        possible = {step.grade for rule in rules for step in rule.steps}
        possible |= {one_less(step.grade) for rule in rules if rule.ages for step in rule.steps}
        if any(rule.bound_by for rule in rules):
            possible |= set(Grade)
        with path.open(encoding="utf-8", newline="") as file:
            given = {Grade(row["grade"]) for row in csv.DictReader(file)}
        assert given <= possible, path.name


def test_that_every_rule_is_of_tables_that_ship() -> None:
    shipped = {path.name for path in graded_tables()}
    for rule in GRADE_RULES:
        assert set(rule.tables) <= shipped, rule.subject


def test_that_the_sources_say_every_line_of_every_rule() -> None:
    text = (data_folder() / "SOURCES.md").read_text(encoding="utf-8")
    assert grades_text() in text
    said = " ".join(text.split())
    for rule in GRADE_RULES:
        assert rule.subject in said
        for step in rule.steps:
            assert f"{step.grade}: {step.when}." in said


def test_that_the_words_of_the_pay_rule_name_the_very_limits_it_applies() -> None:
    for step in BAND_GRADES.steps[:-1]:
        rows, error = (int(step.when.split()[0]), float(step.when.split("up to ")[1].split("%")[0]))
        official = "official" in step.when
        assert BAND_GRADES.grade(BandEvidence(rows, error / 100, official)) is step.grade
        assert BAND_GRADES.grade(BandEvidence(rows - 1, error / 100, official)) is not step.grade
        above = BandEvidence(rows, error / 100 + 0.001, official)
        assert BAND_GRADES.grade(above) is not step.grade
