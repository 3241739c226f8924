"""The elements of a document as the objects of a structure tree (ISO 32000-1, 14.7)."""

from array import array
from collections.abc import Iterator, Sequence
from itertools import islice

from ropa_desktop.exchange.pdf.tags import Tags


class Structure:
    """Objects with the numbers from `first`: the root, the tree of parents, one for each page, then the elements."""

    def __init__(self, tags: Tags, first: int, pages: Sequence[int], annotations: dict[str, int]) -> None:
        self._tags, self._first, self._pages, self._annotations = tags, first, pages, annotations
        self._elements = first + 2 + len(pages)
        self.count = 2 + len(pages) + len(tags.codes)

    def objects(self) -> Iterator[str]:
        """Each object, in the order of their numbers."""
        yield (
            f"<</Type/StructTreeRoot/K {self._elements} 0 R/ParentTree {self._first + 1} 0 R"
            f"/ParentTreeNextKey {len(self._tags.owners)}>>"
        )
        yield self._parent_tree()
        elements = self._elements
        for key in self._tags.pages:
            owners = self._tags.owners[key]
            assert isinstance(owners, array)
            yield f"[{' '.join([f'{elements + one} 0 R' for one in owners])}]"
        yield from self._all()

    def _parent_tree(self) -> str:
        page = iter(range(self._first + 2, self._elements))
        entries = (
            f"{key} {self._elements + owner if isinstance(owner, int) else next(page)} 0 R"
            for key, owner in enumerate(self._tags.owners)
        )
        return f"<</Nums[{' '.join(entries)}]>>"

    def _all(self) -> Iterator[str]:
        tags, first = self._tags, self._elements
        own, more = self._contents()
        child, beside = self._children()
        starts = [f"<</S/{role.name}{role.attributes}/P " for role in tags.roles]
        yield f"{starts[0]}{self._first} 0 R/K[{self._kids(child[0], beside)}]>>"
        for element, (code, parent) in islice(enumerate(zip(tags.codes, tags.parents, strict=True)), 1, None):
            begins = f"{starts[code]}{first + parent} 0 R"
            if element in tags.attributes:
                begins += tags.attributes[element]
            if child[element]:
                yield f"{begins}/K[{self._kids(child[element], beside)}]>>"
            elif element in more or element in tags.links:
                yield f"{begins}/K[{self._several(element, own, more)}]>>"
            elif own[element]:
                page, number = divmod(own[element] - 1, _EACH)
                yield f"{begins}/Pg {self._pages[page]} 0 R/K {number}>>"
            else:
                yield f"{begins}>>"

    def _contents(self) -> tuple["array[int]", dict[int, list[int]]]:
        """For each element its first content, and all of them for those that have several; both with 1 added."""
        own = array("Q", bytes(8 * len(self._tags.codes)))
        more: dict[int, list[int]] = {}
        for page, number, element in self._tags.contents():
            place = page * _EACH + number + 1
            if own[element]:
                more.setdefault(element, [own[element]]).append(place)
            else:
                own[element] = place
        return own, more

    def _children(self) -> tuple["array[int]", "array[int]"]:
        """For each element its first child, and the next one of its own parent; 0 where there is none."""
        parents = self._tags.parents
        child, beside = (array("I", bytes(array("I").itemsize * len(parents))) for _each in range(2))
        for element in range(len(parents) - 1, 0, -1):
            parent = parents[element]
            beside[element] = child[parent]
            child[parent] = element
        return child, beside

    def _kids(self, child: int, beside: "array[int]") -> str:
        kids = []
        while child:
            kids.append(f"{self._elements + child} 0 R")
            child = beside[child]
        return " ".join(kids)

    def _several(self, element: int, own: "array[int]", more: dict[int, list[int]]) -> str:
        kids = []
        for place in more.get(element, [own[element]] if own[element] else []):
            page, number = divmod(place - 1, _EACH)
            kids.append(f"<</Type/MCR/Pg {self._pages[page]} 0 R/MCID {number}>>")
        for page, name in self._tags.links.get(element, ()):
            kids.append(f"<</Type/OBJR/Pg {self._pages[page]} 0 R/Obj {self._annotations[name]} 0 R>>")
        return " ".join(kids)


_EACH = 1 << 20  # more than a page holds
