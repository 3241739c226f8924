"""The sample as processor: messages that end users exchange with the company's customers."""

from datetime import date

from ropa_desktop.register.documents import Review
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.sample.shelf import Shelf


def messaging(shelf: Shelf) -> ProcessingOnBehalf:
    """The record of Article 30(2)."""
    return ProcessingOnBehalf(
        code="P-01", name="Messaging for customers", status="active", starts_on=date(2021, 5, 3),
        processor=shelf.organisations["larkspur"],
        controllers=shelf.listed("organisations", "harbourline weidenhof"),
        categories_of_processing=(
            "Carrying, storing and showing the messages that end users and customers exchange on the messenger "
            "domains; notifying customers; helping their teams; erasing or returning messages on instruction."
        ),
        contract=shelf.documents["customers"],
        contract_in_words="Each customer accepts the terms when it opens a workspace; the acceptance is kept there.",
        engagements=shelf.listed("engagements", "messenger customer_support"),
        measures=shelf.listed("measures", "transit at_rest access policy spread watch backup breach_plan review"),
        measures_in_words="Customers choose who of their teams may read which conversations.",
        systems=shelf.listed("systems", "messenger desk"),
        documents=shelf.listed("documents", "customers security"),
        next_review=date(2027, 3, 15),
        reviews=[Review(
            reviewed_on=date(2026, 9, 21), reviewed_by="Mirela Falkensand", kind="review", decision="changes-needed",
            remarks="Cinderlog stands behind Windlass without a contract that we know of. To be settled first.",
        )],
        notes=(
            "Purposes, data and recipients are the customers' to record. What end users tell the company itself, "
            "for instance in a support request, is in A-01 to A-14."
        ),
    )  # fmt: skip
