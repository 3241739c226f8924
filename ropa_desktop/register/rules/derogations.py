"""R42: derogations for specific situations (Art. 49), and their limits."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.reference import decisions_for
from ropa_desktop.register.rules.roles import activity_of, country_of, engagement_of, exporter_of, law_of
from ropa_desktop.register.rules.rule import Found, rule

_NOT_FOR_AUTHORITIES = ("A49-1-a", "A49-1-b", "A49-1-c", "A49-1-sub2")
_OCCASIONAL = ("A49-1-b", "A49-1-c", "A49-1-e", "A49-1-sub2")
_MANY = ("10000-99999", "100000-999999", "from-1000000")
_IN_WORDS = {
    "A49-1-a": N_("Nothing says how data subjects were told of the risks and how they consented to the transfer."),
    "A49-1-d": N_("Nothing says which law of the Union or of a Member State recognises this public interest."),
    "A49-1-g": N_("Nothing says which register it is, and who may ask for which part of it."),
}


@rule(
    "R420", "Transfer", "advice", "49(3)",
    N_("This derogation is closed to public authorities in the exercise of their public powers."),
    why=N_("Art. 49(3) takes Art. 49(1)(a), (b), (c) and its second subparagraph from them."),
    mend=N_("Say what else the transfer rests on, or in own words why no public powers are exercised here."),
    wrong=lambda: Transfer(tool="A49-1-a", exporter=Organisation(name="City of Elmford", public_authority=True)),
    right=lambda: Transfer(tool="A49-1-d", exporter=Organisation(name="City of Elmford", public_authority=True)),
    needs="tool",
)  # fmt: skip
def by_public_authority(transfer: Transfer, on: date) -> Iterator[Found]:
    if transfer.tool in _NOT_FOR_AUTHORITIES:
        exporter = exporter_of(transfer)
        if exporter is not None and exporter.public_authority:
            yield Found("tool")


@rule(
    "R421", "Transfer", "advice", "49(1)", N_("A standing service rests on a derogation."),
    why=N_("Derogations are for specific situations and are read narrowly; a processor's service is no exception but "
           "the rule (EDPB Guidelines 2/2018)."),
    mend=N_("Agree on safeguards of Art. 46, or say in own words why the situation is a single one."),
    wrong=lambda: Engagement(status="active", transfers=[Transfer(tool="A49-1-b")]),
    right=lambda: Engagement(status="active", transfers=[Transfer(tool="A46-2-c")]),
    needs="tool",
)  # fmt: skip
def standing_service(transfer: Transfer, on: date) -> Iterator[Found]:
    engagement = engagement_of(transfer)
    if (
        engagement is not None
        and engagement.status == "active"
        and (transfer.tool or "").startswith("A49")
        and not transfer.ground_in_words
    ):
        yield Found("tool")


@rule(
    "R422", "Transfer", "advice", "49(1)", N_("A regular activity rests on a derogation for occasional transfers."),
    why=N_("By recital 111 Art. 49(1)(b), (c) and (e) are for occasional transfers; under the second subparagraph the "
           "transfer must not be repetitive."),
    mend=N_("Say what else the transfers rest on, or in own words why they are occasional."),
    wrong=lambda: ProcessingActivity(status="active", transfers=[Transfer(tool="A49-1-b")]),
    right=lambda: ProcessingActivity(status="active", transfers=[Transfer(tool="A49-1-b", ground_in_words="Once, for "
                                     "the booking of one guest.")]),
    needs="tool",
)  # fmt: skip
def on_a_regular_activity(transfer: Transfer, on: date) -> Iterator[Found]:
    entry = transfer.owner()
    if not isinstance(entry, ProcessingActivity | ProcessingOnBehalf) or entry.status != "active":
        return
    if transfer.tool in _OCCASIONAL and not transfer.ground_in_words and not transfer.assessment:
        yield Found("tool")


@rule(
    "R423", "Transfer", "advice", "49(1) second subparagraph",
    N_("Compelling interests carry a transfer of a limited number of data subjects only, and here there are many."),
    why=N_("The number of data subjects has to be limited, beside a transfer that is not repetitive."),
    mend=N_("Say in the assessment how many of them the transfer concerns, or say what else it rests on."),
    wrong=lambda: ProcessingActivity(number_of_data_subjects="from-1000000", transfers=[Transfer(tool="A49-1-sub2")]),
    right=lambda: ProcessingActivity(number_of_data_subjects="under-100", transfers=[Transfer(tool="A49-1-sub2")]),
    needs="tool",
)  # fmt: skip
def too_many(transfer: Transfer, on: date) -> Iterator[Found]:
    activity = activity_of(transfer)
    if (
        transfer.tool == "A49-1-sub2"
        and activity is not None
        and not transfer.assessment
        and activity.number_of_data_subjects in _MANY
    ):
        yield Found("assessment")


@rule(
    "R424", "Transfer", "advice", "49(1)", N_("Nothing says how the condition of this derogation is met."),
    why=N_("Consent needs knowledge of the risks (Art. 49(1)(a)), a public interest a law (49(4)), a register bounds "
           "(49(2))."),
    mend=N_("Say it in own words."),
    wrong=lambda: Transfer(tool="A49-1-d"),
    right=lambda: Transfer(tool="A49-1-d", ground_in_words="Exchange between tax authorities, Directive 2011/16/EU."),
    needs="tool",
)  # fmt: skip
def condition_not_told(transfer: Transfer, on: date) -> Iterator[Found]:
    sentence = _IN_WORDS.get(transfer.tool or "")
    if sentence and not transfer.ground_in_words and not transfer.documents:
        yield Found("ground_in_words", _(sentence))


@rule(
    "R425", "Transfer", "advice", "49(1)", N_("A derogation is chosen, although an adequacy decision holds."),
    why=N_("Art. 49(1) opens derogations in the absence of an adequacy decision."),
    mend=N_("Choose the adequacy decision."),
    wrong=lambda: Transfer(tool="A49-1-a", country="NZ"),
    right=lambda: Transfer(tool="A49-1-a", country="SG"),
    needs="tool",
)  # fmt: skip
def decision_holds(transfer: Transfer, on: date) -> Iterator[Found]:
    if not (transfer.tool or "").startswith("A49"):
        return
    for decision in decisions_for(country_of(transfer), on, "EU"):
        if not decision.scope_kind and law_of(exporter_of(transfer)) in ("EU", ""):
            sentence = _("A derogation is chosen, although an adequacy decision holds: {title}.")
            yield Found("tool", sentence.format(title=_(decision.title)))


@rule(
    "R426", "Transfer", "advice", "49(1) second subparagraph",
    N_("Compelling interests are claimed by a processor, yet they must be the controller's."),
    why=N_("The second subparagraph rests on interests pursued by the controller, which also has to assess, to inform "
           "the authority and to inform data subjects."),
    mend=N_("Say what else the transfer rests on, or tell it where the controller's own transfers stand."),
    wrong=lambda: _behind(Organisation(name="Alder GmbH")),
    right=lambda: ProcessingActivity(transfers=[Transfer(tool="A49-1-sub2")]),
    needs="tool exporter",
)  # fmt: skip
def interests_of_a_processor(transfer: Transfer, on: date) -> Iterator[Found]:
    engagement = engagement_of(transfer)
    if (
        transfer.tool == "A49-1-sub2"
        and engagement is not None
        and engagement.parent is not None
        and transfer.exporter is not None
        and transfer.exporter is engagement.parent.processor
    ):
        yield Found("tool")


def _behind(host: Organisation) -> Engagement:
    transfer = Transfer(tool="A49-1-sub2", exporter=host)
    return Engagement(parent=Engagement(processor=host), transfers=[transfer])
