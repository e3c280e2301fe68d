# Words of the PDF engine itself.
pdf-page = Page { $page } of { $pages }
pdf-photo-gap = Photo missing or unreadable

diag-report-missing-glyph = no font of the report has the character { $character } ({ $code })
    .help = it is printed as [{ $code }]; write it another way, such as in pinyin
diag-report-photo = the photo `{ $photo }` of `{ $record }` cannot be put into the report: { $reason }
    .help = the report shows a marked gap; give the photo as JPEG or PNG beside the record
