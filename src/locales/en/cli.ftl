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

cli-checklist = List, show and prove checklists
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
diag-output-exists = { $what ->
        [folder] there are files in this folder already
       *[other] this file exists already
    }
    .help = choose another name, or add `--force` to replace what this command writes
diag-output-unwritable = cannot be written: { $reason }
    .help = check that the disk has room and that you may write there; nothing half-written was left
