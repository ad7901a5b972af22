"""What notices claim, across districts: promises, figures, documents, acts of accountability, in what a search finds.

`scope` says which claims these are; a module for each kind what is counted, drawn and sorted; `listing` the page.
"""
