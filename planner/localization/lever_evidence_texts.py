"""What of the levers is evidence and what is judgment, said in a few paragraphs."""

from planner.localization.messages import _


def evidence_title() -> str:
    """Return the heading of these paragraphs."""
    return _("What is evidence and what is judgment")


def evidence_paragraphs() -> tuple[str, ...]:
    """Return the paragraphs, in the order they are read."""
    return (
        _(
            "Evidence: somebody saw it happen and told of it. There are two cases, not a study, so "
            "the size of an effect may differ much from yours. A cloud provider came from six "
            "months to three with university courses, internships and a fifth more pay; how the "
            "three share that is a judgment. A healthcare start-up hired strong infrastructure "
            "engineers, taught them the regulation and gave each a mentor; it told no figures, so "
            "only the direction is evidence."
        ),
        _(
            "Judgment: nobody measured it. The figures are what people who hire engineers would "
            "plan with, and their ranges are wide on purpose."
        ),
        _(
            "Days to fill rest on published averages of all IT jobs and on interviews in 25 "
            "countries. They are years old and of no AI-infrastructure role, so they are weak too; "
            "import your own past hires, and they weigh in as they become more."
        ),
        _(
            "Low, likely and high are the smallest, the usual and the greatest figure. Factors are "
            "told as the change they make: “−20%” of the time to fill is a fifth less. Levers "
            "multiply, and together leave at least the share of the days that the assumptions "
            "name. Each figure can be changed."
        ),
    )
