"""Other skills, one more hire, and what flips the first three places, as text."""

from collections.abc import Iterator, Sequence

from planner.calculators.place_fit import PlaceFit
from planner.cli.ranked_places import RankedPlaces
from planner.cli.text_table import laid_out
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _
from planner.localization.place_terms import part_name
from planner.localization.terms import skill_name

NO_FIGURE = "–"
_MOST_PLACES = 5


def what_if_text(told: RankedPlaces, fits: Sequence[PlaceFit], shown: Formatter) -> Iterator[str]:
    """Yield the paragraphs on what would change, for the places that are listed."""
    if told.skill_changes and fits:
        yield _skill_changes(told, fits[:_MOST_PLACES], shown)
    if told.marginal and fits:
        yield _marginal(told, fits, shown)
        yield _(
            "One more: what a year of the next person there costs, fully loaded; what the least "
            "time the team shares on a workday becomes, and by how many hours that changes; how "
            "the hours change in which nobody is at work in the typical week; and the "
            "concentration of heads by country, 1 if all are in one."
        )


def leading_text(told: RankedPlaces, shown: Formatter) -> str:
    """Say what single weights flip the first three places."""
    lines = [
        "  "
        + _("{part} weighs {needed} instead of {present}: then {rival} before {leader}").format(
            part=part_name(top.turn.part),
            needed=shown.percent(top.turn.needed, 1),
            present=shown.percent(top.turn.present, 1),
            rival=place_label(top.rival.evidence.place),
            leader=place_label(top.leader.evidence.place),
        )
        for top in told.leading
    ]
    return "\n".join([_("The first three stand as they do until:"), *lines]) if lines else ""


def _skill_changes(told: RankedPlaces, fits: Sequence[PlaceFit], shown: Formatter) -> str:
    heading = [_("People and fit"), *(place_label(fit.evidence.place) for fit in fits)]
    rows: list[Sequence[str]] = [heading]
    for skill, changes in told.skill_changes.items():
        by_place = {change.place_id: change for change in changes}
        name = _("with {skill}") if changes[0].is_added else _("without {skill}")
        row = [name.format(skill=skill_name(skill))]
        for fit in fits:
            change = by_place[fit.evidence.place.id]
            if change.people_factor is None or change.fit_change is None:
                row.append(NO_FIGURE)
                continue
            row.append(
                _("×{factor}, {change} points").format(
                    factor=shown.number(change.people_factor, 2),
                    change=_signed(change.fit_change * 100, shown, 0),
                )
            )
        rows.append(row)
    return laid_out(rows, right=frozenset(range(1, len(heading))))


def _marginal(told: RankedPlaces, fits: Sequence[PlaceFit], shown: Formatter) -> str:
    rows: list[Sequence[str]] = [
        (
            _("One more in"),
            _("Year, {currency}").format(currency=told.plan.reporting_currency),
            _("Least shared"),
            _("Gap hours a week"),
            _("Concentration"),
        )
    ]
    for fit in fits:
        found = told.marginal[fit.evidence.place.id]
        cost, shared, gap = NO_FIGURE, NO_FIGURE, NO_FIGURE
        if found.cost is not None:
            cost = shown.number(found.cost.cost.annual_reporting, 0)
        if found.overlap_minutes is not None and found.overlap_change is not None:
            change = _signed(found.overlap_change / 60, shown, 1)
            shared = f"{shown.hours_and_minutes(found.overlap_minutes)} ({change})"
        if found.gap_week_change is not None:
            gap = _signed(found.gap_week_change / 60, shown, 1)
        change = _signed(found.concentration_change, shown, 3)
        concentration = f"{shown.number(found.concentration, 2)} ({change})"
        rows.append((place_label(fit.evidence.place), cost, shared, gap, concentration))
    return laid_out(rows, right=frozenset({1, 2, 3, 4}))


def _signed(value: float, shown: Formatter, digits: int) -> str:
    text = shown.number(round(value, digits) + 0.0, digits)
    return f"+{text}" if round(value, digits) > 0 else text
