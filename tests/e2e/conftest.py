"""A fresh peer and a fresh home for each black-box test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.harness import CoachProcess, PeerProcess, Person


@pytest.fixture
def peer() -> Iterator[PeerProcess]:
    process = PeerProcess()
    yield process
    process.close()


@pytest.fixture
def coach(peer: PeerProcess, tmp_path: Path) -> Iterator[CoachProcess]:
    process = CoachProcess(tmp_path, peer.url)
    process.start()
    yield process
    process.close()


@pytest.fixture
def ana(peer: PeerProcess) -> Person:
    return Person(peer, 1001, "Ana")


@pytest.fixture
def bob(peer: PeerProcess) -> Person:
    return Person(peer, 1002, "Bob")
