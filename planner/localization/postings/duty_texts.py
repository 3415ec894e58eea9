"""What people of a role and level do, for postings that do not say it in their own words."""

from collections.abc import Mapping
from functools import lru_cache

from planner.localization.messages import LANGUAGES, _, active_language
from planner.market.role import Level, RoleFamily


def duties(role: RoleFamily, level: Level) -> tuple[str, ...]:
    """Return the responsibilities of a role, and what its level adds."""
    if role is RoleFamily.ENGINEERING_MANAGER:
        return *_of_roles(active_language())[role], *_of_manager_levels(active_language())[level]
    return *_of_roles(active_language())[role], *_of_levels(active_language())[level]


@lru_cache(maxsize=len(LANGUAGES))
def _of_roles(_language: str) -> Mapping[RoleFamily, tuple[str, ...]]:
    return {**_of_compute_roles(), **_of_platform_roles(), **_of_operating_roles()}


def _of_compute_roles() -> Mapping[RoleFamily, tuple[str, ...]]:
    return {
        RoleFamily.AI_INFRASTRUCTURE_ENGINEER: (
            _("Build and run the clusters on which models are trained and served."),
            _("Place training and inference jobs so that accelerators do not stand idle."),
            _("Find why a job is slow: in the model, the scheduler, the network or the storage."),
            _("Plan capacity and cost of accelerators with the teams that use them."),
        ),
        RoleFamily.GPU_CLUSTER_ENGINEER: (
            _("Bring up GPU nodes, from firmware and drivers to a burn-in that passes."),
            _("Run the batch scheduler: queues, fair shares, preemption and gang scheduling."),
            _("Find and drain nodes with failing GPUs, links or memory before jobs hit them."),
            _("Raise the share of GPU hours that do useful work, and report it by team."),
        ),
        RoleFamily.GPU_KERNEL_ENGINEER: (
            _("Write and tune kernels for attention, matrix products and collectives."),
            _("Profile models down to memory traffic and occupancy, and say what bounds them."),
            _("Carry kernels over to new accelerator generations and number formats."),
            _("Keep numerical tests that show when a faster kernel is no longer right."),
        ),
        RoleFamily.HPC_NETWORK_ENGINEER: (
            _("Design and run the fabric between accelerators: topology, routing, congestion."),
            _("Measure collective operations across the fabric and find the slow link."),
            _("Roll out switch firmware and cabling changes without stopping training jobs."),
            _("Plan the fabric of the next cluster with the teams for power, cooling and storage."),
        ),
        RoleFamily.STORAGE_ENGINEER: (
            _("Run the parallel file systems and object stores that feed training jobs."),
            _("Keep checkpoints fast to write and certain to be read back."),
            _("Plan capacity, tiers and retention of data sets with the teams that own them."),
            _("Test recovery from the loss of disks, nodes and a whole site."),
        ),
    }


def _of_platform_roles() -> Mapping[RoleFamily, tuple[str, ...]]:
    return {
        RoleFamily.ML_PLATFORM_ENGINEER: (
            _("Build the platform on which researchers submit, watch and repeat experiments."),
            _("Offer training, evaluation and serving through interfaces that teams can rely on."),
            _("Make distributed training jobs restart by themselves after a node fails."),
            _("Talk to the users of the platform, and decide with them what comes next."),
        ),
        RoleFamily.MLOPS_ENGINEER: (
            _("Bring models from the registry to production: build, test, roll out, roll back."),
            _("Watch models in use for drift, latency and cost, and act on what is seen."),
            _("Keep data, code and model versions together, so that a result can be repeated."),
            _("Write the runbooks that on-call follows when a model misbehaves."),
        ),
        RoleFamily.DATA_PIPELINE_ENGINEER: (
            _("Build pipelines that collect, clean and deliver the data that models learn from."),
            _("Check data at the border of each step, and stop what is broken or not permitted."),
            _("Keep pipelines fast enough that accelerators never wait for data."),
            _("Document where each data set comes from and what it may be used for."),
        ),
        RoleFamily.CLOUD_PLATFORM_ENGINEER: (
            _("Build the landing zones, networks and identities that teams deploy into."),
            _("Keep infrastructure as code: reviewed, tested, and the same in every region."),
            _("Reserve and release cloud accelerators by need, and show each team its bill."),
            _("Connect cloud regions with our own data centers."),
        ),
    }


def _of_operating_roles() -> Mapping[RoleFamily, tuple[str, ...]]:
    return {
        RoleFamily.SITE_RELIABILITY_ENGINEER: (
            _("Agree on service levels with the teams that build, and measure them."),
            _("Take part in on-call, lead incidents, and write reviews that change something."),
            _("Automate the work that comes back each week."),
            _("Test how services fail before they fail by themselves."),
        ),
        RoleFamily.AI_SECURITY_ENGINEER: (
            _("Secure the path from training data to served model: access, secrets, supply chain."),
            _("Turn rules such as the EU AI Act and ISO/IEC 42001 into workable controls."),
            _("Test models and their interfaces for misuse, leakage and prompt injection."),
            _("Collect evidence for audits as a by-product of daily work."),
        ),
        RoleFamily.ENGINEERING_MANAGER: (
            _("Lead an infrastructure team across time zones: goals, hiring, growth, feedback."),
            _("Decide with engineers what to build, buy and stop."),
            _("Keep the on-call load bearable and evenly spread."),
            _("Stand for the team's plan, budget and results towards the rest of the company."),
        ),
    }


@lru_cache(maxsize=len(LANGUAGES))
def _of_levels(_language: str) -> Mapping[Level, tuple[str, ...]]:
    return {
        Level.JUNIOR: (
            _("Work on tasks with a clear goal, with a mentor who reviews the work."),
            _("Learn the systems of the team well enough to join on-call with company."),
        ),
        Level.MID: (
            _("Own features from design to operation, with advice where it is wanted."),
            _("Review the work of others and improve the tests and runbooks on the way."),
        ),
        Level.SENIOR: (
            _("Own a system from end to end, and decide how it changes."),
            _("Write the designs others review, and mentor one or two engineers."),
        ),
        Level.STAFF: (
            _("Set the technical direction of several systems, and bring teams to agree on it."),
            _("Take on the problem that has no owner yet, and leave it with one."),
        ),
        Level.PRINCIPAL: (
            _("Set the technical direction of the whole infrastructure over years."),
            _("Advise the leadership on what can be built, at which cost and risk."),
        ),
    }


@lru_cache(maxsize=len(LANGUAGES))
def _of_manager_levels(_language: str) -> Mapping[Level, tuple[str, ...]]:
    return {
        Level.JUNIOR: (_("Lead a small team, with a manager who coaches you."),),
        Level.MID: (_("Lead one team, and answer for its delivery."),),
        Level.SENIOR: (_("Lead one team, and shape the roadmap together with its neighbors."),),
        Level.STAFF: (_("Lead several teams through their leads."),),
        Level.PRINCIPAL: (_("Lead the infrastructure organization, and its plan over years."),),
    }
