"""WHAT Article 30 asks for, and whether it is there. No session, no Qt, no user's files."""
