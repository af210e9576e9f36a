"""Disks of their own for a test."""

from __future__ import annotations

import os
import subprocess

import pytest
from programs import installed


def in_a_room_of_its_own(script: str) -> list[str]:
    """The command that runs a script where it may mount disks that nobody else sees."""
    ways = (
        ["unshare", "--mount"],
        ["unshare", "--user", "--map-root-user", "--mount"],
        ["sudo", "-n", "-E", "unshare", "--mount"],
    )
    for way in ways:
        trial = subprocess.run([*way, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False)
        if trial.returncode == 0:
            return [*way, "bash", "-euc", script]
    pytest.fail("No disk can be mounted here, so what a stick does cannot be tried. Run this as root, or allow sudo.")


def new_image(path: os.PathLike[str], kilobytes: int, sectors: int = 1) -> None:
    """An empty image of a stick with FAT in it, whose clusters have some sectors of 512 bytes."""
    installed("mtools", "mcopy")
    command = [installed("dosfstools", "mkfs.vfat"), "-C", "-s", str(sectors), str(path), str(kilobytes)]
    subprocess.run(command, capture_output=True, check=True)
