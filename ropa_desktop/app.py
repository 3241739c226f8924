"""The window program."""


def main() -> None:
    """Filled in with the window."""
