"""Makes the palette's entries out of what there is: pages, actions, seats, places, plans."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from planner.desktop.actions import ActionEntry, ActionId, key_text
from planner.desktop.rail import PageEntry
from planner.desktop.viewmodels.palette_search import EntryKind, PaletteEntry
from planner.desktop.viewmodels.settings_sections import settings_sections
from planner.localization.countries import country_name, language_name
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import LANGUAGES, _, active_language, ngettext, pgettext
from planner.localization.running_text import listed
from planner.localization.terms import role_with_level
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Seat, TeamMember
from planner.quantities.identifiers import ScenarioId

_ACTION_ICONS = {
    ActionId.NEW_PLAN: "file-plus",
    ActionId.OPEN: "folder-open",
    ActionId.SAVE: "floppy-disk",
    ActionId.SAVE_AS: "floppy-disk",
    ActionId.RENAME: "pencil-simple",
    ActionId.IMPORT: "download-simple",
    ActionId.EXPORT: "export",
    ActionId.ONBOARDING_PLAN: "printer",
    ActionId.ONBOARDING_TEMPLATES: "list-bullets",
    ActionId.ONBOARDING_CALENDAR: "calendar-plus",
    ActionId.ONBOARDING_HELPERS: "users-three",
    ActionId.NEW_SCENARIO: "git-branch",
    ActionId.SCENARIOS: "git-branch",
    ActionId.BACK_TO_BASE: "arrow-u-down-left",
    ActionId.SAVE_TRIAL: "git-branch",
    ActionId.KEEP_TRIAL: "check",
    ActionId.ACCEPT_TRIAL: "check-circle",
    ActionId.DROP_TRIAL: "x",
    ActionId.UNDO: "arrow-u-up-left",
    ActionId.REDO: "arrow-u-up-right",
    ActionId.ADD_POSITION: "plus",
    ActionId.DUPLICATE: "copy",
    ActionId.REMOVE: "trash",
    ActionId.COPY: "copy",
    ActionId.COPY_CELLS: "copy",
    ActionId.CUT: "scissors",
    ActionId.PASTE: "clipboard-text",
    ActionId.FILL_DOWN: "arrow-line-down",
    ActionId.TAKE_EXPECTED: "calendar-check",
    ActionId.JOB_DESCRIPTION: "file-text",
    ActionId.FIND: "magnifying-glass",
    ActionId.TOGGLE_ROW_HEIGHT: "rows",
    ActionId.ABOUT: "info",
    ActionId.SHORTCUTS: "keyboard",
    ActionId.QUIT: "sign-out",
}
_OTHER_ACTION = "command"
_UNWANTED = frozenset({ActionId.PALETTE, ActionId.NEXT_REGION, ActionId.PREVIOUS_REGION})
"""Only of use where the focus is; the palette has taken it."""


def kind_name(kind: EntryKind) -> str:
    """Return what an entry of a kind is called at the end of its row."""
    return {
        EntryKind.PAGE: pgettext("kind of search result", "Page"),
        EntryKind.ACTION: pgettext("kind of search result", "Action"),
        EntryKind.POSITION: pgettext("kind of search result", "Position"),
        EntryKind.PERSON: pgettext("kind of search result", "Team member"),
        EntryKind.SCENARIO: pgettext("kind of search result", "Scenario"),
        EntryKind.SETTING: pgettext("kind of search result", "Settings"),
        EntryKind.PLACE: pgettext("kind of search result", "Place"),
        EntryKind.PLAN: pgettext("kind of search result", "Recent plan"),
        EntryKind.LANGUAGE: pgettext("kind of search result", "Language"),
        EntryKind.APPEARANCE: pgettext("kind of search result", "Appearance"),
    }[kind]


def command_entries(
    actions: Iterable[ActionEntry],
    pages: Iterable[PageEntry],
    page_actions: Mapping[str, ActionId],
    reason_against: Callable[[ActionId], str],
) -> list[PaletteEntry]:
    """Return the pages, then the actions.

    Args:
        actions: The table of all actions.
        pages: The pages that exist.
        page_actions: Which action turns to a page, by the page's key.
        reason_against: Why an action is not possible now, empty where it is.
    """
    table = {action.id: action for action in actions}
    found = [
        PaletteEntry(
            f"page:{page.key}",
            EntryKind.PAGE,
            page.name,
            page.key,
            page.icon_name,
            keys=key_text(table[page_actions[page.key]].shortcut),
            reason=reason_against(page_actions[page.key]),
        )
        for page in pages
    ]
    skipped = _UNWANTED | set(page_actions.values())
    shown = (action for action in table.values() if action.id not in skipped)
    return found + [_of_action(action, reason_against(action.id)) for action in shown]


def _of_action(action: ActionEntry, reason: str) -> PaletteEntry:
    initials = "".join(word[0] for word in action.text.split())
    return PaletteEntry(
        f"action:{action.id}",
        EntryKind.ACTION,
        action.text.rstrip("…"),
        action.id,
        _ACTION_ICONS.get(action.id, _OTHER_ACTION),
        keys=key_text(action.shortcut),
        spellings=(initials,) if len(initials) > 1 else (),
        reason=reason,
    )


def seat_entries(plan: Plan, market: Snapshot) -> list[PaletteEntry]:
    """Return the plan's positions and team members."""
    return [_of_seat(seat, market.places.get(seat.place_id)) for seat in plan.seats]


def _of_seat(seat: Seat, place: Place | None) -> PaletteEntry:
    where = place_label(place) if place is not None else str(seat.place_id)
    role = role_with_level(seat.role, seat.level)
    if isinstance(seat, TeamMember):
        return PaletteEntry(
            f"seat:{seat.id}",
            EntryKind.PERSON,
            seat.name,
            seat.id,
            "user",
            detail=listed([role, where], with_commas=True),
            spellings=(seat.id,),
        )
    return PaletteEntry(
        f"seat:{seat.id}",
        EntryKind.POSITION,
        f"{seat.id} {role}",
        seat.id,
        "users-three",
        detail=where,
    )


def setting_entries(*, is_plan_open: bool) -> list[PaletteEntry]:
    """Return the sections of the settings."""
    return [
        PaletteEntry(
            f"setting:{section.key}",
            EntryKind.SETTING,
            section.name,
            str(section.key),
            section.icon_name,
            spellings=(*section.other_names, kind_name(EntryKind.SETTING)),
            reason="" if is_plan_open else _("Open a plan first"),
        )
        for section in settings_sections()
    ]


def place_entries(plan: Plan | None, market: Snapshot, formatter: Formatter) -> list[PaletteEntry]:
    """Return the market's places, those with most seats of the plan first."""
    seats = Counter(seat.place_id for seat in plan.seats) if plan is not None else Counter()
    places = sorted(
        market.places.values(), key=lambda each: (-seats[each.id], -each.population, each.id)
    )
    why_not = "" if plan is not None else _("Open a plan first")
    return [_of_place(place, seats[place.id], why_not, formatter) for place in places]


def _of_place(place: Place, seats: int, why_not: str, formatter: Formatter) -> PaletteEntry:
    country = country_name(place.country)
    return PaletteEntry(
        f"place:{place.id}",
        EntryKind.PLACE,
        place.name,
        place.id,
        "map-pin",
        detail=listed([country, _seat_count(seats, formatter)]) if seats else country,
        spellings=(*place.aliases, place.zone, place.country),
        reason=why_not,
    )


def _seat_count(count: int, formatter: Formatter) -> str:
    return ngettext("{count} seat", "{count} seats", count).format(count=formatter.integer(count))


def scenario_entries(document: Plan, shown: ScenarioId | None) -> list[PaletteEntry]:
    """Return the base and the scenarios of an open plan; nothing while there is only the base.

    Args:
        document: The base with its scenarios.
        shown: The scenario on show, None for the base.
    """
    if not document.scenarios:
        return []
    known: list[tuple[ScenarioId | None, str, str]] = [(None, _("Base"), "")]
    known += [(each.id, each.name, each.description) for each in document.scenarios]
    return [
        PaletteEntry(
            f"scenario:{scenario_id or ''}",
            EntryKind.SCENARIO,
            name,
            scenario_id,
            "git-branch",
            detail=" ".join(description.split()),
            spellings=(kind_name(EntryKind.SCENARIO),),
            reason=_("On show now") if scenario_id == shown else "",
        )
        for scenario_id, name, description in known
    ]


def plan_entries(paths: Iterable[Path], is_draft: Callable[[Path], bool]) -> list[PaletteEntry]:
    """Return the recent plans, the latest first."""
    return [
        PaletteEntry(
            f"plan:{path}",
            EntryKind.PLAN,
            _("Draft {name}").format(name=path.stem) if is_draft(path) else path.stem,
            path,
            "file-text",
            detail="" if is_draft(path) else str(path.parent),
            spellings=(path.name,),
        )
        for path in paths
    ]


def language_entries() -> list[PaletteEntry]:
    """Return the languages the window speaks, each by its own name."""
    active = active_language()
    return [
        PaletteEntry(
            f"language:{code}",
            EntryKind.LANGUAGE,
            language_name(code, code),
            code,
            "translate",
            detail="" if code == active else language_name(code, active),
            spellings=(kind_name(EntryKind.LANGUAGE), language_name(code, "en")),
            reason=_("In use now") if code == active else "",
        )
        for code in LANGUAGES
    ]


def appearance_entries(names: Mapping[str, str], chosen: str) -> list[PaletteEntry]:
    """Return the appearances by preference."""
    return [
        PaletteEntry(
            f"appearance:{key}",
            EntryKind.APPEARANCE,
            name,
            key,
            "circle-half",
            spellings=(kind_name(EntryKind.APPEARANCE),),
            reason=_("In use now") if key == chosen else "",
        )
        for key, name in names.items()
    ]
