"""What the program costs, measured against floors that do the least that could do."""
