"""The bench on which an outline is put right."""
