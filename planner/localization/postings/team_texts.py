"""A position's team in words: how many, where, who leads it, whom it works with."""

from collections.abc import Iterator

from planner.calculators.postings.team_shape import TeamPlace, TeamShape
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import as_typed, listed
from planner.plan.visible_text import clean_text


def team_sentences(team: TeamShape, shown: Formatter) -> Iterator[str]:
    """Yield what the plan knows of a team."""
    people = ngettext("{count} person", "{count} people", team.members)
    openings = ngettext("{count} opening", "{count} openings", team.openings)
    figures = listed(
        (
            people.format(count=shown.integer(team.members)),
            openings.format(count=shown.integer(team.openings)),
        )
    )
    if team.name:
        yield _("{team}: {figures}.").format(team=_name(team.name), figures=figures)
    if team.places:
        places = (_place(each, shown) for each in team.places)
        yield _("Places, openings in brackets: {places}.").format(
            places=listed(places, with_commas=True)
        )
    if team.manager:
        yield _("You report to {manager}.").format(manager=_name(team.manager))
    if team.other_teams:
        names = listed(map(_name, team.other_teams), with_commas=True)
        yield _("You work with these teams: {teams}.").format(teams=names)


def _name(text: str) -> str:
    return as_typed(" ".join(clean_text(text).split()))


def _place(each: TeamPlace, shown: Formatter) -> str:
    if not each.openings:
        return _("{place} {members}").format(
            place=each.place.name, members=shown.integer(each.members)
        )
    return _("{place} {members} (+{openings})").format(
        place=each.place.name,
        members=shown.integer(each.members),
        openings=shown.integer(each.openings),
    )
