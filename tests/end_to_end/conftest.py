"""The window of the tests of tests/ui, for whole days in it."""

from tests.ui.conftest import _light, _no_backup_unasked, make_window

__all__ = ["_light", "_no_backup_unasked", "make_window"]
