"""What the Places page says in sentences: how many match, what turns the order, what helps."""

from planner.calculators.place_fit import PlaceFit
from planner.calculators.place_limits import LimitKind
from planner.calculators.place_sensitivity import TopTurn
from planner.desktop.viewmodels.places.board import PlacesBoard
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.place_terms import failure_text, part_name
from planner.localization.running_text import listed
from planner.localization.terms import role_with_level


def headline(board: PlacesBoard, formatter: Formatter) -> str:
    """Say how many places match, and how many do not."""
    within, outside = len(board.within), len(board.outside)
    return listed(
        (
            ngettext("{count} place matches", "{count} places match", within).format(
                count=formatter.integer(within)
            ),
            _("{count} outside limits").format(count=formatter.integer(outside)),
        )
    )


def summary(board: PlacesBoard, formatter: Formatter) -> str:
    """Say what the map shows, for those who hear it."""
    best = listed(fit.evidence.place.name for fit in board.within[:3])
    return _("{role}: {headline}. Best fit: {places}.").format(
        role=role_with_level(board.choices.role, board.choices.level),
        headline=headline(board, formatter),
        places=best or "–",
    )


def firmness(board: PlacesBoard, formatter: Formatter) -> str:
    """Say what change of one weight would turn the first three places; empty without an order."""
    if len(board.within) < 2:
        return ""
    if not board.turns:
        return _("{place} stays first, whatever single weight changes.").format(
            place=_name(board.within[0])
        )
    of_first = [turn for turn in board.turns if turn.leader is board.within[0]]
    if of_first:
        return _turn_sentence(of_first[0], formatter)
    first = _("{place} stays first.").format(place=_name(board.within[0]))
    return f"{first} {_turn_sentence(board.turns[0], formatter)}"


def _turn_sentence(top: TopTurn, formatter: Formatter) -> str:
    turn = top.turn
    return _(
        "{place} stays ahead of {rival} unless {part} counts {needed} instead of {present}."
    ).format(
        place=_name(top.leader),
        rival=_name(top.rival),
        part=part_name(turn.part),
        needed=formatter.percent(turn.needed),
        present=formatter.percent(turn.present),
    )


def _name(fit: PlaceFit) -> str:
    return fit.evidence.place.name


def nothing_within(board: PlacesBoard, formatter: Formatter) -> tuple[str, str]:
    """Return a title and a sentence for a board where every place is outside or lacks evidence."""
    if not any(fit.evidence.scores for fit in board.fits):
        return _("No place is known."), _("The market data in use has no places to rank.")
    if not board.outside:
        return (
            _("No place has enough evidence for this role."),
            _("Where the data has gaps is listed below; your own figures on the Data page help."),
        )
    nearest = board.relaxations.values()
    if not nearest:
        return (
            _("No place keeps all limits."),
            _("Each place fails two limits or more. Loosen the strictest ones, or reset them."),
        )
    currency = board.plan.reporting_currency
    texts = (failure_text(failure, currency, formatter) for failure in nearest)
    return (
        _("No place keeps all limits."),
        _("Nearest by a single limit: {failures}.").format(
            failures=listed(texts, with_commas=True)
        ),
    )


def relaxing(kind: LimitKind) -> str:
    """Return what a button says that loosens one limit until the first place keeps it."""
    return {
        LimitKind.MIN_OVERLAP: _("Ask for less overlap"),
        LimitKind.MAX_COST: _("Allow a higher cost"),
        LimitKind.MIN_POOL: _("Allow smaller pools"),
        LimitKind.MAX_HOLIDAYS: _("Allow more holidays"),
        LimitKind.MIN_ENGLISH: _("Ask for less English"),
    }[kind]
