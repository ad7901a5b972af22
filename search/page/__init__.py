"""What every page of search is built with: filters and chips, switches, the reader's language, refusals and repeats."""
