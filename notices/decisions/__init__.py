"""What people set by hand: its state before and after, who did it and why, and how a page tells of it."""
