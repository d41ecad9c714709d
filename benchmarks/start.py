"""Cold starts: `coach plan` on a case, and `coach serve` to its first poll.

Run as `python -m benchmarks.start`. Whole processes, in turn with a bare interpreter so
that a drifting machine slows both: medians in seconds and as a ratio to the interpreter.
"""

from __future__ import annotations

import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Event, Thread

CASE = "region: san-francisco\nlevel: Google L5\noffer: {base: 215000, equity: 300000}\n"
ROUNDS = 15
ME = b'{"ok": true, "result": {"id": 1, "is_bot": true, "first_name": "b", "username": "b"}}'


class _Api(BaseHTTPRequestHandler):
    """Answers getMe, and notes the first getUpdates."""

    polled = Event()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path.endswith("/getUpdates"):
            self.polled.set()
            time.sleep(0.05)
        body = ME if self.path.endswith("/getMe") else b'{"ok": true, "result": []}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(BrokenPipeError):
            self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Says nothing."""


def bare() -> float:
    return _timed([sys.executable, "-c", "pass"])


def plan(case: Path) -> float:
    return _timed([sys.executable, "-m", "bot", "plan", str(case)])


def _timed(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def serve(folder: Path, port: int) -> float:
    """Seconds from the start of the process to its first getUpdates."""
    _Api.polled.clear()
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": "1:benchmark",
        "TELEGRAM_API_BASE_URL": f"http://127.0.0.1:{port}",
        "COACH_DATABASE": str(folder / "coach.sqlite"),
    }
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve"], env=environment, stderr=subprocess.DEVNULL
    )
    _Api.polled.wait(60)
    taken = time.perf_counter() - start
    process.kill()
    process.wait()
    return taken


def main() -> None:
    server = HTTPServer(("127.0.0.1", 0), _Api)
    Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        case = folder / "case.yaml"
        case.write_text(CASE, encoding="utf-8")
        runs: dict[str, Callable[[], float]] = {
            "python -c pass": bare,
            "coach plan": lambda: plan(case),
            "coach serve to first poll": lambda: serve(folder, server.server_port),
        }
        times: dict[str, list[float]] = {label: [] for label in runs}
        for turn in range(ROUNDS + 1):
            for label, run in runs.items():
                taken = run()
                if turn:  # the first turn warms the file cache
                    times[label].append(taken)
    ratios = {
        label: statistics.median(a / b for a, b in zip(took, times["python -c pass"], strict=True))
        for label, took in times.items()
    }
    print(f"{'':28}{'median s':>10}{'min s':>10}{'max s':>10}{'ratio':>10}")
    for label, took in times.items():
        figures = (statistics.median(took), min(took), max(took))
        print(f"{label:28}" + "".join(f"{f:10.3f}" for f in figures) + f"{ratios[label]:10.1f}")


if __name__ == "__main__":
    main()
