"""Two reports side by side: what moved, what stands in the way of a verdict, and the verdict with its reasons."""
