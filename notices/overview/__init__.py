"""The collection as a whole: what it holds, what is known to be missing, how many problems an area has."""
