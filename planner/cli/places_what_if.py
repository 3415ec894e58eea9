"""What if other skills were asked for, or one more person were hired: questions of ``places``."""

import re
from argparse import Namespace
from collections.abc import Mapping

from planner.calculators.place_evidence import PlaceQuestion
from planner.calculators.places.marginal_hire import MarginalHire, NextHire, marginal_hires
from planner.cli.places_arguments import COMMAND
from planner.cli.plan_teams import team_named
from planner.cli.usage_error import UsageError
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.localization.terms import skill_name
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill, SkillWeights
from planner.plan.model import Plan
from planner.quantities.identifiers import PlaceId

_BETWEEN_WORDS = re.compile(r"[\W_]+")


def changed_skills(arguments: Namespace, usual: SkillWeights) -> SkillWeights | None:
    """Read the skills to ask for; None if nothing of the role's own is changed.

    Raises:
        UsageError: If there is no such skill, or one is both added and dropped.
    """
    added = {_skill(text) for text in arguments.add_skill or ()}
    dropped = {_skill(text) for text in arguments.drop_skill or ()}
    for skill in added & dropped:
        sentence = _("“{skill}” cannot be both added and dropped.").format(skill=skill.value)
        raise UsageError(sentence, COMMAND)
    if not added and not dropped:
        return None
    return {**usual, **dict.fromkeys(added, 1.0), **dict.fromkeys(dropped, 0.0)}


def _skill(text: str) -> Skill:
    wanted = _plain(text)
    for skill in Skill:
        if wanted in (_plain(skill.value), _plain(skill_name(skill))):
            return skill
    sentence = _("There is no skill “{text}”. The skills are: {all}.")
    raise UsageError(sentence.format(text=text, all=listed(each.value for each in Skill)), COMMAND)


def _plain(text: str) -> str:
    return _BETWEEN_WORDS.sub(" ", text.casefold()).strip()


def marginal_from(
    arguments: Namespace, question: PlaceQuestion, plan: Plan, market: Snapshot
) -> Mapping[PlaceId, MarginalHire]:
    """Return what one more person would change in each place; empty where that is not asked for.

    Raises:
        UsageError: If there is no plan, or no such team in it.
    """
    text = arguments.marginal
    if text is None:
        return {}
    if arguments.plan is None:
        raise UsageError(_("--marginal needs --plan."), COMMAND)
    hire = NextHire(
        role=question.role,
        level=question.level,
        first_day=question.first_day,
        last_day=question.last_day,
        engagement=question.engagement,
        team_id=team_named(text, plan, COMMAND).id if text else None,
    )
    return {each.place_id: each for each in marginal_hires(hire, plan, market)}
