"""Places, areas and years beside one another: every number is the total of a search, and links to it."""
