"""HOW a register leaves and comes in. Gets records, never a session; no Qt."""
