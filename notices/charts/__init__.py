"""Charts as values: numbers in, places and sizes out; templates/charts draws them as SVG. Pure but for `drawing`."""
