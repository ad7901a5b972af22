"""Agreement of two coders."""
