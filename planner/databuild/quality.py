"""The quality report: what the tables cover and how wrong they were found to be."""

from collections.abc import Sequence

QUALITY = "quality.md"

_OPENING = """# Quality of the market data

Written by `hiring-planner data build` together with the tables beside it; edit neither by hand.
Errors are those of cases a fit did not see, unless said otherwise.

"""


def quality_text(sections: Sequence[str]) -> str:
    """Return the report.

    Args:
        sections: Markdown of each subject, beginning with its heading and ending with a line feed.
    """
    return _OPENING + "\n".join(sections)
