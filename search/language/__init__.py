"""Chinese as the index knows it: characters folded, words cut, synonyms."""
