"""Keys for the tests: quickly made, since nobody is to be kept from guessing them."""

from ropa_desktop.store import key

CHEAP = key.Cost(1, 5)
PASSWORD = "an invented password"


def made(password=PASSWORD):
    """A new key of this password."""
    return key.new(password, CHEAP)
