"""The outlier section of the quality report, from the same comparisons as the table."""

from collections.abc import Sequence

from planner.databuild.quality_compared import LEAVE, PRICE, RATE, SHARE, UNEXPLAINED, Compared

_SUBJECTS = {
    SHARE: "Employer share of levies, beside the OECD's of 2021: more than 2 points",
    PRICE: "Price level, beside a Big Mac of the same year: a factor above 1.5 off the common line",
    LEAVE: "Days of leave, beside the second list: more than 4 days",
    RATE: "Exchange rate, beside a second provider on the same day: more than 1% "
    "(some months apart: 10%)",
}


def outliers_text(compared: Sequence[Compared]) -> str:
    """Return the section of the quality report."""
    counts = []
    for subject in (SHARE, PRICE, LEAVE, RATE):
        of_subject = [each for each in compared if each.subject == subject]
        outside = sum(each.is_outlier for each in of_subject)
        counts.append(f"| {_SUBJECTS[subject]} | {len(of_subject)} | {outside} |")
    found = [each for each in compared if each.is_outlier]
    lines = [
        f"| {each.subject}, {each.key} | {each.figure} | {each.second_figure} "
        f"| {each.gap:+.3g} | {each.note} |"
        for each in found
    ]
    unexplained = sum(each.note == UNEXPLAINED for each in found)
    return _TEXT.format(
        counts="\n".join(counts), lines="\n".join(lines), found=len(found), unexplained=unexplained
    )


_TEXT = """## Outliers against a second source

{found} of the figures that have a second source lie too far from it, {unexplained} of them without
a known reason: check both before relying on either. Everything compared is in
`quality_outliers.csv`.

| figure | compared | outliers |
| --- | ---: | ---: |
{counts}

Gaps are points of gross for shares, days for leave, and logarithms otherwise.

| figure | here | second source | gap | reason |
| --- | ---: | ---: | ---: | --- |
{lines}
"""
