"""Reads a workbook as any program would, and holds it to what a person needs of it."""
import datetime
import sys

import openpyxl

file, findings, barriers = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
book = openpyxl.load_workbook(file)
assert len(book.worksheets) == 5, book.sheetnames
sites, ranked, everything, missing, _ = book.worksheets
for sheet in book.worksheets:
    (table,) = sheet.tables.values()
    name = sheet.title
    assert table.headerRowCount in (None, 1) and table.ref == sheet.dimensions, (name, table.ref, sheet.dimensions)
    assert table.autoFilter is not None and table.autoFilter.ref == table.ref, name
    assert sheet.freeze_panes and sheet.freeze_panes.endswith("2"), (name, sheet.freeze_panes)
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9, name
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0, name
    assert sheet.print_title_rows == "$1:$1", (name, sheet.print_title_rows)
    assert sheet.print_area, name
    heads = [cell.value for cell in sheet[1]]
    assert all(isinstance(h, str) and h for h in heads) and len(set(heads)) == len(heads), heads
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type != "f", (name, cell.coordinate, cell.value)
            if isinstance(cell.value, str):
                assert cell.data_type == "s", (name, cell.coordinate)
            if cell.value is not None and cell.row == 1:
                assert cell.font.b and cell.alignment.wrap_text, (name, cell.coordinate)

texts = {cell.value for row in ranked.iter_rows() for cell in row} | {
    cell.value for row in everything.iter_rows() for cell in row
}
for text in ["=1+1", "+1", "-1", "@x"]:
    assert text in texts, text
assert any(isinstance(t, str) and t.strip() == "=1" for t in texts)

assert ranked.max_row - 1 == barriers, ranked.max_row
assert everything.max_row - 1 == findings, everything.max_row


def column(sheet, format):
    """The values of the columns that have a number format."""
    return [c.value for row in sheet.iter_rows(min_row=2) for c in row if c.number_format == format and c.value is not None]


assert column(sites, "0.0%") and all(0 <= v <= 1 for v in column(sites, "0.0%"))
assert all(isinstance(v, datetime.datetime) for s in (sites, ranked, everything) for v in column(s, "yyyy-mm-dd"))
assert len(column(sites, "yyyy-mm-dd")) >= 2
assert all(isinstance(v, (int, float)) for v in column(ranked, "0.##")) and column(ranked, "0.##")

kinds = {rule.type: rule for rule in ranked.data_validations.dataValidation}
assert set(kinds) == {"list", "date"}, kinds
words = kinds["list"].formula1.strip('"').split(",")
assert len(words) == 4, words
for rule in kinds.values():
    assert rule.showErrorMessage and rule.error and rule.prompt, rule
    (area,) = rule.sqref.ranges
    assert (area.min_row, area.max_row) == (2, ranked.max_row), area
status = kinds["list"].sqref.ranges[0] if isinstance(kinds["list"].sqref.ranges, list) else next(iter(kinds["list"].sqref.ranges))
assert all(ranked.cell(r, status.min_col).value in words for r in range(2, ranked.max_row + 1))
assert {rule.type for rule in missing.data_validations.dataValidation} == {"date"}

about = book.properties
assert about.title and about.creator.startswith("Tantu") and about.created == datetime.datetime(2026, 5, 6), about
assert about.modified == about.created, about
assert any(p.name == "Language" for p in book.custom_doc_props.props)
