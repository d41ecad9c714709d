"""What reading offers costs: texts of growing length, and texts made to be slow.

Run as `python -m benchmarks.parse`. Medians of interleaved runs in one process, in
milliseconds; beside the ordinary texts the time for each kilobyte as a ratio to that of the
10 kB text, which stays near 1 where time grows with length.
"""

from __future__ import annotations

import statistics
import time

from bot import paths
from bot.guides.load import load_world
from bot.reading.offers.read import read_offers

ROUNDS = 5
WORLD = load_world(paths.data_folder(), paths.templates_folder())
OFFER = (
    "Google L5 in San Francisco: 215k base, 300k RSUs over 4 years, sign-on 25k, bonus 15%.\n"
    "The team seems good and has twelve people, I would start in March.\n\n"
)
KILOBYTES = (1, 10, 100, 1000)
MOST = 50  # kilobytes that are read of a longer text


def text(kilobytes: int) -> str:
    """An ordinary text of this length: one offer after another."""
    return (OFFER * (kilobytes * 1000 // len(OFFER) + 1))[: kilobytes * 1000]


HARD = {
    "digits": "9" * 500_000,
    "emoji": "\N{GRINNING FACE}" * 300_000,
    "unseen": "\u200b\u202e\u2066" * 100_000,
    "offers": "Offer: 210k base\n" * 10_000,
    "slashes": "25/" * 60_000,
    "spaces": " " * 200_000 + "x",
    "brackets": "base (" * 30_000,
    "quarters": "25% " * 40_000,
    "opened": "Total comp (base and bonus " * 7_000,
    "bars": "|" * 200_000,
    "escapes": "\\" * 200_000,
    "words": "one hundred and " * 12_000,
    "years": "10:00 " * 30_000,
    "names": "Acme " * 40_000,
    "ones": "1 " * 100_000,
    "from": "from 1 to 2 " * 16_000,
}


def main() -> None:
    """Prints one line for each text."""
    said = {f"{n} kB": text(n) for n in KILOBYTES} | HARD
    times: dict[str, list[float]] = {name: [] for name in said}
    for _ in range(ROUNDS):
        for name, content in said.items():
            start = time.perf_counter()
            read_offers(content, WORLD)
            times[name].append((time.perf_counter() - start) * 1000)
    middle = {name: statistics.median(found) for name, found in times.items()}
    for n in KILOBYTES:
        taken = middle[f"{n} kB"]
        ratio = taken / min(n, MOST) / (middle["10 kB"] / 10)
        print(f"{n:7} kB {taken:10.2f} ms  {ratios(ratio)}")
    for name in HARD:
        print(f"{name:>10} {middle[name]:10.2f} ms")


def ratios(ratio: float) -> str:
    """The ratio as it is printed."""
    return f"{ratio:5.2f} x ten, by the kilobyte"


if __name__ == "__main__":
    main()
