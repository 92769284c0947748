"""To be written: prompt."""
