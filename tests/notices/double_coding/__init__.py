"""Drawing, giving out and counting double codings."""
