"""100,000 levels: of brackets, of braces, of dashes; and 40, which is too many too."""


def make(root):
    actions = root / "plan/actions"
    (actions / "03-benches.yaml").write_text("id: " + "[" * 100_000)
    (actions / "04-gates.yaml").write_text("id: " + "{a: " * 100_000)
    (actions / "05-paths.yaml").write_text("- " * 100_000 + "a\n")
    (actions / "06-ponds.yaml").write_text("id: " + "[" * 40 + "]" * 40 + "\n")
