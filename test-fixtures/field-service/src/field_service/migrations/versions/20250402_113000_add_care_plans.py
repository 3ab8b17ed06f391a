"""Add care plans to customers.

Revision ID: 005_care_plans
Revises: 004_service_offerings
Create Date: 2025-04-02 11:30:00

Design: .kiro/specs/service-catalog/design.md
Requirements: 3.1
"""

from collections.abc import Sequence
from typing import Union

import sqlalchemy as sa
from alembic import op

revision: str = "005_care_plans"
down_revision: Union[str, None] = "004_service_offerings"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Add the columns of the care plan."""
    op.add_column(
        "customers",
        sa.Column("care_plan", sa.String(20), nullable=False, server_default="none"),
    )
    op.add_column("customers", sa.Column("care_plan_renews_on", sa.Date()))
    op.create_check_constraint(
        op.f("valid_care_plan"),
        "customers",
        "care_plan IN ('none', 'basic', 'complete')",
    )
    op.create_check_constraint(
        op.f("care_plan_is_dated"),
        "customers",
        "care_plan = 'none' OR care_plan_renews_on IS NOT NULL",
    )
    op.create_index(
        "idx_customers_care_plan_renewal",
        "customers",
        ["care_plan_renews_on"],
        postgresql_where=sa.text("care_plan <> 'none'"),
    )


def downgrade() -> None:
    """Remove the columns of the care plan."""
    op.drop_index("idx_customers_care_plan_renewal", table_name="customers")
    op.drop_constraint(op.f("care_plan_is_dated"), "customers", type_="check")
    op.drop_constraint(op.f("valid_care_plan"), "customers", type_="check")
    op.drop_column("customers", "care_plan_renews_on")
    op.drop_column("customers", "care_plan")
