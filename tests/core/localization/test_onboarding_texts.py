"""The texts of onboarding: templates that ship, moved dates, problems, files."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from planner.calculators.onboarding.hire_schedule import (
    HireSchedule,
    ScheduleFault,
    ScheduleProblem,
)
from planner.calculators.onboarding.hires import Hire
from planner.calculators.onboarding.lead_times import LeadTimeFigure, LeadTimeOrigin
from planner.calculators.onboarding.moves import Move, MoveReason
from planner.localization.formatting import Formatter
from planner.localization.messages import speaking
from planner.localization.onboarding_texts import (
    hire_name,
    lead_time_sentence,
    moves_sentence,
    probation_sentence,
    schedule_problem_sentence,
    task_title,
    template_file_sentence,
)
from planner.market.lead_time import LeadTimeKind
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.format_fault import FormatFault, PlanFormatError
from planner.plan.problem import Fact
from planner.plan.samples import load_sample
from planner.plan.shipped_templates import GENERAL_ID, shipped_templates
from planner.plan.store import FileFault, PlanFileError
from planner.quantities.identifiers import CountryCode, PlaceId, TaskId

ROOT = Path(__file__).resolve().parents[3]
ENGLISH = Formatter("en")
FACTS: dict[str, Fact] = {
    "depends_on": "Ship the laptop",
    "part": "it",
    "place": "Dublin",
    "name": "Kasia",
    "last_day": date(2026, 10, 2),
    "shared_minutes": 90,
    "shared": 30,
    "days": 60,
    "day": date(2026, 10, 5),
    "holiday": "",
    "first_day": date(2026, 10, 12),
    "year": 2037,
}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with speaking("en"):
        yield


@pytest.fixture(scope="module")
def market() -> Snapshot:
    return load_snapshot()


@pytest.fixture
def schedule(market: Snapshot) -> HireSchedule:
    position = load_sample("cloud-provider").positions[0]
    hire = Hire(position, market.places[position.place_id], position.start, ())
    return HireSchedule(hire, shipped_templates()[GENERAL_ID], (), None, (), ())


def test_that_the_texts_of_shipped_templates_are_collected_for_translators(tmp_path: Path) -> None:
    out = tmp_path / "texts.pot"
    subprocess.run(
        [
            Path(sys.executable).with_name("pybabel"),
            *("-q", "extract", "--no-location", "-o", out),
            *("-F", ROOT / "resources/locales/extract.cfg", ROOT / "resources/onboarding"),
        ],
        check=True,
    )
    with out.open("rb") as file:
        collected = {message.id for message in read_po(file)}
    for template in shipped_templates().values():
        texts = {template.name, template.description}
        texts |= {task.title for task in template.tasks}
        texts |= {task.needs for task in template.tasks} | {t.done_when for t in template.tasks}
        assert texts - {""} <= collected


def test_that_a_title_of_a_user_is_never_taken_for_a_text_of_the_program() -> None:
    task = shipped_templates()[GENERAL_ID].tasks[0]
    with speaking("de"):
        assert task_title(replace(task, title="Plan")) == "Plan"


def test_that_a_moved_date_says_each_reason(market: Snapshot, schedule: HireSchedule) -> None:
    bengaluru = market.places[PlaceId("in-bengaluru")]
    dublin = market.places[PlaceId("ie-dublin")]
    holiday = Move(date(2026, 10, 2), MoveReason.HIRE_HOLIDAY, "Gandhi Jayanti", bengaluru)
    leave = Move(date(2026, 10, 5), MoveReason.OWNER_LEAVE, "", dublin)
    assert moves_sentence(schedule, (holiday, leave), ENGLISH) == (
        "Moved from 2 Oct: Gandhi Jayanti in Bengaluru; from 5 Oct: the owner in Dublin is on leave"
    )
    assert moves_sentence(schedule, (), ENGLISH) == ""


@pytest.mark.parametrize("reason", MoveReason)
def test_that_every_reason_has_words(
    market: Snapshot, schedule: HireSchedule, reason: MoveReason
) -> None:
    place = market.places[PlaceId("ie-dublin")]
    move = Move(date(2026, 10, 2), reason, "", place, TaskId("sign-in"))
    said = moves_sentence(schedule, (move,), ENGLISH)
    assert said.startswith("Moved from 2 Oct: ")
    assert "{" not in said
    assert reason.value not in said


@pytest.mark.parametrize("fault", ScheduleFault)
def test_that_every_problem_of_a_schedule_is_a_sentence(
    schedule: HireSchedule, fault: ScheduleFault
) -> None:
    problem = ScheduleProblem(fault, (TaskId("sign-in"), TaskId("accounts")), FACTS)
    said = schedule_problem_sentence(schedule, problem, ENGLISH)
    assert said.endswith(".")
    assert "{" not in said


def test_that_a_ring_is_named_by_its_titles(schedule: HireSchedule) -> None:
    ids = (TaskId("review-30"), TaskId("review-60"))
    problem = ScheduleProblem(ScheduleFault.CIRCULAR_DEPENDENCY, ids)
    said = schedule_problem_sentence(schedule, problem, ENGLISH)
    assert "30-day review → 60-day review → 30-day review" in said


def test_that_an_assumed_lead_time_says_to_check_it() -> None:
    figure = LeadTimeFigure(
        kind=LeadTimeKind.EQUIPMENT,
        days=25,
        low=10,
        high=40,
        country=CountryCode("IN"),
        origin=LeadTimeOrigin.TABLE,
        is_to_check=True,
    )
    said = lead_time_sentence(figure, ENGLISH)
    assert "25 working days (10 – 40)" in said
    assert "India: check before relied on" in said


def test_that_the_end_of_probation_asks_to_be_checked(schedule: HireSchedule) -> None:
    assert probation_sentence(schedule, ENGLISH) == ""
    known = replace(schedule, probation_ends=date(2027, 1, 3))
    assert probation_sentence(known, ENGLISH) == (
        "Probation can last until 3 Jan 27 by law: check before relied on"
    )


def test_that_a_hire_is_called_by_the_candidate_or_by_the_position(schedule: HireSchedule) -> None:
    position = schedule.hire.position
    assert hire_name(replace(position, candidate="Anita Rao")) == "Anita Rao"
    assert hire_name(replace(position, candidate="")).startswith(position.id)


def test_that_a_broken_template_file_is_said_with_its_place() -> None:
    steps = ("tasks", 3, "depends_on")
    facts: dict[str, str | int] = {"tasks": "A → B → A"}
    detail = PlanFormatError(FormatFault.CIRCULAR_DEPENDENCY, facts, steps)
    error = PlanFileError(Path("mine.json"), FileFault.NOT_A_PLAN, detail)
    assert template_file_sentence(error, ENGLISH) == (
        "mine.json is not a readable onboarding template. At tasks[3].depends_on: "
        "These tasks wait for each other: A → B → A. Take out one of the dependencies."
    )


def test_that_a_task_waited_for_is_named_by_its_title_in_the_language(
    schedule: HireSchedule,
) -> None:
    facts: dict[str, Fact] = {"day": date(2026, 10, 5), "depends_on": "review-30"}
    fault = ScheduleFault.MOVED_BEFORE_DEPENDENCY
    problem = ScheduleProblem(fault, (TaskId("review-60"),), facts)
    assert "before “30-day review” is done" in schedule_problem_sentence(schedule, problem, ENGLISH)
