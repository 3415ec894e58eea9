"""What is said about the sources of the talent tables."""

from planner.databuild.source_text import SourceText
from planner.databuild.talent_pool_activity import INNOVATION_GRAPH
from planner.databuild.talent_pool_counts import BLS, EUROSTAT, HUMAN_RESOCIA

TALENT_MODEL = "talent-model"
ROLE_SKILLS = "role-skills"

TALENT_SOURCES = (
    SourceText(
        INNOVATION_GRAPH,
        "GitHub Innovation Graph",
        "GitHub, Inc.",
        "CC0-1.0",
        "GitHub Innovation Graph, GitHub, Inc., https://github.com/github/innovationgraph",
        "Accounts, organizations and topics of 2025 Q3, languages of 2024 Q1 (older than the "
        "rest). Accounts are not people in work: students and hobbyists count. Location is by "
        "network address: Hong Kong and Singapore read high, mainland China low. Public work only. "
        "Fewer than 100 people are not listed, which does not mean none. Changes made: the year's "
        "collaboration summed over both directions and set against chance.",
        "talent_collaboration.csv; evidence behind talent_countries.csv, talent_skills.csv and "
        "pay_bands.csv",
    ),
    SourceText(
        EUROSTAT,
        "Employed ICT specialists (isoc_sks_itspt)",
        "Eurostat",
        "Reuse with the source named",
        "Eurostat, isoc_sks_itspt, by way of github.com/r-kouki/european-labor-market-r",
        "30 countries. A wide definition: managers, technicians and part of the electronics "
        "engineers count. A break in the series in 2021 lies within the five years growth is taken "
        "over. The series of the United Kingdom ends in 2019. Changes made: the range is the "
        "scatter of the series, growth is per year over five years.",
        "talent_countries.csv (official rows)",
    ),
    SourceText(
        HUMAN_RESOCIA,
        "IT engineers by country, reports of 2020 and 2022",
        "Human Resocia Co., Ltd.",
        "Cited facts",
        "Human Resocia, as printed by ITmedia NEWS, 2022-12-13, "
        "https://www.itmedia.co.jp/news/articles/2212/13/news106.html",
        "The ten largest countries only, retyped. A narrower definition than the official one: "
        "brought to it by Germany and France. China is the publisher's own estimate. Judges the "
        "model, and is averaged with it in the countries it names.",
        "talent_countries.csv (part), quality_talent_pool.csv",
    ),
    SourceText(
        BLS,
        "Occupational Employment and Wage Statistics, May 2025",
        "U.S. Bureau of Labor Statistics",
        "US public domain",
        "U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics, May 2025",
        "Fourteen computer occupations; web developers, programmers and user support are not among "
        "them. Released numbers only: small areas lack some. Network architects and database "
        "occupations stand for networking and storage skills, which are counted nowhere.",
        "talent_regions.csv (United States), talent_skills.csv (networking and storage), "
        "pay_areas.csv, pay_bands.csv (United States)",
    ),
    SourceText(
        TALENT_MODEL,
        "Talent pool model",
        "Global Hiring Planner",
        "CC0-1.0 and Unicode-3.0 inputs; results MIT",
        "Global Hiring Planner, from the GitHub Innovation Graph, Eurostat, Human Resocia, the "
        "U.S. Bureau of Labor Statistics, Unicode CLDR and GeoNames",
        "Estimates, not counts: a regression of official ICT specialists on accounts, pushers and "
        "product per person; shares of skills from distinct public pushers; regional shares from "
        "the population of agglomerations. Methods are in the code, errors in quality.md. Low and "
        "high are a range of nine in ten, or bounds where quality.md says so. Growth: official, "
        "elsewhere the median of the official ones.",
        "talent_countries.csv, talent_skills.csv, talent_regions.csv",
    ),
    SourceText(
        ROLE_SKILLS,
        "Weights of skills per role",
        "Global Hiring Planner",
        "MIT",
        "Global Hiring Planner",
        "An assumption of ours that the user can change: how much of each skill a role asks for. "
        "How far skills go together in one person is an assumption as well: no public source "
        "counts people with several of them. For engineering managers the mix says whom they lead, "
        "not how many people manage.",
        "role_skills.csv",
    ),
)
