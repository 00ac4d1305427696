def make(root):
    (root / "notes.txt").write_text("Fictional notes.\n")
