"""Who vouches for a copy: stock programs verify what we sign, and nothing else passes for it."""

from __future__ import annotations

import json
import shutil
import subprocess

import minisign
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from programs import installed

from concord.cli import main
from concord.problem import Refusal
from concord.stick.bag import SIGNATURES, TAGS
from concord.stick.identity import Identity
from concord.stick.signature import (
    allowed_signer,
    fingerprint,
    is_minisigned,
    minisign_public,
    minisign_signature,
    new_key,
    public_of,
    read_key,
    ssh_signature,
    ssh_signer,
)
from concord.stick.snapshot import Enclosed, write_snapshot
from concord.stick.verify import Fault, verify

SSH, MINISIGN = SIGNATURES
IDENTITY = Identity("0123456789ab", "2026-11-24")


def no_progress(done, total):
    pass


@pytest.fixture
def key(tmp_path):
    return new_key(tmp_path / "key")


@pytest.fixture
def site(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<p>")
    return tmp_path / "site"


@pytest.fixture
def copy(site, key, tmp_path):
    """A signed copy."""
    write_snapshot(site, tmp_path / "copy", IDENTITY, no_progress, Enclosed(key=key))
    return tmp_path / "copy"


def run(command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def ssh_verify(copy, key, tmp_path):
    (tmp_path / "allowed").write_text(allowed_signer(public_of(key)) + "\n")
    command = ["ssh-keygen", "-Y", "verify", "-f", str(tmp_path / "allowed"), "-I", "concord", "-n", "concord"]
    with (copy / TAGS).open() as tags:
        return run([*command, "-s", str(copy / SSH)], stdin=tags)


def found(copy, key=None):
    return {(finding.fault, finding.name) for finding in verify(copy, no_progress, key).findings}


# Stock programs


@pytest.mark.unix
def test_openssh_verifies_a_copy_and_knows_its_fingerprint(copy, key, tmp_path):
    done = ssh_verify(copy, key, tmp_path)
    assert done.returncode == 0, done.stderr
    assert fingerprint(public_of(key)) in done.stdout
    listed = run(["ssh-keygen", "-l", "-f", str(tmp_path / "key")]).stdout
    assert listed.split()[1] == fingerprint(public_of(key))
    (copy / TAGS).write_text("x")
    assert ssh_verify(copy, key, tmp_path).returncode != 0


@pytest.mark.unix
def test_what_openssh_signs_is_ours_to_the_byte(copy, key, tmp_path):
    shutil.copy(copy / TAGS, tmp_path / "list")
    done = run(["ssh-keygen", "-Y", "sign", "-f", str(tmp_path / "key"), "-n", "concord", str(tmp_path / "list")])
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "list.sig").read_bytes() == (copy / SSH).read_bytes()


def test_minisign_of_python_verifies_a_copy_and_its_comment(copy, key):
    public = minisign.PublicKey.from_base64(minisign_public(public_of(key)))
    signature = minisign.Signature.from_bytes((copy / MINISIGN).read_bytes())
    public.verify((copy / TAGS).read_bytes(), signature)
    assert signature.trusted_comment == f"concord {IDENTITY}"
    with pytest.raises(minisign.VerifyError):
        public.verify(b"x", signature)


@pytest.mark.unix
def test_minisign_itself_verifies_a_copy(copy, key):
    command = [installed("minisign", "minisign"), "-V", "-m", str(copy / TAGS), "-P", minisign_public(public_of(key))]
    assert run(command).returncode == 0
    (copy / TAGS).write_text("x")
    assert run(command).returncode != 0


# A copy


def test_a_signed_copy_names_its_key_and_the_same_key_gives_the_same_bytes(copy, site, key, tmp_path):
    report = verify(copy, no_progress)
    assert (report.findings, report.signer) == ((), fingerprint(public_of(key)))
    assert json.loads((copy / "passport.json").read_text())["signed_by"] == report.signer
    write_snapshot(site, tmp_path / "again", IDENTITY, no_progress, Enclosed(key=read_key(tmp_path / "key")))
    for name in (*SIGNATURES, TAGS):
        assert (tmp_path / "again" / name).read_bytes() == (copy / name).read_bytes()


def test_an_unsigned_copy_in_its_place_leaves_no_stale_signature(copy, site):
    (site / "index.html").write_text("new")
    write_snapshot(site, copy, IDENTITY, no_progress)
    assert not [name for name in SIGNATURES if (copy / name).exists()]
    assert verify(copy, no_progress).signer is None
    assert "nobody vouches" in str(verify(copy, no_progress))
    assert "nobody vouches" in (copy / "START-HERE.html").read_text()


def test_a_signature_that_is_missing_added_or_of_another_list_is_named(copy, site, key, tmp_path):
    write_snapshot(site, tmp_path / "unsigned", IDENTITY, no_progress)
    shutil.copy(copy / SSH, tmp_path / "unsigned")
    assert found(tmp_path / "unsigned") == {(Fault.ADDED, SSH)}
    (site / "index.html").write_text("newer")
    write_snapshot(site, tmp_path / "newer", IDENTITY, no_progress, Enclosed(key=key))
    for name in SIGNATURES:
        old = (copy / name).read_bytes()
        (copy / name).write_bytes((tmp_path / "newer" / name).read_bytes())
        assert found(copy) == {(Fault.FORGED, name)}
        (copy / name).unlink()
        assert found(copy) == {(Fault.MISSING, name)}
        (copy / name).write_bytes(old)
    assert found(copy) == set()


def test_a_copy_that_somebody_else_signed_anew_is_told_by_its_key(copy, site, tmp_path, capsys):
    ours = verify(copy, no_progress).signer
    write_snapshot(site, tmp_path / "theirs", IDENTITY, no_progress, Enclosed(key=new_key(tmp_path / "other")))
    assert found(tmp_path / "theirs") == set()
    assert found(tmp_path / "theirs", ours) == {(Fault.OTHER_KEY, TAGS)}
    assert found(copy, ours) == set()
    for name in SIGNATURES:
        shutil.copy(tmp_path / "theirs" / name, copy)
    assert (Fault.FORGED, SSH) in found(copy)
    assert main(["verify", str(copy), "--key", ours]) == 1
    assert "is not signed by the key that was asked for" in capsys.readouterr().out


def test_each_bit_of_a_signature_counts(key):
    public, message = public_of(key), b"list"
    ssh, mini = ssh_signature(key, message).encode(), minisign_signature(key, message, "concord").encode()
    assert ssh_signer(ssh, message) == public
    assert is_minisigned(mini, message, public)
    for bit in range(8 * len(ssh)):
        assert ssh_signer(with_bit(ssh, bit), message) is None
    for bit in range(8 * len(mini)):
        assert not is_minisigned(with_bit(mini, bit), message, public)
    for text in (b"", ssh[:-1], ssh.replace(b"\n", b"\r\n"), ssh + b"\n", b"\xff" * 300):
        assert ssh_signer(text, message) is None
        assert not is_minisigned(text, message, public)


def with_bit(data, bit):
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


# Keys


@pytest.mark.unix
def test_the_command_makes_a_key_once_that_only_its_owner_reads(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["keys", "mine"]) == 0
    told = capsys.readouterr().out
    assert (tmp_path / "mine").stat().st_mode & 0o777 == 0o600
    kept = (tmp_path / "mine").read_bytes()
    assert main(["keys", "mine"]) == 0
    assert capsys.readouterr().out == told
    assert (tmp_path / "mine").read_bytes() == kept
    assert fingerprint(public_of(read_key(tmp_path / "mine"))) in told


def test_a_key_of_another_kind_is_refused_with_advice(tmp_path):
    other = generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    for data in (b"", b"letter", other):
        (tmp_path / "other").write_bytes(data)
        with pytest.raises(Refusal, match="concord keys FILE"):
            read_key(tmp_path / "other")


@pytest.mark.unix
def test_a_locked_key_is_refused_with_advice(key, tmp_path):
    run(["ssh-keygen", "-p", "-q", "-f", str(tmp_path / "key"), "-N", "a passphrase", "-P", ""])
    with pytest.raises(Refusal, match="ssh-keygen -p"):
        read_key(tmp_path / "key")
