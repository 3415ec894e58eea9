"""What is said about the sources of the pay bands, and the notice their license asks for."""

from planner.databuild.pay_country_activity import WAGES
from planner.databuild.pay_country_facts import PPP
from planner.databuild.pay_postings import POSTINGS
from planner.databuild.pay_survey import SURVEY
from planner.databuild.pay_survey_rates import BIG_MAC
from planner.databuild.source_text import SourceText

PAY_ROLES = "pay-roles"

NOTICE = "pay_bands_NOTICE.txt"
NOTICE_TEXT = """\
pay_bands.csv and quality_pay.csv are databases derived from this one:
Stack Overflow Developer Survey 2025, Stack Exchange Inc., https://survey.stackoverflow.co/2025/

They are made available under the Open Database License 1.0:
https://opendatacommons.org/licenses/odbl/1-0/
Any rights in individual contents of the database are licensed under the Database Contents License
1.0: https://opendatacommons.org/licenses/dbcl/1-0/

You may copy, distribute, use and adapt these databases, as long as you attribute them as above,
offer any database adapted from them under the same license, and keep this notice intact. A work
produced from them (a plan, a workbook, a chart) must say that it contains information from pay
bands made available under the Open Database License.
"""

PAY_SOURCES = (
    SourceText(
        SURVEY,
        "Stack Overflow Developer Survey 2025: pay",
        "Stack Exchange Inc.",
        "Open Database License 1.0 (ODbL); contents: Database Contents License 1.0",
        "Stack Overflow Developer Survey 2025, https://survey.stackoverflow.co/2025/",
        "pay_bands.csv and quality_pay.csv are derived databases and stay under the ODbL: see "
        "pay_bands_NOTICE.txt. Self-reported by people who chose to answer; all compensation, not "
        "base pay alone. In the United States it reads about 12% above official wages, and bands "
        "there are set to those; elsewhere no official wages by occupation were at hand and the "
        "survey's level stands, so expect it to read high for local employers, most where pay is "
        "low. People paid in dollars or euros where those are not the currency (found by round "
        "amounts) earn about half more and are left out. Dollars were turned back into local money "
        "at the survey's own rates of June 2025, never at later ones: where a currency has fallen "
        "since, bands are out of date. Occupations are broad: a role is a mix of them. Staff and "
        "principal rest on experience and on what architects earn. Years in work are years of "
        "coding less 4.5. Used through a third party's subset (pay of 1,000 to 1,000,000 USD, "
        "complete rows only).",
        "pay_bands.csv, quality_pay.csv",
    ),
    SourceText(
        POSTINGS,
        "Global AI, ML and data science salary index",
        "aijobs.net (Foorilla LLC)",
        "CC0-1.0",
        "aijobs.net, https://github.com/foorilla/ai-jobs-net-salaries",
        "Ends in January 2025; nine in ten rows are from the United States, mostly both ends of "
        "posted ranges. Feeds what titles and levels earn against each other, and the pay level of "
        "some 25 countries beside the survey.",
        "part of pay_bands.csv",
    ),
    SourceText(
        PPP,
        "Purchasing power parities (PA.NUS.PPP)",
        "World Bank",
        "Creative Commons Attribution 4.0 International (CC BY 4.0)",
        "World Bank, PA.NUS.PPP, https://data.worldbank.org/indicator/PA.NUS.PPP",
        "Newest year of each country, mostly 2024; where prices rise fast, parities of that year "
        "read low today. Predicts pay where rows are few. Changes made: Bulgaria's brought from "
        "lev to euro.",
        "price_levels.csv, part of pay_bands.csv",
    ),
    SourceText(
        BIG_MAC,
        "Big Mac index",
        "The Economist",
        "Creative Commons Attribution 4.0 International (CC BY 4.0)",
        "The Economist, Big Mac index, https://github.com/TheEconomist/big-mac-data",
        "Its exchange rates tell where to look for the survey's own; its prices stand in for the "
        "parity that Taiwan lacks.",
        "part of pay_bands.csv, price_levels.csv (Taiwan)",
    ),
    SourceText(
        WAGES,
        "Mean monthly earnings of employees",
        "International Labour Organization, ILOSTAT",
        "Creative Commons Attribution 4.0 International (CC BY 4.0)",
        "International Labour Organization, ILOSTAT, by way of "
        "https://github.com/openwashdata-conf/ilostat-wage",
        "All occupations, newest year of each country. Tried as a predictor of pay where rows are "
        "few, and found to add nothing to output per person and prices.",
        "quality_pay_models.csv",
    ),
    SourceText(
        PAY_ROLES,
        "Roles as mixes of occupations",
        "Global Hiring Planner",
        "MIT",
        "Global Hiring Planner",
        "Our own choice: which surveyed, posted and official occupations stand for a role, with "
        "which weights.",
        "part of pay_bands.csv",
    ),
)
