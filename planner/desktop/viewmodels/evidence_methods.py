"""How published figures were worked out, a sentence or two each."""

from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.country_facts import CheckStatus, StatutoryTerms
from planner.market.employer_cost import CostLine
from planner.market.pay_band import NATIONWIDE, PayBand
from planner.market.talent_pool import CountryTalent, LocationBias, PoolBasis, SkillPool


def band_method(band: PayBand, formatter: Formatter) -> str:
    """Say what a band's level and spread come from."""
    sentences = [
        _("A model of pay by role, level and country, fitted to surveyed and official pay."),
        _("Of the country's level, {share} is predicted; the P50 is off by about {error}.").format(
            share=formatter.percent(band.model_share),
            error=formatter.percent(band.standard_error),
        ),
    ]
    if band.area != NATIONWIDE:
        sentences.append(_("Moved to the metropolitan area by its official wages."))
    return " ".join(sentences)


def charge_method(line: CostLine) -> str:
    """Say whom a charge line applies to, and under which law."""
    return "\n".join(part for part in (line.law, line.applies, line.note) if part)


def pool_method(pool: CountryTalent) -> str:
    """Say what a country's number of professionals rests on."""
    sentence = {
        PoolBasis.OFFICIAL: _("Official count of employed technology specialists."),
        PoolBasis.MODEL_AND_PUBLISHED_COUNT: _(
            "Predicted from public developer activity, held against a published count."
        ),
        PoolBasis.MODEL: _(
            "Predicted from public developer activity, as it relates to official counts elsewhere."
        ),
    }[pool.basis]
    bias = {
        LocationBias.NONE: "",
        LocationBias.OVERCOUNTED: _("Network addresses count too many people here."),
        LocationBias.UNDERCOUNTED: _("Network addresses count too few people here."),
    }[pool.location_bias]
    return f"{sentence} {bias}".strip()


def skill_method(pool: SkillPool) -> str:
    """Say what a country's number of people with a skill rests on."""
    if pool.has_public_trace:
        return _(
            "People seen to use the skill in public are the least there are; the range is what "
            "a model makes of them for all professionals."
        )
    return _(
        "The skill leaves no public trace. The number is tied to counts of occupations near it."
    )


def term_method(terms: StatutoryTerms, name: str, formatter: Formatter) -> str:
    """Say which law a term is from, and whether a second list says the same."""
    parts = (terms.instrument, terms.remarks, term_check(terms, name, formatter))
    return "\n".join(part for part in parts if part)


def term_check(terms: StatutoryTerms, name: str, formatter: Formatter) -> str:
    """Say how a term stands against a second list; only paid leave is in one."""
    status = terms.leave_check if name == "paid_leave_days" else CheckStatus.UNCHECKED
    if status is CheckStatus.SECOND_SOURCE:
        return _("A second list says the same.")
    if status is CheckStatus.DIFFERS and terms.second_leave_days is not None:
        return _("A second list says {days}. Check before you rely on it.").format(
            days=formatter.rate(terms.second_leave_days)
        )
    return _("Not checked against the law. Check before you rely on it.")
