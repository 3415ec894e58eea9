"""The sample plans that ship with the program."""

from dataclasses import replace

from planner.locations import resources_folder
from planner.plan.document_id import new_document_id
from planner.plan.model import Plan
from planner.plan.store import load_plan

_FOLDER = "samples"
_SUFFIX = ".hplan"


class UnknownSampleError(LookupError):
    """No sample plan has this name.

    Attributes:
        name: What was asked for.
        known: The names there are.
    """

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


def sample_names() -> tuple[str, ...]:
    """Return the names of the sample plans, sorted."""
    files = (resources_folder() / _FOLDER).glob(f"*{_SUFFIX}")
    return tuple(sorted(file.stem for file in files))


def load_sample(name: str) -> Plan:
    """Load a sample plan.

    Raises:
        UnknownSampleError: If there is no sample of this name.
        PlanFileError: If the sample is damaged.
    """
    known = sample_names()
    # Only a listed name becomes a path: the text may come from a command line.
    if name not in known:
        raise UnknownSampleError(name, known)
    return load_plan(resources_folder() / _FOLDER / f"{name}{_SUFFIX}")


def plan_from_sample(name: str) -> Plan:
    """Return a sample plan as a document of its own.

    Raises:
        UnknownSampleError: If there is no sample of this name.
        PlanFileError: If the sample is damaged.
    """
    return replace(load_sample(name), document_id=new_document_id())
