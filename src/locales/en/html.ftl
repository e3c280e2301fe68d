# Words of the HTML pages themselves.
html-skip = Skip to the content
html-contents = Contents
html-back = Back to the contents
html-made-by = Written by { $program }.
html-range = From low to high
html-range-is = { $low } to { $high } of 100
html-photo-again = { $photo } (shown before; leads to the large picture)
