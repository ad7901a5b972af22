"""Where the words of a search stand in one notice: marked in its page, numbered, walked through one by one."""
