"""Gives everything in a picture its place: columns from left to right, no box over another, no line over a box."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from ropa_desktop.register.picture import Box, Bundle, Graph, Line, Measure, Node, Picture, Points, Text
from ropa_desktop.register.picture_boxes import LEADING, PORT, SLACK, SMALL, Composed, compose
from ropa_desktop.register.picture_lines import Span, curve, head, lane, trunk

_GAP: Final = 14.0  # between two boxes
_LANE: Final = 10.0  # the height of a line that goes through a column
_GUTTER: Final = 44.0
_WIDEST: Final = 110.0
_HEADING: Final = 34.0
_HIGH: Final = 1000.0  # a picture that no window shows as a whole begins at the top in each column
_SWEEPS: Final = 4


class _Cell(NamedTuple):
    """What takes up room in a column: a box, or a line that goes through."""

    key: str
    height: float


def layout(graph: Graph, measure: Measure) -> Picture:
    """The picture of a graph, always the same for the same graph and the same measure."""
    composed = {one.key: compose(one, measure) for one in graph.nodes}
    chains = _through(graph)
    columns = _columns(graph, composed, chains)
    if graph.tree:
        tops = _tidy(graph, columns)
    else:
        tops = _stacked(_untangled(columns, _neighbours(chains)))
    spans = _spans(graph, composed, measure)
    height = max((tops[one.key] + one.height for column in columns for one in column), default=_HEADING)
    boxes = tuple(
        sorted(
            (
                _placed(one, composed[one.key], spans[one.column], tops[one.key], graph, high=height > _HIGH)
                for one in graph.nodes
            ),
            key=lambda one: (one.column, one.y),
        )
    )
    headings = tuple(
        Text(span.left, LEADING, words, SMALL, bold=True, tone="soft")
        for words, span in zip(graph.columns, spans, strict=True)
    )
    return Picture(
        graph.kind, graph.title, graph.words, graph.says, graph.on, spans[-1].right if spans else 0.0, height,
        headings, boxes, _lines(graph, chains, boxes, tops, spans),
    )  # fmt: skip


# -- columns


def _through(graph: Graph) -> dict[tuple[str, str], list[str]]:
    """For each edge the keys from its source to its target, with the lanes of the columns that it goes through."""
    column = {one.key: one.column for one in graph.nodes}
    return {
        (source, target): [
            source, *(f"{source}>{number}" for number in range(column[source] + 1, column[target])), target
        ]
        for source, target in graph.edges
    }  # fmt: skip


def _columns(
    graph: Graph, composed: dict[str, Composed], chains: dict[tuple[str, str], list[str]]
) -> list[list[_Cell]]:
    columns: list[list[_Cell]] = [[] for _words in graph.columns]
    for one in graph.nodes:
        columns[one.column].append(_Cell(one.key, composed[one.key].height))
    start = {one.key: one.column for one in graph.nodes}
    seen: set[str] = set()
    for chain in chains.values():
        for number, key in enumerate(chain[1:-1], start[chain[0]] + 1):
            if key not in seen:
                seen.add(key)
                columns[number].append(_Cell(key, _LANE))
    return columns


def _neighbours(chains: dict[tuple[str, str], list[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for chain in chains.values():
        for one, other in pairwise(chain):
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
    return found


def _untangled(columns: list[list[_Cell]], neighbours: dict[str, list[str]]) -> list[list[_Cell]]:
    """Each column in the order of what its boxes are tied to, forth and back, so that few lines cross."""
    for sweep in range(_SWEEPS):
        numbers = range(len(columns)) if sweep % 2 == 0 else range(len(columns) - 1, -1, -1)
        for number in numbers:
            where = {
                cell.key: (place + 0.5) / len(column)
                for column in (columns[number - 1 : number] if sweep % 2 == 0 else columns[number + 1 : number + 2])
                for place, cell in enumerate(column)
            }
            column = columns[number]
            own = {cell.key: (place + 0.5) / len(column) for place, cell in enumerate(column)}

            def weight(
                cell: _Cell, where: dict[str, float] = where, own: dict[str, float] = own
            ) -> tuple[float, float]:
                tied = [where[key] for key in neighbours.get(cell.key, ()) if key in where]
                return (sum(tied) / len(tied) if tied else own[cell.key]), own[cell.key]

            columns[number] = sorted(column, key=weight)
    return columns


def _stacked(columns: list[list[_Cell]]) -> dict[str, float]:
    """Each column below one another, around the middle of the highest one."""
    heights = [sum(one.height for one in column) + _GAP * max(len(column) - 1, 0) for column in columns]
    tops: dict[str, float] = {}
    for column, height in zip(columns, heights, strict=True):
        y = _HEADING + (0.0 if max(heights) + _HEADING > _HIGH else (max(heights) - height) / 2)
        for cell in column:
            tops[cell.key] = y
            y += cell.height + _GAP
    return tops


def _tidy(graph: Graph, columns: list[list[_Cell]]) -> dict[str, float]:
    """A tree: what is behind a box takes a strip of its own, and the box stands at its middle, or at its top."""
    below = {bundle.sources[0]: bundle.targets for bundle in graph.bundles}
    strips: dict[str, float] = {}
    for column in reversed(columns):
        for key, height in column:
            inner = [strips[one] for one in below.get(key, ())]
            strips[key] = max(height, sum(inner) + _GAP * max(len(inner) - 1, 0))
    high = sum(strips[key] for key, _height in columns[0]) + _HEADING > _HIGH if columns else False
    starts: dict[str, float] = {}
    tops: dict[str, float] = {}
    y = _HEADING
    for number, column in enumerate(columns):
        for key, height in column:
            if number == 0:
                starts[key], y = y, y + strips[key] + _GAP
            inner = [strips[one] for one in below.get(key, ())]
            spare = strips[key] - (sum(inner) + _GAP * max(len(inner) - 1, 0))
            at = starts[key] + (0.0 if high else spare / 2)
            for one, strip in zip(below.get(key, ()), inner, strict=True):
                starts[one], at = at, at + strip + _GAP
            tops[key] = starts[key] + (0.0 if high else (strips[key] - height) / 2)
    return tops


def _spans(graph: Graph, composed: dict[str, Composed], measure: Measure) -> list[Span]:
    """From where to where each column goes; where many lines cross, there is more room between two."""
    spans: list[Span] = []
    left = 0.0
    for number, words in enumerate(graph.columns):
        inside = [composed[one.key].width for one in graph.nodes if one.column == number]
        width = round(max([*inside, measure(words, True) * SMALL * SLACK]), 2)
        spans.append(Span(left, left + width))
        here = {one.key for one in graph.nodes if one.column == number}
        leaving = sum(source in here for source, _target in graph.edges)
        left = round(left + width + min(_GUTTER + 2 * leaving, _WIDEST), 2)
    return spans


def _placed(node: Node, composed: Composed, span: Span, top: float, graph: Graph, *, high: bool) -> Box:
    """In a high picture lines come and go at the title, so that those of two boxes beside each other are straight."""
    y = round(top, 2)
    port = round(y + (PORT if high else composed.height / 2), 2)
    texts = tuple(one._replace(x=span.left + one.x, y=round(y + one.y, 2)) for one in composed.texts)
    leads = [one for bundle in graph.bundles if node.key in bundle.sources for one in bundle.targets]
    leads += [target for source, target in graph.edges if source == node.key]
    name = ". ".join([node.title, *(one.words for one in node.notes)])
    return Box(
        node.key, node.column, span.left, y, span.right - span.left, round(composed.height, 2), port, texts, node.title,
        name, node.class_name, node.record_id, tuple(dict.fromkeys(leads)),
    )  # fmt: skip


# -- lines


class _Drawn:
    """Gathers the lines; what several of them share is drawn once, and belongs to all of them."""

    def __init__(self) -> None:
        self._lines: dict[Points, dict[str, None]] = {}

    def add(self, points: Points, *ends: str) -> None:
        self._lines.setdefault(points, {}).update(dict.fromkeys(ends))

    def lines(self) -> tuple[Line, ...]:
        return tuple(Line(points, tuple(ends)) for points, ends in self._lines.items())


def _lines(
    graph: Graph,
    chains: dict[tuple[str, str], list[str]],
    boxes: Sequence[Box],
    tops: dict[str, float],
    spans: list[Span],
) -> tuple[Line, ...]:
    column = {one.key: one.column for one in boxes}
    middles = {key: top + _LANE / 2 for key, top in tops.items()} | {one.key: one.port for one in boxes}
    drawn = _Drawn()
    for bundle in graph.bundles:
        _bundled(drawn, bundle, column, middles, spans)
    for (source, target), chain in chains.items():
        for number, (one, other) in enumerate(pairwise(chain), column[source]):
            end = (spans[number + 1].left, middles[other])
            drawn.add(curve((spans[number].right, middles[one]), end), source, target)
            if other == target:
                drawn.add(head(end), source, target)
            else:
                drawn.add(lane(spans[number + 1], middles[other]), source, target)
    return drawn.lines()


def _bundled(
    drawn: _Drawn, bundle: Bundle, column: dict[str, int], middles: dict[str, float], spans: list[Span]
) -> None:
    """The line in the middle belongs to a box only where that is the only one on its side."""
    at = column[bundle.sources[0]]
    gutter = Span(spans[at].right, spans[at + 1].left)
    sides = [[(key, middles[key]) for key in keys] for keys in (bundle.sources, bundle.targets)]
    shared = [side[0][0] for side in sides if len(side) == 1]
    middle, branches = trunk(gutter, *sides)
    drawn.add(middle, *shared)
    single = bundle.sources if len(bundle.sources) == 1 else ()
    for key, points in branches:
        drawn.add(points, key, *single)
    for key, y in sides[1]:
        drawn.add(head((gutter.right, y)), key, *single)
