# Diagnostics of survey records and tables.
diag-survey-unknown-profile = unknown profile `{ $profile }`
    .help = { $has_suggestion ->
        [yes] did you mean `{ $suggestion }`? Known: { $known }
       *[no] known: { $known }
    }
diag-survey-unknown-element = unknown element `{ $element }`
    .help = { $has_suggestion ->
        [yes] did you mean `{ $suggestion }`? Known: { $known }
       *[no] known: { $known }
    }
diag-survey-unknown-field = `{ $element }` has no field `{ $field }`
    .help = { $has_suggestion ->
        [yes] did you mean `{ $suggestion }`? Known: { $known }
       *[no] known: { $known }
    }
diag-survey-unknown-rule = unknown rule `{ $rule }`
    .help = { $has_suggestion ->
        [yes] did you mean `{ $suggestion }`?
       *[no] `tantu checklist list rules` shows the rules
    }
diag-survey-unknown-item = this record has no item `{ $item }`
    .help = { $has_suggestion ->
        [yes] did you mean `{ $suggestion }`?
       *[no] add the item to the record, or correct the id
    }
diag-survey-unknown-instrument = unknown instrument `{ $instrument }`
    .help = { $has_suggestion ->
        [yes] did you mean `{ $suggestion }`? Known: { $known }
       *[no] known: { $known }
    }
diag-survey-unit = `{ $value }` has no unit
    .label = `{ $field }` is { $kind ->
        [length] a length
        [slope] a slope
        [area] an area
        [force] a force
        [sound_level] a sound level
        [illuminance] an illuminance
        [luminance_contrast] a luminance contrast
        [reflectance_difference] a difference in light reflectance
        [time] a time
        [count] a number of things
        [ratio] a share
        [temperature] a temperature
        [mass] a mass
        [speed] a speed
        [frequency] a rate
       *[slip_resistance] a slip resistance
    }
    .help = write for instance `{ $first }` or `{ $second }`
diag-survey-unknown-unit = unknown unit `{ $unit }` in `{ $value }`
    .help = { $has_suggestion ->
        [yes] did you mean `{ $suggestion }`? Units for `{ $field }`: { $known }
       *[no] units for `{ $field }`: { $known }
    }
diag-survey-unit-kind = `{ $unit }` cannot be the unit of `{ $field }`
    .label = `{ $unit }` measures { $is ->
        [length] a length
        [slope] a slope
        [area] an area
        [force] a force
        [sound_level] a sound level
        [illuminance] an illuminance
        [luminance_contrast] a luminance contrast
        [reflectance_difference] a difference in light reflectance
        [time] a time
        [count] a number of things
        [ratio] a share
        [temperature] a temperature
        [mass] a mass
        [speed] a speed
        [frequency] a rate
       *[slip_resistance] a slip resistance
    }
    .help = units for `{ $field }`: { $known }
diag-survey-number = `{ $value }` is not a measured value for `{ $field }`
    .help = write one number with its unit, for instance `{ $example }`; what was not measured stays empty
diag-survey-ambiguous = `{ $value }` can be read in two ways
    .help = write the number without a thousands separator and with a decimal point, and its unit behind it; a record with decimal commas says `decimal_comma = true`
diag-survey-choice = `{ $value }` is not an answer to `{ $field }`
    .help = { $has_suggestion ->
        [yes] did you mean `{ $suggestion }`? Known: { $known }
       *[no] known: { $known }
    }
diag-survey-impossible = `{ $value }` is impossible for `{ $field }`
    .label = must be { $from } to { $to }
    .help = check the number and the unit; the reading was refused and the field counts as not tested
diag-survey-implausible = `{ $value }` is not plausible for `{ $field }`
    .label = expected { $from } to { $to }
    .help = check the number and the unit; the reading was refused and the field counts as not tested
diag-survey-duplicate-item = there is another item `{ $item }`
    .help = give each item its own id; this one was left out
diag-survey-duplicate-reading = `{ $item }` has another reading of `{ $field }`
    .help = keep one of the two; the first was taken
diag-survey-duplicate-site = there is another record of `{ $site }` with the same date
    .help = leave one of the two out
diag-survey-parent = this record has no item `{ $item }` to belong to
    .help = { $has_suggestion ->
        [yes] did you mean `{ $suggestion }`?
       *[no] add the item to the record, or correct the id
    }
diag-survey-parent-cycle = `{ $item }` belongs to itself, by way of `{ $parent }`
    .help = correct `parent`; a part belongs to the whole, never the whole to its part
diag-survey-position = longitude { $lon }, latitude { $lat } is not on the earth
    .help = { $swapped ->
        [yes] longitude and latitude seem to be exchanged
       *[no] write WGS 84 degrees: longitude from -180 to 180, latitude from -90 to 90
    }
diag-survey-coordinates = { $first } = { $x }, { $second } = { $y } { $cause ->
        [number] is no pair of numbers
       *[other] is no position in `{ $crs }`
    }
    .help = { $cause ->
        [number] write both as decimal numbers, such as 103.2123 and 35.6012 in degrees or 519252.4 and 3941043.1 in metres
        [swapped] { $first ->
            [easting] easting and northing seem to be exchanged: many surveys call the northing x and the easting y
           *[other] longitude and latitude seem to be exchanged
        }
        [zone] the easting begins with zone { $zone }: should `crs` be `{ $better }`?
        [prefixed] the easting begins with zone { $zone }: should `crs` be `{ $better }`?
        [plain] the easting does not begin with a zone: should `crs` be `{ $better }`?
        [metres] these are metres: name their system in `crs`, for instance `epsg:4544` for CGCS2000 with the meridian 105° E
        [degrees] these are degrees: name their system in `crs`, for instance `cgcs2000`, and write `lon` and `lat`
       *[other] look whether `crs` names the system that the coordinates were taken in
    }
diag-survey-date = `{ $value }` is not a date
    .help = write year, month and day, for instance `2026-05-04`
diag-survey-value = `{ $value }` is not a value of `{ $key }`
    .help = { $has_suggestion ->
        [yes] did you mean `{ $suggestion }`? Known: { $known }
       *[no] known: { $known }
    }
diag-survey-waiver-expired = the waiver ended on { $until }, before the visit on { $surveyed }
    .help = it has no effect; renew the decision or remove it
diag-survey-photo-missing = the photo `{ $photo }` is not beside the record
    .help = put the photo into the folder of the record, or correct its name
diag-table-column = the table has no column `{ $column }`
    .help = { $has_suggestion ->
        [yes] is it `{ $suggestion }`? The columns: { $known }
       *[no] the columns: { $known }
    }
diag-table-row = this row has { $found } cells, the header has { $expected }
    .help = look for a separator too many or too few, or a text with a separator that needs quotation marks; the row was left out
diag-table-quote = this quotation mark is never closed
    .help = close it, or double it if it is meant; the rows behind it were not read
diag-table-more = { $count } more problems like these in the file: { $code } { $column }
    .help = correct the ones above first; the mapping file may lack a unit or a word for “not measured”
diag-table-form = this table has neither the columns of the long form nor a mapping file
    .help = give a mapping file with `--mapping`, or use the columns site, item, element, field, value
