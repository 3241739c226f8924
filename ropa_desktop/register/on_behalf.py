"""The processor's record, Article 30(2): what is done on behalf of each controller."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped

from ropa_desktop.i18n import N_
from ropa_desktop.register import codes
from ropa_desktop.register.elsewhere import elsewhere
from ropa_desktop.register.fields import A, M, P, R, field
from ropa_desktop.register.kinds import Choice, Day, Link, Links, Rows, Text
from ropa_desktop.register.record import Record

if TYPE_CHECKING:
    from ropa_desktop.register.documents import Document, Review
    from ropa_desktop.register.engagements import Engagement, Transfer
    from ropa_desktop.register.organisations import Organisation
    from ropa_desktop.register.systems import SecurityMeasure, System


class ProcessingOnBehalf(Record):
    """A category of processing carried out for controllers (Art. 30(2)); purposes are theirs, not asked here."""

    one, many = N_("Processing on behalf"), N_("Processing on behalf of others")
    named_by = ("code", "name")

    code: Mapped[str | None] = field(Text(), N_("Reference"), "30(2)",
        help=N_("A short code that stays with the entry, such as P-01."))  # fmt: skip
    name: Mapped[str | None] = field(Text(), N_("Name"), "30(2)", M, N_("What you call the service."))  # fmt: skip
    processor: Mapped["Organisation | None"] = field(Link("Organisation"), N_("Processor"), "30(2)(a)", M,
        N_("Your own organisation that acts as processor."))  # fmt: skip
    controllers: Mapped[list["Organisation"]] = field(Links("Organisation"), N_("Controllers"), "30(2)(a)", M,
        N_("Each controller on whose behalf you act, with its contact details, representative and "
           "officer."))  # fmt: skip
    categories_of_processing: Mapped[str | None] = field(Text(long=True), N_("Categories of processing"), "30(2)(b)", M,
        N_("What you do with the data for them: store, send, analyse, support."))  # fmt: skip
    status: Mapped[str | None] = field(Choice(codes.ACTIVITY_STATUSES), N_("Status"), "30(2)", R,
        N_("An ended entry stays in the register, with its end date."))  # fmt: skip
    starts_on: Mapped[date | None] = field(Day(), N_("Began on"), "30(2)", help=N_("The first day."))  # fmt: skip
    ended_on: Mapped[date | None] = field(Day(), N_("Ended on"), "30(2)", help=N_("The last day."))  # fmt: skip
    contract: Mapped["Document | None"] = field(Link("Document"), N_("Contract"), "28(3)",
        help=N_("The contract with the controllers, or a reference to where it is kept."))  # fmt: skip
    contract_in_words: Mapped[str | None] = field(Text(long=True), N_("Contract in own words"), "28(3)",
        help=N_("Number, date, or the terms that each controller accepts."))  # fmt: skip
    engagements: Mapped[list["Engagement"]] = field(Links("Engagement"), N_("Sub-processors"), "28(4)", A,
        N_("Whom you engage in turn; each with the chain behind it."))  # fmt: skip
    transfers: Mapped[list["Transfer"]] = field(Rows("Transfer"), N_("Transfers to third countries"), "30(2)(c)", A,
        N_("Transfers that you make yourself; those of sub-processors stand with them. "
                "State none only where nobody behind you transfers either."))  # fmt: skip
    measures: Mapped[list["SecurityMeasure"]] = field(Links("SecurityMeasure"), N_("Security measures"),
        "30(2)(d)", P, N_("Technical and organisational measures from your catalogue (Art. 32(1))."))  # fmt: skip
    measures_in_words: Mapped[str | None] = field(Text(long=True), N_("Security measures in own words"), "30(2)(d)",
        help=N_("What the catalogue does not say."))  # fmt: skip
    systems: Mapped[list["System"]] = field(Links("System"), N_("Systems used"), "32",
        help=N_("Programs and files in which the data lie; their measures are inherited."))  # fmt: skip
    documents: Mapped[list["Document"]] = field(Links("Document"), N_("Documents"), "5(2)",
        help=N_("Contract, instructions, certificates."))  # fmt: skip
    next_review: Mapped[date | None] = field(Day(), N_("Next review"), "5(2)",
        help=N_("When to look again."))  # fmt: skip
    reviews: Mapped[list["Review"]] = field(Rows("Review"), N_("Reviews"), "5(2)",
        help=N_("Who looked at this entry, on which day, and what was decided."))  # fmt: skip
    notes: Mapped[str | None] = field(Text(long=True), N_("Notes"),
        help=N_("For yourself and your successor."))  # fmt: skip

    def answered_elsewhere(self, field: str) -> str:
        """The chain of processors can answer for transfers; own words and systems can for measures."""
        return elsewhere(self, field)
