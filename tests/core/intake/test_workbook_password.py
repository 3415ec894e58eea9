"""A workbook under a password opens by it, and by nothing else."""

from io import BytesIO
from pathlib import Path

import msoffcrypto
import olefile
import openpyxl
import pytest
from msoffcrypto.exceptions import InvalidKeyError

from planner.intake.tables.file_table import read_file_table
from planner.intake.tables.file_table_error import FileTableError, FileTableFault
from planner.intake.tables.workbook_password import (
    LONGEST_PASSWORD,
    UnfitPasswordError,
    UnreadableEncryptionError,
    WrongPasswordError,
    decrypted_workbook,
    encrypted_workbook,
)

SECRET = "secret"  # noqa: S105 -- nobody's


@pytest.fixture(scope="module")
def content() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["A1"] = "a salary of 87,654"
    saved = BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def opened(encrypted: bytes, password: str) -> bytes:
    file = msoffcrypto.OfficeFile(BytesIO(encrypted))
    file.load_key(password=password, verify_password=True)
    decrypted = BytesIO()
    file.decrypt(decrypted, verify_integrity=True)
    return decrypted.getvalue()


@pytest.mark.parametrize("password", ["a", "Geheim–1 ü", "كلمة السر", "🔑" * 127, "'\"<&>"])
def test_that_the_password_gives_back_the_very_bytes(content: bytes, password: str) -> None:
    assert opened(encrypted_workbook(content, password), password) == content


@pytest.mark.parametrize("password", ["secret ", "Secret", "x", "secre"])
def test_that_another_password_opens_nothing(content: bytes, password: str) -> None:
    encrypted = encrypted_workbook(content, SECRET)
    with pytest.raises(InvalidKeyError):
        opened(encrypted, password)


def test_that_nothing_of_the_content_or_the_password_shows(content: bytes) -> None:
    encrypted = encrypted_workbook(content, "open-sesame")
    assert b"PK\x03\x04" not in encrypted
    assert b"sheet1" not in encrypted
    assert b"open-sesame" not in encrypted
    assert "open-sesame".encode("utf-16-le") not in encrypted


def test_that_it_is_encrypted_as_office_programs_do(content: bytes) -> None:
    with olefile.OleFileIO(BytesIO(encrypted_workbook(content, SECRET))) as container:
        assert {"EncryptionInfo", "EncryptedPackage"} <= {
            parts[-1] for parts in container.listdir()
        }
        version = container.openstream("EncryptionInfo").read()
    assert version[:8] == bytes.fromhex("0400040040000000")
    assert b'cipherAlgorithm="AES"' in version
    assert b'keyBits="256"' in version
    assert b'hashAlgorithm="SHA512"' in version
    assert b'spinCount="100000"' in version


def test_that_the_same_content_is_never_encrypted_the_same_way_twice(content: bytes) -> None:
    assert encrypted_workbook(content, SECRET) != encrypted_workbook(content, SECRET)


@pytest.mark.parametrize("password", ["", "x" * (LONGEST_PASSWORD + 1), "🔑" * 128, "a\nb", "\x00"])
def test_that_what_no_program_takes_as_a_password_is_refused(content: bytes, password: str) -> None:
    with pytest.raises(UnfitPasswordError):
        encrypted_workbook(content, password)


def test_that_its_password_opens_it_again(content: bytes) -> None:
    assert decrypted_workbook(encrypted_workbook(content, "Geheim–1 ü"), "Geheim–1 ü") == content


def package(encrypted: bytes) -> bytes:
    with olefile.OleFileIO(BytesIO(encrypted)) as container:
        return bytes(container.openstream("EncryptedPackage").read())


@pytest.mark.parametrize("password", ["secret ", "Secret", "x" * 300])
def test_that_a_wrong_password_is_told_from_a_file_that_is_torn(
    content: bytes, password: str
) -> None:
    encrypted = encrypted_workbook(content, SECRET)
    with pytest.raises(WrongPasswordError):
        decrypted_workbook(encrypted, password)
    changed = bytearray(encrypted)
    changed[encrypted.index(package(encrypted)[-64:])] ^= 1
    for torn in (encrypted[: len(encrypted) // 2], bytes(changed), encrypted[:600]):
        with pytest.raises(UnreadableEncryptionError):
            decrypted_workbook(torn, "secret")


def test_that_a_table_under_a_password_is_read_with_it_only(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "team.xlsx"
    path.write_bytes(encrypted_workbook(content, SECRET))
    rows = read_file_table(path, password=SECRET).grid.rows
    assert [list(row.cells) for row in rows] == [["a salary of 87,654"]]
    for password, fault in (
        ("", FileTableFault.ENCRYPTED),
        ("Secret", FileTableFault.WRONG_PASSWORD),
    ):
        with pytest.raises(FileTableError) as error:
            read_file_table(path, password=password)
        assert error.value.fault is fault


def test_that_a_password_does_not_matter_for_what_is_not_encrypted(
    content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "team.xlsx"
    path.write_bytes(content)
    assert read_file_table(path, password=SECRET) == read_file_table(path)
