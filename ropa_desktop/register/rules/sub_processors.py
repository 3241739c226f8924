"""R51: whoever stands behind a processor: authorised, announced, and bound alike (Art. 28(2) and (4))."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.codes import CONTRACT_POINTS
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.objections import counted, objection
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.rules.processors import has_contract, points_in_words
from ropa_desktop.register.rules.rule import Found, rule


def _behind(authorisation: str | None = "A28-2-general", **values: object) -> Engagement:
    host = Engagement(
        service="hosting", status="active", authorisation=authorisation, notice_period="P30D",
        contract_points=tuple(CONTRACT_POINTS),
    )  # fmt: skip
    return Engagement(service="backup", parent=host, **{"status": "active", **values})


@rule(
    "R510", "Engagement", "advice", "28(4)",
    N_("The sub-processor is active, but nothing tells of a contract with it."),
    why=N_("The duties of the first contract are to be imposed on each further processor by contract."),
    mend=N_("Ask the processor that engaged it for the contract and its day."),
    wrong=lambda: _behind(),
    right=lambda: _behind(contract_date=date(2025, 3, 3)),
    needs="parent status",
)  # fmt: skip
def no_contract(engagement: Engagement, on: date) -> Iterator[Found]:
    if engagement.parent is not None and engagement.status == "active" and not has_contract(engagement):
        yield Found("contract_date")


@rule(
    "R511", "Engagement", "advice", "28(4)", N_("The sub-processor's contract lacks points that bind its processor."),
    why=N_("The same duties as in the contract above have to flow down to each further processor."),
    mend=N_("Ask the processor that engaged it to have them added."),
    wrong=lambda: _behind(contract_points=("A28-3-a",)),
    right=lambda: _behind(contract_points=tuple(CONTRACT_POINTS)),
    needs="parent contract_points",
)  # fmt: skip
def points_missing(engagement: Engagement, on: date) -> Iterator[Found]:
    parent = engagement.parent
    if parent is None or not engagement.contract_points or engagement.status == "ended":
        return
    if lacking := set(parent.contract_points or CONTRACT_POINTS) - set(engagement.contract_points):
        sentence = _("The sub-processor's contract lacks these points of Art. 28(3): {points}.")
        yield Found("contract_points", sentence.format(points=points_in_words(lacking)))


@rule(
    "R512", "Engagement", "advice", "28(2)", N_("Nothing authorises the processor above it to engage others."),
    why=N_("Another processor may be engaged with prior authorisation only, specific or general."),
    mend=N_("Give at the processor above which authorisation its contract has."),
    wrong=lambda: _behind(None),
    right=lambda: _behind("A28-2-general"),
    needs="parent status",
)  # fmt: skip
def not_authorised(engagement: Engagement, on: date) -> Iterator[Found]:
    parent = engagement.parent
    if parent is not None and engagement.status == "active" and not parent.authorisation and not engagement.decision:
        sentence = _("Nothing authorises {name} to engage others.").format(name=parent.title())
        yield Found("parent", sentence)


@rule(
    "R513", "Engagement", "advice", "28(2)", N_("The sub-processor is active, but no announcement of it is told."),
    why=N_("Under a general authorisation each addition is to be announced, so that it can be objected to."),
    mend=N_("Ask when it was announced, and give the day; object if it was not."),
    wrong=lambda: _behind(),
    right=lambda: _behind(notified_on=date(2025, 2, 3)),
    needs="parent status",
)  # fmt: skip
def not_announced(engagement: Engagement, on: date) -> Iterator[Found]:
    parent = engagement.parent
    if (
        parent is not None
        and engagement.status == "active"
        and parent.authorisation == "A28-2-general"
        and engagement.notified_on is None
        and not engagement.decision
    ):
        yield Found("notified_on")


@rule(
    "R514", "Engagement", "advice", "28(2)", N_("The sub-processor is active, but its own authorisation is not told."),
    why=N_("Where the contract wants a specific authorisation, each sub-processor needs one, in writing and before."),
    mend=N_("Give the decision: who authorised it, and when."),
    wrong=lambda: _behind("A28-2-specific"),
    right=lambda: _behind("A28-2-specific", decision="Authorised by the head of IT on 2 May 2025."),
    needs="parent status",
)  # fmt: skip
def not_decided(engagement: Engagement, on: date) -> Iterator[Found]:
    parent = engagement.parent
    if (
        parent is not None
        and engagement.status == "active"
        and parent.authorisation == "A28-2-specific"
        and not engagement.decision
    ):
        yield Found("decision")


@rule(
    "R515", "Engagement", "advice", "28(2)", N_("The time to object to this sub-processor is running."),
    why=N_("After its last day the sub-processor can be engaged without your having said anything."),
    mend=N_("Decide, and write the decision down."),
    wrong=lambda: _behind(status="planned", object_until=date(2026, 11, 20)),
    right=lambda: _behind(status="planned", object_until=date(2026, 11, 20), decision="No objection."),
    needs="parent",
)  # fmt: skip
def objection_open(engagement: Engagement, on: date) -> Iterator[Found]:
    found = objection(engagement, on)
    if found and found.state == "running":
        yield Found("decision", _("You can object to this sub-processor until {day}.").format(day=as_day(found.day)))


@rule(
    "R516", "Engagement", "advice", "28(2)", N_("The time to object is over, and no decision is told."),
    why=N_("Silence lets the change pass; the record should show that somebody looked at it."),
    mend=N_("Write down what was decided, by whom, and when."),
    wrong=lambda: _behind(object_until=date(2026, 3, 5)),
    right=lambda: _behind(object_until=date(2026, 3, 5), decision="No objection."),
    needs="parent",
)  # fmt: skip
def objection_over(engagement: Engagement, on: date) -> Iterator[Found]:
    found = objection(engagement, on)
    if found and found.state == "missed":
        sentence = _("The time to object ended on {day}, and no decision is told.").format(day=as_day(found.day))
        yield Found("decision", sentence)


@rule(
    "R517", "Engagement", "advice", "28(2)",
    N_("The time to object was shorter than the notice that the contract gives."),
    why=N_("The notice period is there so that there is an opportunity to object before the change."),
    mend=N_("Correct the days if one is wrong; otherwise see whether the contract gives less time to object."),
    wrong=lambda: _behind(notified_on=date(2026, 2, 2), object_until=date(2026, 2, 9)),
    right=lambda: _behind(notified_on=date(2026, 2, 2), object_until=date(2026, 3, 4)),
    needs="parent notified_on object_until",
)  # fmt: skip
def short_notice(engagement: Engagement, on: date) -> Iterator[Found]:
    parent, first, last = engagement.parent, engagement.notified_on, engagement.object_until
    if parent is None or first is None or last is None or first > last:
        return
    promised = counted(engagement)
    if promised is not None and last < promised:
        sentence = _("The time to object ends on {told}, but the notice that the contract gives on {counted}.")
        yield Found("object_until", sentence.format(told=last, counted=promised))


@rule(
    "R518", "Engagement", "contradiction", "28(4)", N_("It is active behind a processor that has ended."),
    why=N_("A sub-processor acts for the processor that engaged it; where that one has ended, nobody answers for it."),
    mend=N_("Set it to ended, or give the processor that engages it now."),
    wrong=lambda: Engagement(status="active", parent=Engagement(status="ended")),
    right=lambda: Engagement(status="active", parent=Engagement(status="active")),
    needs="parent status",
)  # fmt: skip
def behind_an_ended_one(engagement: Engagement, on: date) -> Iterator[Found]:
    if engagement.status == "active" and engagement.parent is not None and engagement.parent.status == "ended":
        yield Found("status")


@rule(
    "R519", "Engagement", "contradiction", "28(4)", N_("It is the same organisation as the processor that engaged it."),
    why=N_("A sub-processor is another processor; what an organisation does itself needs no second entry behind it."),
    mend=N_("Name the sub-processor, or leave “Sub-processor of” empty."),
    wrong=lambda: _same(),
    right=lambda: _behind(processor=Organisation(name="Birch Inc.")),
    needs="parent processor",
)  # fmt: skip
def same_organisation(engagement: Engagement, on: date) -> Iterator[Found]:
    parent = engagement.parent
    if (
        parent is not None
        and parent is not engagement
        and engagement.processor is not None
        and engagement.processor is parent.processor
    ):
        yield Found("processor")


def _same() -> Engagement:
    birch = Organisation(name="Birch Inc.")
    return Engagement(processor=birch, parent=Engagement(processor=birch))
