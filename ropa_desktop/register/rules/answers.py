"""R1: what each field declares of itself: that it is asked for, and how strongly."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import compress
from operator import not_
from typing import Any

from ropa_desktop.i18n import N_, _, language
from ropa_desktop.register.fields import Field, Need, State, reader
from ropa_desktop.register.organisations import Contact
from ropa_desktop.register.record import Record
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.rules.rule import Found, rule
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects


@cache
def _of_need(cls: type[Record], letters: str) -> tuple[list[Field], Callable[[Any], tuple[Any, ...]]]:
    found = [one for one in cls.fields if one.required is not Need.FREE and one.required.value in letters]
    return found, reader(found)


def _names(letters: str) -> Callable[[type[Record]], list[str]]:
    return lambda cls: [one.name for one in _of_need(cls, letters)[0]]


def _open(record: Record, words: str, letters: str) -> Iterator[Found]:
    """The fields of these needs, told by their letters, that are asked of the record and not answered."""
    fields, read = _of_need(type(record), letters)
    for one in compress(fields, map(not_, read(record))):  # most are answered, which is seen at once
        if one.asked_of(record):
            state = one.state(record)
            if state is State.UNANSWERED or (state is State.NONE and not one.may_be_none):
                yield Found(one.name, _sentence(words, one.label, language()), one.article)


@cache
def _sentence(words: str, label: str, _in: str) -> str:
    return _(words).format(label=_(label))


@rule(
    "R101", "", "missing", "30", N_("“{label}” is missing."),
    why=N_("Each entry must have it; without it the entry does not say what its article asks for."),
    mend=N_("Give it."),
    wrong=lambda: CategoryOfDataSubjects(),
    right=lambda: CategoryOfDataSubjects(name="Employees"),
    unless=_names("M"),
)  # fmt: skip
def mandatory(record: Record, on: date) -> Iterator[Found]:
    return _open(record, N_("“{label}” is missing."), "M")


@rule(
    "R102", "", "missing", "30", N_("“{label}” is not yet answered: give it, or state that there is none."),
    why=N_("It is owed where it applies or where it is possible. A blank does not say that it does not apply; "
           "“none” does, and that is a statement."),
    mend=N_("Give it, or state that there is none."),
    wrong=lambda: RetentionRule(),
    right=lambda: RetentionRule(period="P6M"),
    unless=_names("AP"),
)  # fmt: skip
def where_applicable(record: Record, on: date) -> Iterator[Found]:
    words = N_("“{label}” is not yet answered: give it, or state that there is none.")
    return _open(record, words, "AP")


@rule(
    "R103", "", "advice", "", N_("“{label}” is not yet answered; the entry is better with it."),
    why=N_("Authorities' templates or another article ask for it."),
    mend=N_("Give it, where you know it."),
    wrong=lambda: Contact(name="Dana Doyle"),
    right=lambda: Contact(name="Dana Doyle", email="dpo@example.org"),
    unless=_names("R"),
)  # fmt: skip
def asked_for(record: Record, on: date) -> Iterator[Found]:
    return _open(record, N_("“{label}” is not yet answered; the entry is better with it."), "R")


@rule(
    "R104", "", "contradiction", "", N_("“{label}” is stated to be none, yet something is given."),
    why=N_("A supervisory authority can hold you to either of the two."),
    mend=N_("Take the statement back, or take away what is given."),
    wrong=lambda: RetentionRule(period="P6M", stated_none=("period",)),
    right=lambda: RetentionRule(stated_none=("period",)),
    needs="stated_none",
)  # fmt: skip
def none_but_given(record: Record, on: date) -> Iterator[Found]:
    for one in record.fields:
        if one.name in record.stated_none and one.text(record):
            words = _("“{label}” is stated to be none, yet something is given.")
            yield Found(one.name, words.format(label=_(one.label)), one.article)
