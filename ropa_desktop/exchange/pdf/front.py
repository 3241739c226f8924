"""The first page: whose record it is, how to reach them, which state of the register it shows, and how to read it."""

from collections.abc import Iterator

from ropa_desktop import __version__
from ropa_desktop.exchange import dates
from ropa_desktop.exchange.pdf import parties
from ropa_desktop.exchange.pdf.answers import Answers, Pair, shortened
from ropa_desktop.exchange.pdf.blocks import heading, paragraph, rows
from ropa_desktop.exchange.pdf.grid import Cell
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.exchange.pdf.style import LEAD
from ropa_desktop.i18n import _
from ropa_desktop.register.citation import cited, spelled
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.organisations import Organisation

_PARAGRAPH = {"controller": "30(1)", "processor": "30(2)"}
_IDENTITY = ("name", "legal_form", "registration_number", *parties.CONTACT_DETAILS)


def draw(paper: Paper, answers: Answers, contents: Contents, record: str, count: int) -> None:
    """Draws the front page of the controller's or the processor's record."""
    who = _("Processor") if record == "processor" else _("Controller")
    heading(paper, 0, _("Record of processing activities"), key="front")
    paragraph(paper, f"{shortened(whose(contents), 300)}\n{article(record)}", LEAD)
    for one in _whose(contents):
        heading(paper, 2, who, cited(f"{_PARAGRAPH[record]}(a)"))
        _organisation(paper, answers, one)
    heading(paper, 2, _("State of the register"))
    rows(paper, _state(contents, record, count))
    heading(paper, 2, _("How to read this record"))
    rows(paper, _reading(answers))


def footer(contents: Contents, record: str) -> str:
    """Whose record and which state it is, for the foot of each page."""
    standing = contents.standing
    state = _("register as of step {step}, {hash}").format(step=standing.step, hash=standing.short())
    return " · ".join([whose(contents), article(record), *([state] if standing.step else [])])


def article(record: str) -> str:
    """The paragraph of the Regulation that asks for this record."""
    return _("Article {article} GDPR").format(article=spelled(_PARAGRAPH[record]))


def whose(contents: Contents) -> str:
    """The organisation's name, or that it is everybody's of this register."""
    return contents.organisation.title() if contents.organisation else _("All organisations of this register")


def _whose(contents: Contents) -> list[Organisation]:
    if contents.organisation:
        return [contents.organisation]
    return [one for one in contents.all(Organisation) if one.kept_for and one.retired_on is None]


def _organisation(paper: Paper, answers: Answers, one: Organisation) -> None:
    asked = {name: answers.said(Organisation.field(name), one, asked=True) for name in ("name", "address", "email")}
    rows(paper, answers.pairs(one, _IDENTITY, asked))
    rows(paper, [(_("Data protection officer"), parties.officer(answers, one)), *_representative(answers, one)])


def _representative(answers: Answers, one: Organisation) -> Iterator[tuple[str, Cell]]:
    if said := parties.representative(answers, one):  # not asked of who is established in the Union
        yield answers.label(Organisation.field("representative")), said


def _state(contents: Contents, record: str, count: int) -> Iterator[Pair]:
    standing = contents.standing
    yield _("Entries"), str(count)
    if set_aside := contents.set_aside[record]:
        yield _("Set aside, not in this document"), str(set_aside)
    if contents.in_force_on:
        yield _("In force on"), dates.in_words(contents.in_force_on)
        yield _("Not in force on that day, not in this document"), str(contents.not_in_force[record])
    if contents.as_of:
        yield _("As recorded on"), dates.recorded(contents.as_of)
    yield _("Register"), standing.register_id or "–"
    if standing.step:  # nothing was recorded before the first
        yield _("State"), _("step {step}, {hash}").format(step=standing.step, hash=standing.short())
    if standing.at:
        yield _("Last changed"), dates.moment(standing.at)
    yield _("Printed on"), dates.in_words(dates.today())
    yield _("Program"), f"ROPA Desktop {__version__}"


def _reading(answers: Answers) -> Iterator[tuple[Cell, Cell]]:
    yield answers.none, _("It has been considered and stated that there is none.")
    yield answers.open, _("The question has not been answered yet; nothing follows from it.")
    yield "…", _("Shortened here; it stands in full in its own section or annex.")
    yield "→", _("A sub-processor, engaged by the processor above it.")
