"""Command lines that cannot be understood, and plans that cannot be answered on."""


class UsageError(ValueError):
    """The arguments do not fit together; ``str()`` is the sentence for the user.

    ``command`` names the command whose help explains more.
    """

    def __init__(self, message: str, command: str = "") -> None:
        super().__init__(message)
        self.command = command


class BlockedPlanError(Exception):
    """A plan has a problem that leaves nothing to show; ``str()`` is the sentence for the user."""
