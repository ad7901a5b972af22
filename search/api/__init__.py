"""The read-only interface for programs at `/api/v1/`: the pages' own questions and rows, as JSON."""
