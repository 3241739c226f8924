"""R44: recipients, their roles, and whether the rest of the entry knows of them (Art. 30(1)(d) and 4(9))."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import ProcessingActivity, Recipient
from ropa_desktop.register.chain import walk
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.rules.rule import Found, rule


def _alder(**values: object) -> Organisation:
    return Organisation(name="Alder GmbH", **values)


def _to(kind: str, organisation: Organisation, **values: object) -> ProcessingActivity:
    return ProcessingActivity(recipients=[Recipient(organisation=organisation, kind=kind)], **values)


@rule(
    "R440", "ProcessingActivity", "contradiction", "28(3)",
    N_("No processor is stated to be engaged, yet a recipient has the role of a processor."),
    why=N_("Whoever processes on your behalf is engaged, and needs a contract."),
    mend=N_("Take the statement back and add the processor, or correct the recipient's role."),
    wrong=lambda: _to("processor", _alder(), stated_none=("engagements",)),
    right=lambda: _to("controller", _alder(), stated_none=("engagements",)),
    needs="stated_none recipients",
)  # fmt: skip
def none_but_processor(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if "engagements" in activity.stated_none and not activity.engagements:
        for one in activity.recipients:
            if one.kind == "processor":
                sentence = _("No processor is stated to be engaged, yet the recipient “{name}” has that role.")
                yield Found("engagements", sentence.format(name=one.title()))


@rule(
    "R441", "ProcessingActivity", "advice", "28(3)",
    N_("A recipient is named as a processor, but is not among the processors of this activity."),
    why=N_("Only with the processor stand its contract, its sub-processors and its transfers."),
    mend=N_("Add it to the processors, or correct its role."),
    wrong=lambda: _to("processor", _alder(), engagements=[Engagement(processor=Organisation(name="Birch Inc."))]),
    right=lambda: _engaged_too("processor"),
    needs="recipients",
)  # fmt: skip
def processor_not_engaged(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    named = [one for one in activity.recipients if one.kind == "processor" and one.organisation is not None]
    if not named or ("engagements" in activity.stated_none and not activity.engagements):
        return
    engaged = [one.processor for _depth, one in walk(activity.engagements)]
    for one in named:
        if not any(one.organisation is processor for processor in engaged):
            sentence = _("“{name}” is named as a processor, but is not among the processors of this activity.")
            yield Found("recipients", sentence.format(name=one.title()))


def _engaged_too(kind: str) -> ProcessingActivity:
    alder = _alder()
    return _to(kind, alder, engagements=[Engagement(processor=alder)])


@rule(
    "R442", "ProcessingActivity", "contradiction", "30(1)(d)",
    N_("No recipient is stated to exist, yet a processor or an importer receives the data."),
    why=N_("Whoever the data are disclosed to is a recipient, a processor too (Art. 4(9))."),
    mend=N_("Take the statement back and give the recipients, at least by category."),
    wrong=lambda: ProcessingActivity(stated_none=("recipients",), engagements=[Engagement(processor=_alder())]),
    right=lambda: ProcessingActivity(stated_none=("recipients", "engagements", "transfers")),
    needs="stated_none",
)  # fmt: skip
def none_but_disclosed(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if "recipients" not in activity.stated_none or activity.recipients:
        return
    receiving = [one.title() for one in activity.engagements if one.status != "ended"]
    receiving += [one.title() for one in activity.transfers if one.importer is not None]
    for name in sorted(receiving)[:1]:  # links come in another order from the session than from plain rows
        sentence = _("No recipient is stated to exist, yet {name} receives the data.")
        yield Found("recipients", sentence.format(name=name))


@rule(
    "R443", "ProcessingActivity", "contradiction", "4(9)",
    N_("The controller is named as a recipient of its own data."),
    why=N_("Data are disclosed to somebody else; its own departments have the role “internal”."),
    mend=N_("Choose the role “internal”, or name who receives the data."),
    wrong=lambda: _own("controller"),
    right=lambda: _own("internal"),
    needs="controller recipients",
)  # fmt: skip
def controller_receives(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    for one in activity.recipients:
        if (
            one.organisation is not None
            and one.organisation is activity.controller
            and one.kind
            and one.kind != "internal"
        ):
            yield Found("recipients")


def _own(kind: str) -> ProcessingActivity:
    alder = _alder()
    return _to(kind, alder, controller=alder)


@rule(
    "R444", "ProcessingActivity", "contradiction", "26",
    N_("A recipient is said to be a joint controller, but is not among the joint controllers."),
    why=N_("Art. 30(1)(a) wants each joint controller named, and Art. 26 an arrangement with it."),
    mend=N_("Add it to the joint controllers, or correct its role."),
    wrong=lambda: _to("joint-controller", _alder(), joint_controllers=[Organisation(name="Rowan Ltd")]),
    right=lambda: _joint(),
    needs="recipients",
)  # fmt: skip
def not_joint(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    joint = activity.joint_controllers
    stated_none = not joint and "joint_controllers" in activity.stated_none
    for one in activity.recipients:
        if one.kind != "joint-controller" or (one.organisation is not None and one.organisation is activity.controller):
            continue
        if stated_none or (one.organisation is not None and one.organisation not in joint):
            sentence = _("“{name}” is said to be a joint controller, but is not among the joint controllers.")
            yield Found("joint_controllers", sentence.format(name=one.title()))


def _joint() -> ProcessingActivity:
    alder = _alder()
    return _to("joint-controller", alder, joint_controllers=[alder])


@rule(
    "R445", "ProcessingActivity", "contradiction", "26(1)", N_("The controller is named as its own joint controller."),
    why=N_("Joint controllers are two or more; nobody is one with itself."),
    mend=N_("Name the other one, or take it from the joint controllers."),
    wrong=lambda: _jointly_alone(),
    right=lambda: ProcessingActivity(controller=_alder(), joint_controllers=[Organisation(name="Rowan Ltd")]),
    needs="controller joint_controllers",
)  # fmt: skip
def joint_with_itself(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if activity.controller is not None and any(one is activity.controller for one in activity.joint_controllers):
        yield Found("joint_controllers")


def _jointly_alone() -> ProcessingActivity:
    alder = _alder()
    return ProcessingActivity(controller=alder, joint_controllers=[alder])


@rule(
    "R446", "ProcessingActivity", "advice", "28(10)",
    N_("A recipient is said to decide for itself, yet it is engaged as a processor of the same activity."),
    why=N_("For one processing it is either; a processor that determines purposes is a controller (Art. 28(10))."),
    mend=N_("Correct its role, or say at the recipient for what it uses the data itself."),
    wrong=lambda: _engaged_too("controller"),
    right=lambda: _engaged_too("processor"),
    needs="recipients engagements",
)  # fmt: skip
def two_roles(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    for one in activity.recipients:
        if (
            one.kind == "controller"
            and one.organisation is not None
            and not one.reason
            and any(each.processor is one.organisation and each.status != "ended" for each in activity.engagements)
        ):
            sentence = _("“{name}” is said to decide for itself, yet it is engaged as a processor here.")
            yield Found("recipients", sentence.format(name=one.title()))


@rule(
    "R447", "Recipient", "contradiction", "4(9)",
    N_("It is said to be a public authority, but the organisation is none."),
    why=N_("Its role here and what the directory says of it cannot both be right."),
    mend=N_("Correct the role, or the organisation's entry."),
    wrong=lambda: Recipient(kind="authority", organisation=_alder(public_authority=False)),
    right=lambda: Recipient(kind="authority", organisation=Organisation(name="City of Elmford", public_authority=True)),
    needs="kind organisation",
)  # fmt: skip
def no_authority(recipient: Recipient, on: date) -> Iterator[Found]:
    if (
        recipient.kind == "authority"
        and recipient.organisation is not None
        and recipient.organisation.public_authority is False
    ):
        yield Found("kind")
