"""What a new record starts with: only what the register itself says, never a legal basis or a period."""

import re
from typing import Any

from ropa_desktop.store import handover
from ropa_desktop.ui.desk import Desk

_PREFIX = {"ProcessingActivity": "A", "ProcessingOnBehalf": "P", "RetentionRule": "R"}


def first_values(desk: Desk, class_name: str) -> dict[str, Any]:
    """The next reference, and the organisation where the register is kept for only one."""
    values: dict[str, Any] = {}
    if class_name in _PREFIX:
        values["code"] = next_code(desk, class_name)
    own = handover.kept_for(desk.register)
    if len(own) == 1 and class_name == "ProcessingActivity":
        values["controller"] = own[0]
    if len(own) == 1 and class_name == "ProcessingOnBehalf":
        values["processor"] = own[0]
    return values


def next_code(desk: Desk, class_name: str) -> str:
    """One more than the highest number in use."""
    from ropa_desktop.register.records import BY_NAME

    prefix = _PREFIX[class_name]
    table = BY_NAME[class_name].__tablename__
    used = [row[0] or "" for row in desk.raw.execute(f"SELECT code FROM {table}")]
    numbers = [int(found[1]) for code in used if (found := re.fullmatch(rf"{prefix}-([0-9]{{1,6}})", code))]
    return f"{prefix}-{max(numbers, default=0) + 1:02d}"
