"""How Alembic reaches the store: through the one open connection it is handed."""

from alembic import context

from eventapp.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
context.run_migrations()
