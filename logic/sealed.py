"""Values that only whoever has their key can read: sealed with what the standard library has.

The letters are mixed with a stream that the key and a random start give (SHAKE-256), and signed (HMAC-SHA256), so that
what was changed opens no more. Each seal has a start of its own, so the same values never look the same twice.
"""

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256, shake_256
from secrets import token_bytes
from typing import Any

START, SIGNATURE = 16, 32
"""Bytes of the random start, and of the signature."""
STEP = 2048
"""Bytes: how long values are made before they are sealed, or a multiple of it. Else their length told whose they became."""


def seal(key: bytes, values: Mapping[str, Any]) -> str:
    """These values, as JSON holds them, in letters that fit anywhere."""
    plain = json.dumps(values).encode()
    plain += b" " * (-len(plain) % STEP)
    start = token_bytes(START)
    mixed = _mixed(key, start, plain)
    return urlsafe_b64encode(start + mixed + _signature(key, start + mixed)).decode()


def unseal(key: bytes, text: str) -> dict[str, Any] | None:
    """What was sealed with this key; none when it was sealed with another, or changed since."""
    try:
        whole = urlsafe_b64decode(text.encode("ascii"))
    except ValueError:
        return None
    said, signature = whole[:-SIGNATURE], whole[-SIGNATURE:]
    if not hmac.compare_digest(signature, _signature(key, said)):
        return None
    found: dict[str, Any] = json.loads(_mixed(key, said[:START], said[START:]))
    return found


def _mixed(key: bytes, start: bytes, letters: bytes) -> bytes:
    """Mixed, or unmixed again."""
    stream = shake_256(hmac.digest(key, b"stream " + start, sha256)).digest(len(letters))
    return (int.from_bytes(letters) ^ int.from_bytes(stream)).to_bytes(len(letters))


def _signature(key: bytes, said: bytes) -> bytes:
    return hmac.digest(key, b"signature " + said, sha256)
