"""Where data and templates lie: inside an installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_folder() -> Path:
    """Return the folder of companies, regions and the playbook."""
    return _inside_or_beside("_data", "data")


def templates_folder() -> Path:
    """Return the folder of cards, letters and scripts."""
    return _inside_or_beside("_templates", "scripts_templates")


def _inside_or_beside(installed: str, checkout: str) -> Path:
    """Prefer what the wheel carries; an editable install carries nothing and reads the checkout."""
    inside = _PACKAGE / installed
    return inside if inside.is_dir() else _PACKAGE.parent / checkout
