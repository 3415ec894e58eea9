"""Fields of a form, ready to show: labels, texts, choices and what they inherit."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto


class FieldKind(Enum):
    """How a field is edited."""

    TEXT = auto()
    FIGURE = auto()
    """A number or a date, typed as the reader writes it."""
    PLACE = auto()
    PERSON = auto()
    """A name, with those one knows on offer."""
    CHOICE = auto()
    LINES = auto()
    """Text of several lines."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field.

    Attributes:
        key: The attribute of the record it edits.
        label: What it is called.
        kind: How it is edited.
        text: The present text; of a choice, what it is called.
        value: The present choice; None where records differ.
        choices: What can be chosen, with their names.
        placeholder: What shows in an empty field: what is inherited, or that records differ.
        caption: A quieter line beneath, such as where the value comes from.
        offer: What a button beneath does, empty for none.
        offered: The text the button puts in the field's place.
    """

    key: str
    label: str
    kind: FieldKind
    text: str = ""
    value: object = None
    choices: Sequence[tuple[object, str]] = ()
    placeholder: str = ""
    caption: str = ""
    offer: str = ""
    offered: str = ""


@dataclass(frozen=True, slots=True)
class FormSection:
    """Fields under a heading; ``note`` says in a few words what they hold."""

    key: str
    heading: str
    note: str
    fields: tuple[FormField, ...]
