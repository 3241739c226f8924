"""What stands at the end of every document: the characters printed as codes, and a look whether the file is whole."""

import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Final

from ropa_desktop.exchange.pdf.blocks import heading, note
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.i18n import _, ngettext

_MOST_CODES: Final = 100


def draw_codes(paper: Paper) -> None:
    """Says at the end which characters stand as codes, with their names."""
    heading(paper, 2, _("Characters printed as codes"))
    names = [f"U+{ord(one):04X} {unicodedata.name(one, '')}".strip() for one in sorted(paper.unprintable)]
    more = [_("… and {count} more").format(count=len(names) - _MOST_CODES)] if len(names) > _MOST_CODES else []
    note(paper, "\n".join([*notices(paper), *names[:_MOST_CODES], *more]))


def notices(paper: Paper) -> tuple[str, ...]:
    """What the user should know of the document."""
    if not paper.unprintable:
        return ()
    words = ngettext(
        "%d character has no glyph in the embedded fonts and is printed as its code, such as [U+1F600].",
        "%d characters have no glyph in the embedded fonts and are printed as their codes, such as [U+1F600].",
        len(paper.unprintable),
    )
    return (words % len(paper.unprintable),)


def read_back(made: Path | BytesIO, pages: int) -> None:
    """Raises where the file is not whole: titles in it hold no line ends, so this text stands once a page."""
    content = made.read_bytes() if isinstance(made, Path) else made.getvalue()
    if content.count(b"/Type /Page\n>>\nendobj") != pages or not content.rstrip().endswith(b"%%EOF"):
        raise RuntimeError("the document that was read back is not the one that was written")
