# The conformance suite: its commands, and problems of results.
diag-conformance-outcome = case `{ $case }` has `{ $word }`, which is no outcome
    .help = write one of { $known }

cli-conformance = Publish the test cases of the clauses, and hold programs to them
    .long = Every rule has cases: readings as typed and exactly, and the outcome that they must have. docs/reference/conformance.md tells the format.
    .examples =
        tantu conformance export -o suite.json
        tantu conformance run results.json
cli-conformance-export = Write the suite: rules as data, and their cases
    .long = JSON holds everything; CSV holds one case a row.
    .examples =
        tantu conformance export --standard gb-55019-2021 -o suite.json
        tantu conformance export --format csv > cases.csv
cli-conformance-export-format = Write in this format; without it, by the ending of the file, else JSON
cli-conformance-export-standard = Only the rules of this standard
cli-conformance-export-output = Write to this file; `-` is the standard output
cli-conformance-export-force = Replace a file that exists
cli-conformance-run = Judge every case, or compare what another program made of them
    .long = Exit code 1 means that a case came out otherwise, or has no result.
    .examples =
        tantu conformance run
        tantu conformance run results.json --standard ada-2010
cli-conformance-run-results = Results of another program, in JSON; without it, this program judges
cli-conformance-run-standard = Only the cases of this standard
cli-conformance-run-format = Write in this format; the JSON is a results file as well
cli-conformance-differs = { $case } (clause { $clause }): { $given }: must be { $expected }, is { $found }
cli-conformance-lacks = { $case }: no result
cli-conformance-unknown = { $case }: not in this suite
cli-conformance-edition = The results are of another edition of the checklists.
cli-conformance-counts = { $name }: { $agreed } of { $cases ->
        [one] 1 case
       *[other] { $cases } cases
    } as they must be, { $differing } otherwise, { $missing } without result{ $unknown ->
        [0] {""}
       *[other] {"; "}{ $unknown } results for no case
    }
