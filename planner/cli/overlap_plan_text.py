"""What a plan's teams share, as text for a terminal."""

from collections.abc import Sequence

from planner.calculators.marginal_overlap import MarginalOverlap
from planner.calculators.minimum_overlap import Between, MinimumOverlap
from planner.calculators.overlap_pairs import PairwiseOverlap
from planner.calculators.team_groups import TeamGroup
from planner.cli.overlap_plan import PlanAnswer, TeamAnswer
from planner.cli.overlap_text import horizon_text
from planner.cli.text_table import laid_out
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language
from planner.localization.running_text import listed


def plan_overlap_text(found: PlanAnswer) -> str:
    """Say what each team shares, then the least of teams, anchors and every two teams."""
    shown = Formatter(active_language())
    first, last = found.days
    heading = _("{plan}: shared working time, {days}").format(
        plan=found.evaluation.plan.name,
        days=shown.date_long(first)
        if first == last
        else shown.range(shown.date_long(first), shown.date_long(last)),
    )
    teams = [_team_text(team, shown) for team in found.teams]
    return "\n\n".join([heading, *teams, _minimums_text(found, shown)])


def _team_text(found: TeamAnswer, shown: Formatter) -> str:
    group = found.group
    heading = _("{team}, in {anchor} time").format(
        team=group.team.name, anchor=group.workers[0].label
    )
    parts = [
        heading,
        _pairs_text(group, found.pairs, shown),
        horizon_text(found.answer, shown),
        _marginal_text(found.marginal, shown),
    ]
    return "\n\n".join(part for part in parts if part)


def _pairs_text(group: TeamGroup, pairs: PairwiseOverlap, shown: Formatter) -> str:
    """Lay out the median of each pair, with the least where it differs."""
    numbers = [str(n) for n in range(1, len(group.workers) + 1)]
    rows = [("", _("Median of two, least in parentheses"), *numbers)]
    for n, worker in enumerate(group.workers):
        medians, least = pairs.median_minutes[n], pairs.min_minutes[n]
        cells = [
            _pair_text(round(float(middle)), int(lowest), shown)
            for middle, lowest in zip(medians, least, strict=True)
        ]
        cells[n] = "–"
        rows.append((numbers[n], worker.label, *cells))
    return laid_out(rows, right=frozenset({0, *range(2, len(numbers) + 2)}))


def _pair_text(middle: int, lowest: int, shown: Formatter) -> str:
    if middle == lowest:
        return shown.hours_and_minutes(middle)
    return f"{shown.hours_and_minutes(middle)} ({shown.hours_and_minutes(lowest)})"


def _marginal_text(marginal: Sequence[MarginalOverlap], shown: Formatter) -> str:
    """Say in how many places one more person costs the team shared time."""
    if all(each.together == each.change for each in marginal):
        return ""  # the team shares nothing on some day, so there is nothing to lose
    none_left = sum(not each.together for each in marginal)
    costless = sum(each.change >= 0 for each in marginal)
    return _(
        "One more person costs none of the least shared time in {costless} places, some of it in "
        "{some} and all of it in {all_of_it}"
    ).format(
        costless=shown.integer(costless),
        some=shown.integer(len(marginal) - costless - none_left),
        all_of_it=shown.integer(none_left),
    )


def _minimums_text(found: PlanAnswer, shown: Formatter) -> str:
    names = {team.id: team.name for team in found.evaluation.plan.teams}
    rows = [(_("Least on any workday"), _("Between"), _("Shared"))]
    rows += [
        (
            listed((names[each] for each in minimum.team_ids), with_commas=True),
            _between_text(minimum),
            shown.hours_and_minutes(minimum.minutes),
        )
        for minimum in found.minimums
    ]
    return laid_out(rows, right=frozenset({2}))


def _between_text(minimum: MinimumOverlap) -> str:
    if minimum.between is Between.TEAM_TOGETHER:
        return _("everybody at once")
    first, second = minimum.labels
    return _("{one} and {other}").format(one=first, other=second)
