"""What others may listen for. `notices` knows nobody above it; whoever keeps an index connects to this."""

from django.dispatch import Signal

# Sent after rows were written or removed, with `names`: the public names of the notices concerned.
notices_changed = Signal()
