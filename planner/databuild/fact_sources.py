"""What is said about the sources of terms, restrictions and currency risk."""

from planner.databuild.fx_series import FED
from planner.databuild.restrictions_table import RESTRICTED
from planner.databuild.source_text import SourceText
from planner.databuild.statutory_terms_table import LEAVE_LIST, TERMS

FACT_SOURCES = (
    SourceText(
        TERMS,
        "Statutory terms and employer shares of 2025, retyped",
        "Global Hiring Planner",
        "MIT",
        "Global Hiring Planner",
        "Retyped from general knowledge of the laws named, not copied from them: check before "
        "relied on. Leave is held against a second list, notice, probation and hours only in "
        "the spot checks. The law named is mostly that of contributions. Leave in the United "
        "Kingdom holds the bank holidays. Where no statute-cited lines were at hand, the "
        "employer's cost is the single share given here: rates of 2025, one case per country.",
        "statutory_terms.csv; employer_cost_lines.csv, employer_cost_countries.csv and "
        "employer_cost_cases.csv (part)",
    ),
    SourceText(
        LEAVE_LIST,
        "Minimum annual leave by country",
        "Wikipedia contributors, by way of stretch-my-time-off",
        "MIT; texts of Wikipedia: CC BY-SA 4.0",
        'Wikipedia, "List of minimum annual leave by country", by way of '
        "https://github.com/zachd/stretch-my-time-off",
        "A second list to hold paid leave against, nothing else. Changes made: where its note says "
        "calendar days, five sevenths of them; where it says that the figure is a default of that "
        "program, or is the leave of somebody often absent, no figure.",
        "statutory_terms.csv (second figure of leave)",
    ),
    SourceText(
        RESTRICTED,
        "Export-control and sanctions rules of the United States, retyped",
        "Global Hiring Planner, after 15 CFR 740, 22 CFR 126.1 and programs of OFAC",
        "US public domain",
        "US Code of Federal Regulations and Office of Foreign Assets Control, retyped",
        "A list to ask counsel about, not advice, and not complete: listed persons and firms are "
        "not in it. Group D:1 touches people: licenses for controlled chip technology may be "
        "needed for nationals. Changes made: comprehensive programs, and those under which "
        'counsel has to clear first, are "excluded", all others "review".',
        "restrictions.csv",
    ),
    SourceText(
        FED,
        "Foreign exchange rates, monthly averages (H.10)",
        "Board of Governors of the Federal Reserve System, by way of datasets/exchange-rates",
        "Public Domain Dedication and License (PDDL)",
        "Federal Reserve, H.10, by way of https://github.com/datasets/exchange-rates",
        "Used for currencies the ECB does not quote (LKR, TWD); for the others it confirms the "
        "averages. Changes made: volatility raised to that of month-ends, by the ratio found in "
        "the other currencies.",
        "fx_volatility.csv, fx_correlation.csv (part)",
    ),
)
