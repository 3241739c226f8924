"""Whether a derogation for a specific situation carries a transfer, within its limits (Art. 49)."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.rules.roles import activity_of, exporter_of
from ropa_desktop.register.verdict_adequacy import naming
from ropa_desktop.register.verdict_reasons import LISTS, Known, Reason, Verdict, fails, holds, law_for, made, unsure
from ropa_desktop.register.verdict_safeguards import article_of

_NOT_FOR_AUTHORITIES = ("A49-1-a", "A49-1-b", "A49-1-c", "A49-1-sub2")
_OCCASIONAL = ("A49-1-b", "A49-1-c", "A49-1-e")
_MANY = ("10000-99999", "100000-999999", "from-1000000")
_SUBPARAGRAPH = "49(1) second subparagraph"
_CONDITIONS = {
    "A49-1-a": N_("Confirm that each data subject was told of the risks and consented to this transfer."),
    "A49-1-b": N_("Confirm that the contract with the data subject cannot be performed without the transfer."),
    "A49-1-c": N_("Confirm that the contract is in the data subject's interest and needs the transfer."),
    "A49-1-d": N_("Name the law of the Union or of a Member State that recognises this public interest."),
    "A49-1-e": N_("Confirm that the claim cannot be made, pursued or defended without the transfer."),
    "A49-1-f": N_("Confirm that somebody's vital interests need it, and that no consent can be given."),
    "A49-1-g": N_("Say which register it is, who may ask, and that it is not handed over as a whole (Art. 49(2))."),
}


def by_derogation(transfer: Transfer, on: date, known: Known) -> Verdict:
    """What the derogation chosen gives on a day, as far as the record tells."""
    reasons = [*_for_authorities(transfer), *_another_ground(transfer, on, known)]
    if transfer.tool == "A49-1-sub2":
        reasons += _second_subparagraph(transfer)
    else:
        reasons += _condition(transfer)
    return made("derogation", reasons)


def _article(transfer: Transfer) -> str:
    return _SUBPARAGRAPH if transfer.tool == "A49-1-sub2" else article_of(transfer.tool or "")


def _for_authorities(transfer: Transfer) -> Iterator[Reason]:
    exporter = exporter_of(transfer)
    if transfer.tool not in _NOT_FOR_AUTHORITIES or exporter is None or not exporter.public_authority:
        return
    if transfer.ground_in_words:
        sentence = _("{name} is a public authority; confirm that it exercises no public powers here.")
        yield unsure(sentence.format(name=exporter.title()), "49(3)")
    else:
        sentence = _("{name} is a public authority, and this derogation is closed to its public powers.")
        yield fails(sentence.format(name=exporter.title()), "49(3)")


def _another_ground(transfer: Transfer, on: date, known: Known) -> Iterator[Reason]:
    law = law_for(transfer, known)
    if law in ("UK", "CH"):
        sentence = _("This is a derogation of the Union's law; whether it counts in {law}, this program cannot say.")
        yield unsure(sentence.format(law=_(LISTS[law])), _article(transfer))
    for decision in naming(transfer, on, law or "EU"):
        if not decision.scope_kind:
            sentence = _("An adequacy decision holds: {title}. Derogations are for its absence; choose it instead.")
            yield unsure(sentence.format(title=_(decision.title)), "49(1)")


def _standing(transfer: Transfer) -> bool:
    """Whether it stands in an entry that is active day by day: a service, or an activity."""
    owner = transfer.owner()
    return isinstance(owner, Engagement | ProcessingActivity | ProcessingOnBehalf) and owner.status == "active"


def _condition(transfer: Transfer) -> Iterator[Reason]:
    article = _article(transfer)
    if transfer.ground_in_words:
        yield holds(_("Own words in the record say how its condition is met."), article)
    elif transfer.documents and transfer.tool in ("A49-1-a", "A49-1-d", "A49-1-g"):
        yield holds(_("A document in the record shows how its condition is met."), article)
    else:
        yield unsure(_(_CONDITIONS.get(transfer.tool or "", N_("Say how its condition is met."))), article)
    often = transfer.tool in _OCCASIONAL or isinstance(transfer.owner(), Engagement)
    if often and _standing(transfer) and not transfer.ground_in_words:
        yield unsure(_("It stands in an entry that is active all the time; confirm that the transfer is occasional "
                       "(recital 111)."), "49(1)")  # fmt: skip


def _second_subparagraph(transfer: Transfer) -> Iterator[Reason]:
    """Compelling legitimate interests: what Art. 49(6) wants in this very record, and the other conditions."""
    for field, told, absent in (
        ("assessment", N_("The assessment of all the circumstances is in the record."),
         N_("The assessment of all the circumstances has to stand in this record, and does not.")),
        ("safeguards", N_("The suitable safeguards are in the record."),
         N_("The suitable safeguards have to stand in this record, and do not.")),
    ):  # fmt: skip
        yield holds(_(told), "49(6)") if getattr(transfer, field) else fails(_(absent), "49(6)")
    if transfer.informed:
        yield holds(_("The authority and the data subjects are informed: {when}").format(when=transfer.informed),
                    _SUBPARAGRAPH)  # fmt: skip
    else:
        yield unsure(_("Nothing tells that the authority and the data subjects were informed."), _SUBPARAGRAPH)
    activity = activity_of(transfer)
    if activity is not None and activity.number_of_data_subjects in _MANY:
        yield unsure(_("Only a limited number of data subjects may be concerned, and here there are many."),
                     _SUBPARAGRAPH)  # fmt: skip
    if _standing(transfer):
        yield unsure(_("It stands in an entry that is active all the time; confirm that the transfer is not "
                       "repetitive."), _SUBPARAGRAPH)  # fmt: skip
    engagement = transfer.owner()
    if isinstance(engagement, Engagement) and engagement.parent is not None:
        yield unsure(_("The interests must be the controller's; here a processor sends."), _SUBPARAGRAPH)
