"""A folder and a file that nobody may open."""


def make(root):
    plan = root / "plan"
    (plan / "updates/2031").mkdir(parents=True)
    (plan / "updates/2031/2031-06-30-benches.yaml").write_text("date: 2031-06-30\n")
    (plan / "updates/2031").chmod(0)
    (plan / "actions/03-benches.yaml").write_text("id: A3\n")
    (plan / "actions/03-benches.yaml").chmod(0)
