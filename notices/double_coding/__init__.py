"""Notices coded by two people, blind to each other: how they are drawn, what is given out, what comes of it."""
