"""Why the bot stops, each in one sentence for whoever runs it; and what only stops a picture."""

from __future__ import annotations

from bot.service import CannotRun


class TokenRefused(CannotRun):
    """Telegram does not know the token, or no longer does."""

    def __init__(self) -> None:
        super().__init__(
            "Telegram refused the token: check TELEGRAM_BOT_TOKEN (and TELEGRAM_API_BASE_URL, "
            "if you set it), or ask @BotFather for a new one."
        )


class AnotherPoller(CannotRun):
    """Somebody else polls with the same token, and does not stop."""

    def __init__(self) -> None:
        super().__init__(
            "Another process has been polling with this token for a minute: "
            "stop it (or remove its webhook) and start again."
        )


class Broken(CannotRun):
    """A mistake of our own. The trace stays out of the log: its texts may be a person's."""

    def __init__(self, error_id: str) -> None:
        super().__init__(
            f"The coach stopped because of a mistake of its own (error {error_id}, see the log); "
            "nothing is lost, start it again."
        )


class NotDrawn(Exception):
    """A picture of which no PNG could be made. Nothing stops for it: its words are sent."""


class AlreadyRunning(CannotRun):
    """A process on this machine serves the same database."""
