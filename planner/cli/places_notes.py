"""What stands below a ranking of places: meanings, missing evidence, rules and sources."""

from collections.abc import Iterable, Iterator, Sequence

from planner.calculators.place_evidence import PlaceEvidence
from planner.calculators.place_fit import MIN_EVIDENCE, PlaceFit
from planner.calculators.place_scales import Part
from planner.cli.ranked_places import RankedPlaces, own_parts, sources_of
from planner.cli.source_text import open_database_lines, source_lines
from planner.localization.countries import country_name
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _, ngettext
from planner.localization.place_terms import missing_part_help, part_name, restriction_name
from planner.localization.running_text import listed
from planner.localization.terms import engagement_name, grade_meaning
from planner.market.provenance import Grade
from planner.quantities.identifiers import SourceId

_NAMED = 5


def notes(told: RankedPlaces, listed_fits: Sequence[PlaceFit], shown: Formatter) -> Iterator[str]:
    """Yield the paragraphs below the tables, of the places that are listed."""
    yield "\n".join(_meanings(told, listed_fits, shown))
    yield "\n".join(_missing(told, shown))
    yield "\n".join(_own(told, listed_fits))
    yield "\n".join(_rules(listed_fits))


def source_notes(told: RankedPlaces, listed_fits: Iterable[PlaceFit], shown: Formatter) -> str:
    """Name the sources of the places that are listed."""
    used: dict[SourceId, None] = {}
    for fit in listed_fits:
        used |= dict.fromkeys(sources_of(fit.evidence))
        used |= dict.fromkeys(each.provenance.source_id for each in fit.evidence.restrictions)
    known = told.market.sources
    sources = [known[source_id] for source_id in used if source_id in known]
    return "\n".join([*source_lines(sources, shown), *open_database_lines(sources)])


def _meanings(
    told: RankedPlaces, listed_fits: Sequence[PlaceFit], shown: Formatter
) -> Iterator[str]:
    weights = (
        f"{part_name(part)} {shown.percent(weight)}"
        for part, weight in told.weights.items()
        if weight and (part is not Part.OVERLAP or told.anchor is not None)
    )
    yield _(
        "Fit and parts run from 0 to 100 on fixed scales: no place moves another one’s. "
        "Weights: {weights}."
    ).format(weights=listed(weights))
    yield _("People: with the role’s skills, in commuting reach. Never add places of one region.")
    yield _(
        "P50 loaded: a year at the median of the pay band, fully loaded. Engagement: {engagement}."
    ).format(engagement=engagement_name(told.question.engagement))
    if told.anchor is not None:
        yield _(
            "Shared: working time with {anchor} on the median day from {first} to {last}."
        ).format(
            anchor=told.anchor.name,
            first=shown.date_long(told.question.first_day),
            last=shown.date_long(told.question.last_day),
        )
    if told.weights[Part.SPEED]:
        yield _(
            "Speed: the notice the law asks of employers, taken to hold for those who leave too."
        )
    yield from _grades(listed_fits)


def _grades(listed_fits: Iterable[PlaceFit]) -> Iterator[str]:
    grades = {fit.grade for fit in listed_fits if fit.grade is not None}
    meanings = [f"{grade.value} {grade_meaning(grade)}" for grade in Grade if grade in grades]
    if meanings:
        yield _("Grades, of the weakest part: {meanings}.").format(
            meanings=listed(meanings, with_commas=True)
        )


def _missing(told: RankedPlaces, shown: Formatter) -> Iterator[str]:
    """Say which places lack evidence, by what they lack, and what would help."""
    for part in Part:
        places = [fit.evidence for fit in told.fits if part in fit.missing]
        if places:
            yield _("{part}, no evidence: {places}. {help}").format(
                part=part_name(part), places=_named(places, shown), help=missing_part_help(part)
            )
    unfit = [fit.evidence for fit in told.fits if fit.fit is None]
    if unfit:
        yield _("No fit, because less than {share} of the weight has evidence: {places}.").format(
            share=shown.percent(MIN_EVIDENCE), places=_named(unfit, shown)
        )
    if any(fit.missing and fit.fit is not None for fit in told.fits):
        yield _("A fit without one of the parts is over the other parts, and graded D.")


def _named(places: Sequence[PlaceEvidence], shown: Formatter) -> str:
    names = listed(each.place.name for each in places[:_NAMED])
    more = len(places) - _NAMED
    if more <= 0:
        return names
    return ngettext("{names} and {count} more", "{names} and {count} more", more).format(
        names=names, count=shown.integer(more)
    )


def _own(told: RankedPlaces, listed_fits: Iterable[PlaceFit]) -> Iterator[str]:
    """Name the places whose figures are the plan's own instead of the published ones."""
    for fit in listed_fits:
        own = own_parts(told, fit.evidence)
        if own:
            yield _("{place}: the plan’s own figures stand in {parts}.").format(
                place=place_label(fit.evidence.place),
                parts=listed(part_name(part) for part in Part if part in own),
            )


def _rules(listed_fits: Iterable[PlaceFit]) -> Iterator[str]:
    """Name the rules that touch the countries listed, once each."""
    told: set[str] = set()
    for fit in listed_fits:
        for rule in fit.evidence.restrictions:
            country = country_name(rule.country)
            where = f"{country} ({rule.region})" if rule.region else country
            line = _("{where}: {flag}, {rule}.").format(
                where=where, flag=restriction_name(rule.flag), rule=rule.rule
            )
            if line not in told:
                told.add(line)
                yield line
