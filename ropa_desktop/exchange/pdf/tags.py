"""What a document is made of, told beside its drawing: each heading, paragraph, cell and picture, in reading order.

Whatever is drawn without a mark is an artifact: rules, footers, headings repeated at the head of a page.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

ARTIFACT: Final = "/Artifact BMC"
FOOTER: Final = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"
_MOST_LEVELS: Final = 6
_MOST_BYTES: Final = 32_000  # PDF/A allows 32,767 of a text


@dataclass(frozen=True, eq=False, slots=True)
class Role:
    """What an element is, by the names of ISO 32000-1, 14.8.4, and its attributes as they stand in the file."""

    name: str
    attributes: str = ""


DOCUMENT: Final = Role("Document")
SECTION: Final = Role("Sect")
PARAGRAPH: Final = Role("P")
CONTENTS: Final = Role("TOC")
ENTRY: Final = Role("TOCI")
REFERENCE: Final = Role("Reference")
LINK: Final = Role("Link")
LIST: Final = Role("L")
ITEM: Final = Role("LI")
LABEL: Final = Role("Lbl")
BODY: Final = Role("LBody")
TABLE: Final = Role("Table")
ROW: Final = Role("TR")
CELL: Final = Role("TD")
COLUMN_HEADING: Final = Role("TH", "/A<</O/Table/Scope/Column>>")
ROW_HEADING: Final = Role("TH", "/A<</O/Table/Scope/Row>>")
_FIGURE: Final = Role("Figure")
_HEADINGS: Final = tuple(Role(f"H{level}") for level in range(1, _MOST_LEVELS + 1))


@cache
def spanning(columns: int) -> Role:
    """A cell as wide as so many columns."""
    return Role("TD", f"/A<</O/Table/ColSpan {columns}>>") if columns > 1 else CELL


def _whole_letters(said: bytes) -> bytes:
    if len(said) <= _MOST_BYTES:
        return said
    return (said[: _MOST_BYTES - 2].decode("utf-16-be", "ignore") + "…").encode("utf-16-be")


class Tags:
    """The elements in the order in which they are read: a byte and a number each, so that millions fit."""

    def __init__(self) -> None:
        self.roles: list[Role] = []
        self._codes: dict[Role, int] = {}
        self._begins: list[str] = []
        self.codes = bytearray()
        self.parents: array[int] = array("I")
        self.attributes: dict[int, str] = {}  # of this element alone, as they stand in the file
        self.links: dict[int, list[tuple[int, str]]] = {}  # the page and the name of each annotation
        self.owners: list[array[int] | int] = []  # by the key of a page or an annotation: whose its contents are
        self.pages: list[int] = []  # the key of each page
        self._page: array[int] = array("I")
        self._open: list[tuple[int, int]] = []
        self._last = self.add(DOCUMENT, 0)
        self._pairs = -1

    def coded(self, roles: Iterable[Role]) -> bytes:
        """Roles as they are kept."""
        codes = []
        for role in roles:
            code = self._codes.get(role)
            if code is None:
                code = self._codes[role] = len(self.roles)
                self.roles.append(role)
                self._begins.append(f"/{role.name}<</MCID ")
            codes.append(code)
        return bytes(codes)

    def add(self, role: Role, parent: int) -> int:
        """A new element, behind everything that its parent already has."""
        self.codes += self.coded((role,))
        self.parents.append(parent)
        return len(self.codes) - 1

    def row(self, table: int, roles: bytes) -> int:
        """A new row with its cells, given with its own role first as they are kept; gives the first cell."""
        row = len(self.codes)
        self.codes += roles
        self.parents.append(table)
        self.parents.extend([row] * (len(roles) - 1))
        return row + 1

    def block(self, role: Role) -> int:
        """A new element in the section under the cursor."""
        self._last = self.add(role, self._open[-1][1] if self._open else 0)
        return self._last

    def figure(self, box: tuple[float, float, float, float], words: str) -> int:
        """A picture: where it stands on its page (left, bottom, right, top), and what it shows, in words."""
        element = self.block(_FIGURE)
        place = " ".join(f"{one:.1f}" for one in box)
        said = _whole_letters(("\ufeff" + words).encode("utf-16-be", "replace")).hex()
        self.attributes[element] = f"/A<</O/Layout/Placement/Block/BBox[{place}]>>/Alt<{said}>"
        return element

    def heading(self, level: int) -> int:
        """A heading that begins a section; its number is how deep that stands, so that none is left out."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        section = self.block(SECTION)
        self._open.append((level, section))
        return self.block(_HEADINGS[min(len(self._open), _MOST_LEVELS) - 1])

    def pairs(self) -> int:
        """A table of labels and answers: the one before goes on where nothing stands between."""
        if self._pairs != self._last:
            self._pairs = self.block(TABLE)
        return self._pairs

    def mark(self, element: int) -> str:
        """The operator that begins something of this element on the page under the cursor."""
        page = self._page
        page.append(element)
        return f"{self._begins[self.codes[element]]}{len(page) - 1}>>BDC"

    def mark_on(self, page: int, element: int) -> str:
        """The same on a page that has been ended; the first is 0."""
        owners = self.owners[self.pages[page]]
        assert isinstance(owners, array)
        owners.append(element)
        return f"{self._begins[self.codes[element]]}{len(owners) - 1}>>BDC"

    def link(self, element: int, annotation: str) -> int:
        """Makes an annotation of this page part of an element; gives its key."""
        self.links.setdefault(element, []).append((len(self.pages), annotation))
        self.owners.append(element)
        return len(self.owners) - 1

    def turn(self) -> int:
        """Ends the page under the cursor; gives its key."""
        self.pages.append(len(self.owners))
        self.owners.append(self._page)
        self._page = array("I")
        return self.pages[-1]

    def contents(self) -> Iterator[tuple[int, int, int]]:
        """Everything marked: the page, its number there, and the element that it belongs to."""
        for page, key in enumerate(self.pages):
            owners = self.owners[key]
            assert isinstance(owners, array)
            for number, element in enumerate(owners):
                yield page, number, element
