list-comma = { ", " }
reference-generated = Generated from the checklists and the program; a test keeps it fresh.
reference-remedy = Remedy
reference-diagnostics = Diagnostics
reference-code = Code
reference-says = What it says
