"""`python -m bot` is `coach`."""

from __future__ import annotations

import gc


def main() -> None:
    """Starts `coach`. Nothing that a start makes is garbage, so looking for some is put off."""
    gc.disable()
    from bot.cli import main as coach

    gc.freeze()
    gc.enable()
    coach()


if __name__ == "__main__":
    main()
