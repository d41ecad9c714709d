"""A real process, killed without warning: what it said was on disk is on disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.adapters.store import open_store

RECEIVER = """
import sys
from pathlib import Path
from bot.adapters.store import open_store
from bot.service import Arrival

store = open_store(Path(sys.argv[1]))
update_id = store.offset()
while True:
    arrivals = [Arrival(update_id + n, "p", f"body {update_id + n}") for n in range(3)]
    store.receive(arrivals, offset=update_id + 3, at=0)
    print(update_id + 2, flush=True)
    update_id += 3
"""

HANDLER = """
import sys
from pathlib import Path
from bot.adapters.store import open_store
from bot.service import Outgoing

store = open_store(Path(sys.argv[1]))
while True:
    with store.transaction():
        pending = store.next_pending()
        count = int(store.session("p") or 0) + 1
        store.save("p", str(count))
        store.post("p", [Outgoing(1, "say", str(count))])
        store.settle(pending.update_id)
    print(count, flush=True)
"""


def run_and_kill(program: str, path: Path, lines: int) -> int:
    """Run until so many lines were printed, kill -9 in mid-work, return the last number seen."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(lines)]
    process.kill()
    said += process.stdout.readlines()
    process.wait()
    return int(said[-1])


@pytest.mark.parametrize("lines", [1, 20, 60])
def test_what_was_received_before_a_kill_waits_afterwards(tmp_path: Path, lines: int) -> None:
    path = tmp_path / "coach.sqlite"
    last = run_and_kill(RECEIVER, path, lines)
    store = open_store(path)
    offset = store.offset()
    assert offset > last
    for update_id in range(offset):
        pending = store.next_pending()
        assert pending is not None
        assert (pending.update_id, pending.body) == (update_id, f"body {update_id}")
        store.settle(update_id)
    assert store.next_pending() is None
    store.close()


@pytest.mark.parametrize("lines", [1, 20, 60])
def test_session_inbox_and_outbox_agree_after_a_kill(tmp_path: Path, lines: int) -> None:
    path = tmp_path / "coach.sqlite"
    run_and_kill(RECEIVER, path, 400)
    last = run_and_kill(HANDLER, path, lines)
    store = open_store(path)
    handled = int(store.session("p") or 0)
    assert handled >= last
    texts = [parcel.outgoing.payload for parcel in store.parcels(0, 10_000)]
    assert texts == [str(number) for number in range(1, handled + 1)]
    pending = store.next_pending()
    assert pending is not None
    assert pending.update_id == handled
    store.close()
