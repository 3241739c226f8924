"""What the sample's company has assessed: screenings, interests, a transfer, contracts; and data that fall due."""

from datetime import date

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.assessments import ContractReview, InterestAssessment, Screening, TransferAssessment
from ropa_desktop.register.record import Record
from ropa_desktop.register.retention import DataBatch
from ropa_desktop.register.sample.shelf import Shelf

_OFFICER = "Mirela Falkensand, data protection officer"


def records(shelf: Shelf, activities: list[ProcessingActivity]) -> list[Record]:
    """Every assessment; the batches of data are hung into their rules."""
    by_code = {one.code: one for one in activities}
    _batches(shelf, by_code["A-07"], by_code["A-11"])
    return [*_screenings(by_code["A-06"], by_code["A-11"]), _interest(shelf, by_code["A-02"]), _transfer(shelf),
            *_contracts(shelf)]  # fmt: skip


def _screenings(advertising: ProcessingActivity, requests: ProcessingActivity) -> list[Screening]:
    return [
        Screening(
            activity=advertising, assessed_on=date(2026, 9, 14), assessed_by=_OFFICER,
            criteria=("WP248-1", "WP248-6"),
            criteria_in_words="Profiles are made from what persons do, and data of several sites are matched.",
            authority_list="To be looked up: the lists of the authorities of the visitors' countries.",
            outcome="required", reason="Two of the nine criteria are met.", next_review=date(2027, 9, 14),
        ),
        Screening(
            activity=requests, assessed_on=date(2026, 9, 14), assessed_by=_OFFICER,
            criteria_in_words="Few requests a month, answered one by one; nothing is evaluated or combined.",
            authority_list="No entry fits.", outcome="not-required",
            reason="None of the nine criteria is met.", next_review=date(2027, 9, 14),
        ),
    ]  # fmt: skip


def _interest(shelf: Shelf, support: ProcessingActivity) -> InterestAssessment:
    return InterestAssessment(
        activity=support, purpose=next(one for one in support.purposes if one.legal_basis == "A6-1-f"),
        assessed_on=date(2025, 2, 14), assessed_by=_OFFICER,
        interest="The company's own: that users learn of outages, changes and things to do in time.",
        necessity="A message to the address on file is the only way that reaches those concerned, and no others.",
        effects="Users expect such messages; they hold no advertising, and children are not addressed.",
        safeguards="Addresses and the reason only; no reading receipts.",
        balance="The interest is present and served by little data; what users lose by it is hard to name.",
        outcome="interest-prevails", next_review=date(2027, 2, 14),
        documents=[shelf.documents["interest_support"]],
    )  # fmt: skip


def _transfer(shelf: Shelf) -> TransferAssessment:
    hosting = shelf.engagements["host_us"]
    return TransferAssessment(
        importer=hosting.processor, country="US", transfers=list(hosting.transfers),
        assessed_on=date(2023, 11, 6), assessed_by=_OFFICER,
        know_your_transfers="Accounts and messages of customers who chose the United States, encrypted, to be stored.",
        tool="A46-2-c",
        law_and_practice="FISA, section 702; Executive Orders 12333 and 14086, with the redress of the latter. "
                         "Saltbrook says that it was never asked for data of customers.",
        problematic=True,
        supplementary_measures="Stored data are encrypted, and the keys stay with Larkspur in Switzerland.",
        procedural_steps="Annex II of the clauses names the encryption; signed on 20 November 2023.",
        reevaluation="The data protection officer follows the reports of the Union and of Switzerland.",
        outcome="effective-with-measures", next_review=date(2026, 12, 1),
        documents=[shelf.documents["transfer_us"]],
    )  # fmt: skip


def _contracts(shelf: Shelf) -> list[ContractReview]:
    met = {f"point_{letter}": "met" for letter in "abcdefgh"}
    return [
        ContractReview(
            engagement=shelf.engagements["host_ch"], contract=shelf.documents["host_ch"],
            assessed_on=date(2026, 3, 16), assessed_by=_OFFICER, **met, flow_down="met",
            remarks="Read point by point; nothing is missing.", outcome="in-order", next_review=date(2028, 3, 16),
        ),
        ContractReview(
            engagement=shelf.engagements["support"], contract=shelf.documents["support"],
            assessed_on=date(2026, 3, 16), assessed_by=_OFFICER, **{**met, "point_h": "missing"}, flow_down="met",
            remarks="(h): nothing says that the processor contributes to audits.",
            outcome="to-amend", next_review=date(2026, 12, 16),
        ),
    ]  # fmt: skip


def _batches(shelf: Shelf, books: ProcessingActivity, requests: ProcessingActivity) -> None:
    shelf.rules["books"].batches = [
        DataBatch(what="Books of 2021", activity=books, event_on=date(2021, 12, 31)),
        DataBatch(what="Books of 2025", activity=books, event_on=date(2025, 12, 31)),
    ]
    shelf.rules["requests"].batches = [
        DataBatch(what="Requests answered until summer 2023", activity=requests, event_on=date(2023, 6, 30)),
        DataBatch(what="Requests answered until 2023", activity=requests, event_on=date(2023, 12, 20)),
        DataBatch(what="Requests of 2022", activity=requests, event_on=date(2022, 11, 30), erased_on=date(2025, 12, 1),
                  evidence="Log of the run of 1 December 2025."),
        DataBatch(what="Request 2023-07", activity=requests, event_on=date(2023, 7, 3),
                  hold="The person has complained to the authority; the answer is outstanding."),
    ]  # fmt: skip
