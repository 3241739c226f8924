"""R448 and R449: recipients in third countries or international organisations, and the transfers to them."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import ProcessingActivity, Recipient
from ropa_desktop.register.chain import walk
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.rules.roles import country_of, outside
from ropa_desktop.register.rules.rule import Found, rule


def _to(organisation: Organisation, **values: object) -> ProcessingActivity:
    return ProcessingActivity(recipients=[Recipient(organisation=organisation, kind="controller")], **values)


@rule(
    "R448", "ProcessingActivity", "contradiction", "30(1)(e)",
    N_("No transfer is stated to take place, yet a recipient is in a third country or an international organisation."),
    why=N_("To disclose data to somebody there is to transfer them (Art. 44)."),
    mend=N_("Take the statement back, and add the transfer with what it rests on."),
    wrong=lambda: _to(Organisation(name="Alder Partners", country="US"), stated_none=("transfers",)),
    right=lambda: _to(Organisation(name="Alder Partners", country="AT"), stated_none=("transfers",)),
    needs="stated_none recipients",
)  # fmt: skip
def none_but_recipient(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if "transfers" in activity.stated_none and not activity.transfers:
        for one in _not_told(activity):
            sentence = _("No transfer is stated to take place, yet “{name}” receives data outside the EEA.")
            yield Found("transfers", sentence.format(name=one.title()))


@rule(
    "R449", "ProcessingActivity", "missing", "30(1)(e)",
    N_("A recipient is in a third country or an international organisation, but no transfer to it is told."),
    why=N_("Art. 30 wants transfers in the record, with the third country or the international organisation."),
    mend=N_("Add the transfer with what it rests on."),
    wrong=lambda: _to(Organisation(name="Alder Partners", country="US"), transfers=[Transfer(country="JP")]),
    right=lambda: _to(Organisation(name="Alder Partners", country="US"), transfers=[Transfer(country="US")]),
    needs="recipients",
)  # fmt: skip
def recipient_without_transfer(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if "transfers" not in activity.stated_none:
        for one in _not_told(activity):
            sentence = _("“{name}” receives data outside the EEA, but no transfer to it is told.")
            yield Found("transfers", sentence.format(name=one.title()))


def _not_told(activity: ProcessingActivity) -> Iterator[Recipient]:
    """Named recipients outside of the Union and of the controller's own country to which no transfer is told."""
    home = activity.controller.country if activity.controller is not None else None
    chain: list[Engagement] | None = None
    for one in activity.recipients:
        who = one.organisation
        if who is None or one.kind == "internal" or who is activity.controller:
            continue
        if not (who.international or (outside(who.country) and who.country != home)):
            continue
        if any(who is each.importer or who.country == country_of(each) for each in activity.transfers):
            continue
        chain = [each for _depth, each in walk(activity.engagements)] if chain is None else chain
        if not any(who is each.processor or _receives(who, each) for each in chain):
            yield one


def _receives(who: Organisation, engagement: Engagement) -> bool:
    return any(who is each.importer for each in engagement.transfers)
