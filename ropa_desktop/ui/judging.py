"""What is open in the records of an open register: by its own profiles, decisions, and what does not apply."""

from datetime import date
from typing import Any

from ropa_desktop.i18n import _
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.check import Finding, check
from ropa_desktop.register.dismissals import DismissedFinding
from ropa_desktop.register.dismissing import dismissal, replaced_by
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.register.reference import holding
from ropa_desktop.register.yardstick import Yardstick
from ropa_desktop.store import handover
from ropa_desktop.store.register import Register


class Judging:
    """Checks single records as `check_all` checks a register; what they are checked by is read once, until it changes.

    What changes it are the records of these classes, and whatever is changed past the forms.
    """

    by = (Organisation, AdequacyDecision, DismissedFinding)

    def __init__(self, register: Register) -> None:
        self._register = register
        self._read: tuple[Yardstick, list[Any]] | None = None

    def forget(self) -> None:
        """What is checked by may have changed."""
        self._read = None

    def findings(self, record: Record, on: date, *, with_dismissed: bool = False) -> list[Finding]:
        """What is open in a record and its rows."""
        yardstick, decisions = self._read = self._read or self._yardstick()
        with holding(decisions):
            return check(record, on, yardstick, with_dismissed=with_dismissed)

    def _yardstick(self) -> tuple[Yardstick, list[Any]]:
        register = self._register
        judged = Yardstick.of(handover.kept_for(register), register.all(DismissedFinding))
        return judged, list(register.all(AdequacyDecision))

    def dismiss(self, finding: Finding, reason: str, by: str, on: date) -> set[str]:
        """Keep the judgement that a finding does not apply, as one step; gives the ids that this concerns."""
        record = self._register.get(BY_NAME[finding.class_name], finding.record_id)
        assert record is not None
        with holding(self._register.all(AdequacyDecision)):
            judged = dismissal(finding, record, reason, by, on)
        words = _("Does not apply: {code}, {name}").format(code=finding.code, name=finding.root_title[:80])
        with self._register.step(words) as session:
            for earlier in replaced_by(judged, self._register.all(DismissedFinding)):
                setattr(earlier, "retired_on", on)  # noqa: B010  (roots only have it)
            session.add(judged)
        return {finding.root_id, finding.record_id}

    def ask_again(self, finding: Finding, on: date) -> set[str]:
        """Take the judgement back, as one step."""
        judged = self._register.get(DismissedFinding, finding.dismissed.id) if finding.dismissed else None
        if judged is None:
            return set()
        words = _("Ask again: {code}, {name}").format(code=finding.code, name=finding.root_title[:80])
        with self._register.step(words):
            setattr(judged, "retired_on", on)  # noqa: B010  (roots only have it)
        return {finding.root_id, finding.record_id}
