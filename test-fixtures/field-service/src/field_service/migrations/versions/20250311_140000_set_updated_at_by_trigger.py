"""Set updated_at by a trigger.

Revision ID: 003_updated_at_trigger
Revises: 002_properties
Create Date: 2025-03-11 14:00:00

One statement for each op.execute: asyncpg prepares what it runs, and takes no more.

Requirements: 1.7
"""

from collections.abc import Sequence
from typing import Union

from alembic import op

revision: str = "003_updated_at_trigger"
down_revision: Union[str, None] = "002_properties"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

TABLES = ("customers", "properties")


def upgrade() -> None:
    """Create the function and hang it on both tables."""
    op.execute(
        """
        CREATE OR REPLACE FUNCTION set_updated_at()
        RETURNS TRIGGER AS $$
        BEGIN
            NEW.updated_at = NOW();
            RETURN NEW;
        END;
        $$ LANGUAGE plpgsql;
    """
    )
    for table in TABLES:
        op.execute(
            f"""
            CREATE TRIGGER {table}_set_updated_at
                BEFORE UPDATE ON {table}
                FOR EACH ROW
                EXECUTE FUNCTION set_updated_at();
        """
        )


def downgrade() -> None:
    """Remove the triggers, then the function."""
    for table in reversed(TABLES):
        op.execute(f"DROP TRIGGER IF EXISTS {table}_set_updated_at ON {table};")
    op.execute("DROP FUNCTION IF EXISTS set_updated_at();")
