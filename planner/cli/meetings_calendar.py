"""``meetings --ics``: what is found as a calendar file."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from planner.calculators.meeting_rotation import MeetingRotation
from planner.calculators.meeting_slots import SlotRanking
from planner.cli.meetings_values import COMMAND
from planner.cli.usage_error import UsageError
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language
from planner.localization.running_text import left_to_right, listed


def check_calendar(arguments: Namespace) -> None:
    """Refuse a target that is no calendar file, before anything is worked out.

    Raises:
        UsageError: If it is none, or a title is given without a file.
    """
    if arguments.ics is None:
        if arguments.title is not None:
            sentence = _("{name} needs {other}.").format(name="--title", other="--ics")
            raise UsageError(sentence, COMMAND)
        return
    path = Path(arguments.ics)
    if path.suffix.lower() != ".ics" or (path.exists() and not path.is_file()):
        raise UsageError(
            _("{path} is no calendar file. Name a file that ends in .ics.").format(
                path=left_to_right(path)
            ),
            COMMAND,
        )


def write_found(found: SlotRanking | MeetingRotation, arguments: Namespace) -> None:
    """Write the turns of a rotation, or the best time of a ranking, to the file asked for.

    Raises:
        ExportError: If the file cannot be written; one that existed is as it was.
    """
    from planner.export.calendar_file import write_calendar
    from planner.export.meeting_calendar import rotation_events, slot_event

    shown = Formatter(active_language())
    title = arguments.title or _("Meeting: {names}").format(
        names=listed((each.label for each in found.attendees), with_commas=True)
    )
    if isinstance(found, MeetingRotation):
        events = rotation_events(found, title, shown)
    else:
        events = (slot_event(found.slots[0], found.attendees, title, shown),)
    write_calendar(Path(arguments.ics), events, datetime.now(UTC))


def written_text(arguments: Namespace) -> str:
    """Say that the file was written."""
    return _("Wrote {path}.").format(path=left_to_right(Path(arguments.ics)))
