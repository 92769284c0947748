"""To be written: draft."""
