"""Job descriptions in the window: what people write, how it reads, and what makes it unclear."""

from planner.desktop.posting.posting_dialog import PostingDialog

__all__ = ["PostingDialog"]
