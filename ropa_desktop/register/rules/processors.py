"""R50: processors, their contracts, and whom they may not be (Art. 28)."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.codes import CONTRACT_POINTS
from ropa_desktop.register.documents import Document
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.rules.rule import Found, rule

Entry = ProcessingActivity | ProcessingOnBehalf


def _behind_itself() -> Engagement:
    first, second = Engagement(service="first"), Engagement(service="second")
    first.parent, second.parent = second, first
    return first


def points_in_words(points: set[str]) -> str:
    """Points of Art. 28(3) by their letters."""
    return ", ".join(f"({code[-1]})" for code in sorted(points))


def has_contract(engagement: Engagement) -> bool:
    """Whether anything tells of a contract with this processor."""
    told = engagement.contract is not None or engagement.contract_date or engagement.contract_points
    return bool(told) or any(one.kind == "contract" for one in engagement.documents)


@rule(
    "R501", "Engagement", "contradiction", "28(4)", N_("It stands behind itself in the chain of sub-processors."),
    why=N_("Nobody can engage itself; the chain does not say who answers to whom."),
    mend=N_("Correct “Sub-processor of” in one of them."),
    wrong=_behind_itself,
    right=lambda: Engagement(service="second", parent=Engagement(service="first")),
    needs="parent",
)  # fmt: skip
def behind_itself(engagement: Engagement, on: date) -> Iterator[Found]:
    seen, parent = set(), engagement.parent
    while parent is not None and parent.id not in seen:
        if parent.id == engagement.id:
            yield Found("parent")
            return
        seen.add(parent.id)
        parent = parent.parent


@rule(
    "R502", "Engagement", "contradiction", "28(3)", N_("The processor is active, yet its contract has ended."),
    why=N_("Processing on behalf needs a contract that is in force for as long as it lasts."),
    mend=N_("Give the new end if the contract goes on, renew it, or set the processor to ended."),
    wrong=lambda: Engagement(status="active", contract_end=date(2025, 12, 31)),
    right=lambda: Engagement(status="ended", contract_end=date(2025, 12, 31)),
    needs="status contract_end",
)  # fmt: skip
def contract_over(engagement: Engagement, on: date) -> Iterator[Found]:
    if engagement.status == "active" and engagement.contract_end and engagement.contract_end < on:
        sentence = _("The processor is active, yet its contract ended on {day}.").format(
            day=as_day(engagement.contract_end)
        )
        yield Found("contract_end", sentence)


@rule(
    "R503", "Engagement", "advice", "28(3)", N_("The processor is active, but nothing tells of a contract with it."),
    why=N_("Processing by a processor is governed by a contract or another binding legal act."),
    mend=N_("Give the contract and its day; where there is none, conclude it before more data go there."),
    wrong=lambda: Engagement(status="active"),
    right=lambda: Engagement(status="active", contract=Document(label="Hosting contract", kind="contract")),
    needs="status",
)  # fmt: skip
def no_contract(engagement: Engagement, on: date) -> Iterator[Found]:
    if engagement.status == "active" and engagement.parent is None and not has_contract(engagement):
        yield Found("contract")


@rule(
    "R504", "Engagement", "advice", "28(3)", N_("The contract lacks points that Art. 28(3) wants in it."),
    why=N_("A contract with a processor has to stipulate all eight points, (a) to (h)."),
    mend=N_("Look whether the contract has them in other words; otherwise have them added."),
    wrong=lambda: Engagement(contract_points=("A28-3-a", "A28-3-b")),
    right=lambda: Engagement(contract_points=tuple(CONTRACT_POINTS)),
    needs="contract_points",
)  # fmt: skip
def points_missing(engagement: Engagement, on: date) -> Iterator[Found]:
    if (
        engagement.contract_points
        and engagement.parent is None
        and engagement.status != "ended"
        and (lacking := CONTRACT_POINTS.keys() - set(engagement.contract_points))
    ):
        sentence = _("The contract lacks these points of Art. 28(3): {points}.")
        yield Found("contract_points", sentence.format(points=points_in_words(lacking)))


@rule(
    "R505", "ProcessingActivity ProcessingOnBehalf", "contradiction", "4(8)",
    N_("The organisation is named as its own processor."),
    why=N_("A processor processes on behalf of another; one's own departments are no processors."),
    mend=N_("Take it from the processors, or correct who is controller."),
    wrong=lambda: _own_processor(),
    right=lambda: ProcessingActivity(
        controller=Organisation(name="Alder GmbH"), engagements=[Engagement(processor=Organisation(name="Birch Inc."))]
    ),
    needs="engagements",
)  # fmt: skip
def own_processor(record: Entry, on: date) -> Iterator[Found]:
    own = record.controller if isinstance(record, ProcessingActivity) else record.processor
    if own is not None and any(one.processor is own for one in record.engagements):
        yield Found("engagements")


def _own_processor() -> ProcessingActivity:
    alder = Organisation(name="Alder GmbH")
    return ProcessingActivity(controller=alder, engagements=[Engagement(processor=alder)])


@rule(
    "R506", "ProcessingActivity ProcessingOnBehalf", "advice", "28(3)(g)",
    N_("A processor has ended, but still stands with an entry that goes on."),
    why=N_("At the end of the service the processor deletes or returns the data, and an entry that goes on names who "
           "processes them now."),
    mend=N_("Make sure of the deletion, take the processor from this entry, and add who took its place."),
    wrong=lambda: ProcessingActivity(status="active", engagements=[Engagement(status="ended")]),
    right=lambda: ProcessingActivity(status="ended", engagements=[Engagement(status="ended")]),
    needs="status engagements",
)  # fmt: skip
def ended_but_used(record: Entry, on: date) -> Iterator[Found]:
    if record.status == "active":
        for one in record.engagements:
            if one.status == "ended":
                sentence = _("{name} has ended, but still stands with this entry, which goes on.")
                yield Found("engagements", sentence.format(name=one.title()))


@rule(
    "R507", "ProcessingOnBehalf", "advice", "28(3)", N_("Nothing tells of a contract with the controllers."),
    why=N_("A processor may act on documented instructions only, and these rest on the contract."),
    mend=N_("Give the contract, or say in own words which terms each controller accepted."),
    wrong=lambda: ProcessingOnBehalf(status="active"),
    right=lambda: ProcessingOnBehalf(status="active", contract_in_words="Terms of 2 May 2025, accepted on sign-up."),
    needs="status",
)  # fmt: skip
def no_contract_with_controllers(entry: ProcessingOnBehalf, on: date) -> Iterator[Found]:
    if (
        entry.status == "active"
        and entry.contract is None
        and not entry.contract_in_words
        and not any(one.kind == "contract" for one in entry.documents)
    ):
        yield Found("contract")


@rule(
    "R508", "ProcessingOnBehalf", "contradiction", "4(8)", N_("The processor is named as one of its own controllers."),
    why=N_("What an organisation does for itself is its own processing and belongs into its record of Art. 30(1)."),
    mend=N_("Take it from the controllers, and record its own processing as a processing activity."),
    wrong=lambda: _for_itself(),
    right=lambda: ProcessingOnBehalf(
        processor=Organisation(name="Alder GmbH"), controllers=[Organisation(name="Rowan Ltd")]
    ),
    needs="processor controllers",
)  # fmt: skip
def for_itself(entry: ProcessingOnBehalf, on: date) -> Iterator[Found]:
    if entry.processor is not None and any(one is entry.processor for one in entry.controllers):
        yield Found("controllers")


def _for_itself() -> ProcessingOnBehalf:
    alder = Organisation(name="Alder GmbH")
    return ProcessingOnBehalf(processor=alder, controllers=[alder])
