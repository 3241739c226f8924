"""R49: what the law of the United Kingdom adds, where a record is judged by it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.rules.rule import Found, rule

_RECOGNISED_SINCE = date(2026, 2, 5)
_SCHEDULE_1 = re.compile(r"\bsch(?:edule|\.)? ?1\b", re.IGNORECASE)
_CONDITIONS = {"A9-2-b", "A9-2-g", "A9-2-h", "A9-2-i", "A9-2-j"}
_OF_THE_RECORD = N_(
    "Where a condition of Schedule 1 to the Data Protection Act 2018 is used, the record names it, says how Art. 6 is "
    "satisfied, and whether the data are retained and erased by the policy document, with the reasons if not (Schedule "
    "1, Part 4, paragraph 41)."
)


def _activity(*purposes: Purpose, **values: Any) -> ProcessingActivity:
    rowan = Organisation(name="Rowan Ltd", country="GB")
    return ProcessingActivity(controller=rowan, purposes=list(purposes), **values)


def _sick_pay(**values: Any) -> Purpose:
    return Purpose(**{"purpose": "Pay sick pay", "special_condition": "A9-2-b",
                      "special_law": "DPA 2018, Schedule 1, paragraph 1", **values})  # fmt: skip


def _names_schedule_1(purpose: Purpose) -> bool:
    return any(_SCHEDULE_1.search(text or "") for text in (purpose.special_law, purpose.criminal_law))


@rule(
    "R491", "ProcessingActivity", "contradiction", "",
    N_("It rests on a recognised legitimate interest at a time when there was no such basis."),
    why=N_("Art. 6(1)(ea) UK GDPR is in force since 5 February 2026 (Data (Use and Access) Act 2025)."),
    mend=N_("Choose the basis that held at the time."),
    wrong=lambda: _activity(Purpose(legal_basis="UK-A6-1-ea"), ended_on=date(2025, 12, 31)),
    right=lambda: _activity(Purpose(legal_basis="UK-A6-1-ea"), starts_on=date(2026, 3, 1)),
    only="UK",
)  # fmt: skip
def before_it_was_recognised(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if min(on, activity.ended_on or on) < _RECOGNISED_SINCE:
        for one in activity.purposes:
            if one.legal_basis == "UK-A6-1-ea":
                sentence = _("“{purpose}” rests on a basis that is in force since {day} only.")
                yield Found("purposes", sentence.format(purpose=one.title(), day=as_day(_RECOGNISED_SINCE)))


@rule(
    "R492", "Purpose", "advice", "",
    N_("The condition of Art. 9(2) or the law on offences is named, but no condition of Schedule 1 to the Data "
       "Protection Act 2018."),
    why=_OF_THE_RECORD,
    mend=N_("Name the condition, such as “DPA 2018, Schedule 1, paragraph 1”; where none is used, say that this does "
            "not apply."),
    wrong=lambda: _activity(_sick_pay(special_law="Employment Rights Act 1996")),
    right=lambda: _activity(_sick_pay()),
    only="UK",
)  # fmt: skip
def no_condition_of_schedule_1(purpose: Purpose, on: date) -> Iterator[Found]:
    if _names_schedule_1(purpose):
        return
    if purpose.special_condition in _CONDITIONS:
        yield Found("special_law")
    elif purpose.criminal_law:
        yield Found("criminal_law")


@rule(
    "R493", "Purpose", "missing", "",
    N_("A condition of Schedule 1 is used, but the record does not say how Art. 6 is satisfied."),
    why=_OF_THE_RECORD,
    mend=N_("Choose the legal basis of this purpose."),
    wrong=lambda: _activity(_sick_pay()),
    right=lambda: _activity(_sick_pay(legal_basis="A6-1-c")),
    only="UK",
)  # fmt: skip
def no_basis_beside_schedule_1(purpose: Purpose, on: date) -> Iterator[Found]:
    if not purpose.legal_basis and not purpose.basis_in_words and _names_schedule_1(purpose):
        yield Found("legal_basis")


@rule(
    "R494", "Purpose", "missing", "",
    N_("A condition of Schedule 1 is used, but nothing says whether the data are retained and erased by the policy "
       "document."),
    why=_OF_THE_RECORD,
    mend=N_("Say in own words at the legal basis whether they are retained and erased by the policy, and if not, why."),
    wrong=lambda: _activity(_sick_pay()),
    right=lambda: _activity(
        _sick_pay(), data=[PersonalData(time_limit="Three years, as the appropriate policy document says.")]
    ),
    only="UK",
)  # fmt: skip
def no_word_of_the_policy(purpose: Purpose, on: date) -> Iterator[Found]:
    if not _names_schedule_1(purpose):
        return
    activity = purpose.owner()
    rows = activity.data if isinstance(activity, ProcessingActivity) else []
    told = [purpose.basis_in_words, purpose.special_law, purpose.criminal_law, *(row.time_limit for row in rows)]
    if not any("polic" in (text or "").casefold() for text in told):
        yield Found("basis_in_words")
