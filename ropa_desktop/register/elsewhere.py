"""Questions that a record may leave empty because what it links to answers them."""

from typing import TYPE_CHECKING

from ropa_desktop.i18n import _
from ropa_desktop.register.chain import transfers_behind

if TYPE_CHECKING:
    from ropa_desktop.register.activities import ProcessingActivity
    from ropa_desktop.register.on_behalf import ProcessingOnBehalf


def elsewhere(record: "ProcessingActivity | ProcessingOnBehalf", field: str) -> str:
    """Where the answer stands, in words; empty where there is none."""
    if field == "transfers" and transfers_behind(record.engagements):
        return _("Stated with the processors")
    if field == "measures" and record.measures_in_words:
        return _("Stated in own words")
    if field == "measures" and any(system.measures for system in record.systems):
        return _("Stated with the systems used")
    return ""
