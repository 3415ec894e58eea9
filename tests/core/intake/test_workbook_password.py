"""A workbook under a password opens by it, and by nothing else."""

from io import BytesIO

import msoffcrypto
import olefile
import openpyxl
import pytest
from msoffcrypto.exceptions import InvalidKeyError

from planner.intake.tables.workbook_password import (
    LONGEST_PASSWORD,
    UnfitPasswordError,
    encrypted_workbook,
)


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
    encrypted = encrypted_workbook(content, "secret")
    with pytest.raises(InvalidKeyError):
        opened(encrypted, password)


def test_that_nothing_of_the_content_or_the_password_shows(content: bytes) -> None:
    encrypted = encrypted_workbook(content, "open-sesame")
    assert b"PK\x03\x04" not in encrypted
    assert b"sheet1" not in encrypted
    assert b"open-sesame" not in encrypted
    assert "open-sesame".encode("utf-16-le") not in encrypted


def test_that_it_is_encrypted_as_office_programs_do(content: bytes) -> None:
    with olefile.OleFileIO(BytesIO(encrypted_workbook(content, "secret"))) as container:
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
    assert encrypted_workbook(content, "secret") != encrypted_workbook(content, "secret")


@pytest.mark.parametrize("password", ["", "x" * (LONGEST_PASSWORD + 1), "🔑" * 128, "a\nb", "\x00"])
def test_that_what_no_program_takes_as_a_password_is_refused(content: bytes, password: str) -> None:
    with pytest.raises(UnfitPasswordError):
        encrypted_workbook(content, password)
