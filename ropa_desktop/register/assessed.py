"""Which assessment stands for a record: the newest that is concluded and not set aside."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from ropa_desktop.i18n import _, as_day
from ropa_desktop.register.assessments import ContractReview, InterestAssessment, Screening, TransferAssessment

if TYPE_CHECKING:
    from ropa_desktop.register.activities import Purpose

Assessment = Screening | InterestAssessment | TransferAssessment | ContractReview
ASSESSMENTS: tuple[type[Assessment], ...] = (Screening, InterestAssessment, TransferAssessment, ContractReview)
A = TypeVar("A", bound=Assessment)


def standing(assessments: Iterable[A], on: date | None = None) -> A | None:
    """The newest that bears a day, until the day looked at; a draft without a day answers nothing."""
    dated = [
        one for one in assessments
        if one.assessed_on and not one.retired_on and (on is None or one.assessed_on <= on)
    ]  # fmt: skip
    return max(dated, key=lambda one: (one.assessed_on or date.min, one.id), default=None)


def newest_first(assessments: Iterable[A]) -> list[A]:
    """All that are not set aside: drafts, then by day."""
    kept = [one for one in assessments if not one.retired_on]
    return sorted(kept, key=lambda one: (one.assessed_on or date.max, one.id), reverse=True)


def told_of(assessments: Iterable[A]) -> str:
    """When it was assessed and with what outcome, in words; empty where nothing stands."""
    one = standing(assessments) if assessments else None
    if one is None:
        return ""
    outcome = type(one).field("outcome").text(one)
    if not outcome:
        return _("Assessed on {day}").format(day=as_day(one.assessed_on))
    return _("Assessed on {day}: {outcome}").format(day=as_day(one.assessed_on), outcome=outcome)


def interest_assessments(purpose: "Purpose") -> list[InterestAssessment]:
    """The assessments of this purpose, and those of all purposes of its activity."""
    activity = purpose.owner()
    found: list[InterestAssessment] = list(getattr(activity, "interest_assessments", ()))
    return [one for one in found if one.purpose is None or one.purpose.id == purpose.id]
