"""A page for each place: its notices along the days, its areas against those of its like, what it promised and did."""
