"""The fields of a posting's form: what an owner says, and beneath it what holds otherwise."""

from planner.calculators.postings.job_description import JobDescription
from planner.calculators.postings.posting_owner import PostingOwner, posting_of
from planner.calculators.postings.posting_part import LISTS, WRITTEN_PARTS, PostingPart
from planner.desktop.viewmodels.form_fields import FieldKind, FormField
from planner.localization.countries import language_name
from planner.localization.formatting import Formatter
from planner.localization.messages import LANGUAGES, _, pgettext
from planner.localization.postings.part_names import part_heading
from planner.localization.postings.pay_texts import law_note
from planner.localization.terms import role_with_level
from planner.plan.model import Plan
from planner.plan.posting import NO_POSTING, PayRangeChoice, Posting

PAY_RANGE, LANGUAGE = "pay_range", "language"
_LONGEST_HINT = 160
_ONE_LINE = frozenset({PostingPart.TITLE, PostingPart.CONTACT})


def posting_fields(
    plan: Plan, described: JobDescription, owner: PostingOwner, shown: Formatter
) -> tuple[FormField, ...]:
    """Return the fields of an owner's posting, in the order candidates read them."""
    own = posting_of(plan, described.position, owner)
    wider = _wider(plan, described, owner)
    written = (_written_field(part, own, wider, described) for part in WRITTEN_PARTS)
    return *written, _pay_field(own, wider, described, shown), _language_field(own, wider, shown)


def typed_value(key: str, value: object) -> object:
    """Return what a field's text means: of a list, its lines."""
    if isinstance(value, str) and key in {part.value for part in LISTS}:
        return tuple(line.strip() for line in value.splitlines() if line.strip())
    return value


def owner_name(owner: PostingOwner, described: JobDescription) -> str:
    """Return what an owner is called where one is chosen."""
    return {
        PostingOwner.POSITION: _("This position"),
        PostingOwner.TEAM: _("Team {team}").format(team=described.team.name),
        PostingOwner.PLAN: _("Whole plan"),
    }[owner]


def _wider(plan: Plan, described: JobDescription, owner: PostingOwner) -> Posting:
    """Return what holds where an owner says nothing."""
    position = described.position
    team, whole = (
        posting_of(plan, position, each) for each in (PostingOwner.TEAM, PostingOwner.PLAN)
    )
    match owner:
        case PostingOwner.POSITION:
            return team.over(whole)
        case PostingOwner.TEAM:
            return whole
        case PostingOwner.PLAN:
            return NO_POSTING


def _written_field(
    part: PostingPart, own: Posting, wider: Posting, described: JobDescription
) -> FormField:
    return FormField(
        part.value,
        part_heading(part),
        FieldKind.TEXT if part in _ONE_LINE else FieldKind.LINES,
        text=_text(getattr(own, part.value)),
        placeholder=_beginning(_text(getattr(wider, part.value))) or _from_plan(part, described),
    )


def _text(value: object) -> str:
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def _beginning(text: str) -> str:
    return text if len(text) <= _LONGEST_HINT else text[:_LONGEST_HINT].rstrip() + "…"


def _from_plan(part: PostingPart, described: JobDescription) -> str:
    """Return what stands in a part that nobody wrote, or how to write it."""
    position = described.position
    if part is PostingPart.TITLE:
        return role_with_level(position.role, position.level)
    if part in (PostingPart.RESPONSIBILITIES, PostingPart.PLATFORMS):
        return _("Follows the role until you write something here, one entry a line.")
    if part in (PostingPart.REQUIRED, PostingPart.OPTIONAL):
        return _("Beyond the skills of the position, one entry a line.")
    if part is PostingPart.TEAM:
        return _("Before what the plan knows: size, places, manager.")
    return _("One entry a line.") if part in LISTS else ""


def _pay_field(
    own: Posting, wider: Posting, described: JobDescription, shown: Formatter
) -> FormField:
    inherited = _pay_name(wider.pay_range or PayRangeChoice.WHERE_REQUIRED)
    return FormField(
        PAY_RANGE,
        _("Name the pay range"),
        FieldKind.CHOICE,
        text=_pay_name(own.pay_range) if own.pay_range else "",
        value=own.pay_range or "",
        choices=(
            ("", _("As usual: {choice}").format(choice=inherited)),
            *((choice, _pay_name(choice)) for choice in PayRangeChoice),
        ),
        caption=law_note(described.pay, shown) or "",
    )


def _pay_name(choice: PayRangeChoice) -> str:
    return {
        PayRangeChoice.WHERE_REQUIRED: pgettext("naming the pay range", "where a law asks for it"),
        PayRangeChoice.ALWAYS: pgettext("naming the pay range", "always"),
        PayRangeChoice.NEVER: pgettext("naming the pay range", "never"),
    }[choice]


def _language_field(own: Posting, wider: Posting, shown: Formatter) -> FormField:
    usual = wider.language if wider.language in LANGUAGES else shown.locale
    return FormField(
        LANGUAGE,
        _("Language of the posting"),
        FieldKind.CHOICE,
        value=own.language if own.language in LANGUAGES else "",
        choices=(
            ("", _("As usual: {choice}").format(choice=language_name(usual, shown.locale))),
            *((language, language_name(language, language)) for language in LANGUAGES),
        ),
    )
