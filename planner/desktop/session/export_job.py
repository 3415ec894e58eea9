"""What is exported: whose results, in which form, to which file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.calculators.evaluation import Evaluation, evaluate
from planner.calculators.onboarding.hires import hires_of
from planner.desktop.session.plan_session import PlanSession
from planner.export.plan_tables import PlanTable, table_rows
from planner.export.workbook.export_options import ExportOptions
from planner.localization.messages import speaking
from planner.plan.model import Plan, Position
from planner.plan.scenario_plans import scenario_plan
from planner.quantities.identifiers import ScenarioId


@dataclass(frozen=True, slots=True)
class ExportJob:
    """One file to write, or a folder of them.

    Attributes:
        results: Works out what is exported; it is called on another thread.
        path: The file, or the folder.
        language: The language of its texts.
        generated_on: The date it says it was made on.
        options: What a workbook holds.
        table: The one table of a CSV file; None for a workbook.
        document: The base with its scenarios, which a workbook sets side by side.
        is_every_hire: Whether it is a folder with the onboarding of each hire.
    """

    results: Callable[[], Evaluation]
    path: Path
    language: str
    generated_on: date
    options: ExportOptions
    table: PlanTable | None = None
    document: Plan | None = None
    is_every_hire: bool = False

    def write(self, progress: Callable[[float], None], is_cancelled: Callable[[], bool]) -> None:
        """Write the file, whole or not at all.

        Raises:
            ExportError: If it cannot be written.
            ExportCancelledError: If ``is_cancelled`` said so.
        """
        from planner.export.csv_file import write_csv
        from planner.export.workbook import ExportCancelledError, export_workbook

        evaluation = self.results()
        if self.is_every_hire:
            self._write_books(evaluation, progress, is_cancelled)
            return
        if self.table is None:
            export_workbook(
                evaluation,
                self.path,
                language=self.language,
                generated_on=self.generated_on,
                options=self.options,
                document=self.document,
                progress=progress,
                is_cancelled=is_cancelled,
            )
            return
        with speaking(self.language):
            rows = table_rows(evaluation, self.table, self.language)
        if is_cancelled():
            raise ExportCancelledError
        write_csv(self.path, rows, self.language)

    def _write_books(
        self,
        evaluation: Evaluation,
        progress: Callable[[float], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        from planner.export.workbook import export_hire_books

        export_hire_books(
            evaluation,
            self.path,
            language=self.language,
            generated_on=self.generated_on,
            password=self.options.password,
            progress=progress,
            is_cancelled=is_cancelled,
        )


class ExportSource:
    """The results of the open plan's base and scenarios."""

    def __init__(self, session: PlanSession) -> None:
        self._session = session

    @property
    def scenarios(self) -> tuple[tuple[ScenarioId, str], ...]:
        """The plan's scenarios with their names."""
        return tuple((each.id, each.name) for each in self._session.document.scenarios)

    @property
    def shown(self) -> ScenarioId | None:
        """The scenario on show; None for the base."""
        return self._session.plan.scenario_id

    @property
    def document(self) -> Plan:
        """The base with its scenarios."""
        return self._session.document

    def hires(self, scenario_id: ScenarioId | None) -> tuple[Position, ...]:
        """Return the positions of a scenario that somebody is to come aboard for."""
        plan = scenario_plan(self._session.document, scenario_id)
        return tuple(hire.position for hire in hires_of(plan, self._session.market))

    def results(self, scenario_id: ScenarioId | None) -> Callable[[], Evaluation]:
        """Return what works out a scenario's results; those on show are there already."""
        if scenario_id == self.shown:
            on_show = self._session.evaluation
            return lambda: on_show
        document, market = self._session.document, self._session.market
        return lambda: evaluate(scenario_plan(document, scenario_id), market)
