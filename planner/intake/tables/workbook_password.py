"""Keeps a workbook under a password: Agile Encryption, as Excel and LibreOffice write and open it.

The key comes from the password by 100,000 rounds of SHA-512; the content is AES-256 in CBC mode
with an HMAC over all of it ([MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15).
"""

from io import BytesIO

LONGEST_PASSWORD = 255
"""UTF-16 units, the most that the file format and Excel take."""


class UnfitPasswordError(ValueError):
    """A password that is empty, too long, or holds what nobody can type into the box for it."""


class WrongPasswordError(ValueError):
    """Not the password that a workbook was encrypted with."""


class UnreadableEncryptionError(ValueError):
    """What is encrypted was changed or cut short since, or no office program encrypted it."""


def check_password(password: str) -> None:
    """Refuse a password that no spreadsheet would take.

    Raises:
        UnfitPasswordError: If it is none.
    """
    units = len(password.encode("utf-16-le", "surrogatepass")) // 2
    if not password or units > LONGEST_PASSWORD or not password.isprintable():
        raise UnfitPasswordError


def encrypted_workbook(content: bytes, password: str) -> bytes:
    """Return a workbook that opens by its password only.

    Args:
        content: The workbook as it is without one.
        password: The password.

    Raises:
        UnfitPasswordError: If it cannot be one.
    """
    check_password(password)
    from msoffcrypto.format.ooxml import OOXMLFile

    encrypted = BytesIO()
    OOXMLFile(BytesIO(content)).encrypt(password, encrypted)
    return encrypted.getvalue()


def decrypted_workbook(data: bytes, password: str) -> bytes:
    """Return a workbook as it was before it was encrypted.

    Args:
        data: The container that is encrypted.
        password: What is said to open it.

    Raises:
        WrongPasswordError: If it does not open it.
        UnreadableEncryptionError: If none could.
    """
    from msoffcrypto.exceptions import InvalidKeyError
    from msoffcrypto.format.ooxml import OOXMLFile

    is_opened, decrypted = False, BytesIO()
    try:
        file = OOXMLFile(BytesIO(data))
        file.load_key(password=password, verify_password=True)
        is_opened = True
        file.decrypt(decrypted, verify_integrity=True)
    except InvalidKeyError:  # of a file that was changed since, too
        raise (UnreadableEncryptionError if is_opened else WrongPasswordError) from None
    except Exception:  # noqa: BLE001 -- the library raises as many kinds as a file can be torn
        raise UnreadableEncryptionError from None
    return decrypted.getvalue()
