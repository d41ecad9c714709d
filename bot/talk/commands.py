"""The slash commands: which there are, and which screen each opens. Each has a button too."""

from __future__ import annotations

from bot.guides.library import World

# In the order in which the menu shows them.
SCREENS = {
    "start": "start",
    "help": "help",
    "offer": "stand",
    "summary": "summary",
    "plan": "plan",
    "why": "why",
    "language": "language",
    "privacy": "privacy",
    "delete": "delete",
    "cancel": "cancel",
}


def command_lines(world: World) -> tuple[tuple[str, str], ...]:
    """Each command with its description, in the world's language."""
    phrases = world.wording.phrases
    return tuple((name, phrases[f"command.{name}"]) for name in SCREENS)
