"""Which documents the facts of an activity make due, and what of them stands: notices, contracts, assessments."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final, Literal, NamedTuple

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.activities import ProcessingActivity, Purpose
from ropa_desktop.register.assessed import Assessment, interest_assessments, standing
from ropa_desktop.register.chain import walk
from ropa_desktop.register.documents import Document
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.rules.processors import has_contract
from ropa_desktop.register.rules.roles import outside
from ropa_desktop.register.rules.special_data import special_codes

State = Literal["missing", "out of date", "stands"]

WORDS: Final[dict[str, str]] = {
    "notice": N_("Privacy notice"),
    "impact-assessment": N_("Data protection impact assessment"),
    "contract": N_("Contract with a processor"),
    "joint-arrangement": N_("Arrangement of joint controllers"),
    "transfer-assessment": N_("Transfer impact assessment"),
    "interest-assessment": N_("Assessment of legitimate interests"),
    "consent": N_("Record of consent"),
    "representative": N_("Representative in the Union"),
    "special-law": N_("Law behind the condition of Art. 9(2)"),
    "criminal-law": N_("Law that authorises data on offences"),
}
_SAFEGUARDS: Final = ("A46", "UK-IDTA", "UK-ADD", "CH-SCC")
_BY_LAW: Final = frozenset("bghij")


class Proof(NamedTuple):
    """What stands: in words, since when, until when, and the record that it is."""

    says: str
    dated: date | None = None
    until: date | None = None
    class_name: str = ""
    record_id: str = ""


class Owed(NamedTuple):
    """One document that is due, for which fact, by which article, and what there is of it."""

    what: str
    of: str  # of which processor, purpose or transfer; empty for the activity as a whole
    why: str
    article: str
    proof: Proof | None
    state: State
    age: int | None = None  # in days

    def words(self) -> str:
        """What is owed, with what it is of."""
        return f"{_(WORDS[self.what])}: {self.of}" if self.of else _(WORDS[self.what])


def owed(activity: ProcessingActivity, on: date) -> tuple[Owed, ...]:
    """What the facts of an activity make due; an ended one owes nothing new."""
    if activity.status == "ended" or activity.retired_on:
        return ()
    return tuple(one for part in _PARTS for one in part(activity, on))


def _owed(what: str, of: str, why: str, article: str, proof: Proof | None, on: date) -> Owed:
    if proof is None:
        return Owed(what, of, why, article, None, "missing")
    age = (on - proof.dated).days if proof.dated and proof.dated <= on else None
    return Owed(what, of, why, article, proof, "out of date" if proof.until and proof.until < on else "stands", age)


def _paper(documents: Iterable[Document], *kinds: str) -> Proof | None:
    """The newest document of a kind."""
    found = [one for one in documents if one.kind in kinds and not one.retired_on]
    best = max(found, key=lambda one: (one.dated or date.min, one.id), default=None)
    return Proof(best.title(), best.dated, best.valid_until, "Document", best.id) if best else None


def _record(assessment: Assessment | None) -> Proof | None:
    if assessment is None:
        return None
    cls = type(assessment).declared
    says = f"{_(cls.one)}: {cls.field('outcome').text(assessment) or _('no outcome yet')}"
    return Proof(says, assessment.assessed_on, assessment.next_review, cls.__name__, assessment.id)


def _newest(*proofs: Proof | None) -> Proof | None:
    """The one with the latest day; what bears none stands behind those that do."""
    return max((one for one in proofs if one), key=lambda one: one.dated or date.min, default=None)


def _notice(activity: ProcessingActivity, on: date) -> Iterator[Owed]:
    sources = {code for row in activity.data for code in row.sources or ()}
    proof = _paper(activity.documents, "notice")
    if sources & {"data-subject", "observed"}:
        yield _owed("notice", "", _("Data are collected from the data subjects."), "13", proof, on)
    if sources & {"third-party", "public"}:
        why = _("Data come from others than the data subjects, so their source is to be told, too.")
        yield _owed("notice", "", why, "14", proof, on)
    if activity.data and not sources:
        why = _("Data are processed; where they come from is not said, so it is Art. 13 or 14.")
        yield _owed("notice", "", why, "13", proof, on)


def _impact(activity: ProcessingActivity, on: date) -> Iterator[Owed]:
    if why := _why_impact(activity, on):
        proof = None
        if activity.dpia_outcome == "carried-out" or activity.dpia_date:
            proof = Proof(activity.dpia_reference or _("Stated in the entry"), activity.dpia_date)
        yield _owed("impact-assessment", "", why, "35", _newest(proof, _paper(activity.documents, "assessment")), on)


def _why_impact(activity: ProcessingActivity, on: date) -> str:
    screening = standing(activity.screenings, on) if activity.screenings else None
    if screening and screening.outcome == "required":
        return _("The screening of {day} says that it is required.").format(day=as_day(screening.assessed_on))
    if activity.dpia_outcome == "under-way":
        return _("The entry says that it is under way, so it is not concluded yet.")
    if activity.dpia_outcome in ("required", "carried-out"):
        return _("The entry says that it is required or made.")
    if (screening and screening.outcome) or activity.dpia_outcome == "not-required":
        return ""  # that is judged by the rules: here the user's own outcome counts
    if activity.dpia_cases:
        return _("A case of Art. 35(3) is marked.")
    if len(activity.wp248_criteria or ()) > 1:
        return _("Two or more criteria of WP 248 are marked, and no outcome is given.")
    return ""


def _contracts(activity: ProcessingActivity, on: date) -> Iterator[Owed]:
    for one in activity.engagements:
        if one.status != "ended":
            why = _("It processes data on your behalf.")
            yield _owed("contract", one.title(), why, "28(3)", _contract(one), on)


def _contract(engagement: Engagement) -> Proof | None:
    if not has_contract(engagement):
        return None
    paper = engagement.contract
    proof = _paper([paper], paper.kind or "") if paper else _paper(engagement.documents, "contract")
    dated = engagement.contract_date or (proof.dated if proof else None)
    ends = [day for day in (engagement.contract_end, proof.until if proof else None) if day]
    says = proof.says if proof else _("Stated with the processor")
    return Proof(says, dated, min(ends, default=None), "Engagement", engagement.id)


def _joint(activity: ProcessingActivity, on: date) -> Iterator[Owed]:
    if activity.joint_controllers:
        names = ", ".join(one.title() for one in activity.joint_controllers)
        proof = _paper(activity.documents, "joint-arrangement")
        if proof is None and activity.joint_arrangement:
            proof = Proof(_("Stated in the entry"))
        why = _("It is controlled jointly with {names}.").format(names=names)
        yield _owed("joint-arrangement", "", why, "26", proof, on)


def _transfers(activity: ProcessingActivity, on: date) -> Iterator[Owed]:
    chain = [one for _tier, one in walk(activity.engagements) if one.status != "ended"]
    seen: set[str] = set()
    for transfer in (*activity.transfers, *(one for engagement in chain for one in engagement.transfers)):
        if (transfer.tool or "").startswith(_SAFEGUARDS) and transfer.id not in seen:
            seen.add(transfer.id)
            why = _("It rests on appropriate safeguards, which have to be effective there.")
            yield _owed("transfer-assessment", transfer.title(), why, "46(1)", _assessed(transfer, on), on)


def _assessed(transfer: Transfer, on: date) -> Proof | None:
    stated = None
    if transfer.tia_date:
        says = _("Stated with the transfer")
        stated = Proof(says, transfer.tia_date, transfer.tia_review)
    record = _record(standing(transfer.transfer_assessments, on))
    return _newest(stated, record, _paper(transfer.documents, "transfer-assessment", "assessment"))


def _interests(activity: ProcessingActivity, on: date) -> Iterator[Owed]:
    for one in activity.purposes:
        if one.legal_basis == "A6-1-f":
            record = _record(standing(interest_assessments(one), on))
            stated = Proof(_("Stated with the purpose")) if one.interest_assessment else None
            why = _("It rests on legitimate interests, which have to be weighed.")
            yield _owed("interest-assessment", one.title(), why, "6(1)(f)", record or stated, on)


def _consents(activity: ProcessingActivity, on: date) -> Iterator[Owed]:
    for one in activity.purposes:
        if one.legal_basis == "A6-1-a" or one.special_condition == "A9-2-a":
            stated = Proof(_("Stated with the purpose")) if one.consent else None
            why = _("It rests on consent, which you have to be able to show.")
            yield _owed("consent", one.title(), why, "7(1)", stated or _paper(activity.documents, "consent"), on)


def _representative(activity: ProcessingActivity, on: date) -> Iterator[Owed]:
    controller = activity.controller
    if controller and outside(controller.country) and not controller.establishment_in_union:
        name = controller.representative
        proof = Proof(name.title(), None, None, "Organisation", name.id) if name else None
        why = _("The controller is not established in the Union; due where Art. 3(2) applies and Art. 27(2) does not "
                "help.")  # fmt: skip
        yield _owed("representative", "", why, "27", proof, on)


def _laws(activity: ProcessingActivity, on: date) -> Iterator[Owed]:
    for one in activity.purposes:
        if (one.special_condition or "")[-1:] in _BY_LAW:
            proof = Proof(one.special_law) if one.special_law else None
            why = _("Its condition of Art. 9(2) rests on a law.")
            yield _owed("special-law", one.title(), why, "9(2)", proof, on)
    if "A10" in special_codes(activity):
        yield _criminal(activity.purposes, on)


def _criminal(purposes: Iterable[Purpose], on: date) -> Owed:
    law = next((one.criminal_law for one in purposes if one.criminal_law), None)
    why = _("Data on offences are processed, which needs official authority or a law.")
    return _owed("criminal-law", "", why, "10", Proof(law) if law else None, on)


_PARTS: Final[tuple[Callable[[ProcessingActivity, date], Iterator[Owed]], ...]] = (
    _notice, _impact, _contracts, _joint, _transfers, _interests, _consents, _representative, _laws,
)  # fmt: skip
