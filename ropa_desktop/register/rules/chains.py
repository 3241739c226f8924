"""R57: whether the tiers of a chain fit each other: days to object, states, deletion, who stands where (Art. 28)."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.chain import above
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.objections import after, counted, last_day
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.rules.rule import Found, rule

_SOME_DAY = date(2001, 1, 1)  # no leap day within four years, so that 12 months are as long as a year


def _announced(**values: object) -> Engagement:
    host = Engagement(service="hosting", status="active", authorisation="A28-2-general", notice_period="P30D")
    return Engagement(service="backup", parent=host, **{"notified_on": date(2026, 10, 12), **values})


@rule(
    "R570", "Engagement", "contradiction", "28(2)",
    N_("The time to object ends later than the notice that the contract gives."),
    why=N_("The sub-processor may be engaged when the notice is over, so a later objection may come too late."),
    mend=N_("Look into the contract, and correct the last day to object, the announcement or the notice period."),
    wrong=lambda: _announced(status="planned", object_until=date(2026, 11, 30)),
    right=lambda: _announced(status="planned", object_until=date(2026, 11, 11)),
    needs="parent object_until",
)  # fmt: skip
def later_than_counted(engagement: Engagement, on: date) -> Iterator[Found]:
    told, last = engagement.object_until, counted(engagement)
    if told is not None and last is not None and told > last and engagement.status != "ended":
        sentence = _("The time to object is told to end on {told}, but the notice that the contract gives ends on "
                     "{counted}.")  # fmt: skip
        yield Found("object_until", sentence.format(told=told, counted=last))


@rule(
    "R571", "Engagement", "advice", "28(2)",
    N_("The sub-processor is active although the time to object to it still runs."),
    why=N_("A change is announced beforehand, so that there is an opportunity to object before it takes place."),
    mend=N_("Decide and write it down, or ask the processor that engaged it why it did not wait."),
    wrong=lambda: _announced(status="active"),
    right=lambda: _announced(status="planned"),
    needs="parent",
)  # fmt: skip
def active_before_its_time(engagement: Engagement, on: date) -> Iterator[Found]:
    last, first = last_day(engagement), engagement.notified_on
    if (
        engagement.parent is not None
        and engagement.status == "active"
        and not engagement.decision
        and last is not None
        and last >= on
        and (first is None or first <= on)
    ):
        yield Found(
            "status", _("It is active although you can still object to it until {day}.").format(day=as_day(last))
        )


@rule(
    "R572", "Engagement", "contradiction", "28(2)",
    N_("The sub-processor is active, yet the day of its announcement lies ahead."),
    why=N_("A sub-processor is announced before it is engaged, not after."),
    mend=N_("Correct the day of the announcement, or set the sub-processor to planned."),
    wrong=lambda: _announced(status="active", notified_on=date(2027, 1, 4)),
    right=lambda: _announced(status="planned", notified_on=date(2027, 1, 4)),
    needs="parent notified_on",
)  # fmt: skip
def active_before_announced(engagement: Engagement, on: date) -> Iterator[Found]:
    first = engagement.notified_on
    if engagement.parent is not None and engagement.status == "active" and first is not None and first > on:
        yield Found("notified_on")


@rule(
    "R573", "Engagement", "advice", "28(4)",
    N_("Nothing tells whether this tier of the chain is planned, active or ended."),
    why=N_("Contract, authorisation and announcement are looked for at active sub-processors only."),
    mend=N_("Give its status."),
    wrong=lambda: _announced(status=None),
    right=lambda: _announced(status="planned"),
    needs="parent",
)  # fmt: skip
def without_status(engagement: Engagement, on: date) -> Iterator[Found]:
    if engagement.parent is not None and engagement.status is None:
        yield Found("status")


@rule(
    "R574", "Engagement", "advice", "28(4)",
    N_("The sub-processor may keep the data longer than the processor that engaged it."),
    why=N_("The same duties flow down the chain, the duty to delete or return at the end among them (Art. 28(3)(g))."),
    mend=N_("Have the shorter period agreed with the sub-processor, or correct one of the two."),
    wrong=lambda: Engagement(deletion_period="P90D", parent=Engagement(deletion_period="P30D")),
    right=lambda: Engagement(deletion_period="P1Y", parent=Engagement(deletion_period="P12M")),
    needs="parent deletion_period",
)  # fmt: skip
def deletes_later(engagement: Engagement, on: date) -> Iterator[Found]:
    parent = engagement.parent
    own = after(_SOME_DAY, engagement.deletion_period)
    above = after(_SOME_DAY, parent.deletion_period) if parent is not None else None
    if own is not None and above is not None and own > above and engagement.status != "ended":
        yield Found("deletion_period")


@rule(
    "R575", "Engagement", "advice", "28(4)",
    N_("The same organisation stands further up in this chain already."),
    why=N_("Who engages whom cannot be told where the data come back to a processor that passed them on."),
    mend=N_("See whether another organisation of the same group is meant, or whether “Sub-processor of” is right."),
    wrong=lambda: _back_again(),
    right=lambda: Engagement(
        processor=Organisation(name="Birch Inc."), parent=Engagement(processor=Organisation(name="Alder GmbH"))
    ),
    needs="parent processor",
)  # fmt: skip
def further_up(engagement: Engagement, on: date) -> Iterator[Found]:
    own = engagement.processor
    if own is not None and any(own is one.processor for one in list(above(engagement))[1:]):  # R519 looks at the first
        yield Found("processor", _("{name} stands further up in this chain already.").format(name=own.title()))


def _back_again() -> Engagement:
    alder = Organisation(name="Alder GmbH")
    birch = Engagement(processor=Organisation(name="Birch Inc."), parent=Engagement(processor=alder))
    return Engagement(processor=alder, parent=birch)


@rule(
    "R576", "Engagement", "contradiction", "28(4)",
    N_("It is active behind a processor that is only planned."),
    why=N_("A sub-processor gets the data from the processor that engaged it, and that one has none yet."),
    mend=N_("Set the processor above to active, or this one to planned."),
    wrong=lambda: Engagement(status="active", parent=Engagement(status="planned")),
    right=lambda: Engagement(status="planned", parent=Engagement(status="planned")),
    needs="parent",
)  # fmt: skip
def behind_a_planned_one(engagement: Engagement, on: date) -> Iterator[Found]:
    if engagement.status == "active" and engagement.parent is not None and engagement.parent.status == "planned":
        yield Found("status")
