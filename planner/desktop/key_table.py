"""All keys of the window by what they are about: the actions' own, and those of its parts."""

from dataclasses import dataclass

from planner.desktop.actions import ActionGroup, action_table, key_text
from planner.localization.messages import _

FILTER_KEY = "F"
FIGURES_KEY = "T"


@dataclass(frozen=True, slots=True)
class KeyLine:
    """What some keys do; each of ``keys`` does it."""

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that belong together."""

    title: str
    lines: tuple[KeyLine, ...]


def key_groups() -> tuple[KeyGroup, ...]:
    """Return all keys in the active language, as this system writes them."""
    actions = (
        (_("Find and go"), ActionGroup.GO),
        (_("Edit"), ActionGroup.EDIT),
        (_("Plans and files"), ActionGroup.FILE),
        (_("Window"), ActionGroup.WINDOW),
    )
    found = [KeyGroup(title, _of_actions(group)) for title, group in actions]
    return (
        *found,
        KeyGroup(_("In a table"), _in_a_table()),
        KeyGroup(_("In a chart"), _charts()),
        KeyGroup(_("Places"), _places()),
        KeyGroup(_("Time zones"), _time_zones()),
        KeyGroup(_("Onboarding"), _onboarding()),
    )


def _of_actions(group: ActionGroup) -> tuple[KeyLine, ...]:
    return tuple(
        KeyLine(entry.text.rstrip("…"), (key_text(entry.shortcut),))
        for entry in action_table()
        if entry.group is group and entry.shortcut
    )


def _line(text: str, *shortcuts: str) -> KeyLine:
    modifiers = {shortcut.rpartition("+")[0] for shortcut in shortcuts}
    if len(shortcuts) > 1 and len(modifiers) == 1 and modifiers != {""}:
        # Long names of modifiers, told once: Alt+Umschalt+Links / Rechts.
        first, *others = shortcuts
        last = (key_text(shortcut.rpartition("+")[2]) for shortcut in others)
        return KeyLine(text, (" / ".join((key_text(first), *last)),))
    return KeyLine(text, tuple(key_text(shortcut) for shortcut in shortcuts))


def _in_a_table() -> tuple[KeyLine, ...]:
    return (
        _line(_("Move by one cell"), "Left", "Right", "Up", "Down"),
        _line(_("First or last cell of the row"), "Home", "End"),
        _line(_("Select more rows"), "Shift+Up", "Shift+Down"),
        _line(_("Select all rows"), "Ctrl+A"),
        _line(_("Edit the cell"), "Return", "F2"),
        _line(_("See where a figure comes from"), "Return", "Alt+Return"),
        _line(_("Keep or drop what was typed"), "Return", "Esc"),
        _line(_("Keep it for all selected rows"), "Ctrl+Return"),
        _line(_("Fold or unfold a group"), "Left", "Right"),
        _line(_("Mend what is listed to check"), "Ctrl+Return"),
        _line(_("Move the column"), "Alt+Shift+Left", "Alt+Shift+Right"),
        _line(_("Filter the table"), FILTER_KEY),
        _line(_("Clear the filter"), "Esc"),
    )


def _places() -> tuple[KeyLine, ...]:
    return (
        _line(_("Compare the place, or no longer"), "Space"),
        _line(_("Add a position in the place"), "N"),
        _line(_("Nearest place on the map"), "Left", "Right", "Up", "Down"),
        _line(_("Better or worse place on the map"), "PgUp", "PgDown"),
        _line(_("Look closer at the map, or less close"), "+", "-"),
        _line(_("Show the whole world"), "0"),
        _line(_("Draw the map along"), "Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down"),
    )


def _onboarding() -> tuple[KeyLine, ...]:
    return (
        _line(_("Another hire or task"), "Left", "Right", "Up", "Down"),
        _line(_("Move it by a working day"), "Alt+Left", "Alt+Right"),
        _line(_("Tick the task, or no longer"), "Space"),
    )


def _time_zones() -> tuple[KeyLine, ...]:
    return (
        _line(_("Day before or after"), "[", "]"),
        _line(_("Clock change before or after"), "Shift+[", "Shift+]"),
        _line(_("Week of coverage before or after"), "[", "]"),
        _line(_("Move the cursor by half an hour"), "Left", "Right"),
        _line(_("Into the core group, or out of it"), "Space"),
        _line(_("Into the meetings, or out of them"), "Space"),
        _line(_("Protect from meetings outside working hours"), "P"),
        _line(_("Try earlier or later hours"), "Alt+Left", "Alt+Right"),
        _line(_("Try an earlier or later end"), "Alt+Shift+Left", "Alt+Shift+Right"),
        _line(_("Keep or drop the hours tried"), "Return", "Esc"),
    )


def _charts() -> tuple[KeyLine, ...]:
    return (
        _line(_("Move by one month"), "Left", "Right"),
        _line(_("See where the figures come from"), "Return"),
        _line(_("Show the figures as a table"), FIGURES_KEY),
        _line(_("Seats to fill, and by when"), "Up", "Down", "Left", "Right"),
        _line(_("Discard the levers tried"), "Esc"),
    )
