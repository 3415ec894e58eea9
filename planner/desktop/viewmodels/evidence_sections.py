"""What the market tells of a seat, as sections of the inspector and as cards of table cells."""

from planner.calculators.evaluation import Evaluation
from planner.calculators.place_scales import Part
from planner.calculators.seat_evidence import SeatEvidence, SeatEvidenceSource, band_pay
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.evidence import Evidence
from planner.desktop.viewmodels.evidence_methods import term_check
from planner.desktop.viewmodels.figures import Figure, Section
from planner.desktop.viewmodels.market_evidence import evidence_of, evidence_resting_on
from planner.desktop.viewmodels.seat_cells import BAND, POOL, local_money
from planner.desktop.viewmodels.seat_evidence_words import (
    band_key,
    people_number,
    people_range,
    people_text,
    standing_text,
)
from planner.localization.countries import country_name
from planner.localization.figure_names import term_name, value_names
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.place_terms import missing_part_help, restriction_name
from planner.localization.running_text import listed
from planner.localization.terms import role_name
from planner.market.country_facts import Restriction
from planner.market.override import TERMS, FigureKey, FigureKind
from planner.market.place import Place
from planner.market.provenance import Grade, Provenance
from planner.market.talent_pool import CountryTalent, HeadcountRange, PoolBasis
from planner.plan.model import Engagement, Seat
from planner.quantities.money import Money


def evidence_sections(
    evaluation: Evaluation, seat: Seat, formatter: Formatter
) -> tuple[Section, ...]:
    """Return pay band, talent pool, terms and restrictions of a seat, in this order.

    A part without evidence says so, with what would help; terms of employment are left out for a
    contractor, and restrictions where no rule is known.
    """
    place = evaluation.market.places.get(seat.place_id)
    if place is None:
        return ()
    told = _Told(evaluation, seat, place, formatter)
    sections = (
        told.band_section(),
        told.pool_section(),
        told.terms_section(),
        told.restrictions_section(),
    )
    return tuple(section for section in sections if section is not None)


def cell_evidence(
    evaluation: Evaluation, seat: Seat, column: str, formatter: Formatter
) -> Evidence | None:
    """Return what stands behind a cell of the positions table; None where it shows no evidence."""
    place = evaluation.market.places.get(seat.place_id)
    if place is None or column not in (BAND, POOL):
        return None
    told = _Told(evaluation, seat, place, formatter)
    return told.band_evidence() if column == BAND else told.pool_evidence()


class _Told:
    """The evidence of one seat at a known place, in words."""

    def __init__(
        self, evaluation: Evaluation, seat: Seat, place: Place, formatter: Formatter
    ) -> None:
        self._plan, self._market = evaluation.plan, evaluation.market
        self._seat, self._place, self._formatter = seat, place, formatter
        self._found: SeatEvidence = SeatEvidenceSource(self._plan, self._market).of(seat)

    def band_evidence(self) -> Evidence | None:
        """Return what stands behind the pay band."""
        key = band_key(self._seat, self._found.band, self._market)
        return None if key is None else evidence_of(key, self._market, self._formatter)

    def pool_evidence(self) -> Evidence:
        """Return what stands behind the pool in commuting reach."""
        figure = _("Talent pool: {role}, {place}").format(
            role=role_name(self._seat.role), place=self._place.name
        )
        pool = self._found.pool
        if pool is None:
            return Evidence(figure, _("No evidence"), method=missing_part_help(Part.POOL))
        association = self._formatter.rate(self._plan.assumptions.skill_association)
        method = self._pool_method().format(association=association)
        return self._resting(figure, self._people(pool.people), pool.evidence, method, pool.grade)

    def _pool_method(self) -> str:
        if self._seat.skill_weights is None:
            return _(
                "People of the country who have every skill the role asks for, times the share of "
                "its professionals in commuting reach. Skills are never added up; how far they go "
                "together is an assumption of this plan ({association})."
            )
        return _(
            "People of the country who have every skill this seat asks for by its own weights, "
            "times the share of its professionals in commuting reach. Skills are never added up; "
            "how far they go together is an assumption of this plan ({association})."
        )

    def band_section(self) -> Section:
        """List the quantiles of the band, and where base pay stands in it."""
        heading, evidence = _("Pay band"), self.band_evidence()
        band, standing = self._found.band, self._found.standing
        if band is None or evidence is None:
            return _without(heading, evidence)
        figures = []
        if standing is not None:
            figures.append(
                Figure(
                    _("Base pay stands at"),
                    standing_text(standing),
                    self._from_band(),
                    evidence=evidence,
                )
            )
        for name, amount in zip(value_names(FigureKind.PAY_BAND), band.quantiles, strict=True):
            money = local_money(Money(amount, band.currency), self._place, self._formatter)
            figures.append(Figure(name, str(money), tone=Tone.NORMAL, evidence=evidence))
        note = f"{evidence.observations} · {_graded(band.provenance.grade)}"
        return Section(heading, tuple(figures), note)

    def pool_section(self) -> Section:
        """List the pool in reach, in the country, and all professionals there."""
        heading, evidence = _("Talent pool"), self.pool_evidence()
        found, country = self._found, self._place.country
        if found.pool is None or found.nationwide is None or found.growth is None:
            return _without(heading, evidence)
        name = country_name(country)
        nationwide = found.nationwide
        in_country = self._resting(
            _("Talent pool: {role}, {place}").format(role=role_name(self._seat.role), place=name),
            self._people(nationwide.people),
            found.pool.evidence[:-1],
            evidence.method,
            nationwide.grade,
        )
        talent = self._market.talent_pools.countries[country]
        whole = evidence_of(FigureKey.talent_pool(country), self._market, self._formatter)
        near = _("Near {place}").format(place=self._place.name)
        figures = (
            self._pool_figure(near, found.pool.people, evidence),
            self._pool_figure(
                _("In {country}").format(country=name), nationwide.people, in_country
            ),
            self._pool_figure(_("All professionals there"), talent.professionals, whole),
            self._growth_figure(found.growth, talent),
        )
        return Section(heading, figures, _graded(found.pool.grade))

    def terms_section(self) -> Section | None:
        """List the terms of employment by law, each with how it was checked."""
        if self._seat.engagement is Engagement.CONTRACTOR:
            return None
        heading, country = _("Terms by law"), self._place.country
        terms = self._market.country_facts.terms.get(country)
        keys = [(term, FigureKey.statutory_term(country, term)) for term in TERMS]
        shown = [(term, evidence_of(key, self._market, self._formatter)) for term, key in keys]
        if terms is None:
            return _without(heading, shown[0][1])
        figures = tuple(
            Figure(
                term_name(term),
                self._formatter.rate(evidence.values[0]),
                term_check(terms, term, self._formatter),
                evidence=evidence,
            )
            for term, evidence in shown
        )
        return Section(heading, figures, _graded(terms.provenance.grade))

    def restrictions_section(self) -> Section | None:
        """List the rules to be reviewed before hiring there; None where none is known."""
        rules = self._market.country_facts.restrictions.get(self._place.country, ())
        if not rules:
            return None
        figures = tuple(self._rule_figure(rule) for rule in rules)
        grade = max(rule.provenance.grade for rule in rules)
        return Section(_("Restrictions"), figures, _graded(grade))

    def _rule_figure(self, rule: Restriction) -> Figure:
        flag = restriction_name(rule.flag)
        where = rule.region or country_name(rule.country)
        method = _("A rule to be reviewed by counsel; nothing here is legal advice.")
        evidence = self._resting(rule.rule, flag, (rule.provenance,), method, None)
        caption = listed((where, *rule.groups))
        hint = listed((rule.rule, flag, caption), with_commas=True)
        return Figure(rule.rule, flag, caption, tone=Tone.WARNING, hint=hint, evidence=evidence)

    def _pool_figure(self, label: str, people: HeadcountRange, evidence: Evidence) -> Figure:
        expected = people_text(people.expected, self._formatter)
        spread = people_range(people, self._formatter)
        grade = evidence.grade.value if evidence.grade is not None else ""
        caption = _("low to high, grade {grade}").format(grade=grade)
        return Figure(label, expected, caption, spread, evidence=evidence)

    def _growth_figure(self, growth: HeadcountRange, talent: CountryTalent) -> Figure:
        label, shown = _("Growth a year"), self._formatter
        expected = shown.percent(growth.expected)
        is_official = talent.basis is PoolBasis.OFFICIAL
        grade = talent.provenance.grade if is_official else Grade.D
        method = (
            _("Yearly growth of the official count.")
            if is_official
            else _("Yearly growth as in countries that have an official count.")
        )
        evidence = self._resting(label, expected, (talent.provenance,), method, grade)
        spread = shown.range(shown.percent(growth.low), shown.percent(growth.high))
        caption = _("low to high, grade {grade}").format(grade=grade.value)
        return Figure(label, expected, caption, spread, evidence=evidence)

    def _from_band(self) -> str:
        """Say so where base pay is what the band gives at the plan's target percentile."""
        target = self._plan.assumptions.target_percentile
        if not 0.1 <= target <= 0.9:
            return ""
        if band_pay(self._seat, self._plan, self._market) != self._seat.base_pay:
            return ""
        return _("from the pay band at P{percentile}").format(
            percentile=self._formatter.rate(target * 100)
        )

    def _people(self, people: HeadcountRange) -> str:
        number = people_number(people.expected)
        return ngettext("{count} person ({range})", "{count} people ({range})", number).format(
            count=people_text(people.expected, self._formatter),
            range=people_range(people, self._formatter),
        )

    def _resting(
        self,
        figure: str,
        value: str,
        provenances: tuple[Provenance, ...],
        method: str,
        grade: Grade | None,
    ) -> Evidence:
        return evidence_resting_on(
            figure, value, provenances, method, self._market, self._formatter, grade=grade
        )


def _without(heading: str, evidence: Evidence | None) -> Section:
    help_text = evidence.method if evidence is not None else ""
    figure = Figure(
        _("No evidence"), caption=help_text, tone=Tone.QUIET, hint=help_text, evidence=evidence
    )
    return Section(heading, (figure,))


def _graded(grade: Grade) -> str:
    return _("grade {grade}").format(grade=grade.value)
