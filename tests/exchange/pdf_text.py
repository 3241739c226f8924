"""What a reader finds in a document: its text without what stands on each page, and the facts to look for in it."""

from collections import Counter

from pypdf import PdfReader

from ropa_desktop.exchange import dates
from ropa_desktop.exchange.pdf import document, front
from ropa_desktop.exchange.pdf.fonts import load
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.dismissals import DismissedFinding
from ropa_desktop.register.fields import State
from ropa_desktop.register.kinds import Choice, Choices, Day, Link, Links, Rows
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.records import ALL

NOT_IN = {
    "controller": {ProcessingOnBehalf, DismissedFinding},
    "processor": {ProcessingActivity, DismissedFinding, Purpose, PersonalData, Recipient},
}


def quiet(done, total):
    """Tells nobody how far it is."""


def export(contents, target, record="controller"):
    """Writes the document, and gives it open beside what was said of it."""
    written = document.write(contents, record, target, quiet)
    return written, PdfReader(target)


def joined(text):
    return "".join(text.split())


def pages(reader, contents, record="controller"):
    """The text of each page, without the footer that must stand on it."""
    footer = " ".join(front.footer(contents, record).split())
    texts = []
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        end = f"page {number} of {len(reader.pages)}"
        assert joined(text).count(joined(end)) >= 1
        head, found, tail = text.rpartition(end)
        assert found
        head, found, rest = head.rpartition(footer)
        assert found
        texts.append(head + rest + tail)
    return texts


def body(reader, contents, record="controller"):
    """All text without spaces and footers."""
    return joined("".join(pages(reader, contents, record)))


def printed(text):
    """A text as it must stand in `body`: what no font has as its code."""
    return joined(load(False).printable(text, Counter()))


def facts(register, record="controller"):
    """Each text that a register holds, with the class and field that holds it."""
    for cls in ALL:
        for one in register.all(cls):
            owner = one.owner()
            if cls not in NOT_IN[record] and (owner is None or type(owner) not in NOT_IN[record]):
                for field in cls.fields:
                    if field.state(one) is State.GIVEN:
                        for text in _texts(field, one):
                            yield f"{cls.__name__}.{field.name}", text


def _texts(field, record):
    value, kind = field.value(record), field.kind
    if isinstance(kind, Rows):
        return []
    if value is None:  # answered by another record
        return [record.answered_elsewhere(field.name)]
    if isinstance(kind, Link) and kind.target == "DpfEntry":  # told in words, which are facts of its own
        return []
    if isinstance(kind, Links):
        return [other.title() for other in value]
    if isinstance(kind, Choices):
        return [kind.titles()[code] for code in value]
    if isinstance(kind, Day):
        return [dates.in_words(value)]
    assert isinstance(kind, Choice | Link) or value is not None
    return [field.text(record)]
