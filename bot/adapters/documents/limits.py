"""How much a file may cost, and the walls that hold a process to it."""

from __future__ import annotations

import contextlib
import resource
import sys
from dataclasses import dataclass

from bot.reading.letters import Reason

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Generous for any letter, small for this machine. Sizes in bytes, times in seconds."""

    size: int = 20 * MEGABYTE  # what a bot can download from Telegram
    text_size: int = 5 * MEGABYTE  # plain text and HTML, which grow most when parsed
    memory: int = 512 * MEGABYTE
    processor: int = 5
    seconds: float = 8.0
    pages: int = 40
    characters: int = 200_000


class Refused(Exception):
    """This file is not read, for one reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def confine(limits: Limits) -> None:
    """Hold this process to its share of memory and processor; it writes and starts nothing."""
    for kind, most in (
        (resource.RLIMIT_CPU, limits.processor),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(kind, (most, most))
    # macOS knows this limit by name only; time and size still hold there.
    with contextlib.ExitStack() as stack:
        if sys.platform == "darwin":
            stack.enter_context(contextlib.suppress(ValueError, OSError))
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))


def seal() -> None:
    """From here on not one file, pipe or connection can be opened; those that are open stay."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
