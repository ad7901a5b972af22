"""The pages of double codings."""
