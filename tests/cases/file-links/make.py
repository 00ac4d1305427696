"""Links to nothing, out of the plan, to themselves, to a folder, and one that is fine."""


def make(root):
    actions = root / "plan" / "actions"
    (root / "secret.yaml").write_text("password: fictional\n")
    (root / "plan" / "spare").mkdir()
    (root / "plan" / "spare" / "05.txt").write_text(
        (actions / "02-training.yaml").read_text().replace("A2", "A5").replace("number: 2", "number: 5")
    )
    (actions / "03-benches.yaml").symlink_to("nothing.yaml")
    (actions / "04-gates.yaml").symlink_to("../../secret.yaml")
    (actions / "05-paths.yaml").symlink_to("../spare/05.txt")
    (actions / "06-ponds.yaml").symlink_to("06-ponds.yaml")
    (root / "plan" / "frameworks").symlink_to("../..")
