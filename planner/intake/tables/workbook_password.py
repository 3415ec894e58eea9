"""Keeps a workbook under a password: Agile Encryption, as Excel and LibreOffice write and open it.

The key comes from the password by 100,000 rounds of SHA-512; the content is AES-256 in CBC mode
with an HMAC over all of it ([MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15).
"""

from io import BytesIO

LONGEST_PASSWORD = 255
"""UTF-16 units, the most that the file format and Excel take."""


class UnfitPasswordError(ValueError):
    """A password that is empty, too long, or holds what nobody can type into the box for it."""


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
