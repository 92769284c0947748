"""What lint looks for in one file: functions from what it holds to what is wrong with it."""
