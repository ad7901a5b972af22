"""Corrections of an outline: rows, anchors, replaying, making an outline again."""
