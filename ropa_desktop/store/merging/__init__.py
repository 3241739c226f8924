"""Parts of a merge: the common past of two copies, each cell, what clashes, what comes out, and the words for it."""
