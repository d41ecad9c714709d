"""Files to text, each in a process of its own that can open, write and reach nothing.

Nothing here is written to disk, and no log has a file's name or text. The process that runs
the coach looks at the first and last bytes of a file to see its kind, and parses nothing.
"""

from bot.adapters.documents.limits import Limits
from bot.adapters.documents.reader import read_document

__all__ = ["Limits", "read_document"]
