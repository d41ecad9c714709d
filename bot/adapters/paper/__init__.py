"""Pages on paper: from a page as data to one sheet of A4 as a PDF.

The same page gives the same bytes. It prints in black on white, so grey printers lose nothing.
"""

from bot.adapters.paper.sheet import print_page

__all__ = ["print_page"]
