"""Runs the migrations, with asyncpg as the platform itself does.

The database comes from DATABASE_URL, or else from alembic.ini.
A URL with a synchronous driver works as well, for tools that have no event loop.
"""

import asyncio
import os
from logging.config import fileConfig

from alembic import context
from sqlalchemy import MetaData, engine_from_config, pool
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.ext.asyncio import async_engine_from_config

config = context.config

if config.config_file_name is not None:
    fileConfig(config.config_file_name)

# The names that models of later phases get; migrations spell out the older ones.
target_metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def database_url() -> str:
    """Return the URL of the database to migrate."""
    return os.environ.get("DATABASE_URL") or config.get_main_option(
        "sqlalchemy.url", ""
    )


def engine_settings() -> dict[str, str]:
    """Return the settings of the engine, with the URL that was chosen."""
    settings = dict(config.get_section(config.config_ini_section) or {})
    settings["sqlalchemy.url"] = database_url()
    return settings


def run_migrations_offline() -> None:
    """Print the SQL of the migrations instead of running it."""
    context.configure(
        url=database_url(),
        target_metadata=target_metadata,
        literal_binds=True,
        dialect_opts={"paramstyle": "named"},
    )
    with context.begin_transaction():
        context.run_migrations()


def run_migrations(connection: Connection) -> None:
    """Run the migrations on an open connection."""
    context.configure(connection=connection, target_metadata=target_metadata)
    with context.begin_transaction():
        context.run_migrations()


async def run_async_migrations() -> None:
    """Open an asynchronous engine and run the migrations on it."""
    engine = async_engine_from_config(engine_settings(), poolclass=pool.NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(run_migrations)
    await engine.dispose()


def run_migrations_online() -> None:
    """Run the migrations on the database."""
    if make_url(database_url()).get_dialect().is_async:
        asyncio.run(run_async_migrations())
        return
    engine = engine_from_config(engine_settings(), poolclass=pool.NullPool)
    with engine.connect() as connection:
        run_migrations(connection)
    engine.dispose()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
