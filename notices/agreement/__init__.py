"""How far two people who coded the same units, blind to each other, say the same. Pure."""
