"""To be written: providers."""
