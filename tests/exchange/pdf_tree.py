"""What somebody who listens to a document hears: its structure tree, its text in reading order, and what is wrong."""

import re
from collections import Counter
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name

PAINTING = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "BI", "INLINE IMAGE"}
STANDARD = {
    "Document", "Sect", "H1", "H2", "H3", "H4", "H5", "H6", "P", "TOC", "TOCI", "Reference", "Link", "L", "LI", "Lbl",
    "LBody", "Table", "TR", "TH", "TD", "Figure",
}  # fmt: skip
INSIDE = {
    "TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TOCI": {"TOC"},
    "Table": {"Sect"}, "Sect": {"Document", "Sect"}, "Link": {"Reference"}, "Figure": {"Sect"},
}  # fmt: skip


@dataclass
class Element:
    """An element with the text that is its own, in reading order with those inside it."""

    kind: str
    given: Dictionary
    inside: list["Element | str"] = field(default_factory=list)

    def all(self):
        yield self
        for one in self.inside:
            if isinstance(one, Element):
                yield from one.all()

    @property
    def text(self):
        return "".join(one if isinstance(one, str) else f"{one.text}\n" for one in self.inside)

    def of(self, *kinds):
        return [one for one in self.inside if isinstance(one, Element) and one.kind in kinds]

    def attribute(self, name):
        return self.given.get("/A", Dictionary()).get(name)


class Tree:
    """Reads a document; `problems` says what must not be."""

    def __init__(self, pdf):
        self.pdf, self.problems = pdf, []
        self._texts = {}  # what is marked: (page, number) -> text
        self._used = Counter()
        self._annotations = Counter()
        for page in pdf.pages:
            self._read(page)
        root = pdf.Root.get("/StructTreeRoot")
        self.root = self._element(root.K, root) if root is not None else Element("none", Dictionary())
        self._all_is_told()
        self._elements_are_right()
        self._document_is_right()

    @property
    def elements(self):
        return list(self.root.all())

    @property
    def text(self):
        return self.root.text

    def _wrong(self, words):
        self.problems.append(words)

    # -- pages

    def _read(self, page):
        fonts = {name: _letters(font) for name, font in page.get("/Resources", {}).get("/Font", {}).items()}
        inside, letters = [], {}
        for operands, operator in pikepdf.parse_content_stream(page):
            said = str(operator)
            if said in ("BDC", "BMC"):
                if inside:
                    self._wrong("marks inside marks")
                inside.append(self._marked(page, operands))
            elif said == "EMC":
                inside.pop()
            elif said == "Tf":
                letters = fonts[str(operands[0])]
            elif said in PAINTING and not inside:
                self._wrong(f"{said} outside of any mark")
            if said == "Tj" and inside and inside[-1] is not None:
                self._texts[inside[-1]] += "".join(letters[code] for code in bytes(operands[0]))
        if inside:
            self._wrong("a mark without an end")
        if page.get("/Tabs") != Name.S:
            self._wrong("tabs do not follow the structure")

    def _marked(self, page, operands):
        kind = str(operands[0])
        if kind == "/Artifact":
            return None
        key = (page.objgen, int(operands[1].MCID), kind)
        if key in self._texts:
            self._wrong(f"number {key[1]} twice on a page")
        self._texts[key] = ""
        return key

    # -- the tree

    def _element(self, given, parent):
        if given.P.objgen != parent.objgen:
            self._wrong(f"{given.S} has another parent")
        element = Element(str(given.S)[1:], given)
        for kid in _several(given.get("/K", Array())):
            if isinstance(kid, int):
                element.inside.append(self._own(element, given.Pg, kid))
            elif kid.get("/Type") == Name.MCR:
                element.inside.append(self._own(element, kid.Pg, int(kid.MCID)))
            elif kid.get("/Type") == Name.OBJR:
                self._annotation(element, kid)
            else:
                element.inside.append(self._element(kid, given))
        return element

    def _own(self, element, page, number):
        key = (page.objgen, number, f"/{element.kind}")
        self._used[key] += 1
        if self._parent(page.StructParents, number) != element.given.objgen:
            self._wrong(f"the tree of parents names another one for a {element.kind}")
        return self._texts.get(key, "")

    def _annotation(self, element, kid):
        self._annotations[kid.Obj.objgen] += 1
        if self._parent(kid.Obj.StructParent) != element.given.objgen:
            self._wrong("the tree of parents names another one for an annotation")

    def _parent(self, key, number=None):
        if not hasattr(self, "_parents"):
            numbers = list(self.pdf.Root.StructTreeRoot.ParentTree.Nums)
            self._parents = {int(one): other for one, other in zip(numbers[::2], numbers[1::2], strict=True)}
        found = self._parents[int(key)]
        return (found if number is None else found[number]).objgen

    # -- what must be

    def _all_is_told(self):
        for key in self._texts:
            if self._used[key] != 1:
                self._wrong(f"{key[2]} is {self._used[key]} times in the tree: {self._texts[key]!r}")
        for key in self._used.keys() - self._texts.keys():
            self._wrong(f"the tree has a {key[2]} that is nowhere")
        for page in self.pdf.pages:
            for one in page.get("/Annots", []):
                if self._annotations[one.objgen] != 1 or not str(one.get("/Contents", "")):
                    self._wrong("an annotation without a place or without words")

    def _elements_are_right(self):
        level = 0
        for element in self.elements:
            if element.kind not in STANDARD:
                self._wrong(f"nobody knows a {element.kind}")
            for inner in element.inside:
                if isinstance(inner, Element) and element.kind not in INSIDE.get(inner.kind, {element.kind}):
                    self._wrong(f"a {inner.kind} in a {element.kind}")
            if found := re.fullmatch("H([1-6])", element.kind):
                if int(found[1]) > level + 1:
                    self._wrong(f"after a heading of level {level} comes one of level {found[1]}: {element.text!r}")
                level = int(found[1])
                if not element.text.strip():
                    self._wrong("an empty heading")
            if element.kind == "Figure" and not (str(element.given.get("/Alt", "")) and element.attribute("/BBox")):
                self._wrong("a picture without words or place")
            if element.kind == "TH" and element.attribute("/Scope") not in (Name.Column, Name.Row):
                self._wrong(f"a heading of nothing: {element.text!r}")
            if element.kind == "Table":
                self._table(element)

    def _table(self, table):
        widths = {sum(int(cell.attribute("/ColSpan") or 1) for cell in row.of("TH", "TD")) for row in table.of("TR")}
        if len(widths) != 1:
            self._wrong(f"a table with rows of {sorted(widths)} cells")
        if not any(row.of("TH") for row in table.of("TR")):
            self._wrong("a table without headings")

    def _document_is_right(self):
        root = self.pdf.Root
        if not str(root.get("/Lang", "")):
            self._wrong("no language")
        if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
            self._wrong("not marked as tagged")
        if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
            self._wrong("the title is not shown")
        with self.pdf.open_metadata(update_docinfo=False) as said:
            if not said.get("dc:title") or said["dc:title"] != str(self.pdf.docinfo.get("/Title", "")):
                self._wrong("two titles")


def _several(kids):
    return kids if isinstance(kids, Array) else [kids]


def _letters(font):
    """What each code of a font means; a font that is not embedded means nothing."""
    if "/FontFile2" not in font.FontDescriptor:
        return {}
    table = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"^<([0-9A-F]{2})> <([0-9A-F]{4})>$", table, flags=re.MULTILINE)
    return {int(code, 16): chr(int(letter, 16)) for code, letter in pairs}
