"""What was handed over, what was erased, what was merged; titles of steps are sealed so that one can be erased."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add two columns to the steps and make three tables."""
    op.add_column("step", sa.Column("salt", sa.String(length=32), nullable=True))
    op.add_column("step", sa.Column("title_digest", sa.String(length=64), nullable=True))
    op.create_table(
        "delivery",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.String(length=32), nullable=True),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("handed_to", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_delivery"),
    )
    op.create_table(
        "redaction",
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("step", "position", name="pk_redaction"),
    )
    op.create_table(
        "merged",
        sa.Column("their_hash", sa.String(length=64), nullable=False),
        sa.Column("their_step", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("their_hash", name="pk_merged"),
    )
