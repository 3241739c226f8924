"""R626 to R629: data under a retention rule whose days do not go together, or have passed (Art. 5(1)(e), 17)."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.retention import DataBatch, RetentionRule
from ropa_desktop.register.retention_dates import falls_due, gone
from ropa_desktop.register.rules.rule import Found, rule


def _rule(period: str = "P1Y", **values: date | str) -> RetentionRule:
    batch = {"what": "Files of 2024", "event_on": date(2024, 6, 30), **values}
    return RetentionRule(label="Files", period=period, legal_source="HGB § 257", batches=[DataBatch(**batch)])


def _until(batch: DataBatch) -> date | None:
    owner = batch.owner()
    return falls_due(owner, batch).day if isinstance(owner, RetentionRule) else None


@rule(
    "R626", "DataBatch", "contradiction", "5(1)(e)",
    N_("The period has ended, and nothing says that the data are gone or held back."),
    why=N_("Data are kept no longer than the purposes need (Art. 5(1)(e)); the period that was set is over."),
    mend=N_("See to the erasure and give its day, or say why the data are held back."),
    wrong=lambda: _rule(),
    right=lambda: _rule(hold="The lawsuit of 2025"),
)  # fmt: skip
def overdue(batch: DataBatch, on: date) -> Iterator[Found]:
    until = _until(batch)
    if until and until < on and not batch.hold and not gone(batch, on):
        yield Found(
            "erased_on", _("The period of “{data}” ended on {day}.").format(data=batch.title(), day=as_day(until))
        )


@rule(
    "R627", "DataBatch", "advice", "17(3)(b)", N_("The data were gone before the period ended that a law sets."),
    why=N_("As long as a law wants data kept, they are not erased (Art. 17(3)(b))."),
    mend=N_("Look at the day and at the rule; if it happened, note why, and what can be restored."),
    wrong=lambda: _rule(erased_on=date(2025, 1, 31)),
    right=lambda: _rule(erased_on=date(2025, 7, 1)),
)  # fmt: skip
def gone_too_early(batch: DataBatch, on: date) -> Iterator[Found]:
    until, owner = _until(batch), batch.owner()
    law = owner.legal_source if isinstance(owner, RetentionRule) else None
    if law and until and batch.event_on and batch.erased_on and batch.event_on <= batch.erased_on < until:
        sentence = _("Done on {day}, yet “{law}” is cited for keeping them until {until}.")
        yield Found("erased_on", sentence.format(day=as_day(batch.erased_on), law=law, until=as_day(until)))


@rule(
    "R628", "DataBatch", "contradiction", "5(1)(e)", N_("The day on which it was done cannot be right."),
    why=N_("It lies before the event from which the period is counted, or in the future; the evidence would be wrong."),
    mend=N_("Correct the day; what is only planned has none yet."),
    wrong=lambda: _rule(erased_on=date(2024, 1, 31)),
    right=lambda: _rule(erased_on=date(2025, 7, 1)),
)  # fmt: skip
def impossible_day(batch: DataBatch, on: date) -> Iterator[Found]:
    if batch.erased_on and batch.event_on and batch.erased_on < batch.event_on:
        yield Found("erased_on", _("Done on {day}, before the event.").format(day=as_day(batch.erased_on)))
    elif batch.erased_on and batch.erased_on > on:
        yield Found("erased_on", _("Done on {day}, a day that is still to come.").format(day=as_day(batch.erased_on)))


@rule(
    "R629", "DataBatch", "advice", "5(2)", N_("The data are gone, and nothing shows it."),
    why=N_("The controller is able to demonstrate that data were not kept for longer (Art. 5(2))."),
    mend=N_("Say who did it and where the log or protocol is, without the data themselves."),
    wrong=lambda: _rule(erased_on=date(2025, 7, 1)),
    right=lambda: _rule(erased_on=date(2025, 7, 1), evidence="Protocol 7, Finance"),
)  # fmt: skip
def without_evidence(batch: DataBatch, on: date) -> Iterator[Found]:
    if gone(batch, on) and not batch.evidence:
        yield Found("evidence")
