# Words of the PDF engine itself.
pdf-page = Page { $page } of { $pages }
pdf-photo-gap = Photo missing or unreadable
