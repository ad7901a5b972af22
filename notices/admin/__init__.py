"""The curator's pages: search and correct facts and categories, reject claims; fetch originals; name sources."""

from notices.admin import claims, collecting, filing, notices, problems

__all__ = ["claims", "collecting", "filing", "notices", "problems"]
