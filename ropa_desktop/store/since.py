"""The state that was handed over last, to compare today's with."""

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.store import deliveries, steps
from ropa_desktop.store.register import Register


def since(register: Register) -> tuple[int, str]:
    """The number of its step, and words for it; KnownError where nothing was handed over or exported yet."""
    delivery = deliveries.last(register)
    if delivery is None:
        raise KnownError(_("Nothing was handed over or exported from this register yet, so nothing can be compared."))
    shown = steps.read(register.connection, delivery.step)
    if delivery.step and (shown is None or shown.hash != delivery.state):
        raise KnownError(
            _("The state that “{name}” shows (step {n}) is not in the history of this register. Check the register.")
            .format(name=delivery.file_name, n=delivery.step)
        )  # fmt: skip
    words = (
        _("Since “{name}” was handed to {who}; it shows step {n}.")
        if delivery.handed_to
        else _("Since “{name}” was exported; it shows step {n}.")
    )
    return delivery.step, words.format(name=delivery.file_name, who=delivery.handed_to, n=delivery.step)
