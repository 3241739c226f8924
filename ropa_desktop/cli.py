"""The command line `ropa`: what the window does, without a window."""


def main() -> None:
    """Filled in with the exports."""
