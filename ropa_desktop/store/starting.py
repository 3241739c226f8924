"""Puts a starting point into a register: one step, so that one undo takes all of it back."""

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from ropa_desktop.i18n import _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.starting_points.bring import REUSED, records
from ropa_desktop.register.starting_points.point import StartingPoint
from ropa_desktop.store.register import Register

if TYPE_CHECKING:
    from ropa_desktop.register.record import Record


def start(register: Register, point: StartingPoint, ticked: Collection[str], **given: Any) -> ProcessingActivity:
    """The new activity, with `given` values such as its controller; raises KnownError where it cannot be kept."""
    there: dict[type[Record], list[Record]] = {cls: register.all(cls) for cls in REUSED}
    with register.step(_("Started from: {name}").format(name=_(point.title))) as session:
        activity, *fresh = records(point, ticked, there, **given)
        _number([one for one in fresh if isinstance(one, RetentionRule)], register)
        session.add_all([*fresh, activity])
    assert isinstance(activity, ProcessingActivity)
    return activity


def _number(rules: list[RetentionRule], register: Register) -> None:
    used = [re.fullmatch(r"R-([0-9]{1,6})", one.code or "") for one in register.all(RetentionRule)]
    last = max((int(found[1]) for found in used if found), default=0)
    for number, rule in enumerate(rules, last + 1):
        rule.code = f"R-{number:02d}"
