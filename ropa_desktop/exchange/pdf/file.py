"""The end of a document: its objects as a file, the many small ones of its structure packed together.

reportlab would write each object by itself with a line in a table for it: ten times as much for a structure tree.
"""

import zlib
from array import array
from collections.abc import Iterable
from itertools import accumulate, islice
from typing import Any, BinaryIO, Final

from reportlab.pdfbase.pdfdoc import PDFIndirectObject
from reportlab.pdfgen.canvas import Canvas

from ropa_desktop import paths
from ropa_desktop.exchange.pdf.metadata import metadata
from ropa_desktop.exchange.pdf.structure import Structure
from ropa_desktop.exchange.pdf.tags import Tags

_PACK: Final = 1_000  # objects
_EFFORT: Final = 3
_COLOURS: Final = "sRGB IEC61966-2.1"
_LEVEL: Final = 1 + 4 + 2  # bytes of an entry of the cross-references


def save(canvas: Canvas, tags: Tags, target: BinaryIO) -> None:
    """Writes what was drawn on the canvas, and what the tags say of it."""
    document = canvas._doc
    for font in document.delayedFonts:
        font.addObjects(document)
    document.info.invariant = document.invariant
    document.info.digest(document.signature)
    document.Reference(document.Catalog)
    document.Reference(document.info)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    _File(document, target).write(tags)


class _File:
    """Knows where in the file each object stands."""

    def __init__(self, document: Any, target: BinaryIO) -> None:
        self._document, self._target = document, target
        self._at = 0
        self._kinds = bytearray(1)
        self._places = array("I", [0])  # in the file, or the number of the pack
        self._numbers = array("H", [65535])  # within the pack

    def write(self, tags: Tags) -> None:
        """Writes reportlab's objects, then the structure, and the catalog that names both."""
        self._add(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        document = self._document
        document.Catalog.format(document)  # so that all that it refers to has a number
        known = document.idToObjectNumberAndVersion
        catalog, info = (known[one.__InternalName__][0] for one in (document.Catalog, document.info))
        while len(self._places) in document.numberToId:  # formatting an object may make others
            self._put_known(len(self._places), empty=len(self._places) == catalog)
        pages = [known[f"Page{number}"][0] for number in range(1, len(tags.pages) + 1)]
        annotations = {name: number for name, (number, _version) in known.items() if name.startswith("Annot.")}
        root = len(self._places)
        structure = Structure(tags, root, pages, annotations)
        self._pack(structure.objects(), structure.count)
        colours = self._put_new(_stream(zlib.compress(_colours()), "/N 3/Filter/FlateDecode"))
        said = self._put_new(_stream(metadata(document), "/Type/Metadata/Subtype/XML"))
        document.Catalog.StructTreeRoot = f"{root} 0 R"
        document.Catalog.MarkInfo = "<</Marked true>>"
        document.Catalog.Metadata = f"{said} 0 R"
        document.Catalog.OutputIntents = (
            f"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier({_COLOURS})/Info({_COLOURS})"
            f"/DestOutputProfile {colours} 0 R>>]"
        )
        document.Catalog.__NoDefault__ = [*document.Catalog.__NoDefault__, "OutputIntents"]
        self._places[catalog] = self._at
        self._put_known(catalog)
        self._end(catalog, info)

    def _add(self, content: bytes) -> int:
        place = self._at
        self._target.write(content)
        self._at += len(content)
        return place

    def _put_known(self, number: int, *, empty: bool = False) -> None:
        """One of reportlab's objects; the catalog keeps its place empty until all others are there."""
        if number == len(self._places):
            self._kinds.append(1)
            self._places.append(self._at)
            self._numbers.append(0)
        if not empty:
            name = self._document.numberToId[number]
            self._add(PDFIndirectObject(name, self._document.idToObject[name]).format(self._document))

    def _put_new(self, content: bytes) -> int:
        number = len(self._places)
        self._kinds.append(1)
        self._places.append(self._add(b"%d 0 obj\n%b\nendobj\n" % (number, content)))
        self._numbers.append(0)
        return number

    def _pack(self, objects: Iterable[str], count: int) -> None:
        """Objects that follow each other in their numbers, many to a stream."""
        first, rest, done = len(self._places), iter(objects), 0
        pack = first + count
        packs = -(-count // _PACK)
        self._kinds += b"\2" * count + b"\1" * packs
        self._places.extend(pack + number // _PACK for number in range(count))
        self._numbers.extend(number % _PACK for number in range(count))
        while several := list(islice(rest, _PACK)):
            places = accumulate([0, *(len(one) + 1 for one in several)])
            head = " ".join([f"{number} {place}" for number, place in zip(range(first + done, pack), places)])  # noqa: B905
            words = f"/Type/ObjStm/N {len(several)}/First {len(head) + 1}/Filter/FlateDecode"
            content = zlib.compress("\n".join([head, *several]).encode("ascii"), _EFFORT)
            number = len(self._places)
            self._places.append(self._add(b"%d 0 obj\n%b\nendobj\n" % (number, _stream(content, words))))
            self._numbers.append(0)
            done += len(several)
        if done != count:
            raise RuntimeError(f"{count} objects of the structure were announced, {done} were written")

    def _end(self, catalog: int, info: int) -> None:
        number, place = len(self._places), self._at
        self._kinds.append(1)
        self._places.append(place)
        self._numbers.append(0)
        identity = self._document.signature.hexdigest()
        words = (
            f"/Type/XRef/Size {number + 1}/W[1 4 2]/Root {catalog} 0 R/Info {info} 0 R"
            f"/ID[<{identity}><{identity}>]/Filter/FlateDecode"
        )
        self._add(b"%d 0 obj\n%b\nendobj\n" % (number, _stream(zlib.compress(self._references()), words)))
        self._add(b"startxref\n%d\n%%%%EOF\n" % place)

    def _references(self) -> bytes:
        table = bytearray(_LEVEL * len(self._places))
        table[0::_LEVEL] = self._kinds
        for column, numbers, width in ((1, self._places, 4), (5, self._numbers, 2)):
            ordered = array(numbers.typecode, numbers)
            ordered.byteswap()
            content = ordered.tobytes()
            for place in range(width):
                table[column + place :: _LEVEL] = content[place::width]
        return bytes(table)


def _colours() -> bytes:
    return (paths.resources() / "colour" / "sRGB.icc").read_bytes()


def _stream(content: bytes, words: str) -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (words.encode("ascii"), len(content), content)
