"""One translation of each statement into SQL for all registers that a process of the tests opens.

Each register has an engine of its own, which translates every statement anew: half of what most tests cost.
"""

from sqlalchemy.util import LRUCache

from ropa_desktop.store import register


def share():
    """From now on, every engine of a register looks up its statements where the others do; gives the way back."""
    real, translated, first = register.create_engine, LRUCache(3000), []

    def create_engine(*arguments, **named):
        engine = real(*arguments, **named)
        first.extend([] if first else [engine.dialect])
        engine.dialect = first[0]  # a statement is looked up by its dialect, too
        engine.update_execution_options(compiled_cache=translated)
        return engine

    register.create_engine = create_engine
    return lambda: setattr(register, "create_engine", real)
