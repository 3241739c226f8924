"""Six real privacy notices, handed over: every text of the register stands in the workbook and in the document."""

import itertools

import openpyxl
import pypdf
import pytest

from ropa_desktop.exchange import tilt
from ropa_desktop.exchange.excel import workbook
from ropa_desktop.exchange.pdf import document
from ropa_desktop.register.kinds import Text
from ropa_desktop.store import handover
from ropa_desktop.store.register import Register
from tests.exchange.test_tilt import FOLDER, NAMES, all_of


def _joined(text):
    return "".join(text.split())


def _texts(records):
    for record in all_of(records):
        for one in type(record).fields:
            if isinstance(one.kind, Text) and (value := one.value(record)):
                yield f"{type(record).__name__}.{one.name}", value


@pytest.fixture(scope="module", params=NAMES)
def handed_over(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("tilt")
    found = tilt.read(FOLDER / request.param)
    texts = list(_texts(found.records))
    with Register.create(folder / "r.ropa") as register:
        with register.step("Read") as session:
            session.add_all(found.records)
        own = handover.the_organisation(register, None).id
        for write, name in ((workbook.write, "r.xlsx"), (document.write, "r.pdf")):
            write(handover.contents(register, own), "controller", folder / name, lambda _done, _total: None)
    assert len(texts) > 5
    return folder, texts


def test_every_text_stands_in_the_workbook(handed_over):
    folder, texts = handed_over
    book = openpyxl.load_workbook(folder / "r.xlsx", read_only=True)
    cells = [str(c) for sheet in book for line in sheet.iter_rows(values_only=True) for c in line if c is not None]
    whole = _joined("\n".join(cells))
    assert [name for name, text in texts if _joined(text) not in whole] == []


def test_every_text_stands_in_the_document(handed_over):
    folder, texts = handed_over
    pages = [page.extract_text() for page in pypdf.PdfReader(folder / "r.pdf").pages]
    # A text that runs over a page's end has the footer and the repeated heading between its halves.
    bodies = [_joined(page) for page in pages]
    whole = "".join(bodies)
    lost = [(name, text) for name, text in texts if _joined(text) not in whole]
    assert [name for name, text in lost if not _over_pages(_joined(text), bodies)] == []


def _over_pages(text, bodies):
    for one, other in itertools.pairwise(bodies):
        for cut in range(1, len(text)):
            if text[:cut] in one and text[cut:] in other:
                return True
    return False
