"""WHERE a register is kept: open, step, undo, fork, migrate, search. The only room with an engine."""
