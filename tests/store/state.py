"""What a register says, read past the ORM, so that two states can be compared."""

from ropa_desktop.store.tables import RECORDED


def rows(register):
    """Every recorded row of every table."""
    cursor = register.connection.connection.dbapi_connection
    return {
        table.name: sorted(cursor.execute(f"SELECT * FROM {table.name}").fetchall(), key=repr) for table in RECORDED
    }


def index(register):
    """What the search index is made from, without its own numbers."""
    cursor = register.connection.connection.dbapi_connection
    return sorted(cursor.execute("SELECT row_id, root_id, words FROM search_text").fetchall())


def found(register, text):
    """The ids of the records in which the words of a text stand."""
    from ropa_desktop.store import search

    cursor = register.connection.connection.dbapi_connection
    return {one for (one,) in cursor.execute(search.FOUND, (search.phrase(text),))}
