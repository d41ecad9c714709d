"""The process that parses: what it cannot do, tried inside one."""

from __future__ import annotations

import subprocess
import sys

import pytest

ATTEMPTS = {
    "open a file": "open('/etc/hosts')",
    "write a file": "open('/dev/null', 'w')",
    "connect": "import socket; socket.socket()",
    "start a program": "import os; os.pipe()",
}
SEALED = """
import socket, sys
from bot.adapters.documents.limits import Limits, confine, seal
confine(Limits())
seal()
try:
    {attempt}
except OSError:
    sys.stdout.write("refused")
"""


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_sealed_process_can_reach_nothing(attempt: str) -> None:
    program = SEALED.format(attempt=ATTEMPTS[attempt])
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout == "refused", done.stderr
