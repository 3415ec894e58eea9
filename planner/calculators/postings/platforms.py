"""Named platforms and hardware by skill, as candidates search for them.

The names are products of the field, the same in every language. What a team really runs goes
before them (``Posting.platforms``).
"""

from collections.abc import Mapping
from types import MappingProxyType

from planner.market.role import RoleFamily
from planner.market.talent_pool import Skill

PLATFORMS: Mapping[Skill, tuple[str, ...]] = MappingProxyType(
    {
        Skill.AI_WORKLOADS: ("PyTorch", "JAX", "vLLM", "Ray"),
        Skill.GPU_ACCELERATORS: ("NVIDIA H100/H200/B200", "AMD Instinct MI300X", "CUDA", "ROCm"),
        Skill.KUBERNETES_CONTAINERS: ("Kubernetes", "containerd", "Helm", "Kueue"),
        Skill.CLOUD_PLATFORMS: ("AWS", "Microsoft Azure", "Google Cloud", "Terraform"),
        Skill.HPC_NETWORKING: ("InfiniBand NDR", "RoCE v2", "NVLink", "NCCL"),
        Skill.STORAGE: ("Lustre", "Ceph", "WEKA", "S3 object storage"),
        Skill.DISTRIBUTED_SYSTEMS: ("Go", "Rust", "C++", "gRPC"),
    }
)
"""What each skill usually means by name; at most four, since a list of everything filters nobody.
"""

ROLE_PLATFORMS: Mapping[RoleFamily, tuple[str, ...]] = MappingProxyType(
    {
        RoleFamily.AI_INFRASTRUCTURE_ENGINEER: ("Slurm", "Prometheus"),
        RoleFamily.GPU_CLUSTER_ENGINEER: ("Slurm", "NVIDIA DCGM"),
        RoleFamily.GPU_KERNEL_ENGINEER: ("Triton", "CUTLASS", "Nsight Compute"),
        RoleFamily.ML_PLATFORM_ENGINEER: ("Kubeflow", "MLflow"),
        RoleFamily.MLOPS_ENGINEER: ("MLflow", "Argo Workflows", "KServe"),
        RoleFamily.DATA_PIPELINE_ENGINEER: ("Apache Spark", "Apache Kafka", "Apache Airflow"),
        RoleFamily.SITE_RELIABILITY_ENGINEER: ("Prometheus", "Grafana", "OpenTelemetry"),
        RoleFamily.CLOUD_PLATFORM_ENGINEER: ("Argo CD", "Crossplane"),
        RoleFamily.HPC_NETWORK_ENGINEER: ("SONiC", "NVIDIA UFM"),
        RoleFamily.STORAGE_ENGINEER: ("NVMe-oF", "GPUDirect Storage"),
        RoleFamily.AI_SECURITY_ENGINEER: ("HashiCorp Vault", "OPA Gatekeeper", "Sigstore"),
        RoleFamily.ENGINEERING_MANAGER: (),
    }
)
"""Tools of a role beyond those of its skills."""
