"""A basket of notices, problems and measures: its address says what is in it, the browser remembers the address."""
