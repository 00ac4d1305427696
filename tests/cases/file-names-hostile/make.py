"""File names that act on a terminal, on markup, or on nothing but the nerves."""

NAMES = ("03-\x1b[31mred.yaml", "04-[]<b>&.yaml", "05-a\nb.yaml", "06 %s {x}.yaml", "07-\u202elmay.yaml")


def make(root):
    text = (root / "plan/actions/02-training.yaml").read_text()
    for number, name in enumerate(NAMES, 3):
        own = text.replace("A2", f"A{number}").replace("number: 2", f"number: {number}")
        (root / "plan/actions" / name).write_text(own.replace("lead: fictional-police", "lead: nobody"))
    (root / "plan/actions").joinpath("08-caf\udce9.yaml").write_text("id: A8\n")
