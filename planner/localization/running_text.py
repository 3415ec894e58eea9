"""Lists and Latin names inside sentences, as the reader's language writes them."""

from collections.abc import Iterable

from planner.localization.messages import _, active_language
from planner.localization.number_forms import is_right_to_left


def listed(parts: Iterable[str], *, with_commas: bool = False) -> str:
    """Join parts by the language's comma; ``with_commas`` says that they hold commas themselves."""
    return (_("; ") if with_commas else _(", ")).join(parts)


def left_to_right(text: object) -> str:
    """Keep a path, a formula or a code whole and left to right in a sentence of any language."""
    if is_right_to_left(active_language()):
        # Only here: the command line imports this module on the way to the window.
        from planner.localization.formatting import END_ISOLATE, LEFT_TO_RIGHT_ISOLATE

        return f"{LEFT_TO_RIGHT_ISOLATE}{text}{END_ISOLATE}"
    return str(text)


def as_typed(text: str) -> str:
    """Keep a text of any language as it was typed, digits and dashes too, in a sentence."""
    if is_right_to_left(active_language()):
        from planner.localization.formatting import END_ISOLATE

        return f"\N{FIRST STRONG ISOLATE}{text}{END_ISOLATE}"
    return text
