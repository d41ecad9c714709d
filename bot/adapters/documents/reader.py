"""Hands a file to a process of its own, and believes nothing that comes back unchecked."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
from dataclasses import asdict
from threading import Thread, Timer
from typing import IO

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.adapters.documents.limits import Limits, Refused
from bot.adapters.documents.sniff import kind_of
from bot.reading.letters import Kind, Letter, Reason, Refusal

_ESCAPED = 12  # bytes that one character can take in JSON
_ROOM = 1024


class _Answer(BaseModel):
    """What the process says: a text, or a reason."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = ""
    kind: Kind = Kind.TEXT
    pages: int = 1
    unread: tuple[Reason, ...] = ()
    reason: Reason | None = None


def read_document(data: bytes, name: str, limits: Limits | None = None) -> Letter | Refusal:
    """The text of a file, or the reason why there is none; `name` is the one it came under.

    Takes no longer than the limits say, and leaves nothing behind.
    """
    allowed = limits or Limits()
    try:
        kind = kind_of(data, name, allowed)
    except Refused as refused:
        return Refusal(refused.reason)
    return _letter(kind, _said(kind, data, allowed), allowed)


def _letter(kind: Kind, said: bytes | Reason, limits: Limits) -> Letter | Refusal:
    if isinstance(said, Reason):
        return Refusal(said)
    try:
        answer = _Answer.model_validate_json(said)
    except ValidationError:
        return Refusal(Reason.BROKEN)
    if answer.reason is not None:
        return Refusal(answer.reason)
    if len(answer.text) > limits.characters:
        return Refusal(Reason.TOO_LARGE)
    return Letter(answer.text, kind, answer.pages, answer.unread)


def _said(kind: Kind, data: bytes, limits: Limits) -> bytes | Reason:
    """What the process answered before it ended or was ended."""
    # An empty environment: it has no business with tokens or paths.
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-I", "-B", "-m", "bot.adapters.documents.apart",
         kind.value, json.dumps(asdict(limits))],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={}, cwd="/", start_new_session=True,
    )  # fmt: skip
    assert process.stdin is not None  # noqa: S101
    assert process.stdout is not None  # noqa: S101
    timer = Timer(limits.seconds, process.kill)
    timer.start()
    feeder = Thread(target=_feed, args=(process.stdin, data), daemon=True)
    feeder.start()
    most = limits.characters * _ESCAPED + _ROOM
    try:
        with process.stdout as output:
            said = output.read(most + 1)
        if len(said) > most:
            return Reason.TOO_LARGE
        code = process.wait()
    finally:
        timer.cancel()
        process.kill()
        process.wait()
        feeder.join()
    if code in (-signal.SIGKILL, -signal.SIGXCPU):
        return Reason.TIMED_OUT
    return said if code == 0 else Reason.BROKEN


def _feed(stream: IO[bytes], data: bytes) -> None:
    """Beside the reading, because a full pipe on either side would stop both."""
    with contextlib.suppress(BrokenPipeError, ValueError), stream:
        stream.write(data)
