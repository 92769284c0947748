"""To be written: faults."""
