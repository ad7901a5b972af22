"""What tells how to reach a person, or who that is, never leaves: one gate, on the way in."""
