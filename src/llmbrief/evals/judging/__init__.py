"""How one brief is judged: laid beside its gold, what it says too much, too firmly, or of the wrong speaker."""
