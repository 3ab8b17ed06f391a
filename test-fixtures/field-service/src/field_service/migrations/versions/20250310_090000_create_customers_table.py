"""Create customers table.

Revision ID: 001_customers
Revises:
Create Date: 2025-03-10 09:00:00

Design: .kiro/specs/customer-management/design.md
Requirements: 1.1, 1.2, 1.6, 4.1
"""

from collections.abc import Sequence
from typing import Union

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "001_customers"
down_revision: Union[str, None] = None
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Create the customers table with its indexes."""
    op.create_table(
        "customers",
        sa.Column(
            "id",
            postgresql.UUID(as_uuid=True),
            server_default=sa.text("gen_random_uuid()"),
            nullable=False,
        ),
        # Identity
        sa.Column("display_name", sa.String(160), nullable=False),
        sa.Column("company_name", sa.String(160), nullable=True),
        sa.Column(
            "customer_kind",
            sa.String(20),
            nullable=False,
            server_default="household",
        ),
        # How to reach them
        sa.Column("email", sa.String(255), nullable=True),
        sa.Column("phone", sa.String(32), nullable=False),
        sa.Column(
            "preferred_channel",
            sa.String(10),
            nullable=False,
            server_default="sms",
        ),
        # Consent
        sa.Column(
            "marketing_opt_in",
            sa.Boolean(),
            nullable=False,
            server_default=sa.text("false"),
        ),
        sa.Column("marketing_opt_in_at", sa.DateTime(timezone=True), nullable=True),
        # Record keeping
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            nullable=False,
            server_default=sa.text("NOW()"),
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            nullable=False,
            server_default=sa.text("NOW()"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("customers_pkey")),
        sa.CheckConstraint(
            "customer_kind IN ('household', 'landlord', 'business')",
            name=op.f("valid_customer_kind"),
        ),
        sa.CheckConstraint(
            "preferred_channel IN ('sms', 'email', 'phone')",
            name=op.f("valid_preferred_channel"),
        ),
        sa.CheckConstraint(
            "email IS NULL OR email LIKE '%_@_%'",
            name=op.f("valid_customer_email"),
        ),
        sa.CheckConstraint(
            "NOT marketing_opt_in OR marketing_opt_in_at IS NOT NULL",
            name=op.f("opt_in_is_dated"),
        ),
    )

    op.create_index(
        "uq_customers_phone_live",
        "customers",
        ["phone"],
        unique=True,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_index("idx_customers_email", "customers", [sa.text("lower(email)")])
    op.create_index(
        "idx_customers_created_at", "customers", [sa.text("created_at DESC")]
    )


def downgrade() -> None:
    """Drop the customers table."""
    op.drop_index("idx_customers_created_at", table_name="customers")
    op.drop_index("idx_customers_email", table_name="customers")
    op.drop_index("uq_customers_phone_live", table_name="customers")
    op.drop_table("customers")
