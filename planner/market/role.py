"""The role families and levels of the field."""

from enum import StrEnum


class RoleFamily(StrEnum):
    """What a seat does; the value is the stable key in files and on the command line."""

    AI_INFRASTRUCTURE_ENGINEER = "ai-infrastructure-engineer"
    GPU_CLUSTER_ENGINEER = "gpu-cluster-engineer"
    GPU_KERNEL_ENGINEER = "gpu-kernel-engineer"
    ML_PLATFORM_ENGINEER = "ml-platform-engineer"
    MLOPS_ENGINEER = "mlops-engineer"
    DATA_PIPELINE_ENGINEER = "data-pipeline-engineer"
    SITE_RELIABILITY_ENGINEER = "site-reliability-engineer"
    CLOUD_PLATFORM_ENGINEER = "cloud-platform-engineer"
    HPC_NETWORK_ENGINEER = "hpc-network-engineer"
    STORAGE_ENGINEER = "storage-engineer"
    AI_SECURITY_ENGINEER = "ai-security-engineer"
    ENGINEERING_MANAGER = "engineering-manager"


class Level(StrEnum):
    """Seniority of a seat."""

    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    STAFF = "staff"
    PRINCIPAL = "principal"
