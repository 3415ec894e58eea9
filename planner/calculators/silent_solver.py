"""HiGHS as this program uses it: without a word on standard output, where answers go."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from highspy import Highs


def silent_solver() -> "Highs":
    """Return a solver that prints nothing and finds the same answer each time."""
    import highspy  # as late as this: nothing else needs it

    class SilentHighs(highspy.Highs):
        """HiGHS without the banner it prints when its callbacks are set up."""

        def enableCallbacks(self) -> None:  # noqa: N802 -- HiGHS's own name
            self.silent()
            super().enableCallbacks()  # type: ignore[no-untyped-call]  # theirs

    solver = SilentHighs()  # type: ignore[no-untyped-call]  # theirs
    solver.silent()
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("threads", 1)  # the same answer each time, whatever the machine
    return solver
