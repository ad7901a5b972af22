"""The bench on which a curator puts an outline right: lines as rows, what is done to them, and what comes of it."""
