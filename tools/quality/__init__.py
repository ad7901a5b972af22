"""How well notices are read: hand-made gold, comparisons with it, sets as they are measured."""
