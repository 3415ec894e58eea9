"""LibreOffice itself opens a workbook by its password."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from planner.intake.tables.workbook_password import encrypted_workbook

PASSWORD = "Geheim–1 ü"  # noqa: S105 -- nobody's
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LIBRARY = (
    _HEAD + '<library:library xmlns:library="http://openoffice.org/2000/library"'
    ' library:name="Standard" library:readonly="false" library:passwordprotected="false">'
    '<library:element library:name="Opening"/></library:library>'
)
_MODULE = (
    _HEAD + '<script:module xmlns:script="http://openoffice.org/2000/script"'
    ' script:name="Opening" script:language="StarBasic">'
    """
Sub Convert(source As String, word As String, target As String)
  Dim opening(1) As New com.sun.star.beans.PropertyValue
  opening(0).Name = "Hidden"
  opening(0).Value = True
  opening(1).Name = "Password"
  opening(1).Value = word
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, opening())
  If IsNull(document) Then Exit Sub
  Dim writing(0) As New com.sun.star.beans.PropertyValue
  writing(0).Name = "FilterName"
  writing(0).Value = "Calc MS Excel 2007 XML"
  document.storeToURL(target, writing())
  document.close(True)
End Sub
</script:module>
"""
)
Open = Callable[[Path, str], Path]


@pytest.fixture
def open_with(tmp_path: Path) -> Open:
    """Save a workbook once more through LibreOffice, which has to open it first."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.fail("LibreOffice is missing: install libreoffice-calc-nogui")
    profile = tmp_path / "profile"
    homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(tmp_path))

    def run(*arguments: str) -> None:
        command = [soffice, f"-env:UserInstallation=file://{profile}", "--headless", *arguments]
        subprocess.run(
            command, check=True, capture_output=True, timeout=500, env=os.environ | homes
        )

    run("--terminate_after_init")  # it makes its profile anew, and would make the macro's too
    macros = profile / "user" / "basic" / "Standard"
    (macros / "script.xlb").write_text(_LIBRARY)
    (macros / "Opening.xba").write_text(_MODULE)

    def convert(path: Path, password: str) -> Path:
        target = tmp_path / "opened.xlsx"
        call = f'("file://{path}","{password}","file://{target}")'
        run("--norestore", f"macro:///Standard.Opening.Convert{call}")
        return target

    return convert


@pytest.mark.libreoffice
def test_that_libreoffice_opens_it_by_its_password(
    open_with: Open, sample_workbook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "closed.xlsx"
    path.write_bytes(encrypted_workbook(sample_workbook.read_bytes(), PASSWORD))
    opened = openpyxl.load_workbook(open_with(path, PASSWORD), data_only=True)
    sheets = openpyxl.load_workbook(sample_workbook, read_only=True).sheetnames
    assert opened.sheetnames == sheets
    assert opened["Checks"]["B3"].value == "OK"
