"""Which document a plan is, whatever its name: how a workbook made of it finds its way back."""

import hashlib
import secrets

_BYTES = 8


def new_document_id() -> str:
    """Return an ID that no other document has."""
    return secrets.token_hex(_BYTES)


def document_id_of_content(content: bytes) -> str:
    """Return the ID of a document whose file holds none, the same whenever it is read.

    Args:
        content: The bytes of the file.
    """
    return hashlib.sha256(content).hexdigest()[: 2 * _BYTES]
