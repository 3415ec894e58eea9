"""What the reader decides about a row that leaves a doubt which seat it is."""

from dataclasses import dataclass
from enum import Enum, auto

from planner.quantities.identifiers import SeatId


class DecisionKind(Enum):
    """What becomes of a row."""

    ADD = auto()
    """It is somebody, or something, of its own."""
    ADD_POSITION = auto()
    """It is a position, although a name or a status could say otherwise."""
    MATCH = auto()
    """It is a seat of the plan."""
    LEAVE_OUT = auto()


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision; ``seat_id`` says which seat a row is, where it is one of the plan."""

    kind: DecisionKind
    seat_id: SeatId | None = None


LEAVE_OUT = Decision(DecisionKind.LEAVE_OUT)
ADD = Decision(DecisionKind.ADD)
ADD_POSITION = Decision(DecisionKind.ADD_POSITION)


def match(seat_id: SeatId) -> Decision:
    """Decide that a row is a seat of the plan."""
    return Decision(DecisionKind.MATCH, seat_id)
