"""One section an activity: what Article 30(1) asks for in the order (a) to (g), then everything else stated."""

from typing import Final

from ropa_desktop.exchange import dates
from ropa_desktop.exchange.pdf import parties
from ropa_desktop.exchange.pdf.answers import Answers, named, rest
from ropa_desktop.exchange.pdf.blocks import heading, rows
from ropa_desktop.exchange.pdf.both_records import further, measures, processors, transfers
from ropa_desktop.exchange.pdf.grid import Cell
from ropa_desktop.exchange.pdf.listing import Listing
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.i18n import _
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.citation import cited

_GENERAL: Final = (
    "description", "department", "process_owner", "status", "starts_on", "ended_on", "replaced_by", "tags",
)  # fmt: skip
_RISKS: Final = (
    "automated_decisions", "children", "child_age", "rights", "dpia_cases", "wp248_criteria", "dpia_outcome",
    "dpia_reason", "dpia_reference", "dpia_date", "prior_consultation",
)  # fmt: skip
_IN_POINTS: Final = (
    "code", "name", "controller", "joint_controllers", "joint_arrangement", "purposes", "data",
    "number_of_data_subjects", "recipients", "engagements", "transfers", "measures", "measures_in_words", "systems",
    "reviews",
)  # fmt: skip
_PURPOSE: Final = {"purpose": 5.0, "legal_basis": 4.0}
_DATA: Final = {"category": 3.0, "items": 5.0, "data_subjects": 3.0, "sources": 2.5}
_RECIPIENT: Final = {"category": 4.0, "kind": 2.2, "disclosed": 2.6, "reason": 5.0}


def draw(paper: Paper, answers: Answers, activity: ProcessingActivity) -> None:
    """Draws the section of one activity, on a page of its own."""
    paper.turn()
    retired = _("Retired on {day}").format(day=dates.in_words(activity.retired_on)) if activity.retired_on else ""
    heading(paper, 2, activity.title(), retired, key=activity.id)
    rows(paper, answers.pairs(activity, ([] if activity.name else ["name"]) + list(_GENERAL)))
    _controller(paper, answers, activity)
    _purposes(paper, answers, activity)
    _data(paper, answers, activity)
    heading(paper, 3, _("(d) Recipients"), cited("30(1)(d)"))
    _recipients(paper, answers, activity)
    processors(paper, answers, activity)
    heading(paper, 3, _("(e) Transfers to third countries and international organisations"), cited("30(1)(e)"))
    transfers(paper, answers, activity, _("Transfers of its own"))
    _time_limits(paper, answers, activity)
    heading(paper, 3, _("(g) Security measures"), cited("30(1)(g)"))
    measures(paper, answers, activity)
    heading(paper, 3, _("Risks and rights"), cited("8, 22, 35"))
    rows(paper, answers.pairs(activity, _RISKS))
    further(paper, answers, activity, rest(ProcessingActivity, _GENERAL, _RISKS, _IN_POINTS))


def _controller(paper: Paper, answers: Answers, activity: ProcessingActivity) -> None:
    heading(paper, 3, _("(a) Controller"), cited("30(1)(a)"))
    instead: dict[str, Cell | None] = {}
    if activity.controller:
        instead["controller"] = parties.organisation(answers, activity.controller)
    if activity.joint_controllers:
        instead["joint_controllers"] = parties.organisations(answers, activity.joint_controllers)
    rows(paper, answers.pairs(activity, ["controller"], instead))
    if activity.controller:
        rows(paper, parties.officer_and_representative(answers, activity.controller))
    rows(paper, answers.pairs(activity, ["joint_controllers", "joint_arrangement"], instead))


def _purposes(paper: Paper, answers: Answers, activity: ProcessingActivity) -> None:
    heading(paper, 3, _("(b) Purposes"), cited("30(1)(b)"))
    if not activity.purposes:
        rows(paper, answers.pairs(activity, ["purposes"]))
        return
    listing = Listing(paper, answers, Purpose, _PURPOSE)
    for purpose in activity.purposes:
        listing.add(purpose)


def _data(paper: Paper, answers: Answers, activity: ProcessingActivity) -> None:
    heading(paper, 3, _("(c) Data subjects and personal data"), cited("30(1)(c)"))
    if activity.data:
        listing = Listing(paper, answers, PersonalData, _DATA, elsewhere=("retention_rule", "time_limit"))
        for data in activity.data:
            listing.add(data)
    rows(paper, answers.pairs(activity, ["number_of_data_subjects"] if activity.data else ["data"]))
    if not activity.data:
        rows(paper, answers.pairs(activity, ["number_of_data_subjects"]))


def _recipients(paper: Paper, answers: Answers, activity: ProcessingActivity) -> None:
    if not activity.recipients:
        rows(paper, answers.pairs(activity, ["recipients"]))
        return
    headings = {"category": _("Recipient")}
    listing = Listing(paper, answers, Recipient, _RECIPIENT, elsewhere=["organisation"], headings=headings)
    for recipient in activity.recipients:
        words = [recipient.category or "", named(recipient.organisation) if recipient.organisation else ""]
        listing.add(recipient, {"category": ": ".join(filter(None, words)) or answers.open})
    paper.skip(4)


def _time_limits(paper: Paper, answers: Answers, activity: ProcessingActivity) -> None:
    heading(paper, 3, _("(f) Time limits for erasure"), cited("30(1)(f)"))
    if not activity.data:
        rows(paper, [(_("All data"), answers.open)])
        return
    rows(paper, ((named(data), time_limit(answers, data)) for data in activity.data))


def time_limit(answers: Answers, data: PersonalData) -> Cell:
    """The rule with its period, what the entry says in words, or that nothing is said yet."""
    words = answers.said(PersonalData.field("time_limit"), data)
    rule = data.retention_rule
    if rule is None:
        return answers.open if words is None else words
    fate = answers.said(type(rule).field("fate"), rule)
    lines = [rule.in_words(), fate if isinstance(fate, str) else None, words if isinstance(words, str) else None]
    return "\n".join(line for line in lines if line)
