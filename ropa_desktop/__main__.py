"""`python -m ropa_desktop`."""
