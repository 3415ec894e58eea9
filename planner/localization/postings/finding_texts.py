"""What the clarity check finds in a posting, and what to do about it, in words."""

from planner.calculators.postings.clarity import FEWEST_PEOPLE, MOST_MUSTS, Finding, FindingKind
from planner.calculators.postings.job_description import JobDescription
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.postings.part_names import part_heading
from planner.localization.postings.pay_texts import law_note
from planner.localization.running_text import as_typed
from planner.localization.terms import skill_name


def finding_sentence(finding: Finding, described: JobDescription, shown: Formatter) -> str:
    """Say what is to be mended, where, and how."""
    match finding.kind:
        case FindingKind.RANGE_REQUIRED | FindingKind.RANGE_UNKNOWN | FindingKind.PAY_OUTSIDE_RANGE:
            return _on_pay(finding, described, shown)
        case FindingKind.TOO_MANY_MUSTS | FindingKind.NARROW_POOL:
            return _on_breadth(finding, shown)
        case _ if finding.words:
            return _on_word(finding)
        case _:
            return _on_missing(finding)


def fix_label(finding: Finding) -> str:
    """Return what the one-click fix of a finding is called; empty without one."""
    if finding.fix is None:
        return ""
    if finding.fix.word is not None:
        word = finding.fix.word
        return _("Write “{words}”").format(words=word) if word else _("Leave it out")
    contact = str(finding.fix.changes.get("contact", ""))
    return {
        FindingKind.RANGE_REQUIRED: _("Name the range"),
        FindingKind.CONTACT_MISSING: _("Name {contact}").format(contact=as_typed(contact)),
        FindingKind.TOO_MANY_MUSTS: _("Make the last ones optional"),
        FindingKind.NARROW_POOL: _("Make it optional"),
    }[finding.kind]


def score_text(score: int, count: int, shown: Formatter) -> str:
    """Return the clarity score with how many findings it rests on."""
    findings = ngettext("{count} finding", "{count} findings", count).format(
        count=shown.integer(count)
    )
    return _("Clarity {score} of 100, {findings}").format(
        score=shown.integer(score), findings=findings
    )


def _on_missing(finding: Finding) -> str:
    return {
        FindingKind.HOURS_MISSING: _(
            "The hours are missing: no data on the position’s place. Choose another one."
        ),
        FindingKind.NO_SHARED_HOURS: _(
            "On some workdays no hours are shared with the anchor. Change the hours."
        ),
        FindingKind.CONTACT_MISSING: _("Nobody to write to is named. Add a contact."),
        FindingKind.PART_MISSING: _(
            "“{part}” is empty. Write it, for this position or for all."
        ).format(part=part_heading(finding.part)),
    }[finding.kind]


def _on_pay(finding: Finding, described: JobDescription, shown: Formatter) -> str:
    law = law_note(described.pay, shown) or ""
    if finding.kind is FindingKind.RANGE_REQUIRED:
        return _("The pay range is not named. {law}").format(law=law)
    if finding.kind is FindingKind.RANGE_UNKNOWN:
        sentence = _("There is no pay band to take the range from; add your own on Data. {law}")
        return sentence.format(law=law)
    found = described.pay.found
    if found is None or described.place is None:
        return ""
    country = described.place.country
    planned = str(shown.local_money(found.planned, found.currency, country))
    sentence = _("The plan pays {pay}, outside of the range named. Change the pay or the target.")
    return sentence.format(pay=planned)


def _on_breadth(finding: Finding, shown: Formatter) -> str:
    if finding.kind is FindingKind.TOO_MANY_MUSTS:
        sentence = ngettext(
            "{count} must-have: more than {limit} put good people off.",
            "{count} must-haves: more than {limit} put good people off.",
            finding.count,
        ).format(count=shown.integer(finding.count), limit=shown.integer(MOST_MUSTS))
    else:
        sentence = _("All skills at once leave fewer than {limit} people near the place.").format(
            limit=shown.integer(FEWEST_PEOPLE)
        )
    loss = finding.loss
    if loss is None:
        return sentence
    return (
        sentence
        + " "
        + _(
            "Without “{skill}” as a must-have about {without} people remain instead of {people}."
        ).format(
            skill=skill_name(loss.skill),
            without=shown.integer(_rounded(loss.without.expected)),
            people=shown.integer(_rounded(loss.people.expected)),
        )
    )


def _on_word(finding: Finding) -> str:
    sentence = {
        FindingKind.VAGUE_WORD: _(
            "“{words}” in “{part}” tells nobody anything. Say what is meant."
        ),
        FindingKind.MASCULINE_WORD: _(
            "“{words}” in “{part}” is coded masculine and puts women off. Say it plainly."
        ),
        FindingKind.AGE_WORD: _(
            "“{words}” in “{part}” speaks of age. Leave it out: the law protects age."
        ),
        FindingKind.GENDER_ONLY_WORD: _(
            "“{words}” in “{part}” names one sex only. Name the person or the task."
        ),
    }[finding.kind]
    return sentence.format(words=as_typed(finding.words), part=part_heading(finding.part))


def _rounded(people: float) -> int:
    """Return a number of people in two digits: more would claim more than is known."""
    whole = round(people)
    return whole if whole < 100 else round(whole, 2 - len(str(whole)))
