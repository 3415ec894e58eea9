"""How the columns of a table share a width: narrower first, then fewer."""

from collections.abc import Mapping, Sequence


def fitted_widths(
    wished: Mapping[int, int],
    least: Mapping[int, int],
    giving_way: Sequence[int],
    room: int,
    first: tuple[int, int],
) -> dict[int, int]:
    """Return the width of every column that is shown; one without a width is hidden.

    The first column takes what the others leave. Columns give way one after the other until it
    has its least width; those that stay then become narrower until it has the width it likes.

    Args:
        wished: The width each column but the first likes to have, by its number, in pixels.
        least: The narrowest each may become; its wish where it is missing or larger.
        giving_way: The columns that may be hidden, the first to go first.
        room: The width for all columns.
        first: The least width of the first column, and the width it likes.
    """
    narrowest = {number: min(width, least.get(number, width)) for number, width in wished.items()}
    shown = dict(wished)
    for number in giving_way:
        if room - sum(narrowest[each] for each in shown) >= first[0]:
            break
        shown.pop(number, None)
    lacking = first[1] - (room - sum(shown.values()))
    spare = {number: shown[number] - narrowest[number] for number in shown}
    share = min(1.0, max(0.0, lacking / (sum(spare.values()) or 1)))
    return {number: width - round(share * spare[number]) for number, width in shown.items()}
