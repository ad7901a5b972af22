"""What may be asked: query language, words and corrections, facets, forms and addresses, the sentence of a search."""
