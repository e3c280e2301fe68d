# Words of the PDF engine itself.
pdf-page = Page { $page } of { $pages }
pdf-page-of-part = { $page } of { $pages } of this part
pdf-photo-gap = Photo missing or unreadable

diag-report-missing-glyph = no font has the character { $character } ({ $name }, { $code }), in “{ $text }” under “{ $path }”
    .help = it is printed as [{ $code }]; name a font that has it with `--font FILE`, or write it another way, such as in pinyin
diag-report-fallback-font = the character { $character } ({ $name }, { $code }), in “{ $text }” under “{ $path }”, is in the font { $font } of this system
    .help = on another system the file may differ; name the font with `--font FILE` or `fonts` under `[report]` in tantu.toml
diag-report-photo = the photo `{ $photo }` of `{ $record }` cannot be put into the report: { $cause ->
        [format] it is neither JPEG nor PNG
        [heic] it is HEIC or AVIF, which cannot be read
        [damaged] the file is damaged
        [too-large] it has more pixels than can be read
        [missing] no such file
       *[other] { $reason }
    }
    .help = the report shows a marked gap; give the photo as JPEG or PNG beside the record
diag-report-logo = the logo cannot be put into the report: { $cause ->
        [format] it is neither JPEG nor PNG
        [heic] it is HEIC or AVIF, which cannot be read
        [damaged] the file is damaged
        [too-large] it has more pixels than can be read
       *[other] { $reason }
    }
    .help = the report is written without it; give it as JPEG or PNG
diag-font-refused = this font cannot be used in reports: { $cause ->
        [restricted] its maker does not allow it to be embedded in documents (OS/2 fsType)
        [whole] its maker does not allow a part of it to be embedded in documents (OS/2 fsType)
       *[other] it is no TrueType or OpenType font that can be read
    }
    .help = name another font
title-visits = { $title }, { $visits } visits
provenance-file = { $what } { $file }, SHA-256 { $hash }
provenance-unhashed = { $what } { $file }
provenance-prices = Price book
provenance-photos = Photos: { $count ->
        [one] one file
       *[other] { $count } files
    }; SHA-256 over the lines that sha256sum writes for them, in the order of their names: { $hash }
