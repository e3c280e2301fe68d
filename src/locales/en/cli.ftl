# The words of the command line. `cli-<command>` is what `--help` says of a command, `.long` goes on
# from there, `.examples` are its examples; `cli-<command>-<argument>` is what it says of an argument.

cli = Audit the accessibility of facilities and homes
    .long =
        Field records go in; findings, scores, tagged PDF reports, tables and maps come out.
        Unknown is never a pass: what was not measured stays visible as not tested.

        Settings: a flag beats an environment variable (TANTU_LANG, TANTU_UNITS, TANTU_PROFILE,
        TANTU_CHECKLISTS, TANTU_DECISION), which beats `tantu.toml` in this folder or a parent,
        which beats the default.
    .examples =
        tantu audit records/ --out results/
        tantu explain ramp-slope --lang en

cli-heading-usage = Usage:
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-global = Global options
cli-heading-examples = Examples:
cli-heading-exit = Exit codes:
cli-note-default = {" "}[default: { $value }]
cli-note-values = {" "}[one of: { $values }]
cli-exit-clean = nothing at or above --fail-on was found
cli-exit-found = something at or above --fail-on was found
cli-exit-failed = the work, or a part of it, could not be done

cli-global-lang = Speak this language
    .long = Without it: TANTU_LANG, `lang` in tantu.toml, LC_ALL, LANG, then Chinese.
cli-global-units = Write quantities in these units
    .long = Judging is exact in either; this only changes what is shown.
cli-global-checklists = Add checklists from this folder, or replace shipped ones of the same path
    .long = May be given more than once; a later folder beats an earlier one. A folder that has its own standards.toml, instruments.toml and scoring.toml stands alone.
cli-global-color = Use colours
    .long = NO_COLOR and CLICOLOR_FORCE are obeyed. Nothing is told by colour alone.
cli-global-plain = Write one sentence a line and draw nothing, for screen readers and braille
    .long = Always so when the output is not a terminal.
cli-global-quiet = Say nothing but errors
cli-global-verbose = Say more, such as why a rule does not apply
cli-global-help = Print help; `-h` is short, `--help` is long
cli-global-version = Print the version

cli-checklist = List, show, export and prove checklists
    .examples =
        tantu checklist list
        tantu checklist lint my-checklists/
cli-checklist-lint = Load checklist files and judge every case of every rule
    .long = A rule without its cases does not pass, nor does a text in one language only. Exit code 1 means that problems were found.
    .examples =
        tantu checklist lint
        tantu checklist lint my-checklists/ --format json
cli-checklist-lint-paths = Folders or files of checklists; without any, those that ship
cli-checklist-lint-format = Write problems in this format
cli-lint-counts = { $elements ->
        [one] 1 element
       *[other] { $elements } elements
    }, { $rules ->
        [one] 1 rule
       *[other] { $rules } rules
    } with { $cases ->
        [one] 1 case
       *[other] { $cases } cases
    }, { $profiles ->
        [one] 1 profile
       *[other] { $profiles } profiles
    }
cli-lint-problems = { $count ->
        [0] no problem
        [one] 1 problem
       *[other] { $count } problems
    }

diag-folder-empty = the folder holds no file to read
    .help = files that are read end in: { $known }
diag-setting-value = `{ $name }` cannot be `{ $value }`
    .label = no such value
    .help = it can be: { $known }
diag-setting-contrast = the colour `{ $colour }` has a contrast of { $ratio }:1; text needs 4.5:1
    .label = cannot be read
    .help = take a darker accent or a lighter ground: an accent is measured on its ground, a ground under the accent and all text (WCAG 2.2, 1.4.3)
diag-output-exists = { $what ->
        [folder] there are files in this folder already
       *[other] this file exists already
    }
    .help = choose another name, or add `--force` to replace what this command writes
diag-output-unwritable = cannot be written: { $cause ->
        [not-found] its folder does not exist
       *[other] { $reason }
    }
    .help = { $cause ->
        [not-found] make the folder first, or name another place
       *[other] check that the disk has room and that you may write there; nothing half-written was left
    }
diag-profile-missing = nobody says which profile to judge by
    .help = add `--profile`, or `profile = "…"` to the record or to tantu.toml; known: { $known }
diag-unknown-command = unknown command `{ $command }`
    .help = { $has_suggestion ->
        [yes] did you mean `{ $suggestion }`?
       *[no] known: { $known }
    }

cli-explain = Explain a rule: what is asked, by which clause, of whom, and how to measure it
    .long =
        The limits of all standards on the same property stand side by side. A part of an id will do:
        `ramp-slope` finds the rules of that name; several others are listed.
    .examples =
        tantu explain gb55019-ramp-slope
        tantu explain handrail-height --units us
cli-explain-rule = Id of a rule, or a part of it
cli-explain-format = Write in this format
cli-explain-asked = Asked
cli-explain-when = Applies when
cli-explain-element = Element
cli-explain-source = Source
cli-explain-changes = Changed by profiles
cli-explain-in-force = { $has_from ->
        [yes] in force from { $from }
       *[no] in force
    }{ $has_until ->
        [yes] {""} until { $until }, when { $later } took its place for new, altered and extended works, with { $rules }
       *[no] {""}
    }
cli-explain-spares-existing = it binds new, altered and extended works; what stood before and is not altered is asked for it only when it is altered
cli-explain-change = { $profile }: { $limit } instead of { $was }, because: { $reason }
cli-explain-limits = Limit by standard
cli-explain-measuring = How to measure
cli-explain-groups = Who is affected
cli-explain-impact = Impact of a failure
cli-explain-remedy = Remedy
cli-explain-examples = Examples
cli-explain-clause = { $code }, { $title }, clause { $clause }: { $modality }; { $confidence }
cli-explain-limit = { $code }, { $clause }: { $limit }{ $conditional ->
        [yes] {" "}(when { $when })
       *[no] {""}
    } — { $rule }
cli-explain-tool = { $tool } ({ $uncertainty })
cli-explain-how = { $field }: { $how }Use: { $tools }.
cli-list-comma = { ", " }
cli-example-reading = { $field }: { $value }
cli-example-nothing = nothing measured

cli-checklist-list = List profiles, standards, elements, fields, rules, instruments, measures or limitations
    .examples =
        tantu checklist list
        tantu checklist list fields --format csv
cli-checklist-list-what = What to list
cli-checklist-list-format = Write in this format
cli-checklist-export = Write the rules in words: limit, clause, how to measure, who is affected, remedy
    .long = Without a profile, an element or a standard: every rule of every edition. With several of them: the rules that fit all.
    .examples =
        tantu checklist export --profile public-building -o checklist.html
        tantu checklist export --standard ada-2010 --element ramp --units us
cli-checklist-export-profile = Only the rules of this profile, with its limits
cli-checklist-export-element = Only the rules on this element, see `tantu checklist list elements`
cli-checklist-export-standard = Only the rules of this standard, see `tantu checklist list standards`
cli-checklist-export-tailor = With the changes of this file of your office
cli-checklist-export-as-of = The rules in force then: newest, built (all editions), a year or a day
cli-checklist-export-format = Write in this format, instead of the one that the name of the file ends in
    .long = Without a file and a format: md.
cli-checklist-export-output = Write to this file; `-` is the standard output
cli-checklist-export-force = Replace a file that exists
cli-checklist-show = Show the rules of a profile, or one rule with its measures
    .examples =
        tantu checklist show public-building
        tantu checklist show household-retrofit --format markdown
cli-checklist-show-profile = Id of the profile, see `tantu checklist list`; or of a rule
cli-checklist-show-tailor = With the changes of this file of your office
cli-checklist-show-as-of = The rules in force then: newest, built (all editions), a year or a day
cli-checklist-show-format = Write in this format
cli-checklist-form = Write a blank form to print: where to measure, what is asked, room for readings
    .long = Asks only for what the rules of the profile need, with drawings of where to measure. Without --output it goes to form-PROFILE.pdf. What was written on it is typed into a record of `tantu survey new` by the codes printed beside each field.
    .examples =
        tantu checklist form household-retrofit
        tantu checklist form street --element kerb-ramp,crossing --items 4 -o street.pdf
cli-checklist-form-profile = Id of the profile, see `tantu checklist list`
cli-checklist-form-element = Take only these elements; may be given more than once
cli-checklist-form-items = How many items of an element have a column, 1 to 4
cli-checklist-form-tailor = With the changes of this file of your office
cli-checklist-form-as-of = The rules in force then: newest, built (all editions), a year or a day
cli-checklist-form-output = Write to this file; `-` is the standard output
cli-checklist-form-force = Replace a file that exists
cli-explain-measure = { $title } ({ $id }): { $kind }, by { $unit }; { $amount }{ $priced ->
    [yes] ; { $price }
   *[no] { "" }
}
cli-checklist-measures = List measures: unit, quantity, price
    .long = The prices that ship are examples and say so; --prices takes your own. With --list, the items of a published list and the measures that carry out each.
    .examples =
        tantu checklist measures home-ramp
        tantu checklist measures --list mca-2020-86
cli-checklist-measures-part = A part of the measure’s id
cli-checklist-measures-list = A published list: mca-2020-86 (homes of older people), household-programmes
cli-checklist-measures-prices = Use the prices of this file instead of the examples
cli-checklist-measures-format = Write in this format
cli-measures-list = { $title }: { $items } items, { $basic } of them basic. Source: { $source }.
cli-measures-priced = { $title } ({ $price })
cli-measures-basic = basic
cli-measures-chosen = optional
cli-column-unit = unit
cli-column-amount = quantity
cli-column-price = price
cli-column-list-items = on lists
cli-column-mends = mends
cli-column-number = no.
cli-column-basic = kind
cli-column-part = part
cli-column-measures = measures
cli-column-gap = not covered
cli-show-excluded = left out: { $rule } ({ $reason })
cli-show-changed = changed: { $rule }, { $limit } instead of { $was } ({ $reason })
cli-show-facts = { $rules ->
        [one] 1 rule
       *[other] { $rules } rules
    }; a grade from a tested share of { $coverage }
cli-subject-site = public site
cli-subject-home = home
cli-column-id = id
cli-column-title = title
cli-column-subject = about
cli-column-rules = rules
cli-column-standards = standards
cli-column-code = code
cli-column-issuer = issuer
cli-column-in-force = in force from
cli-column-fields = fields
cli-column-element = element
cli-column-kind = kind
cli-column-question = question
cli-column-uncertainty = uncertainty (k = 2)
cli-column-measure-kind = kind
cli-column-groups = groups
cli-column-impact = impact
cli-column-standard = standard
cli-column-clause = clause
cli-column-limit = asked
cli-column-modality = force
cli-column-confidence = confidence

cli-survey = Help to write records
    .examples =
        tantu survey new --profile public-building > record.toml
        tantu survey new --profile street --element kerb-ramp
cli-survey-new = Write a blank record with a question over every field, ready to fill in
    .long = A field left blank is not measured, so that the record may be judged at any moment.
    .examples =
        tantu survey new --profile household-retrofit > home.toml
        tantu survey new --profile street --element kerb-ramp,crossing -o street.toml
cli-survey-new-profile = Take the elements of this profile
cli-survey-new-element = Take only these elements; may be given more than once
cli-survey-new-date = The day of the visit, instead of today
cli-survey-new-output = Write to this file; `-` is the standard output
cli-survey-new-force = Replace a file that exists
cli-new-head =
    Record of a visit: { $title }
    Write answers between the quotation marks; what stays blank is not measured. Copy an [[item]] for each further one.
cli-new-site = The id is short and never changes; the label is what people call the place; area is its GB/T 2260 code.
cli-new-position = WGS 84 degrees
cli-new-construction = new, altered or existing works: some rules depend on it
cli-new-resident = What the resident finds hard: take the # off each line that is so. All of it is personal data.
cli-new-item = { $title }
cli-new-yes-no = yes or no
cli-new-text = in words
cli-new-choice = one of: { $choices }
cli-new-number = a number
cli-new-quantity = a value with its unit: { $units }
cli-new-answer = { $answer }; with: { $tools }

cli-completions = Print a completion script for a shell
    .examples =
        tantu completions bash > ~/.local/share/bash-completion/completions/tantu
        tantu completions zsh > ~/.zfunc/_tantu
cli-completions-shell = The shell
cli-man = Print a manual page, or write all of them to a folder
    .examples =
        tantu man audit | man -l -
        tantu man --out man1/
cli-man-command = The page of this command; without one, the first page
cli-man-out = Write every page to this folder
cli-man-force = Replace pages that exist
cli-help = Print the help of a command
    .examples =
        tantu help audit
        tantu help checklist lint
cli-help-command = The command; without one, the overview

diag-unknown-option = unknown option `{ $option }`
    .help = { $has_suggestion ->
        [yes] did you mean `{ $suggestion }`?
       *[no] see `{ $known }`
    }
diag-option-value = `{ $option }` cannot be `{ $value }`
    .help = { $has_known ->
        [yes] it can be: { $known }
       *[no] see `--help`
    }
diag-option-missing = needed and not given: { $option }
    .help = see `--help`
diag-option-conflict = `{ $option }` and `{ $other }` exclude each other
    .help = leave one of them out
diag-output-format = nothing tells the format of the output
    .help = let the name end in one of { $known }, or add `--format`
diag-output-terminal = a terminal cannot show { $format }
    .help = add `-o FILE`, or send it on with `|` or `>`
diag-output-internal-name = an output with homes must say so in its name
    .help = name it `{ $suggestion }`
diag-output-kind = { $format } does not write the kind `{ $kind }`
    .help = choose a format that does: { $known }
diag-output-only = `--only failed` leaves things out, and the kind `{ $kind }` in { $format } has no place to say so
    .help = use it with `--format pdf` or `html` and one of the kinds { $known }; the format `barriers` lists what failed
diag-output-split = `--split` writes many files, and nothing names the folder for them
    .help = add `-o FOLDER`
diag-output-whole = the kind `{ $kind }` is on the whole run: it is not one file a site
    .help = leave out `--split`; for one summary a county, name the records of that county only
diag-report-single-visit = no site of these records was surveyed twice
    .help = name the records of both visits; they belong together by the `site` that they say, and need `surveyed` dates that differ

cli-judging-paths = Records (TOML, JSON, CSV), or folders of them
cli-judging-profile = Judge by this profile, whatever the records name
    .long = Without it: the profile that the record names, then TANTU_PROFILE, then `profile` in tantu.toml. See `tantu checklist list`.
cli-judging-decision = How a reading near the limit is decided by its uncertainty
    .long = simple: the value alone decides. guarded (the default): passed or failed only if the whole interval is, otherwise measure again. strict: what is not surely inside is failed.
cli-judging-date = The day of the output, and the day on which waivers must be in force
    .long = Without it: SOURCE_DATE_EPOCH or today for the output, and the day of the visit for waivers.
cli-judging-as-of = Judge by the edition in force: built, today, a year or a day
    .long = built: each item by the edition in force when it was built (`built` of the item, else of the record), and beside it what today’s edition asks more. today: by the edition of today, or of `--date`. Without it: by the newest edition.
cli-judging-tailor = Change the profile by this file of your office
    .long = The file has the keys of a profile: select, exclude, parameter and rule; each change has its reason. See docs/guide/editions-and-profiles.en.md.
cli-judging-mapping = What the columns of CSV tables mean
cli-judging-paper = Print on this paper
    .long = Without it: `paper` under `[report]` in tantu.toml, then a4.
cli-judging-theme = Take the office’s name, logo and colour from this file
    .long = A file with a table `[report]` as in tantu.toml, in place of the one of tantu.toml: office, logo, logo-alt, accent, ground, paper, fonts. See docs/guide/reports.en.md.
cli-judging-font = Take characters that the built-in font lacks from this font; can be given again
    .long = Without it: `fonts` under `[report]` in tantu.toml, then the fonts of this system. A font whose maker forbids embedding is refused.
cli-judging-internal = Put homes into the output, which is then named `*.internal.*`
    .long = Without it no output says anything of a single home. Keep internal files where only those who may see them can.
cli-judging-least-homes = Give public figures of homes from this number on; never fewer than 5
    .long = Counts of homes are rounded to it. The larger of this and `least_homes` in tantu.toml holds. Stay with one number from release to release.
cli-judging-model = Score by these models too, next to Tantu's own
    .long = xccdf-default, xccdf-flat, xccdf-flat-unweighted and xccdf-absolute are the models of XCCDF 1.2 with elements as groups; cnaec-1304 is T/CNAEC 1304-2022 by its own rules. None of them changes a verdict. In JSON they stand under `models`.
cli-judging-model-parameters = What is stated for cnaec-1304: kind of building, innovation, construction, maintenance, points
cli-judging-fail-on = End with exit code 1 from this impact on
cli-judging-exit-zero = End with exit code 0 whatever was found
cli-judging-force = Replace files that exist

cli-audit = Judge records and write reports, findings, barriers and a map to a folder
    .long =
        Writes <site>.pdf and <site>.html for each site, findings.json, barriers.csv and map.geojson, and shows a summary.
        A bad file does not stop the others: it is reported, and the exit code is 2.
    .examples =
        tantu audit records/ --out results/
        tantu audit homes/ --out office/ --internal --format pdf,csv
cli-audit-out = Write to this folder; it is made if it does not exist
cli-audit-format = Write only these
cli-audit-force = Replace files that this command writes, in a folder that has files already
cli-check = Judge records and show findings and scores
    .examples =
        tantu check records/hall.toml
        tantu check records/ --profile public-building --format json
cli-check-format = Write in this format
cli-coverage = Count the people within reach of services that they can use
    .long =
        Every facility is open, closed or unknown for each group; so people are covered, not covered, or unknown.
        Lists the repairs that bring most people within reach, and the inspections that would tell most.
        Distances are geodesic. Demand: CSV, GeoJSON, GeoPackage or Parquet, points or areas with a number of people.
        With `--boundaries` or `--codes` also by area: people and land, and with `--internal` homes.
        Whether a home is within reach follows from where it lies, which no public output tells.
        `--nearest` writes the nearest facility of each place.
    .examples =
        tantu coverage samples/public --demand samples/coverage/people.geojson --group wheelchair
        tantu coverage records/ --demand people.csv --boundaries counties.gpkg
cli-serving-demand = Who needs the service, and where: a file of places with people
cli-serving-demand-is-public = The figures of `--demand` are published, such as those of a census
    .long =
        Needed for a public output where a place has fewer than 25 people, since the file could be a list of
        households. The output says that it was declared.
cli-coverage-within = How far they can be asked to go; several distances with commas between
cli-serving-group = For these groups
    .long = Without: for every group that some facility is open or closed for.
cli-serving-to = The service is this destination of each site, by its name in the records
cli-serving-element = The service is every item of this element, such as `kerb-ramp`
cli-serving-lon = Column of the longitude or easting, where it has an unusual name
    .long = Beside a geometry: the point that stands for an area, such as INTPTLON.
cli-serving-lat = Column of the latitude or northing
cli-serving-people = Column of the number of people; without one, each place counts 1
cli-serving-area = Column of the code of the area
cli-serving-layer = Layer of a GeoPackage of demand, where it has several
cli-serving-demand-crs = System of the demand’s coordinates, such as `gcj02` or `epsg:4544`; without it what the file says, else WGS 84
cli-serving-demand-polygons = How a place that is an area counts
    .long =
        share: by the share of its land that is within reach, as if its people were spread evenly over it. point: all or
        none, by the point that --lon and --lat name, else by one inside it.
cli-coverage-level = Level of the areas; without it, that of the outlines
cli-coverage-nearest = Write the nearest facility of each place to this file, .csv or .geojson
cli-coverage-force = Replace a file that exists
cli-coverage-top = How many repairs and inspections a screen shows
cli-coverage-format = Write in this format
cli-lot = Judge records and accept or reject by lots: main-control items and general items
    .long =
        Main-control items must pass at every point; of general items 80 % of the points, with no deviation
        beyond 1.5 times the allowed one. A point that is open is never a pass. Exit code 1: some lot is not accepted.
    .examples =
        tantu lot records/
        tantu lot records/ --by site --format csv
cli-lot-by = What makes a lot
cli-lot-exit-zero = End with exit code 0 whatever was found
cli-lot-format = Write in this format
cli-area = Roll up by area, and find what is not where it should be
    .examples =
        tantu area rollup samples/public --boundaries samples/linxia/counties.geojson
        tantu area check samples/public --boundaries samples/linxia/counties.geojson
cli-area-rollup = Judge records and give every measure by area
    .long =
        A record counts to the area whose code it states, else to the area that its position lies in, and in
        one row only. Areas without a record are listed: what nobody tested is unknown, not good. Homes count
        only in areas with five homes or more, unless `--internal` asks for them.
    .examples =
        tantu area rollup records/ --codes samples/linxia/linxia.codes.csv --level township
        tantu area rollup samples/public --boundaries samples/linxia/counties.geojson -o areas.geojson
cli-area-rollup-level = Level of the rows; without it, the areas as they are known
cli-area-rollup-output = Write to this file; the ending chooses the format
cli-area-rollup-format = Write in this format
cli-area-rollup-force = Replace a file that exists
cli-area-check = Find records and boundaries that are not where they should be
    .long =
        Says which records lie on a border, in no area, or in another area than they state, how far off they
        are and why: longitude and latitude exchanged, GCJ-02, BD-09, a wrong code. Many records shifted alike,
        and boundary files shifted against each other (`--against`), are noticed. Exit code 1: something is off.
    .examples =
        tantu area check records/ --boundaries samples/linxia/counties.geojson
        tantu area check --boundaries samples/linxia/counties.geojson --against other.geojson
cli-area-check-paths = Records, tables, or folders of them
cli-area-check-against = Another boundary file of the same areas, to compare with
cli-area-check-mapping = What the columns of tables mean
cli-area-check-internal = Look at homes too; what is shown must not be published
cli-area-check-format = Write in this format
cli-areas-boundaries = Outlines of areas: GeoJSON or GeoPackage with a code or a name for each
cli-areas-codes = List of codes with names for areas without an outline: CSV with the columns `code` and `name`
cli-areas-code-field = Property of the outlines that holds the code; guessed without it
cli-areas-name-field = Property of the outlines that holds the name; guessed without it
cli-areas-boundaries-crs = System of the outlines, such as `gcj02` or `epsg:4544`; without it what the file says, else WGS 84
cli-areas-boundaries-layer = Layer of a GeoPackage of outlines, where it has several
cli-area-checked = { $records ->
    [one] 1 record
   *[other] { $records } records
 } looked at, { $wrong } with something to look at.
cli-agreement = Compare two inspectors' records of the same sites
    .long =
        Pairs visits by site, items by id, readings by field and findings by rule, and gives percent agreement,
        Cohen's kappa and Gwet's AC1 with 95 % intervals, and for quantities mean difference and limits of agreement.
        The worst comes first. What only one of them recorded is listed and counts nowhere else.
    .examples =
        tantu agreement samples/training/a samples/training/b
        tantu agreement samples/training/a samples/training/b --format csv
cli-agreement-a = Records of the first inspector: a file or a folder
cli-agreement-b = Records of the second inspector
cli-agreement-format = Write in this format
cli-report = Judge records and write one document over all of them
    .examples =
        tantu report records/*.toml -o report.pdf
        tantu report records/ --only failed --split -o reports
cli-report-output = Write to this file; `-` is the standard output
cli-report-format = Write in this format, instead of the one that the name of the file ends in
    .long = Without a file and a format: pdf.
cli-report-prices = Use the prices of this file instead of the examples
cli-report-kind = Write this kind of document
    .long = inspection: what one visit found. re-inspection: the newest visit to each site compared with an earlier one. result-sheet: one page for the spot, with a QR code that holds the result. work-sheet: what a contractor builds, with drawings, prices, checks and fields to fill in. home-assessment: a home before and after its works, with --internal alone. certificate: works accepted, or not, by a second visit. programme: a whole run for an office, by area, with maps where `--boundaries` names outlines. Formats other than pdf hold data, and not every kind has data of its own.
cli-report-only = Show only this, and say so in the document: what failed, without what passed or is open
cli-report-since = Compare the newest visit with this one
cli-report-split = Write one file a site, into the folder that `-o` names
cli-map = Judge records and write layers of sites, barriers, routes and coverage as a map
    .long =
        Layers: sites, items, barriers, untested, routes, breaks in them; with --demand also coverage and gaps,
        with --boundaries or --codes also areas: every roll-up as a choropleth.
        GeoPackage holds all layers with their styles, for QGIS. FlatGeobuf holds one layer a file: with several, each file is named after its layer.
    .examples =
        tantu map records/ -o map.html
        tantu map records/ --layers areas --boundaries counties.gpkg -o areas.gpkg
cli-map-level = Level of the layer of areas; without it, the areas as they are known
cli-map-layers = Write these layers, with commas between
    .long = Without: sites and items in GeoJSON, all that need no demand in other formats.
cli-map-within = How far people can be asked to go, for coverage and gaps
cli-map-output = Write to this file; `-` is the standard output
cli-map-format = Write in this format; else the file's ending says it
cli-map-basemap = For html: a background, as an address of tiles or a PMTiles file; without one the page has none
    .long = An address such as https://host/{"{"}z{"}"}/{"{"}x{"}"}/{"{"}y{"}"}.png is asked by whoever opens the page. Of a PMTiles file of pictures (PNG, JPEG, WebP, AVIF; vector tiles are not drawn) the part under the map goes into the page, up to 24 MB. In tantu.toml: `basemap` and `attribution` in the table [map].
cli-map-attribution = For html: whose work the background is, as its makers ask to be named
cli-map-context = For html: a GeoJSON file of boundaries, drawn for orientation
cli-map-context-crs = System of those boundaries’ coordinates; without it what the file says, else WGS 84

cli-progress-read = reading
cli-progress-judge = judging
cli-progress-write = writing
cli-written = written: { $file }
cli-written-split = written: { $count ->
        [one] 1 file
       *[other] { $count } files
    } in { $folder }
cli-inapplicable = { $site }, { $item }: { $rule } does not apply. { $reason }
cli-homes-withheld = About { $count } homes are in no output: `--internal` writes them
cli-few-homes-withheld = A home or a few are in no output, too few to be counted: `--internal` writes them
cli-audit-more = and { $count } more, see the files
cli-audit-homes = About { $count } homes, on average { $low } to { $high }
cli-audit-written = { $reports ->
        [0] { "" }
        [one] 1 report,{ " " }
       *[other] { $reports } reports,{ " " }
    }{ $names } in { $folder }
cli-no-grade = –
cli-score = { $has_score ->
        [yes] { $score } [{ $low }–{ $high }]
       *[no] [{ $low }–{ $high }]
    }
cli-column-within = within
cli-column-area = area
cli-column-group = group
cli-column-places = places
cli-column-people = people
cli-column-covered = covered
cli-column-unknown = unknown
cli-column-not-covered = not covered
cli-column-low = at least
cli-column-high = at most
cli-column-site = site
cli-column-label = name
cli-column-grade = grade
cli-column-score = score
cli-column-tested = tested
cli-column-critical = critical
cli-column-serious = serious
cli-column-lesser = lesser barriers

diag-survey-stale = the visit on { $surveyed } is longer ago than { $months } months
    .help = what was measured may have changed: visit again before relying on it
cli-value-options = [OPTIONS]
cli-value-command = COMMAND
cli-value-path = PATH
cli-value-dir = DIR
cli-value-file = FILE
cli-value-model = MODEL
cli-value-profile = PROFILE
cli-value-element = ELEMENT
cli-value-rule = RULE
cli-value-layer = LAYER
cli-value-impact = IMPACT
cli-value-format = FORMAT
cli-value-kind = KIND
cli-value-visit = VISIT
cli-value-lang = LANG
cli-value-units = UNITS
cli-value-when = WHEN
cli-value-what = WHAT
cli-column-placed-by = placed by
cli-column-trouble = trouble
cli-column-stated = stated
cli-column-found = found
cli-column-metres = metres
cli-column-cause = cause
cli-column-internal = internal
cli-column-demand-is-public = declared public
cli-value-field = FIELD
cli-value-crs = CRS
cli-value-level = LEVEL
