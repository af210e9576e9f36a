"""Ed25519 signatures over a list of files, in the two forms that stock programs verify: OpenSSH's and minisign's."""

from __future__ import annotations

import hashlib
import os
from base64 import b64decode, b64encode
from pathlib import Path
from textwrap import wrap

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_ssh_private_key,
)

from concord.problem import Refusal

NAMESPACE = "concord"
"""What a signature is for, as `ssh-keygen -n` says it, so that none made for something else passes."""
_MAGIC, _KIND, _HASH = b"SSHSIG", b"ssh-ed25519", b"sha512"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_KEY = slice(33, 65)  # where the public key stands in such a signature: all before it has one length
_PREHASHED, _PLAIN = b"ED", b"Ed"
_COMMENT = "trusted comment: "


def new_key(path: Path) -> Ed25519PrivateKey:
    """Make a key and write it where no file is yet, for its owner alone to read, as `ssh-keygen` does."""
    key = Ed25519PrivateKey.generate()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    return key


def read_key(path: Path) -> Ed25519PrivateKey:
    """The private key in a file. A Refusal where it is of another kind, or locked."""
    try:
        key = load_ssh_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        mend = "Make one with `concord keys FILE`, or unlock a copy of yours with `ssh-keygen -p -f FILE`."
        raise Refusal(
            f"{path}: holds no private key of OpenSSH that can be read without a passphrase. {mend}"
        ) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Refusal(f"{path}: holds a key of another kind than Ed25519. Make one with `concord keys FILE`.")
    return key


def public_of(key: Ed25519PrivateKey) -> bytes:
    """The 32 bytes of the public half of a key."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def fingerprint(public: bytes) -> str:
    """What is printed and compared, as `ssh-keygen -l` writes it: `SHA256:…`."""
    return "SHA256:" + b64encode(hashlib.sha256(_ssh_public(public)).digest()).decode().rstrip("=")


def allowed_signer(public: bytes) -> str:
    """A line for the file that `ssh-keygen -Y verify -f` reads."""
    return f'{NAMESPACE} namespaces="{NAMESPACE}" {_KIND.decode()} {b64encode(_ssh_public(public)).decode()}'


def minisign_public(public: bytes) -> str:
    """A public key as `minisign -P` reads it."""
    return b64encode(_PLAIN + _key_id(public) + public).decode()


def ssh_signature(key: Ed25519PrivateKey, message: bytes) -> str:
    """A signature as `ssh-keygen -Y sign` writes it."""
    return _armored(_ssh_blob(public_of(key), key.sign(_ssh_signed(message))))


def ssh_signer(text: bytes, message: bytes) -> bytes | None:
    """The public key by which a message is validly signed; None where it is not, or not written in the one way."""
    try:
        blob = b64decode(b"".join(text.split(b"\n")[1:-2]), validate=True)
        if text != _armored(_ssh_blob(blob[_KEY], blob[-64:])).encode():
            return None
        Ed25519PublicKey.from_public_bytes(blob[_KEY]).verify(blob[-64:], _ssh_signed(message))
    except (ValueError, InvalidSignature):
        return None
    return blob[_KEY]


def minisign_signature(key: Ed25519PrivateKey, message: bytes, comment: str) -> str:
    """A signature as `minisign -S` writes it; the comment is signed too."""
    signed = key.sign(_digest(message))
    return _minisign_text(_key_id(public_of(key)) + signed, comment, key.sign(signed + comment.encode()))


def is_minisigned(text: bytes, message: bytes, public: bytes) -> bool:
    """Whether a message is validly signed by a public key, and written in the one way that this writes."""
    try:
        _, first, told, second, _ = text.decode("utf-8").split("\n")
        signed, last = b64decode(first, validate=True)[10:], b64decode(second, validate=True)
        comment = told.removeprefix(_COMMENT)
        if text != _minisign_text(_key_id(public) + signed, comment, last).encode():
            return False
        key = Ed25519PublicKey.from_public_bytes(public)
        key.verify(signed, _digest(message))
        key.verify(last, signed + comment.encode())
    except (ValueError, InvalidSignature):
        return False
    return True


def _minisign_text(signed: bytes, comment: str, last: bytes) -> str:
    first = b64encode(_PREHASHED + signed).decode()
    return f"untrusted comment: signature of Concord\n{first}\n{_COMMENT}{comment}\n{b64encode(last).decode()}\n"


def _armored(blob: bytes) -> str:
    return "\n".join([_BEGIN, *wrap(b64encode(blob).decode(), 70), _END, ""])


def _digest(message: bytes) -> bytes:
    return hashlib.blake2b(message).digest()


def _key_id(public: bytes) -> bytes:
    return hashlib.sha256(public).digest()[:8]


def _ssh_public(public: bytes) -> bytes:
    return _string(_KIND) + _string(public)


def _ssh_signed(message: bytes) -> bytes:
    parts = (NAMESPACE.encode(), b"", _HASH, hashlib.sha512(message).digest())
    return _MAGIC + b"".join(map(_string, parts))


def _ssh_blob(public: bytes, signature: bytes) -> bytes:
    parts = (_ssh_public(public), NAMESPACE.encode(), b"", _HASH, _string(_KIND) + _string(signature))
    return _MAGIC + (1).to_bytes(4, "big") + b"".join(map(_string, parts))


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data
