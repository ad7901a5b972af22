"""The facts at the head and the foot of a notice, each kind with a reader of its own. Pure."""
