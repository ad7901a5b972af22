"""From list pages of sites to files handed in for import: links, manners, the walk."""
