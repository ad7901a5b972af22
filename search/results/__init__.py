"""What a search answers with: the page, its filters, feeds and files."""
