"""The README and the docs say what there is: every command, setting and folder they name exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.cli import main
from bot.guides.library import World
from bot.talk.commands import SCREENS, command_lines

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"coach {command}" in README


@pytest.mark.parametrize("command", sorted(SCREENS))
def test_every_chat_command_is_in_the_readme_and_has_words(command: str, world: World) -> None:
    assert f"`/{command}`" in README
    assert dict(command_lines(world))[command]


def test_every_setting_is_in_the_readme() -> None:
    source = (ROOT / "bot/settings.py").read_text(encoding="utf-8")
    names = set(re.findall(r'"((?:COACH|TELEGRAM)_[A-Z_]+)"', source))
    assert names and all(f"`{name}`" in README for name in names)


@pytest.mark.parametrize("page", ["README.md", "docs/design.md", "docs/founding-guide.md"])
def test_paths_in_the_docs_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    paths = re.findall(r"`((?:bot|data|docs|tests|scripts_templates)/[\w./-]+)`", text)
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    found = [*paths, *((ROOT / page).parent.joinpath(link).as_posix() for link in links)]
    assert found
    assert not [path for path in found if not (ROOT / path).exists()]
