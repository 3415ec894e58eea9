"""Adding and dropping a skill, against asking for the other skills from the start."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculators.place_evidence import PlaceQuestion, place_evidence
from planner.calculators.place_fit import DEFAULT_WEIGHTS, place_fits, weights_of
from planner.calculators.place_scales import Part
from planner.calculators.places.skill_changes import skill_changes
from planner.market.deferred import Deferred
from planner.market.loader import load_snapshot
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import NO_TALENT_POOLS, Skill, SkillWeights
from planner.plan.model import Plan
from planner.plan.place_choice import FitWeights
from planner.plan.samples import load_sample
from planner.quantities.identifiers import PlaceId

WEIGHTS = st.sampled_from((0.0, 0.5, 1.0))


@pytest.fixture(scope="module")
def few_places() -> Snapshot:
    market = load_snapshot()
    wanted = ("ie-dublin", "pl-krakow", "in-bengaluru", "us-austin", "mn-ulaanbaatar")
    return replace(market, places={PlaceId(each): market.places[PlaceId(each)] for each in wanted})


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_sample("cloud-provider")


def question_for(skills: SkillWeights | None) -> PlaceQuestion:
    return PlaceQuestion(
        role=RoleFamily.GPU_CLUSTER_ENGINEER,
        level=Level.SENIOR,
        first_day=date(2027, 1, 1),
        last_day=date(2027, 12, 31),
        skills=skills,
    )


@given(st.none() | st.fixed_dictionaries(dict.fromkeys(Skill, WEIGHTS)))
def test_that_a_change_is_what_asking_for_the_other_skills_finds(
    few_places: Snapshot, plan: Plan, skills: dict[Skill, float] | None
) -> None:
    question = question_for(skills)
    asked = skills or few_places.talent_pools.role_skills[question.role]
    places = place_evidence(question, plan, few_places)
    now = {fit.evidence.place.id: fit for fit in place_fits(places, DEFAULT_WEIGHTS)}
    found = skill_changes(places, question, DEFAULT_WEIGHTS, plan, few_places)
    assert set(found) == set(Skill)
    for skill, changes in found.items():
        other = {**asked, skill: 0.0 if asked.get(skill) else 1.0}
        again = place_evidence(question_for(other), plan, few_places)
        then = {fit.evidence.place.id: fit for fit in place_fits(again, DEFAULT_WEIGHTS)}
        for change in changes:
            before, after = now[change.place_id], then[change.place_id]
            assert change.is_added is not bool(asked.get(skill))
            assert change.fit == after
            assert change.pool == after.evidence.pool
            if before.fit is not None and after.fit is not None:
                assert change.fit_change == after.fit - before.fit
            if before.evidence.pool and after.evidence.pool:
                factor = after.evidence.pool.people.expected / before.evidence.pool.people.expected
                assert change.people_factor == factor


def test_that_one_more_skill_never_widens_a_pool(few_places: Snapshot, plan: Plan) -> None:
    question = question_for(None)
    places = place_evidence(question, plan, few_places)
    for changes in skill_changes(places, question, DEFAULT_WEIGHTS, plan, few_places).values():
        for change in changes:
            if change.people_factor is not None:
                assert change.people_factor <= 1 if change.is_added else change.people_factor >= 1


def test_that_a_role_of_unknown_skills_has_none_to_change(few_places: Snapshot, plan: Plan) -> None:
    unknown = replace(few_places, deferred_talent_pools=Deferred(lambda: NO_TALENT_POOLS))
    question = question_for(None)
    places = place_evidence(question, plan, unknown)
    assert skill_changes(places, question, DEFAULT_WEIGHTS, plan, unknown) == {}


def test_that_a_plan_starts_from_the_usual_weights() -> None:
    assert weights_of(FitWeights()) == DEFAULT_WEIGHTS
    assert set(weights_of(FitWeights())) == set(Part)
