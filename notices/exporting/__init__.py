"""What leaves the collection: rows as files, the columns they have, contacts masked, the whole as a package."""
