"""The folder that files go to: nothing in it is ever written over."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bot.service import Printer, report
from bot.talk.replies import File


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder on this machine, and what makes a PDF of a page."""

    path: Path
    printer: Printer

    def free(self, name: str) -> Path:
        """The path for a new file of that name: with a number where the name is taken."""
        plain = self.path / name
        numbered = (plain.with_stem(f"{plain.stem}-{number}") for number in count(2))
        return plain if not plain.exists() else next(p for p in numbered if not p.exists())

    def write(self, path: Path, file: File) -> str:
        """Writes the file; returns one sentence on how that went."""
        try:
            content = self._bytes(file)
            with path.open("xb") as stream:
                stream.write(content)
        except OSError as problem:
            return f"It could not be written here ({problem.strerror}). Your answers are kept."
        except Exception as problem:
            error_id = report("file not made", problem)
            return f"It could not be made (error {error_id}). Your answers are kept."
        return "It is in the current folder."

    def _bytes(self, file: File) -> bytes:
        if isinstance(file.content, str):
            return file.content.encode("utf-8")
        return self.printer(file.content)
