"""Text reuse: which sentences of measures stand in several notices, where first, and how much two notices share."""
