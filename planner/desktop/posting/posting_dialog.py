"""The job description of one position: its words at the left, how it reads at the right."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.calculators.postings.clarity import Finding, clarity, clarity_score
from planner.calculators.postings.finding_fixes import apply_fix
from planner.calculators.postings.job_description import JobDescription, job_description
from planner.calculators.postings.posting_owner import PostingOwner, change_owned_posting
from planner.calculators.postings.posting_part import PostingPart
from planner.desktop.actions import key_text
from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label, elided
from planner.desktop.marks import Rule
from planner.desktop.menus import Menu
from planner.desktop.panel_dialog import PanelDialog
from planner.desktop.posting.findings_list import FindingLine, FindingsList
from planner.desktop.posting.posting_fields import (
    LANGUAGE,
    PAY_RANGE,
    owner_name,
    posting_fields,
    typed_value,
)
from planner.desktop.posting.posting_form import PostingForm
from planner.desktop.posting.posting_preview import PostingPreview
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.widgets.tab_order import order_as_laid_out
from planner.export.postings import PostingFormat, posting_bytes, write_posting
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.postings.finding_texts import finding_sentence, fix_label, score_text
from planner.localization.postings.part_names import part_heading
from planner.localization.postings.posting_text import (
    PostingText,
    posting_language,
    posting_text,
)
from planner.localization.problems import error_sentence
from planner.localization.running_text import as_typed, left_to_right
from planner.plan.edits import PlanEditError
from planner.plan.file_name import file_name
from planner.plan.model import Position
from planner.quantities.identifiers import SeatId

_SIZE = (1140, 690)
_FORM_WIDTH = 430
_FINDINGS_HEIGHT = 172
_OWNER_WIDTH = 220


class PostingDialog(PanelDialog):
    """Edits the words of a position's posting, its team's and the plan's, undo step by step."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        session: PlanSession,
        seat_id: SeatId,
        formatter: Formatter,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._session = session
        self._seat_id = seat_id
        self._formatter = formatter
        self._first_step = session.undo_stack.index()
        self._owner = PostingOwner.POSITION
        self._findings: tuple[Finding, ...] = ()
        self._saved_as = PostingFormat.WORD
        self._described = job_description(session.plan, session.market, self._position())
        self.setWindowModality(Qt.WindowModality.WindowModal)  # the plan may not move beneath it
        self.setWindowTitle(_("Job description"))
        self.resize(*_SIZE)
        self._build()
        self._add_shortcuts()
        order_as_laid_out(self)
        session.plan_changed.connect(self._on_plan_changed)
        self._show()
        self.form.editors["title"].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def owner(self) -> PostingOwner:
        """Whose words the form shows."""
        return self._owner

    @property
    def text(self) -> PostingText:
        """The posting as it is exported."""
        return posting_text(self._described, self._language)

    def choose_owner(self, owner: PostingOwner) -> None:
        """Edit the words of another owner."""
        self.owner_buttons[owner].setChecked(True)

    @property
    def _language(self) -> str:
        return posting_language(self._described, self._formatter.locale)

    def _position(self) -> Position:
        found = (each for each in self._session.plan.positions if each.id == self._seat_id)
        return next(found)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._heading())
        column.addWidget(Rule(self._theme, self))
        body = QHBoxLayout()
        body.setSpacing(0)
        self.form = PostingForm(self._theme, self._take, self)
        self.form.setFixedWidth(_FORM_WIDTH)
        self.form.refused.connect(self._tell)
        body.addWidget(self.form)
        body.addWidget(Rule(self._theme, self, is_upright=True))
        body.addLayout(self._right_side(), 1)
        column.addLayout(body, 1)
        column.addWidget(Rule(self._theme, self))
        column.addLayout(self._footer())

    def _heading(self) -> QHBoxLayout:
        self._title = Label(self._theme, FontRole.TITLE, "t1", "", self)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._group = QButtonGroup(self)
        self.owner_buttons: dict[PostingOwner, Button] = {}
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 14, 10)
        row.setSpacing(4)
        row.addWidget(self._title, 1)
        said = Label(self._theme, FontRole.CELL, "t2", _("Words of"), self)
        row.addWidget(said)
        row.addSpacing(4)
        for number, owner in enumerate(PostingOwner):
            name = owner_name(owner, self._described)
            label = elided(name, FontRole.BUTTON, _OWNER_WIDTH)
            button = Button(self._theme, self._icons, label, parent=self)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setCheckable(True)
            button.setChecked(owner is self._owner)
            self._group.addButton(button, number)
            self.owner_buttons[owner] = button
            row.addWidget(button)
        self._group.idToggled.connect(self._on_owner_toggled)
        return row

    def _right_side(self) -> QVBoxLayout:
        self.score = Label(self._theme, FontRole.SECTION, "t1", "", self)
        self.score.setContentsMargins(16, 10, 16, 4)
        self.findings = FindingsList(self._theme, self._icons, self)
        self.findings.setFixedHeight(_FINDINGS_HEIGHT)
        self.findings.chosen.connect(self._on_finding_chosen)
        self._findings_rule = Rule(self._theme, self)
        self.preview = PostingPreview(self._theme, self)
        layout = QVBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.score, self.findings, self._findings_rule):
            layout.addWidget(part)
        layout.addWidget(self.preview, 1)
        return layout

    def _footer(self) -> QHBoxLayout:
        theme, icons = self._theme, self._icons
        self.note = Label(theme, FontRole.CAPTION, "t2", "", self)
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.copy_button = Button(theme, icons, _("Copy"), icon_name="copy", parent=self)
        self.copy_button.clicked.connect(self._on_copy)
        self.save_button = Button(
            theme, icons, _("Save as…"), icon_name="export", has_caret=True, parent=self
        )
        self.save_button.setMenu(self._save_menu())
        self.close_button = Button(theme, icons, _("Close"), kind=ButtonKind.PRIMARY, parent=self)
        self.close_button.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 9, 14, 9)
        foot.setSpacing(4)
        foot.addWidget(self.note, 1)
        for button in (self.copy_button, self.save_button, self.close_button):
            foot.addWidget(button)
        return foot

    def _save_menu(self) -> Menu:
        menu = Menu(self._theme, self)
        for form in PostingFormat:
            action = menu.addAction(format_name(form))
            action.setData(form)
        menu.triggered.connect(self._on_save)
        return menu

    def _add_shortcuts(self) -> None:
        for keys, act in (
            ("Ctrl+Z", self._on_undo),
            ("Ctrl+Shift+Z", self._on_redo),
            ("Ctrl+Y", self._on_redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _show(self) -> None:
        session, shown = self._session, self._formatter
        self._described = described = job_description(
            session.plan, session.market, self._position()
        )
        self.form.show_fields(posting_fields(session.plan, described, self._owner, shown))
        text = self.text
        title = _("{id}: {title}").format(id=self._seat_id, title=as_typed(text.title))
        self._title.setText(title)
        self._title.setToolTip(title)
        self._findings = clarity(described, self._language)
        self.score.setText(score_text(clarity_score(self._findings), len(self._findings), shown))
        self.findings.show_lines([self._line(each, described) for each in self._findings])
        for part in (self.findings, self._findings_rule):
            part.setVisible(bool(self._findings))
        self.preview.show_posting(text)

    def _line(self, finding: Finding, described: JobDescription) -> FindingLine:
        sentence = finding_sentence(finding, described, self._formatter)
        act = fix_label(finding)
        if not act and finding.part.value in self.form.editors:
            act = _("Write")
        return FindingLine(sentence, act)

    def _take(self, key: str, value: object) -> str | None:
        """Make what was typed the owner's words; return why it cannot be."""
        changes: dict[str, Any] = {key: typed_value(key, value)}
        if key == PAY_RANGE:
            changes[key] = value or None
        position = self._position()
        try:
            plan = change_owned_posting(self._session.plan, position, self._owner, **changes)
        except PlanEditError as error:
            return error_sentence(error, self._formatter)
        self._session.apply(plan, self._step(key), f"posting/{self._owner}/{self._seat_id}/{key}")
        return None

    def _step(self, key: str) -> str:
        names = {PAY_RANGE: _("Name the pay range"), LANGUAGE: _("Language of the posting")}
        part = names.get(key) or part_heading(PostingPart(key))
        owners = {
            PostingOwner.POSITION: self._seat_id,
            PostingOwner.TEAM: self._described.team.name,
            PostingOwner.PLAN: self._session.plan.name,
        }
        return _("Change “{part}” in the posting of {owner}").format(
            part=part, owner=owners[self._owner]
        )

    def _tell(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setToolTip(sentence)

    def _on_plan_changed(self, _changes: object) -> None:
        if any(each.id == self._seat_id for each in self._session.plan.positions):
            self._show()
        else:
            self.reject()

    def _on_owner_toggled(self, number: int, is_checked: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        if is_checked:
            self.form.hand_on()
            self._owner = list(PostingOwner)[number]
            self._show()

    def _on_finding_chosen(self, number: int) -> None:
        """Make the fix, or go where only a person can write."""
        self.form.hand_on()
        if number >= len(self._findings):
            return
        finding = self._findings[number]
        if finding.fix is None:
            self.form.go_to(finding.part.value)
            return
        label = fix_label(finding)
        plan = apply_fix(self._session.plan, self._position(), finding.fix)
        self._session.apply(plan, _("Fix the posting: {fix}").format(fix=label))
        self._tell(_("{step}. {keys} takes it back.").format(step=label, keys=key_text("Ctrl+Z")))

    def _on_copy(self) -> None:
        self.form.hand_on()
        text = self.text
        data = QMimeData()
        data.setText(posting_bytes(text, PostingFormat.PLAIN).decode())
        data.setHtml(posting_bytes(text, PostingFormat.HTML).decode())
        QGuiApplication.clipboard().setMimeData(data)
        self._tell(_("Copied, with its headings and lists."))

    def _on_save(self, action: QAction) -> None:
        self.form.hand_on()
        form = PostingFormat(action.data())
        folder = self._session.path.parent if self._session.path is not None else Path.home()
        dialog = QFileDialog(self, _("Save the job description"), str(folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{format_name(form)} (*.{form.value})")
        dialog.setDefaultSuffix(form.value)
        dialog.selectFile(f"{file_name(f'{self._seat_id} {self.text.title}')}.{form.value}")
        self._saved_as = form
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.show()

    def _on_file_selected(self, name: str) -> None:
        self.save(Path(name), self._saved_as)

    def save(self, path: Path, form: PostingFormat) -> None:
        """Write the posting to a file, and say so or why not."""
        try:
            write_posting(self.text, form, path)
        except OSError as error:
            self._tell(
                _("{path} could not be written: {reason}. Choose another folder or name.").format(
                    path=left_to_right(path), reason=error.strerror or ""
                )
            )
            return
        self._tell(_("Wrote {path}.").format(path=left_to_right(path)))

    def _on_undo(self) -> None:
        self.form.hand_on()
        stack = self._session.undo_stack
        if stack.index() > self._first_step:
            step = stack.undoText()
            self._session.undo()
            self._tell(_("Taken back: {step}").format(step=step))

    def _on_redo(self) -> None:
        stack = self._session.undo_stack
        if stack.canRedo():
            step = stack.redoText()
            self._session.redo()
            self._tell(step)

    def done(self, result: int) -> None:
        """Keep what was typed last."""
        self.form.hand_on()
        super().done(result)


def format_name(form: PostingFormat) -> str:
    """Return what a format is called in menus."""
    return {
        PostingFormat.MARKDOWN: _("Markdown"),
        PostingFormat.PLAIN: _("Plain text"),
        PostingFormat.HTML: _("Web page"),
        PostingFormat.WORD: _("Word document"),
    }[form]
