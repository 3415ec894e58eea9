"""A team of a plan by what somebody typed."""

from planner.cli.usage_error import UsageError
from planner.localization.messages import _
from planner.localization.running_text import as_typed, listed
from planner.plan.model import Plan, Team


def team_named(text: str, plan: Plan, command: str) -> Team:
    """Return the team of a name or an ID.

    Args:
        text: What was typed.
        plan: Whose team.
        command: Whose help explains more.

    Raises:
        UsageError: If the plan has none.
    """
    wanted = text.strip().casefold()
    for team in plan.teams:
        if wanted in (team.id.casefold(), team.name.casefold()):
            return team
    raise UsageError(
        _("The plan has no team “{text}”. Its teams are: {teams}.").format(
            text=as_typed(text),
            teams=listed((team.name for team in plan.teams), with_commas=True),
        ),
        command,
    )
