"""Who bears how much of a group's time outside preferred hours, and how evenly.

Fairness is Jain's index of the burdens x of n people, (Σx)² / (n·Σx²): 1 where all bear the same,
1/n where one bears everything, and n times it is how many people share the burden as if evenly. It
depends neither on the unit nor on the size of the group, unlike a standard deviation, and other
than a Gini coefficient it reads as a share of people. From R. Jain, D. Chiu and W. Hawe, "A
quantitative measure of fairness and discrimination for resource allocation in shared computer
systems", DEC Research Report TR-301, 1984.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from planner.calculators.group_burden import GroupBurden
from planner.calculators.meeting_burden import Attendee, MeetingRules
from planner.calculators.working_intervals import Interval

ON_CALL_SHARE = Fraction(1, 4)
"""What a minute on call weighs of one in a meeting: an assumption, to be set by those on call."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What somebody bears, in weighted minutes a head.

    Attributes:
        label: What they are called.
        heads: How many people bear it, each of them.
        meetings: Of meetings.
        on_call: Of being on call outside preferred hours.
    """

    label: str
    heads: int
    meetings: float
    on_call: float = 0

    @property
    def total(self) -> float:
        """Of everything."""
        return self.meetings + self.on_call


@dataclass(frozen=True, slots=True)
class BurdenLedger:
    """What everybody of a group bears over some time."""

    entries: tuple[LedgerEntry, ...]

    @property
    def fairness(self) -> float:
        """Jain's index over people; 1 where nobody bears anything."""
        return jain_index([each.total for each in self.entries for _head in range(each.heads)])

    @property
    def worst(self) -> float:
        """What whoever carries most bears."""
        return max((each.total for each in self.entries), default=0)

    @property
    def most(self) -> tuple[LedgerEntry, ...]:
        """Who carries most, all of them where several do; nobody where there is no burden."""
        return tuple(each for each in self.entries if each.total == self.worst > 0)


def jain_index(burdens: Sequence[float]) -> float:
    """Return how evenly people bear a burden, from 1/n to 1; 1 without people or burden."""
    squares = sum(each * each for each in burdens)
    return sum(burdens) ** 2 / (len(burdens) * squares) if squares else 1


def burden_ledger(
    attendees: Sequence[Attendee],
    meetings: Sequence[Interval],
    on_call: Sequence[Sequence[Interval]] | None = None,
    rules: MeetingRules | None = None,
    on_call_share: Fraction = ON_CALL_SHARE,
) -> BurdenLedger:
    """Return what a group bears of meetings that all attend, and of its turns on call.

    Args:
        attendees: The group.
        meetings: When it meets, in UTC seconds.
        on_call: When each attendee is on call, in UTC seconds; nobody is if None.
        rules: What holds for everybody.
        on_call_share: What a minute on call weighs of one in a meeting.

    Raises:
        NobodyError: If there is nobody.
        UnknownZoneError: If a zone does not exist.
    """
    on_call = [()] * len(attendees) if on_call is None else on_call
    known = [*meetings, *chain.from_iterable(on_call)]
    first = min((start for start, _end in known), default=0) // 60
    last = max((end for _start, end in known), default=60) // 60
    group = GroupBurden(attendees, (first, last), rules or MeetingRules())
    burdens = group.burdens_of(known)
    entries, at = [], len(meetings)
    for attendee, turns, row in zip(attendees, on_call, burdens, strict=True):
        met, called = row[: len(meetings)].sum(), row[at : at + len(turns)].sum()
        on_call_burden = float(called) * float(on_call_share)
        entries.append(LedgerEntry(attendee.label, attendee.heads, float(met), on_call_burden))
        at += len(turns)
    return BurdenLedger(tuple(entries))
