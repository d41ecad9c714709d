"""Libraries that write texts, addresses and the token into the log: not here."""

from __future__ import annotations

import logging

LIBRARIES = ("telegram", "httpx", "httpcore")
SILENT = logging.CRITICAL + 1


def silence_libraries() -> None:
    """Keep them out of every handler, whatever level the program logs at.

    httpx writes whole addresses, the token included; python-telegram-bot writes the
    updates it cannot parse. What matters of their trouble reaches us as exceptions.
    """
    for name in LIBRARIES:
        logger = logging.getLogger(name)
        logger.setLevel(SILENT)
        logger.propagate = False
