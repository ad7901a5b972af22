"""Pages that say what this is: the data, the method, corrections."""
