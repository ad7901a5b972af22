"""Notices printed in random layouts, and marked ones printed otherwise, each with its gold. Never a reader."""
