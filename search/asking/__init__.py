"""What may be asked: the query language, facets, forms and addresses, and the sentence that says it."""
