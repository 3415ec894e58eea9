"""What is said about the sources of levers and of the time to fill."""

from datetime import date

from planner.databuild.source_text import SourceText

INTERVIEWS = "glassdoor-time-to-hire-2017"
INTERVIEWS_AS_OF = date(2017, 6, 30)
BENCHMARKS = "it-time-to-hire-benchmarks"
BENCHMARKS_AS_OF = date(2019, 12, 31)
FIELD_CASES = "hiring-field-cases"
JUDGMENT = "hiring-judgment"
JUDGED_ON = date(2026, 11, 26)

HIRING_SOURCES = (
    SourceText(
        INTERVIEWS,
        "How long interviews take in 25 countries",
        "Glassdoor Economic Research",
        "Cited facts; no license to the text",
        "Glassdoor Economic Research, How Long Does It Take to Hire? Interview Duration in 25 "
        "Countries, 2017-08-09",
        "Mean days from application to offer or rejection, first half of 2017, about 84,000 "
        "reviews by candidates. All jobs, not engineers; interviews only, not the search before "
        "them; nine years old. Changes made: related to the mean of all 25 countries, and the "
        "square root taken.",
        "hiring_coefficients.csv (countries)",
    ),
    SourceText(
        BENCHMARKS,
        "Time to hire in IT, secondary figures",
        "Workable and Glassdoor, by way of pages that quote them",
        "Cited facts; no license to the text",
        "Workable, time to hire by function (about 2019); Glassdoor, interview length (2015)",
        "Single averages as others quoted them, without spread or number of cases. All IT roles: "
        "none is of engineers of AI infrastructure.",
        "hiring_coefficients.csv (days of a typical search)",
    ),
    SourceText(
        FIELD_CASES,
        "Two cases of hiring for AI infrastructure",
        "Global Hiring Planner",
        "MIT",
        "Global Hiring Planner, as told by those who hired",
        "A cloud provider came from six months to three with university courses, internships and "
        "a fifth more pay. A health-care start-up hired strong infrastructure engineers, taught "
        "them the regulation and paired each with a senior engineer; no figure is told. One case "
        "each, with nothing to compare it to: what else changed meanwhile, nobody knows. How the "
        "three measures of the first share its effect is a judgment of ours.",
        "levers.csv (rows that are evidence)",
    ),
    SourceText(
        JUDGMENT,
        "Levers and hiring, judged",
        "Global Hiring Planner",
        "MIT",
        "Global Hiring Planner",
        "What levers do and cost, and how hiring depends on role, level, pool and pay: our own "
        "judgment, without a published source. The range from low to high says how little is "
        "known. Set your own figures, and import past hires: they count more, the more there are.",
        "levers.csv, hiring_coefficients.csv",
    ),
)
