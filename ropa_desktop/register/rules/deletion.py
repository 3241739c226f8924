"""R65: time limits beside what processors have undertaken to delete (Art. 28(3)(g))."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.rules.rule import Found, rule

_LEAST, _MOST = {"D": 1, "W": 7, "M": 28, "Y": 365}, {"D": 1, "W": 7, "M": 31, "Y": 366}


@lru_cache(1024)
def _parts(period: str | None) -> tuple[int, str]:
    found = re.fullmatch(r"P(\d{1,4})([DWMY])", period or "")
    return (int(found[1]), found[2]) if found else (0, "D")


def _days(period: str | None, unit: dict[str, int]) -> int:
    count, name = _parts(period)
    return count * unit[name]


def _kept_by(*, period: str, until: date | None = None, within: str = "P30D") -> ProcessingActivity:
    return ProcessingActivity(
        data=[PersonalData(retention_rule=RetentionRule(label="Kept", period=period, legal_source="HGB § 257"))],
        engagements=[Engagement(service="Hosting", contract_end=until, deletion_period=within)],
    )


@rule(
    "R651", "ProcessingActivity", "advice", "28(3)(g)",
    N_("A contract ends, and the processor then deletes data that the law wants kept for longer."),
    why=N_("The processor deletes or returns the data after the end of the service, as the controller chooses (Art. "
           "28(3)(g)); what a law wants kept has to be returned first."),
    mend=N_("Have the data returned before the contract ends, or agree on a later deletion."),
    wrong=lambda: _kept_by(period="P10Y", until=date(2027, 6, 30)),
    right=lambda: _kept_by(period="P10Y"),
    needs="data engagements",
)  # fmt: skip
def deleted_too_soon(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    owed = [row.retention_rule for row in activity.data if row.retention_rule and row.retention_rule.legal_source]
    longest = max((_days(one.period, _LEAST) for one in owed), default=0)
    for engagement in activity.engagements if longest else ():
        ends = engagement.contract_end
        within = _days(engagement.deletion_period, _MOST)
        if ends and ends >= on and engagement.status != "ended" and 0 < within < longest:
            sentence = _("The contract “{name}” ends on {day}, and the data are then deleted within {period}; a law "
                         "wants "
                         "some of them kept for longer.")  # fmt: skip
            period = Engagement.field("deletion_period").text(engagement)
            yield Found("engagements", sentence.format(name=engagement.title(), day=as_day(ends), period=period))


@rule(
    "R652", "ProcessingActivity", "advice", "28(3)(g)",
    N_("After the end of the service the processor may keep the data for longer than the whole time limit."),
    why=N_("A time limit binds the processor's copy too; a deletion clause that is longer than it lets the copy "
           "outlive it."),
    mend=N_("Agree on a shorter deletion period, or see that the data are erased before the service ends."),
    wrong=lambda: _kept_by(period="P30D", within="P6M"),
    right=lambda: _kept_by(period="P1Y", within="P6M"),
    needs="data engagements",
)  # fmt: skip
def kept_too_long(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    periods = [_days(row.retention_rule.period, _MOST) if row.retention_rule else 0 for row in activity.data]
    if not periods or not all(periods):
        return  # where a row has no figure, some data may rightly be kept
    for engagement in activity.engagements:
        if engagement.status != "ended" and _days(engagement.deletion_period, _LEAST) > max(periods):
            sentence = _("“{name}” may keep the data for {period} after the end of the service, longer than any time "
                         "limit given here.")  # fmt: skip
            period = Engagement.field("deletion_period").text(engagement)
            yield Found("engagements", sentence.format(name=engagement.title(), period=period))
