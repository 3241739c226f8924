"""ROPA Desktop keeps the record of processing activities of Article 30 GDPR in one local file."""

__version__ = "0.3.0"
