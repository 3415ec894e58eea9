"""One place in full: what its fit is made of, and what one more person there would mean."""

from planner.calculators.place_fit import PlaceFit
from planner.calculators.place_scales import Part
from planner.calculators.places.marginal_hire import MarginalHire
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.evidence import Evidence
from planner.desktop.viewmodels.figures import Figure, Section
from planner.desktop.viewmodels.market_evidence import evidence_of, evidence_resting_on
from planner.desktop.viewmodels.places.board import PlacesBoard
from planner.desktop.viewmodels.places.details import PlaceDetails
from planner.desktop.viewmodels.places.engagement_section import engagement_section
from planner.desktop.viewmodels.places.fit_words import (
    NO_FIGURE,
    cost_text,
    fit_text,
    overlap_text,
    place_name,
    pool_number,
    pool_span,
    pool_text,
)
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.place_terms import failure_text, missing_part_help, part_name
from planner.localization.running_text import listed
from planner.localization.terms import skill_name
from planner.market.override import FigureKey


def place_sections(
    board: PlacesBoard, fit: PlaceFit, details: PlaceDetails | None, formatter: Formatter
) -> tuple[Section, ...]:
    """Return the sections of a place; those that take longer are absent until they are there."""
    told = _Told(board, fit, formatter)
    found = [told.fit_section()]
    if fit.evidence.restrictions:
        found.append(told.rules_section())
    place_id = fit.evidence.place.id
    if details is not None and details.board is board:
        if place_id in details.hires:
            found.append(told.hire_section(details.hires[place_id]))
        found.append(told.skills_section(details))
        if details.place_id == place_id and details.engagements is not None:
            found.append(engagement_section(details.engagements, board.plan, formatter))
    return tuple(section for section in found if section.figures)


def part_evidence(
    board: PlacesBoard, fit: PlaceFit, part: Part, formatter: Formatter
) -> Evidence | None:
    """Return what stands behind a part of a fit; None without evidence."""
    return _Told(board, fit, formatter).evidence(part)


class _Told:
    """One place of a board, in words."""

    def __init__(self, board: PlacesBoard, fit: PlaceFit, formatter: Formatter) -> None:
        self._board, self._fit, self._formatter = board, fit, formatter
        self._currency = board.plan.reporting_currency

    def fit_section(self) -> Section:
        """List the parts of the fit, each with its figure and where it comes from."""
        fit, shown = self._fit, self._formatter
        figures = [self._part_figure(part) for part in Part if self._board.shares[part]]
        figures.append(
            Figure(_("Fit"), fit_text(fit.fit, shown), is_sum=True, hint=self._outside())
        )
        note = "" if fit.grade is None else _("grade {grade}").format(grade=fit.grade.value)
        return Section(_("What the fit is made of"), tuple(figures), note)

    def rules_section(self) -> Section:
        """List the rules that touch the country."""
        figures = tuple(
            Figure(rule.rule, "", rule.region, tone=Tone.WARNING, hint=rule.rule)
            for rule in self._fit.evidence.restrictions
        )
        return Section(_("Rules to review"), figures)

    def hire_section(self, hire: MarginalHire) -> Section:
        """List what one more person here would change."""
        shown = self._formatter
        figures = [
            Figure(
                _("Cost a year"),
                cost_text(self._fit.evidence, self._currency, shown),
                evidence=self.evidence(Part.PAY),
            )
        ]
        if hire.overlap_change is not None and hire.overlap_minutes is not None:
            figures.append(
                Figure(
                    _("Least hours everyone shares"),
                    _("{hours} h").format(hours=shown.hours(hire.overlap_minutes)),
                    _("on the worst workday"),
                    self._changed(hire.overlap_change),
                    tone=Tone.WARNING if hire.overlap_change < 0 else Tone.NORMAL,
                )
            )
        if hire.gap_week_change is not None:
            figures.append(
                Figure(
                    _("Hours nobody works"),
                    self._changed(hire.gap_week_change),
                    _("in the typical week"),
                    tone=Tone.GOOD if hire.gap_week_change < 0 else Tone.NORMAL,
                )
            )
        figures.append(
            Figure(
                _("Concentration of countries"),
                shown.number(hire.concentration, 2),
                _("1 if everybody is in one country"),
                self._signed(hire.concentration_change),
            )
        )
        return Section(_("One more person here"), tuple(figures))

    def skills_section(self, details: PlaceDetails) -> Section:
        """List what adding or dropping each skill would do to the pool and the fit."""
        figures = []
        for skill, by_place in details.skills.items():
            change = by_place.get(self._fit.evidence.place.id)
            if change is None or change.pool is None or change.people_factor is None:
                continue
            template = _("With {skill}") if change.is_added else _("Without {skill}")
            figures.append(
                Figure(
                    template.format(skill=skill_name(skill)),
                    pool_text(change.fit.evidence, self._formatter),
                    pool_span(change.fit.evidence, self._formatter),
                    self._fit_changed(change.fit_change),
                )
            )
        return Section(_("Other skills"), tuple(figures), _("people in pool"))

    def evidence(self, part: Part) -> Evidence | None:
        """Return what stands behind a part."""
        score, place = self._fit.evidence.scores.get(part), self._fit.evidence
        if score is None or not score.evidence:
            return None
        if part is Part.PAY and place.pay is not None:
            band = place.pay.band
            key = FigureKey.pay_band(band.role, band.level, place.place.country, band.area)
            return evidence_of(key, self._board.market, self._formatter)
        figure = listed((part_name(part), place_name(place)), with_commas=True)
        return evidence_resting_on(
            figure,
            self._value(part),
            score.evidence,
            self._method(part),
            self._board.market,
            self._formatter,
            grade=score.grade,
        )

    def _part_figure(self, part: Part) -> Figure:
        score, shown = self._fit.evidence.scores.get(part), self._formatter
        most = shown.integer(round(self._board.shares[part] * 100))
        if score is None:
            return Figure(
                part_name(part),
                NO_FIGURE,
                missing_part_help(part),
                tone=Tone.QUIET,
                hint=missing_part_help(part),
            )
        alone = self._board.shares[part] * score.score  # counts where there is no fit, too
        points = shown.integer(round(self._fit.contributions.get(part, alone) * 100))
        return Figure(
            part_name(part),
            _("{points} of {most}").format(points=points, most=most),
            self._value(part),
            _("grade {grade}").format(grade=score.grade.value),
            evidence=self.evidence(part),
        )

    def _value(self, part: Part) -> str:
        place, shown = self._fit.evidence, self._formatter
        match part:
            case Part.POOL:
                number = pool_number(place)
                text = ngettext("{count} person ({range})", "{count} people ({range})", number)
                return text.format(count=pool_text(place, shown), range=pool_span(place, shown))
            case Part.PAY:
                return _("{cost} a year, fully loaded").format(
                    cost=cost_text(place, self._currency, shown)
                )
            case Part.OVERLAP:
                return self._shared()
            case Part.SPEED:
                days = place.terms.notice_days if place.terms is not None else 0
                return _("{count} days of notice").format(count=shown.number(days, 0))
            case _:
                score = place.scores[part].score
                return _("{share} can work in English").format(share=shown.percent(score))

    def _shared(self) -> str:
        overlap, shown = self._fit.evidence.overlap, self._formatter
        if overlap is None:
            return NO_FIGURE
        return _("{hours} typical, {least} h at least").format(
            hours=overlap_text(self._fit.evidence, shown), least=shown.hours(overlap.min_minutes)
        )

    def _method(self, part: Part) -> str:
        return {
            Part.POOL: _(
                "People of the country who have every skill asked for, times the share of its "
                "professionals in commuting reach. Skills are never added up."
            ),
            Part.OVERLAP: _("Working hours of the plan on both sides, by the rules of each zone."),
            Part.SPEED: _(
                "The notice the law asks of employers, taken to hold for those who leave too."
            ),
            Part.LANGUAGE: _(
                "The share of the population that speaks English; all where it is official."
            ),
            Part.PAY: "",
        }[part]

    def _outside(self) -> str:
        texts = (
            failure_text(failure, self._currency, self._formatter) for failure in self._fit.outside
        )
        return listed(texts, with_commas=True)

    def _changed(self, minutes: int) -> str:
        sign = "+" if minutes > 0 else ""
        hours = self._formatter.hours(minutes)
        return sign + _("{hours} h").format(hours=hours) if minutes else _("no change")

    def _signed(self, change: float) -> str:
        sign = "+" if round(change, 2) > 0 else ""
        return sign + self._formatter.number(change, 2)

    def _fit_changed(self, change: float | None) -> str:
        if change is None:
            return ""
        points = round(change * 100)
        sign = "+" if points > 0 else ""
        return _("fit {change}").format(change=sign + self._formatter.integer(points))
