"""The pages of double codings: set one up, code blind, hand in, settle where the two differ."""
