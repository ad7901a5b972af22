"""Where a reading was unsure: what stands there, and what readers answer."""
