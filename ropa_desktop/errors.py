"""The two kinds of error: one that the user can act on, and everything else, which is a bug."""


class KnownError(Exception):
    """A sentence for the user: what happened, what is safe and what to do."""


class Cancelled(Exception):  # noqa: N818  (it is a decision of the user, not an error)
    """The user stopped a long piece of work; nothing is left behind."""
