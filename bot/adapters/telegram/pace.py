"""Time: a clock that tests can replace, and waits that grow."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

FIRST_WAIT = 0.5
LONGEST_WAIT = 15.0
"""How long an outage can outlast its end, at most."""


@dataclass(frozen=True, slots=True)
class Clock:
    """`wall` for moments that outlive the process, `steady` for lengths of time."""

    wall: Callable[[], float] = time.time
    steady: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


def wait_after(failures: int) -> float:
    """Return the pause after so many failures in a row: doubling, up to a limit."""
    return min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(failures, 10))
