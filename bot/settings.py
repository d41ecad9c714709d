"""Settings, read once from the environment; whatever is wrong with them is one plain sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from bot.service import CannotRun

TELEGRAM = "https://api.telegram.org"
_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+", re.ASCII)
_BASE_URL = re.compile(r"https?://[^\s/?#]+[^\s?#]*", re.ASCII)


class Synchronous(StrEnum):
    """When SQLite waits for the disk: after each commit, or only at checkpoints."""

    FULL = "FULL"
    NORMAL = "NORMAL"


class MissingToken(CannotRun):
    """No bot token was given."""


class MalformedToken(CannotRun):
    """The token does not look like one. The text never repeats it."""


class MalformedBaseUrl(CannotRun):
    """The Bot API server's address is not an http address."""


class UnknownSynchronous(CannotRun):
    """The durability asked for does not exist."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator can choose. The terminal needs no token, so its absence is no error yet."""

    database: Path
    synchronous: Synchronous = Synchronous.FULL
    api_base_url: str = f"{TELEGRAM}/bot"
    token: str | None = field(default=None, repr=False)

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Settings:
        """Read and check all settings; an empty one counts as not given."""
        return cls(
            database=_database(environment.get("COACH_DATABASE", "").strip()),
            synchronous=_synchronous(environment.get("COACH_SYNCHRONOUS", "").strip()),
            api_base_url=_base_url(environment.get("TELEGRAM_API_BASE_URL", "").strip()),
            token=_token(environment.get("TELEGRAM_BOT_TOKEN", "").strip()),
        )

    def require_token(self) -> str:
        """Return the token, or say where to get one."""
        if self.token is None:
            raise MissingToken(
                "TELEGRAM_BOT_TOKEN is not set: ask @BotFather in Telegram for a token and set it."
            )
        return self.token


def _database(given: str) -> Path:
    if given:
        return Path(given).expanduser().absolute()
    from platformdirs import user_state_path  # only when nothing was given: it costs start-up

    return user_state_path("counteroffer") / "coach.sqlite"


def _synchronous(given: str) -> Synchronous:
    try:
        return Synchronous(given.upper() or Synchronous.FULL)
    except ValueError:
        raise UnknownSynchronous(
            f"COACH_SYNCHRONOUS must be FULL or NORMAL, not {given!r}."
        ) from None


def _base_url(given: str) -> str:
    """Accept a server's address with or without the `/bot` that its methods live under."""
    address = (given or TELEGRAM).rstrip("/")
    if not _BASE_URL.fullmatch(address):
        raise MalformedBaseUrl(
            "TELEGRAM_API_BASE_URL must be an http(s) address such as http://localhost:8081."
        )
    return address if address.endswith("/bot") else f"{address}/bot"


def _token(given: str) -> str | None:
    if given and not _TOKEN.fullmatch(given):
        raise MalformedToken(
            "TELEGRAM_BOT_TOKEN does not look like a bot token: digits, a colon, then letters."
        )
    return given or None
