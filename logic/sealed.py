"""Values that only whoever has their key can read: sealed by Fernet (AES-128 and HMAC-SHA256), so that what was changed opens
no more.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

STEP = 2048
"""Letters: how long values are made before they are sealed, or a multiple of it. Else their length told whose they became."""
NO_TIME = 0
"""Fernet writes down when it sealed something, for all to read. Nobody needs it, and it would tell when somebody was here."""


def seal(key: bytes, values: Mapping[str, Any]) -> str:
    """These values, as JSON holds them, in letters that fit anywhere. ``key``: 32 bytes."""
    plain = json.dumps(values).encode()
    return _fernet(key).encrypt_at_time(plain + b" " * (-len(plain) % STEP), NO_TIME).decode()


def unseal(key: bytes, text: str) -> dict[str, Any] | None:
    """What was sealed with this key; none when it was sealed with another, or changed since."""
    from cryptography.fernet import InvalidToken

    try:
        found: dict[str, Any] = json.loads(_fernet(key).decrypt(text.encode()))
    except InvalidToken:
        return None
    return found


def _fernet(key: bytes) -> "Fernet":
    from cryptography.fernet import Fernet  # not at the start, which it would slow

    return Fernet(urlsafe_b64encode(key))
