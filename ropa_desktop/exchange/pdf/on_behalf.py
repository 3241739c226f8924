"""One section an entry of the processor's record: what Article 30(2) asks for in the order (a) to (d)."""

from typing import Final

from ropa_desktop.exchange import dates
from ropa_desktop.exchange.pdf import parties
from ropa_desktop.exchange.pdf.answers import Answers, rest
from ropa_desktop.exchange.pdf.blocks import heading, rows
from ropa_desktop.exchange.pdf.both_records import further, measures, processors, transfers
from ropa_desktop.exchange.pdf.listing import Listing
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.i18n import _
from ropa_desktop.register.citation import cited
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation

_GENERAL: Final = ("status", "starts_on", "ended_on")
_IN_POINTS: Final = (
    "code", "name", "processor", "controllers", "categories_of_processing", "contract", "contract_in_words",
    "engagements", "transfers", "measures", "measures_in_words", "systems", "reviews",
)  # fmt: skip
_CONTROLLER: Final = {"name": 3.0, "address": 3.4, "country": 2.4, "email": 4.2, "phone": 2.8}
_ELSEWHERE: Final = tuple(one.name for one in Organisation.fields)


def draw(paper: Paper, answers: Answers, entry: ProcessingOnBehalf) -> None:
    """Draws the section of one entry, on a page of its own."""
    paper.turn()
    retired = _("Retired on {day}").format(day=dates.in_words(entry.retired_on)) if entry.retired_on else ""
    heading(paper, 2, entry.title(), retired, key=entry.id)
    rows(paper, answers.pairs(entry, ([] if entry.name else ["name"]) + list(_GENERAL)))
    _parties(paper, answers, entry)
    heading(paper, 3, _("(b) Categories of processing"), cited("30(2)(b)"))
    rows(paper, answers.pairs(entry, ["categories_of_processing", "contract", "contract_in_words"]))
    heading(paper, 3, _("Sub-processors"), cited("28(2), 28(4)"))
    processors(paper, answers, entry)
    heading(paper, 3, _("(c) Transfers to third countries and international organisations"), cited("30(2)(c)"))
    transfers(paper, answers, entry, _("Transfers of its own"))
    heading(paper, 3, _("(d) Security measures"), cited("30(2)(d)"))
    measures(paper, answers, entry)
    further(paper, answers, entry, rest(ProcessingOnBehalf, _GENERAL, _IN_POINTS))


def _parties(paper: Paper, answers: Answers, entry: ProcessingOnBehalf) -> None:
    heading(paper, 3, _("(a) Processor and controllers"), cited("30(2)(a)"))
    if entry.processor:
        rows(paper, [(_("Processor"), parties.organisation(answers, entry.processor))])
        rows(paper, parties.officer_and_representative(answers, entry.processor))
    else:
        rows(paper, answers.pairs(entry, ["processor"]))
    if not entry.controllers:
        rows(paper, answers.pairs(entry, ["controllers"]))
        return
    paper.skip(6)
    heading(paper, 3, _("On behalf of"), "")
    # Whose the register is or not: of each controller the law wants contact details, representative and officer.
    listing = Listing(paper, answers, Organisation, _CONTROLLER, elsewhere=_ELSEWHERE)
    for controller in entry.controllers:
        asked = {name: answers.said(Organisation.field(name), controller, asked=True) for name in ("address", "email")}
        listing.add(controller, asked, parties.officer_and_representative(answers, controller))
