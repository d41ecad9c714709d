"""Settings come from the environment once, and never show the token."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import paths
from bot.service import CannotRun
from bot.settings import MissingToken, Settings, Synchronous

TOKEN = "123456:AAF-secret_part"


def test_without_anything_set_the_terminal_can_run() -> None:
    settings = Settings.read({})
    assert settings.database.parts[-2:] == ("counteroffer", "coach.sqlite")
    assert settings.synchronous is Synchronous.FULL
    assert settings.api_base_url == "https://api.telegram.org/bot"
    with pytest.raises(MissingToken, match="@BotFather"):
        settings.require_token()


def test_everything_can_be_set(tmp_path: Path) -> None:
    settings = Settings.read(
        {
            "COACH_DATABASE": str(tmp_path / "a.sqlite"),
            "COACH_SYNCHRONOUS": "normal",
            "TELEGRAM_API_BASE_URL": "http://localhost:8081/",
            "TELEGRAM_BOT_TOKEN": TOKEN,
        }
    )
    assert settings.database == tmp_path / "a.sqlite"
    assert settings.synchronous is Synchronous.NORMAL
    assert settings.api_base_url == "http://localhost:8081/bot"
    assert settings.require_token() == TOKEN


def test_the_token_is_never_shown() -> None:
    assert "secret" not in repr(Settings.read({"TELEGRAM_BOT_TOKEN": TOKEN}))
    with pytest.raises(CannotRun) as refused:
        Settings.read({"TELEGRAM_BOT_TOKEN": "secret part"})
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COACH_SYNCHRONOUS", "OFF"),
        ("TELEGRAM_API_BASE_URL", "localhost:8081"),
        ("TELEGRAM_API_BASE_URL", "http://"),
        ("TELEGRAM_BOT_TOKEN", "no-colon"),
    ],
)
def test_a_bad_value_is_one_sentence_naming_the_setting(name: str, value: str) -> None:
    with pytest.raises(CannotRun, match=rf"\A{name} .+"):
        Settings.read({name: value})


@pytest.mark.parametrize("given", ["http://localhost:8081/bot", "http://localhost:8081/bot/"])
def test_an_address_may_already_end_in_bot(given: str) -> None:
    settings = Settings.read({"TELEGRAM_API_BASE_URL": given})
    assert settings.api_base_url == "http://localhost:8081/bot"


def test_a_checkout_keeps_data_and_templates_beside_the_package() -> None:
    root = Path(paths.__file__).parent.parent
    assert paths.data_folder() == root / "data"
    assert paths.templates_folder() == root / "scripts_templates"
