"""How well notices are read: hand-made gold, comparisons with it, and what was measured, with its date."""
