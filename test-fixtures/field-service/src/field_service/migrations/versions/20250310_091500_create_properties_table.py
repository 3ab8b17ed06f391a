"""Create properties table.

Revision ID: 002_properties
Revises: 001_customers
Create Date: 2025-03-10 09:15:00

Design: .kiro/specs/customer-management/design.md
Requirements: 2.1, 2.4
"""

from collections.abc import Sequence
from typing import Union

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "002_properties"
down_revision: Union[str, None] = "001_customers"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

# Repeated here on purpose: a migration must not change when the application does.
HEATING_SYSTEMS = "('gas_boiler', 'oil_boiler', 'heat_pump', 'district')"


def upgrade() -> None:
    """Create the properties table with its indexes."""
    op.create_table(
        "properties",
        sa.Column(
            "id",
            postgresql.UUID(as_uuid=True),
            server_default=sa.text("gen_random_uuid()"),
            nullable=False,
        ),
        sa.Column("customer_id", postgresql.UUID(as_uuid=True), nullable=False),
        # Address
        sa.Column("address_line", sa.String(200), nullable=False),
        sa.Column("city", sa.String(100), nullable=False),
        sa.Column("postcode", sa.String(16), nullable=False),
        sa.Column("country", sa.CHAR(2), nullable=False, server_default="GB"),
        sa.Column("latitude", sa.Numeric(9, 6), nullable=True),
        sa.Column("longitude", sa.Numeric(9, 6), nullable=True),
        # What is installed there
        sa.Column(
            "property_kind", sa.String(20), nullable=False, server_default="house"
        ),
        sa.Column("heating_system", sa.String(20), nullable=True),
        sa.Column("installed_on", sa.Date(), nullable=True),
        sa.Column("radiator_count", sa.SmallInteger(), nullable=True),
        # Getting in
        sa.Column(
            "is_primary",
            sa.Boolean(),
            nullable=False,
            server_default=sa.text("false"),
        ),
        sa.Column("access_notes", sa.Text(), nullable=True),
        sa.Column("key_safe_code", sa.String(12), nullable=True),
        sa.Column(
            "pets_on_site",
            sa.Boolean(),
            nullable=False,
            server_default=sa.text("false"),
        ),
        *[
            sa.Column(
                name,
                sa.DateTime(timezone=True),
                nullable=False,
                server_default=sa.text("NOW()"),
            )
            for name in ("created_at", "updated_at")
        ],
        sa.PrimaryKeyConstraint("id", name=op.f("properties_pkey")),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customers.id"],
            name=op.f("properties_customer_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.CheckConstraint(
            "property_kind IN ('house', 'flat', 'commercial')",
            name=op.f("valid_property_kind"),
        ),
        sa.CheckConstraint(
            f"heating_system IS NULL OR heating_system IN {HEATING_SYSTEMS}",
            name=op.f("valid_heating_system"),
        ),
        sa.CheckConstraint(
            "(latitude IS NULL) = (longitude IS NULL)"
            " AND latitude BETWEEN -90 AND 90"
            " AND longitude BETWEEN -180 AND 180",
            name=op.f("valid_coordinates"),
        ),
        sa.CheckConstraint("radiator_count > 0", name=op.f("positive_radiator_count")),
    )

    op.create_index("idx_properties_customer", "properties", ["customer_id"])
    op.create_index("idx_properties_city_postcode", "properties", ["city", "postcode"])
    op.create_index(
        "uq_properties_primary",
        "properties",
        ["customer_id"],
        unique=True,
        postgresql_where=sa.text("is_primary"),
    )


def downgrade() -> None:
    """Drop the properties table."""
    op.drop_index("uq_properties_primary", table_name="properties")
    op.drop_index("idx_properties_city_postcode", table_name="properties")
    op.drop_index("idx_properties_customer", table_name="properties")
    op.drop_table("properties")
