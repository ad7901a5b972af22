"""What others may listen for. `notices` knows nobody above it; whoever keeps an index connects to this."""

from django.dispatch import Signal

# Sent inside of the transaction that writes or removes rows, with `names`: the public names of the notices concerned.
# What a listener writes down there goes with the rows, or stays with them.
notices_changed = Signal()

# Sent when such transactions are committed, after several at once, and where a command or worker begins: what was
# noted may be worked off.
changes_committed = Signal()
