"""Create service_offerings table.

Revision ID: 004_service_offerings
Revises: 003_updated_at_trigger
Create Date: 2025-04-02 10:15:00

Design: .kiro/specs/service-catalog/design.md
Requirements: 2.1 - 2.7
"""

from collections.abc import Sequence
from typing import Union

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, UUID

revision: str = "004_service_offerings"
down_revision: Union[str, None] = "003_updated_at_trigger"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Create the service_offerings table with its indexes."""
    op.create_table(
        "service_offerings",
        sa.Column(
            "id",
            UUID(as_uuid=True),
            server_default=sa.text("gen_random_uuid()"),
            nullable=False,
        ),
        # What it is
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("category", sa.String(length=30), nullable=False),
        sa.Column("description", sa.Text()),
        # What it costs
        sa.Column(
            "pricing_model",
            sa.String(length=20),
            nullable=False,
            server_default="flat",
        ),
        sa.Column("base_price", sa.Numeric(precision=10, scale=2)),
        sa.Column("hourly_rate", sa.Numeric(precision=10, scale=2)),
        # What it takes
        sa.Column(
            "estimated_minutes",
            sa.Integer(),
            nullable=False,
            server_default=sa.text("60"),
        ),
        sa.Column(
            "crew_size", sa.SmallInteger(), nullable=False, server_default=sa.text("1")
        ),
        sa.Column(
            "required_equipment",
            JSONB(),
            nullable=False,
            server_default=sa.text("'[]'::jsonb"),
        ),
        sa.Column(
            "needs_gas_certificate",
            sa.Boolean(),
            nullable=False,
            server_default="false",
        ),
        sa.Column(
            "season_months", ARRAY(sa.Integer()), nullable=False, server_default="{}"
        ),
        sa.Column("is_active", sa.Boolean(), nullable=False, server_default="true"),
        sa.Column(
            "created_at",
            sa.TIMESTAMP(timezone=True),
            nullable=False,
            server_default=sa.func.now(),
        ),
        sa.Column(
            "updated_at",
            sa.TIMESTAMP(timezone=True),
            nullable=False,
            server_default=sa.func.now(),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("service_offerings_pkey")),
        sa.UniqueConstraint("code", name=op.f("service_offerings_code_key")),
        sa.CheckConstraint(
            "category IN ('maintenance', 'repair', 'installation', 'inspection')",
            name=op.f("valid_offering_category"),
        ),
        sa.CheckConstraint(
            "pricing_model IN ('flat', 'hourly', 'on_quote')",
            name=op.f("valid_pricing_model"),
        ),
        sa.CheckConstraint(
            """
            CASE pricing_model
                WHEN 'flat' THEN base_price IS NOT NULL
                WHEN 'hourly' THEN hourly_rate IS NOT NULL
                ELSE base_price IS NULL AND hourly_rate IS NULL
            END
            """,
            name=op.f("price_fits_model"),
        ),
        sa.CheckConstraint("base_price >= 0", name=op.f("positive_base_price")),
        sa.CheckConstraint("hourly_rate > 0", name=op.f("positive_hourly_rate")),
        sa.CheckConstraint(
            "estimated_minutes > 0", name=op.f("positive_estimated_minutes")
        ),
        sa.CheckConstraint("crew_size BETWEEN 1 AND 6", name=op.f("valid_crew_size")),
    )
    op.create_index(
        "idx_service_offerings_category",
        "service_offerings",
        ["category"],
        postgresql_where=sa.text("is_active"),
    )
    op.create_index("idx_service_offerings_name", "service_offerings", ["name"])


def downgrade() -> None:
    """Drop the service_offerings table; its indexes go with it."""
    op.drop_table("service_offerings")
