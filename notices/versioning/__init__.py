"""The version of the collection: the same rows have the same one, whoever counts them and wherever they stand."""
