"""What a problem is about: headings and measures in, categories and the words that decided out. Pure."""
