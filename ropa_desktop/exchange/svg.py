"""A picture as SVG: shapes and escaped text only, no script, no link, and fonts that are named and not embedded."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from ropa_desktop import i18n
from ropa_desktop.exchange import dates
from ropa_desktop.exchange.written import Written, replacing
from ropa_desktop.register.picture import ENTRY, Box, Picture, Points, Text

_AROUND: Final = 24.0
_HEAD: Final = 58.0  # room for title and day
_TITLE: Final = 18.0
COLOURS: Final = {
    "": "#1c2430", "soft": "#5d6978", "missing": "#b3261e", "advice": "#8a5a00", "stands": "#1d6b3a",
    "ground": "#ffffff", "line": "#dfe3e8", "joint": "#848f9c", "accent": "#1f5fbf",
}  # fmt: skip
FONTS: Final = "Noto Sans, Segoe UI, Helvetica Neue, Arial, sans-serif"
# What XML 1.0 cannot hold, not even escaped.
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(picture: Picture, target: Path) -> Written:
    """Write it, in the light colours."""
    with replacing(target) as fresh:
        fresh.write_text(svg(picture), encoding="utf-8")
    return Written(target, len(picture.boxes))


def svg(picture: Picture) -> str:
    """The whole document."""
    wide, high = picture.width + 2 * _AROUND, picture.height + _HEAD + 2 * _AROUND
    return "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang={quoted(i18n.language())} width="{wide:g}" '
        f'height="{high:g}" viewBox="0 0 {wide:g} {high:g}" role="img" aria-labelledby="title desc" '
        f'font-family={quoted(FONTS)}>',
        f'<title id="title">{said(f"{picture.words}: {picture.title}")}</title>',
        f'<desc id="desc">{said(_described(picture))}</desc>',
        f'<rect width="100%" height="100%" fill="{COLOURS["ground"]}"/>',
        *_front(picture),
        f'<g transform="translate({_AROUND:g} {_AROUND + _HEAD:g})">',
        *(written(one) for one in picture.headings),
        f'<g fill="none" stroke="{COLOURS["joint"]}" stroke-linecap="round" stroke-linejoin="round">',
        *(_line(one.points) for one in picture.lines),
        "</g>",
        *(part for one in picture.boxes for part in _box(picture, one)),
        "</g>",
        "</svg>",
        "",
    ])  # fmt: skip


def _front(picture: Picture) -> Iterator[str]:
    below = " · ".join(filter(None, (picture.words, dates.in_words(picture.on), picture.says)))
    yield written(Text(_AROUND, _AROUND + 14, picture.title, _TITLE, bold=True, tone=""))
    yield written(Text(_AROUND, _AROUND + 36, below, 12, bold=False, tone="soft"))


def _described(picture: Picture) -> str:
    parts = [picture.says, dates.in_words(picture.on)]
    for heading, boxes in picture.told():
        parts += [f"{heading}:", *(picture.in_words(one) for one in boxes)]
    return "\n".join(filter(None, parts))


def _box(picture: Picture, box: Box) -> Iterator[str]:
    edge = COLOURS["accent" if box.key == ENTRY else "line"]
    yield "<g>"
    yield f"<title>{said(picture.in_words(box))}</title>"
    yield (f'<rect x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}" rx="7" '
           f'fill="{COLOURS["ground"]}" stroke="{edge}"/>')  # fmt: skip
    yield from (written(one) for one in box.texts)
    yield "</g>"


def written(one: Text) -> str:
    """A line of text."""
    weight = ' font-weight="600"' if one.bold else ""
    return (f'<text x="{one.x:g}" y="{one.y:g}" font-size="{one.size:g}"{weight} fill="{COLOURS[one.tone]}">'
            f"{said(one.words)}</text>")  # fmt: skip


def _line(points: Points) -> str:
    return f'<polyline points="{" ".join(f"{x:g},{y:g}" for x, y in points)}"/>'


def said(text: str) -> str:
    """Text as it stands between tags."""
    return escape(_FORBIDDEN.sub("\ufffd", text))


def quoted(text: str) -> str:
    """Text as an attribute, with its quotes."""
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))
