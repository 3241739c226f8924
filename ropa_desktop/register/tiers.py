"""What binds one tier of a chain to the one above it: its contract and its authorisation, in a few words."""

from typing import Final

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.report import Cell
from ropa_desktop.register.rules.processors import has_contract

NOT_TOLD: Final = N_("not told")


def contract_of(engagement: Engagement) -> Cell:
    """The day of the contract, or else its name, or at least that something tells of one (Art. 28(3) and (4))."""
    if engagement.contract_date is not None:
        return engagement.contract_date
    if engagement.contract is not None:
        return engagement.contract.title()
    return _("yes") if has_contract(engagement) else _(NOT_TOLD)


def authorisation_of(engagement: Engagement) -> str:
    """What lets the processor above engage it (Art. 28(2)); empty for the first tier, which one engages oneself."""
    parent = engagement.parent
    if parent is None:
        return ""
    if parent.authorisation == "A28-2-general":
        return _("general, with notice")
    if engagement.decision:
        return _("specific, decided")
    return _("specific, to be decided") if parent.authorisation else _(NOT_TOLD)


def lacking(engagement: Engagement) -> bool:
    """Whether it is at work, and nothing tells of its contract or its authorisation."""
    if engagement.status == "planned":
        return False
    told = engagement.parent is None or bool(engagement.parent.authorisation or engagement.decision)
    return not (told and has_contract(engagement))
