"""The tables of the report as plain rows of words and numbers, for spreadsheets and Word. Pure."""


def rows_of_two(block) -> list[list]:
    head = ["信息内容", *(column["label"] for column in block["columns"])]
    return [
        head,
        *([row["label"], *(cell["value"] for cell in row["cells"])] for row in block["rows"]),
    ]


def rows_of_three(table) -> list[list]:
    """Applicants that are organisations are told as such in the head, which has one line here."""
    head = [
        table["note"],
        *(
            f"{column['group']}：{column['label']}" if column.get("group") else column["label"]
            for column in table["columns"]
        ),
    ]
    rows = ([row["label"], *(cell["value"] for cell in row["cells"])] for row in table["rows"])
    return [head, *rows]


def rows_of_four(blocks) -> list[list]:
    head = ["种类", *(column["label"] for column in blocks[0]["columns"])]
    rows = ([block["label"], *(cell["value"] for cell in block["cells"])] for block in blocks)
    return [head, *rows]
