"""R94: answers that time has passed by."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.documents import Document, Review
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.rules.rule import Found, rule


def _latest(reviews: list[Review]) -> Review | None:
    dated = [one for one in reviews if one.reviewed_on]
    return max(dated, key=lambda one: one.reviewed_on or date.min, default=None)


@rule(
    "R941", "ProcessingActivity ProcessingOnBehalf", "advice", "24(1)", N_("The next review is overdue."),
    why=N_("Measures are reviewed and updated where necessary (Art. 24(1)); the day was set here."),
    mend=N_("Look at the entry, record the review, and set the next day."),
    wrong=lambda: ProcessingActivity(status="active", next_review=date(2024, 1, 31)),
    right=lambda: ProcessingActivity(status="active", next_review=date(2099, 1, 31)),
    needs="next_review",
)  # fmt: skip
def review_overdue(record: ProcessingActivity | ProcessingOnBehalf, on: date) -> Iterator[Found]:
    if record.next_review and record.next_review < on and record.status != "ended":
        yield Found("next_review", _("The review of {day} is overdue.").format(day=as_day(record.next_review)))


@rule(
    "R942", "ProcessingActivity ProcessingOnBehalf", "contradiction", "30(1)",
    N_("It is active, yet its last day has passed."),
    why=N_("Either it goes on, or it has ended; both cannot be true."),
    mend=N_("Choose “Ended”, or take the last day away."),
    wrong=lambda: ProcessingActivity(status="active", ended_on=date(2024, 1, 31)),
    right=lambda: ProcessingActivity(status="ended", ended_on=date(2024, 1, 31)),
    needs="status ended_on",
)  # fmt: skip
def active_after_its_end(record: ProcessingActivity | ProcessingOnBehalf, on: date) -> Iterator[Found]:
    if record.ended_on and record.ended_on < on and record.status in ("active", "planned", "suspended"):
        article = "30(2)" if isinstance(record, ProcessingOnBehalf) else "30(1)"
        yield Found(
            "status", _("Its last day was {day}, yet it has not ended.").format(day=as_day(record.ended_on)), article
        )


@rule(
    "R943", "ProcessingActivity ProcessingOnBehalf", "advice", "30(1)",
    N_("It is planned, yet its first day has passed."),
    why=N_("Once the processing runs, the entry has to be complete and the data subjects informed."),
    mend=N_("Choose “Active”, or move the first day."),
    wrong=lambda: ProcessingActivity(status="planned", starts_on=date(2024, 1, 31)),
    right=lambda: ProcessingActivity(status="active", starts_on=date(2024, 1, 31)),
    needs="status starts_on",
)  # fmt: skip
def planned_after_its_start(record: ProcessingActivity | ProcessingOnBehalf, on: date) -> Iterator[Found]:
    if record.status == "planned" and record.starts_on and record.starts_on < on:
        article = "30(2)" if isinstance(record, ProcessingOnBehalf) else "30(1)"
        sentence = _("It was to begin on {day}, yet is still planned.")
        yield Found("status", sentence.format(day=as_day(record.starts_on)), article)


def _replaced(status: str) -> ProcessingActivity:
    return ProcessingActivity(status=status, replaced_by=ProcessingActivity(name="Payroll, new"))


@rule(
    "R944", "ProcessingActivity", "advice", "30(1)", N_("Another activity took its place, yet it has not ended."),
    why=N_("What was replaced no longer runs; where both run, neither replaces the other."),
    mend=N_("Choose “Ended” with the last day, or take the replacement away."),
    wrong=lambda: _replaced("active"),
    right=lambda: _replaced("ended"),
    needs="status replaced_by",
)  # fmt: skip
def replaced_but_running(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if activity.replaced_by is not None and activity.status in ("active", "planned", "suspended"):
        yield Found("status")


def _its_own_successor() -> ProcessingActivity:
    activity = ProcessingActivity(status="ended")
    activity.replaced_by = activity
    return activity


@rule(
    "R945", "ProcessingActivity", "contradiction", "30(1)", N_("It is said to have been replaced by itself."),
    why=N_("Nobody can find out what took its place."),
    mend=N_("Choose the activity that took its place, or none."),
    wrong=_its_own_successor,
    right=lambda: _replaced("ended"),
    needs="replaced_by",
)  # fmt: skip
def replaced_by_itself(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if activity.replaced_by is not None and activity.replaced_by.id == activity.id:
        yield Found("replaced_by")


@rule(
    "R946", "ProcessingActivity ProcessingOnBehalf Organisation", "advice", "24(1)",
    N_("The last review found that changes are needed, and none since says that they were made."),
    why=N_("Measures are reviewed and updated where necessary (Art. 24(1)); the update is still open."),
    mend=N_("Make the changes, and record the review that confirms them."),
    wrong=lambda: ProcessingActivity(reviews=[Review(reviewed_on=date(2026, 3, 2), decision="changes-needed")]),
    right=lambda: ProcessingActivity(reviews=[Review(reviewed_on=date(2026, 3, 2), decision="changes-needed"),
                                              Review(reviewed_on=date(2026, 4, 7), decision="confirmed")]),
    needs="reviews",
)  # fmt: skip
def changes_still_needed(record: ProcessingActivity | ProcessingOnBehalf | Organisation, on: date) -> Iterator[Found]:
    last = _latest(record.reviews)
    if last and last.decision == "changes-needed":
        yield Found(
            "reviews", _("The review of {day} found that changes are needed.").format(day=as_day(last.reviewed_on))
        )


@rule(
    "R947", "ProcessingActivity ProcessingOnBehalf", "advice", "30(1)",
    N_("The last review decided that it ends, yet it has not."),
    why=N_("An entry that is no longer true is kept as ended, with its last day."),
    mend=N_("Choose “Ended” with the last day, or record a review that takes the decision back."),
    wrong=lambda: ProcessingActivity(status="active", reviews=[Review(reviewed_on=date(2026, 3, 2), decision="ended")]),
    right=lambda: ProcessingActivity(status="ended", reviews=[Review(reviewed_on=date(2026, 3, 2), decision="ended")]),
    needs="status reviews",
)  # fmt: skip
def decided_to_end(record: ProcessingActivity | ProcessingOnBehalf, on: date) -> Iterator[Found]:
    last = _latest(record.reviews)
    if last and last.decision == "ended" and record.status == "active" and record.ended_on is None:
        yield Found("status")


@rule(
    "R948", "Document", "advice", "5(2)", N_("The document is no longer valid."),
    why=N_("What rests on it has to be shown by something that holds (Art. 5(2))."),
    mend=N_("Renew it and give the new day, or set it aside."),
    wrong=lambda: Document(label="Certificate", valid_until=date(2024, 1, 31)),
    right=lambda: Document(label="Certificate", valid_until=date(2099, 1, 31)),
    needs="valid_until",
)  # fmt: skip
def document_expired(document: Document, on: date) -> Iterator[Found]:
    if document.valid_until and document.valid_until < on:
        yield Found("valid_until", _("The document was valid until {day}.").format(day=as_day(document.valid_until)))


@rule(
    "R949", "Document", "advice", "5(2)", N_("Neither the file nor where it is kept is given."),
    why=N_("A document that nobody finds shows nothing (Art. 5(2))."),
    mend=N_("Add the file, or say where it is kept."),
    wrong=lambda: Document(label="Privacy notice"),
    right=lambda: Document(label="Privacy notice", reference="Binder 4"),
    needs="label",
)  # fmt: skip
def document_nowhere(document: Document, on: date) -> Iterator[Found]:
    if document.label and not document.reference and not document.file_name:
        yield Found("reference")
