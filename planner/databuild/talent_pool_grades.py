"""The written rules of the talent tables whose grade follows from the table alone."""

from planner.databuild.grades import GradeRule, GradeStep, always, single
from planner.market.provenance import Grade
from planner.market.talent_pool import RegionBasis

REGION_GRADES: GradeRule[RegionBasis] = GradeRule(
    "A place's share of its country's professionals",
    ("talent_regions.csv",),
    (
        GradeStep(
            Grade.A,
            "the official employment of the metropolitan area",
            lambda basis: basis is RegionBasis.METRO_EMPLOYMENT,
        ),
        GradeStep(Grade.D, "from population, by an exponent fitted on one country's areas", always),
    ),
)
COLLABORATION_GRADES = single(
    "Collaboration between countries",
    ["talent_collaboration.csv"],
    Grade.B,
    "counted by its publisher, public work only, located by network address",
)
ROLE_SKILL_GRADES = single(
    "Skills of a role", ["role_skills.csv"], Grade.D, "an assumption of ours, to be changed"
)
