"""What `vawg` costs, side by side with other programs: `python -m benchmarks`."""
