"""From files to rows: drafts, duplicates, batches and their worker, reading again, and the pages for staff."""
