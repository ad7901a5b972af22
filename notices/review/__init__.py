"""What wants a look, by what a look is worth: one thing after the other, decided by a key."""
