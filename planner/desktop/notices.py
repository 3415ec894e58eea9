"""What a banner says about an error: a title for what happened, a sentence for what to do."""

from planner.desktop.banner import Notice, Remedy
from planner.desktop.session.plan_session import FileAction, FileFailure
from planner.localization.formatting import Formatter
from planner.localization.messages import _
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
