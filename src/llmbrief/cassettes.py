"""To be written: cassettes."""
