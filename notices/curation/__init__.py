"""What people do about notices that are in: take back a correction, take a notice out, put it back."""
