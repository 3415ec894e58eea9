from pathlib import Path

from PySide6.QtCore import QByteArray

from planner.desktop.session.preferences import RECENT_FILES_KEPT, Preferences


def test_that_what_is_stored_is_read_by_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.ini"
    first = Preferences(path)
    first.theme = "dark"
    first.language = "ar"
    first.open_draft = tmp_path / "draft-1.hplan"
    first.window_geometry = QByteArray(b"\x01\xd9")
    first.set_column_widths("positions", [200, 80])
    first.set_flag("inspector", value=False)
    first.add_recent_file(tmp_path / "one, two.hplan")
    first.store()
    then = Preferences(path)
    assert then.theme == "dark"
    assert then.language == "ar"
    assert then.open_draft == tmp_path / "draft-1.hplan"
    assert then.window_geometry == QByteArray(b"\x01\xd9")
    assert then.column_widths("positions") == (200, 80)
    assert then.flag("inspector", default=True) is False
    assert then.recent_files == (tmp_path / "one, two.hplan",)


def test_that_nothing_stored_reads_as_defaults(preferences: Preferences) -> None:
    assert preferences.theme == "system"
    assert preferences.language == ""
    assert preferences.recent_files == ()
    assert preferences.open_draft is None
    assert preferences.window_geometry.isEmpty()
    assert preferences.column_widths("positions") == ()
    assert preferences.flag("inspector", default=True) is True


def test_that_a_damaged_settings_file_reads_as_defaults(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_text("[columns]\npositions=wide, narrow\n[flags]\ninspector=perhaps\n[window\n")
    damaged = Preferences(path)
    assert damaged.column_widths("positions") == ()
    assert damaged.flag("inspector", default=True) is True


def test_that_recent_files_are_few_unique_and_latest_first(
    preferences: Preferences, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{number}.hplan" for number in range(RECENT_FILES_KEPT + 2)]
    for path in paths:
        preferences.add_recent_file(path)
    preferences.add_recent_file(paths[4])
    assert preferences.recent_files[0] == paths[4]
    assert len(set(preferences.recent_files)) == RECENT_FILES_KEPT
    preferences.remove_recent_file(paths[4])
    assert paths[4] not in preferences.recent_files
