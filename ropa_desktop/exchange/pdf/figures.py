"""The pictures in the record: of all entries together behind the summary, of each entry at the end of its section."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.exchange import dates
from ropa_desktop.exchange.pdf import picture, world
from ropa_desktop.exchange.pdf.both_records import Entry
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.picture_of import KINDS, picture_of


def titles(contents: Contents) -> Iterator[tuple[str, str]]:
    """Key and title of each picture of all entries, for the contents of the document."""
    if contents.world is not None and contents.world.countries:
        yield world.KEY, world.title()


def of_all(paper: Paper, contents: Contents) -> None:
    """Draws the pictures of all entries, each under a heading of level 1 with the key that `titles` gives it."""
    if contents.world is not None and contents.world.countries:
        world.draw(paper, contents.world, contents.day())


def of_entry(paper: Paper, entry: Entry, on: date) -> None:
    """Draws the chain of the entry's processors and the flow of its data, in so far as there is something to see."""
    for kind in KINDS:
        graph = picture_of(kind, entry, on, dates.in_words)
        if len(graph.nodes) > 1:
            picture.draw_within(paper, graph)
    if paper.landscape:
        paper.turn(landscape=False)
