"""Questions to a plan: (plan, as-of date) -> rows. Nothing here prints, reads a file or a clock."""
