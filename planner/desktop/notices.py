"""What a banner says about an error: a title for what happened, a sentence for what to do."""

from collections.abc import Callable

from planner.desktop.banner import Notice, NoticeTone, Remedy
from planner.desktop.session.plan_session import FileAction, FileFailure
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.problems import error_sentence, has_sentence


def notice_of(failure: object, formatter: Formatter, remedies: tuple[Remedy, ...] = ()) -> Notice:
    """Return the notice of a ``FileFailure`` or of an exception."""
    if isinstance(failure, FileFailure):
        title = (
            _("The plan could not be opened.")
            if failure.action is FileAction.OPEN
            else _("The plan could not be saved.")
        )
        return Notice(title, error_sentence(failure.error, formatter), remedies)
    if isinstance(failure, Exception) and has_sentence(failure):
        return Notice(_("That did not work."), error_sentence(failure, formatter), remedies)
    return Notice(
        _("Something unexpected happened."),
        _("Your plan is kept as it was. If it happens again, report what you did."),
        remedies,
    )


def shipped_data_notice(
    failure: Exception, forget: Callable[[], object], formatter: Formatter
) -> Notice:
    """Return the notice that the shipped data stands in for a data pack, which can be given up."""
    told = notice_of(failure, formatter)
    remedy = Remedy(_("Forget the data pack"), forget)
    return Notice(_("The data that ships with the program is in use."), told.detail, (remedy,))


def recovered_notice(count: int, show: Callable[[], object], formatter: Formatter) -> Notice:
    """Return the notice of changes a crash left behind, or a file that did not take them."""
    title = ngettext(
        "Changes to {count} plan were recovered.", "Changes to {count} plans were recovered.", count
    ).format(count=formatter.integer(count))
    detail = _("They were kept when the program could not save them. Nothing is lost.")
    remedy = Remedy(_("Show what was recovered…"), show)
    return Notice(title, detail, (remedy,), NoticeTone.ATTENTION)
