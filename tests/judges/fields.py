"""Fills the fields of a work sheet as a contractor's program would, and reads them back."""
import sys

from pypdf import PdfReader, PdfWriter

file, out = sys.argv[1], sys.argv[2]
reader = PdfReader(file)
fields = reader.get_fields()
assert fields, "no fields"
texts = {n for n, f in fields.items() if f.get("/FT") == "/Tx"}
ticks = {n for n, f in fields.items() if f.get("/FT") == "/Btn"}
signatures = {n for n, f in fields.items() if f.get("/FT") == "/Sig"}
assert texts and ticks and len(signatures) % 3 == 0 and signatures, (len(texts), len(ticks), len(signatures))
assert len(fields) == len(texts) + len(ticks) + len(signatures)
assert all(f.get("/TU") for f in fields.values())
wanted = {name: f"12.5 §{number}" for number, name in enumerate(sorted(texts))} | dict.fromkeys(ticks, "/Yes")

writer = PdfWriter(clone_from=reader)
for page in writer.pages:
    writer.update_page_form_field_values(page, wanted, auto_regenerate=False)
writer.write(out)

again = PdfReader(out)
for name, field in again.get_fields().items():
    if name in wanted:
        assert field.get("/V") == wanted[name], (name, field.get("/V"))
seen = 0
for page in again.pages:
    for annotation in page.get("/Annots", []):
        widget = annotation.get_object()
        if widget.get("/Subtype") != "/Widget":
            continue
        seen += 1
        normal = widget["/AP"]["/N"].get_object()
        if widget["/FT"] == "/Btn":
            assert widget["/AS"] == "/Yes" and normal["/Yes"].get_object().get_data(), widget["/T"]
        elif widget["/FT"] == "/Tx":
            assert b"Tj" in normal.get_data(), (widget["/T"], normal.get_data())
assert seen == len(fields), (seen, len(fields))
