"""The rule book: what is looked for in a record, why, and how it is mended; one module a subject."""
