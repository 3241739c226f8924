"""The map of transfers as SVG: shapes and escaped text only, no script, no link, and fonts that are named."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from ropa_desktop import i18n
from ropa_desktop.exchange import dates
from ropa_desktop.exchange.svg import COLOURS, FONTS, quoted, said, written
from ropa_desktop.exchange.written import Written, replacing
from ropa_desktop.register.outlines import HEIGHT, WIDTH, Point, Ring, outlines
from ropa_desktop.register.picture import Text
from ropa_desktop.register.report import Report
from ropa_desktop.register.world import World
from ropa_desktop.register.world_drawing import GAP, RADIUS, TONES, hatch, marks, thinned, ways
from ropa_desktop.register.world_words import LETTERS, in_words, meanings, name_of, told

_AROUND: Final = 24.0
_HEAD: Final = 58.0
_FINE: Final = 0.4  # units of the map that nobody can tell apart
_LAND, _UNION, _BORDER, _BORDERS = "#e9ebed", "#c8cdd2", "#b6bcc4", "#969fa9"
_TINTS: Final = {
    "nothing": "#eecfcd", "untold": "#eecfcd", "derogation": "#e5dac7", "safeguards": "#cedbf1", "adequate": "#8eb59c",
    "eea": "#dbdee1",
}  # fmt: skip
_STROKES: Final = {ground: COLOURS[tone] for ground, tone in TONES.items()}
_ROW: Final = 26.0
_LETTER: Final = 6.6  # pixels that a letter of a legend takes at most, as no font is measured here


def write(report: Report, target: Path) -> Written:
    """Write it, in the light colours."""
    with replacing(target) as fresh:
        fresh.write_text(svg(report), encoding="utf-8")
    return Written(target, len(report.world.countries) if report.world else 0)


def svg(report: Report) -> str:
    """The whole document."""
    seen = report.world
    assert seen is not None
    legend, rows = _legend(seen)
    wide, high = WIDTH + 2 * _AROUND, _HEAD + HEIGHT + 2 * _AROUND + rows * _ROW
    below = " · ".join(filter(None, (dates.in_words(report.day), report.organisation, seen.supposed)))
    return "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang={quoted(i18n.language())} width="{wide:g}" '
        f'height="{high:g}" viewBox="0 0 {wide:g} {high:g}" role="img" aria-labelledby="title desc" '
        f'font-family={quoted(FONTS)}>',
        f'<title id="title">{said(report.title)}</title>',
        f'<desc id="desc">{said(told(seen))}</desc>',
        f'<rect width="{wide:g}" height="{high:g}" fill="{COLOURS["ground"]}"/>',
        written(Text(_AROUND, _AROUND + 14, report.title, 18, bold=True, tone="")),
        written(Text(_AROUND, _AROUND + 36, below, 12, bold=False, tone="soft")),
        f'<g transform="translate({_AROUND:g} {_AROUND + _HEAD:g})" stroke-linejoin="round">',
        *_countries(seen),
        *_over(seen),
        *legend,
        "</g>",
        "</svg>",
        "",
    ])  # fmt: skip


def _countries(seen: World) -> Iterator[str]:
    grounds = {one.code: one.ground for one in seen.countries}
    for code in sorted(outlines(), key=lambda code: code in grounds):
        rings = [kept for ring in outlines()[code].rings if (kept := thinned(ring, _FINE))]
        if ground := grounds.get(code, ""):
            country = seen.country(code)
            assert country is not None
            yield f"<g><title>{said(in_words(country))}</title>"
            yield from _shape(rings, _TINTS[ground], _STROKES[ground], hatch(rings, ground, GAP))
            yield "</g>"
        elif rings:
            fill, line = (_UNION, _BORDERS) if code in seen.union else (_LAND, _BORDER)
            yield f"<g><title>{said(name_of(code))}</title>"
            yield from _shape(rings, fill, line, (), 0.5)
            yield "</g>"
        if not ground and outlines()[code].small:
            x, y = outlines()[code].at
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.5" fill="{COLOURS["joint"]}"/>'


def _shape(rings: Sequence[Ring], fill: str, stroke: str, lines: Iterable[tuple[Point, Point]], weight: float = 1.0,
           ) -> Iterator[str]:  # fmt: skip
    if rings:
        yield (f'<path d="{_path(rings)}" fill="{fill}" stroke="{stroke}" stroke-width="{weight:g}" '
               'fill-rule="evenodd"/>')  # fmt: skip
    if strokes := "".join(f"M{x:.1f} {y:.1f}L{a:.1f} {b:.1f}" for (x, y), (a, b) in lines):
        yield f'<path d="{strokes}" stroke="{stroke}" stroke-width="0.7"/>'


def _path(rings: Sequence[Ring]) -> str:
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring[:-1]) + "Z" for ring in rings)


def _over(seen: World) -> Iterator[str]:
    """Arrows, homes and marks."""
    placed = marks(seen)
    yield f'<g fill="none" stroke="{COLOURS[""]}" stroke-width="1.2" stroke-linecap="round">'
    for way in ways(seen, placed):
        yield "".join(f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>'
                      for points in (way.points, way.head))  # fmt: skip
    yield from (f'<line x1="{one.at[0]:.1f}" y1="{one.at[1]:.1f}" x2="{one.place[0]:.1f}" y2="{one.place[1]:.1f}"/>'
                for one in placed if one.at != one.place)  # fmt: skip
    yield "</g>"
    at = {one.code: (one.at[0], one.at[1] + RADIUS + 5.5) for one in placed}
    yield from (_diamond(at.get(code, outlines()[code].at)) for code in seen.homes if code in outlines())
    for one in placed:
        yield from _mark(one.at, one.words, one.ground)


def _mark(at: Point, words: str, ground: str) -> Iterator[str]:
    x, y = at
    yield (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS:g}" fill="{COLOURS["ground"]}" '
           f'stroke="{_STROKES[ground]}" stroke-width="1.4"/>')  # fmt: skip
    size = 11.5 if len(words) == 1 else 10
    yield (f'<text x="{x:.1f}" y="{y + 0.36 * size:.1f}" font-size="{size:g}" font-weight="700" text-anchor="middle" '
           f'fill="{_STROKES[ground]}">{said(words)}</text>')  # fmt: skip


def _diamond(at: Point) -> str:
    x, y = at
    points = " ".join(f"{x + across:.1f},{y + down:.1f}" for across, down in ((0, -4.5), (4.5, 0), (0, 4.5), (-4.5, 0)))
    return f'<polygon points="{points}" fill="{COLOURS[""]}" stroke="{COLOURS["ground"]}"/>'


def _legend(seen: World) -> tuple[list[str], int]:
    """What the signs mean, below the map, and how many rows that takes."""
    drawn: list[str] = []
    x, row = 0.0, 0
    for code, words in meanings(seen):
        wide = 46 + _LETTER * len(words) + 18
        if x and x + wide > WIDTH:
            x, row = 0.0, row + 1
        y = HEIGHT + _ROW * (row + 0.3)
        drawn += _sign(code, x, y)
        drawn.append(written(Text(x + 46, y + 15, words, 12, bold=False, tone="soft")))
        x += wide
    return drawn, row + 1


def _sign(code: str, x: float, y: float) -> Iterator[str]:
    middle = (x + 20, y + 11)
    box = ((x, y + 2), (x + 40, y + 2), (x + 40, y + 20), (x, y + 20), (x, y + 2))
    if code in _TINTS:
        yield from _shape([box], _TINTS[code], _STROKES[code], hatch([box], code, GAP))
        yield from _mark(middle, LETTERS[code], code)
    elif code == "unsure":
        yield from _mark(middle, "?", "eea")
    elif code == "union":
        yield from _shape([box], _UNION, _BORDER, ())
    elif code == "home":
        yield _diamond(middle)
    else:
        yield (f'<path d="M{x + 2:g} {y + 11:g}H{x + 38:g}M{x + 32:g} {y + 8:g}L{x + 38:g} {y + 11:g}L{x + 32:g} '
               f'{y + 14:g}" fill="none" stroke="{COLOURS[""]}" stroke-width="1.2"/>')  # fmt: skip
