"""What all tests share: the world as it is shipped, and a hypothesis profile that never varies."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from bot import paths
from bot.guides.library import World
from bot.guides.load import load_world

settings.register_profile(
    "same-every-time",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("same-every-time")


@pytest.fixture(scope="session")
def world() -> World:
    """The shipped data and words."""
    return load_world(paths.data_folder(), paths.templates_folder())
