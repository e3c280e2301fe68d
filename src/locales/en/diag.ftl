# Diagnostics that every kind of input file shares.
diag-file-unreadable = the file cannot be read: { $reason }
    .help = check that the file exists and that you may read it
diag-file-empty = the file is empty
    .help = fill in a record first, or leave the file out
diag-file-encoding = line { $line } is not text in UTF-8, UTF-16 or GB 18030
    .help = save the file as UTF-8: in a spreadsheet, choose “CSV UTF-8” when saving
diag-file-line-too-long = the row that starts at line { $line } does not end
    .help = look for a quotation mark that is not closed, and check that this is the right file
diag-file-format = files that end in `{ $ending }` cannot be read
    .help = known endings: { $known }
diag-syntax = this is not well-formed { $format }: { $reason }
    .help = correct the marked place; nothing of this part was read
diag-unknown-key = unknown key `{ $key }`
    .help = { $has_suggestion ->
        [yes] did you mean `{ $suggestion }`? Known here: { $known }
       *[no] known here: { $known }
    }
diag-missing-key = `{ $key }` is missing
    .help = add `{ $key }`
diag-wrong-type = `{ $key }` has the wrong type
    .label = expected { $expected }, found { $found }
    .help = write a value of type { $expected }
diag-schema-version = format version { $found } cannot be read
    .help = this program reads version { $supported }; a newer program may be needed
