def make(root):
    data = root / "plan" / "data"
    (root / "away.csv").write_text("period,value\n", "utf-8")
    (data / "away.csv").symlink_to("../../away.csv")
    (data / "gone.csv").symlink_to("nowhere.csv")
    (data / "inside.csv").symlink_to("kept.csv")
    (data / "huge.csv").write_text("period,value\n" * 200_000, "utf-8")
    (data / "folder.csv").mkdir()
