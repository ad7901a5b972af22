"""Where a notice is from: the official places by name, and the words of an issuer that name one. Pure."""
