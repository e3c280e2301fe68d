//! The conformance suite: complete, sharp, and the same for every reader.

use std::collections::{BTreeMap, BTreeSet};

use tantu::checklist::{Bound, Catalog, Check, Field, FieldKind, FieldRef, Given, Limit, Outcome, Rule};
use tantu::conformance::{Report, Results, Suite, csv, json_schema, results_schema, unnoticed};
use tantu::diag::Source;
use tantu::lang::Lang;
use tantu::quantity::{Exact, Kind};

/// Mutants that mean the same as the rule, so that no case can tell them apart, each with its reason.
const EQUIVALENT: &[(&str, &str, &str)] = &[
    ("ada-hearing-support-receivers", "check.count_by_capacity.rows[0].up_to 50 -> 49", SAME_BEYOND),
    (
        "ada-hearing-support-receivers-large",
        "check.count_by_capacity.rows[0].up_to 500 -> 499",
        CLOSED_BY_CONDITION,
    ),
    (
        "ada-hearing-support-receivers-large",
        "check.count_by_capacity.rows[0].at_least 20 -> 19",
        CLOSED_BY_CONDITION,
    ),
    (
        "ada-hearing-support-receivers-large",
        "check.count_by_capacity.rows[0].at_least 20 -> 21",
        CLOSED_BY_CONDITION,
    ),
    ("ada-hearing-support-aid-compatible", "check.count_by_capacity.rows[0].up_to 8 -> 7", SAME_BEYOND),
    ("ada-parking-lot-count-large", "check.count_by_capacity.rows[0].up_to 1000 -> 999", CLOSED_BY_CONDITION),
    ("ada-parking-lot-count-large", "check.count_by_capacity.rows[0].at_least 20 -> 19", CLOSED_BY_CONDITION),
    ("ada-parking-lot-count-large", "check.count_by_capacity.rows[0].at_least 20 -> 21", CLOSED_BY_CONDITION),
    ("ada-parking-lot-van-count", "check.count_by_capacity.rows[3].up_to 1400 -> 1399", SAME_BEYOND),
    ("ada-sign-character-height", "check.lookup.above -> Nearest", NO_SUCH_DISTANCE),
    ("ada-sign-character-height", "check.lookup.above -> Passed", NO_SUCH_DISTANCE),
    ("ada-wheelchair-seating-count", "check.count_by_capacity.rows[4].up_to 500 -> 499", SAME_BEYOND),
    (
        "ada-wheelchair-seating-count-large",
        "check.count_by_capacity.rows[0].up_to 5000 -> 4999",
        CLOSED_BY_CONDITION,
    ),
    (
        "ada-wheelchair-seating-count-large",
        "check.count_by_capacity.rows[0].at_least 36 -> 35",
        CLOSED_BY_CONDITION,
    ),
    (
        "ada-wheelchair-seating-count-large",
        "check.count_by_capacity.rows[0].at_least 36 -> 37",
        CLOSED_BY_CONDITION,
    ),
    ("gb50763-parking-lot-count-square-park", "check.count_by_capacity.rows[1].up_to 100 -> 99", SAME_BEYOND),
    (
        "gb50763-parking-lot-count-residential",
        "check.count_by_capacity.rows[0].up_to 200 -> 199",
        SAME_BEYOND,
    ),
    (
        "gb50763-parking-lot-count-public-building",
        "check.count_by_capacity.rows[0].up_to 100 -> 99",
        SAME_BEYOND,
    ),
    (
        "gb50763-parking-lot-count-public-class-1",
        "check.count_by_capacity.rows[0].up_to 50 -> 49",
        SAME_BEYOND,
    ),
    (
        "gb50763-parking-lot-count-public-class-2-3",
        "check.count_by_capacity.rows[0].up_to 100 -> 99",
        SAME_BEYOND,
    ),
    ("gb50763-ramp-rise", "check.lookup.below -> Passed", BELOW_THE_TABLE),
    ("gb50763-ramp-rise", "check.lookup.below -> Failed", BELOW_THE_TABLE),
    ("gb50763-ramp-run-length", "check.lookup.below -> Passed", BELOW_THE_TABLE),
    ("gb50763-ramp-run-length", "check.lookup.below -> Failed", BELOW_THE_TABLE),
    (
        "gb50763-wheelchair-seating-count-large",
        "check.count_by_capacity.rows[0].up_to 1000 -> 999",
        SAME_BEYOND,
    ),
    ("gb55019-parking-lot-count", "check.count_by_capacity.rows[0].up_to 100 -> 99", SAME_BEYOND),
    ("gb55019-wheelchair-seating-count", "check.count_by_capacity.rows[1].up_to 400 -> 399", SAME_BEYOND),
    ("cnaec1304-parking-lot-count-best", "check.count_by_capacity.rows[1].up_to 100 -> 99", SAME_BEYOND),
    (
        "cnaec1304-wheelchair-seating-count-best",
        "check.count_by_capacity.rows[2].up_to 1000 -> 999",
        SAME_BEYOND,
    ),
];

const BELOW_THE_TABLE: &str = "the condition closes the rule for slopes gentler than the first row";
const CLOSED_BY_CONDITION: &str = "the condition closes the rule for the capacities of the row";
const SAME_BEYOND: &str = "at the capacity of the last row, what is asked beyond it is the same number";
const NO_SUCH_DISTANCE: &str = "no plausible reading of the distance lies above the last row";

#[test]
fn every_mutation_is_noticed() {
    let (survivors, mutants) = unnoticed(Catalog::builtin());
    let known: BTreeSet<(&str, &str)> = EQUIVALENT.iter().map(|(rule, change, _)| (*rule, *change)).collect();
    let found: BTreeSet<(&str, &str)> =
        survivors.iter().map(|u| (u.rule.as_str(), u.change.as_str())).collect();
    let new: Vec<_> = found.difference(&known).collect();
    assert!(
        new.is_empty(),
        "{} of {mutants} changes are noticed by no case; add the case that tells them apart: {new:#?}",
        new.len()
    );
    let gone: Vec<_> = known.difference(&found).collect();
    assert!(gone.is_empty(), "these are noticed now, take them off the list: {gone:#?}");
    assert!(mutants > Catalog::builtin().rules().len(), "there is something to notice");
}

/// Whether an uncertainty can leave a check open on a field that `counts`: it cannot where things are
/// counted, nor at a nominal figure, which is met within it.
fn can_be_open(rule: &Rule, check: &Check, counts: fn(&Field) -> bool) -> bool {
    let measured = |at: FieldRef| {
        let element = Catalog::builtin().element(at.of.unwrap_or(rule.element));
        counts(&element.fields[usize::from(at.field.0)])
    };
    match check {
        Check::Bound { field, bound, limit } => {
            let zero = matches!(limit, Limit::Fixed(q) if q.value == Exact::ZERO);
            measured(*field) && !(zero && *bound == Bound::AtMost)
        }
        Check::Between { field, .. } => measured(*field),
        Check::Lookup(lookup) => measured(lookup.field),
        Check::OneOf { .. } | Check::Present { .. } | Check::CountByCapacity(_) => false,
        Check::AllOf(parts) | Check::AnyOf(parts) => parts.iter().any(|p| can_be_open(rule, p, counts)),
    }
}

fn is_measured(field: &Field) -> bool {
    field.kind != FieldKind::Quantity(Kind::Count)
}

/// Whether one of the field's instruments has a stated uncertainty for what it measures.
fn has_instrument(field: &Field) -> bool {
    let FieldKind::Quantity(kind) = field.kind else { return false };
    let states = |tool| Catalog::builtin().instrument(tool).uncertainty.iter().any(|(of, _)| *of == kind);
    is_measured(field) && field.tools.iter().copied().any(states)
}

fn lacks(rule: &Rule) -> Vec<&'static str> {
    let has = |outcome| rule.cases.iter().any(|c| c.expect == outcome);
    let open = |how: fn(&Given) -> bool| {
        rule.cases.iter().any(|c| c.expect == Outcome::CantTell && c.given.iter().any(how))
    };
    let (stated, by_instrument) = (open(|g| g.value.contains('±')), open(|g| g.with.is_some()));
    let instrument = can_be_open(rule, &rule.check, has_instrument);
    [
        (rule.cases.len() < 4, "a fourth case"),
        (!has(Outcome::Passed), "a case that passes"),
        (!has(Outcome::Failed), "a case that fails"),
        (!has(Outcome::Untested), "a case that was not measured"),
        (rule.when.is_some() && !has(Outcome::Inapplicable), "a case that it does not apply to"),
        (
            can_be_open(rule, &rule.check, is_measured) && !stated && !by_instrument,
            "a case that the uncertainty leaves open",
        ),
        (instrument && !by_instrument, "a case that the uncertainty of an instrument leaves open"),
    ]
    .into_iter()
    .filter_map(|(missing, what)| missing.then_some(what))
    .collect()
}

#[test]
fn every_rule_has_every_class_of_case() {
    // Exactly at the limit, both ends and every row: `every_mutation_is_noticed` cannot hold without.
    let short: BTreeMap<&str, Vec<&str>> = Catalog::builtin()
        .rules()
        .iter()
        .map(|r| (r.id.as_str(), lacks(r)))
        .filter(|(_, lacks)| !lacks.is_empty())
        .collect();
    assert!(short.is_empty(), "{short:#?}");
}

#[test]
fn every_case_has_an_id_of_its_own() {
    let suite = Suite::of(Catalog::builtin(), None);
    let mut seen = BTreeSet::new();
    let twice: Vec<&str> =
        suite.cases().filter(|(_, c)| !seen.insert(&c.id)).map(|(_, c)| c.id.as_str()).collect();
    assert!(twice.is_empty(), "these cases stand twice: {twice:#?}");
    for (rule, case) in Catalog::builtin().rules().iter().zip(&suite.rules) {
        let given: usize = case.cases.iter().map(|c| c.given.len()).sum();
        assert_eq!(given, rule.cases.iter().map(|c| c.given.len()).sum::<usize>(), "{}", rule.id);
    }
}

#[test]
fn the_schema_is_fresh() {
    crate::docs::fresh("reference/conformance.schema.json", &json_schema());
    crate::docs::fresh("reference/conformance-results.schema.json", &results_schema());
}

#[test]
fn suite_and_results_fit_their_schemas() {
    let fits = |schema: &str, document: serde_json::Value| {
        let schema = serde_json::from_str(schema).expect("JSON");
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let wrong: Vec<String> = validator.iter_errors(&document).map(|e| e.to_string()).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    };
    let suite = Suite::of(Catalog::builtin(), None);
    fits(&json_schema(), serde_json::to_value(&suite).expect("JSON"));
    let report = Report::of(&suite, None, &Results::own(Catalog::builtin()));
    fits(&results_schema(), serde_json::to_value(&report).expect("JSON"));
}

#[test]
fn figures_are_exact_and_typed() {
    let suite = serde_json::to_value(Suite::of(Catalog::builtin(), None)).expect("JSON");
    let rules = suite["rules"].as_array().expect("a list");
    let rule = |id: &str| rules.iter().find(|r| r["id"] == id).expect("it ships");
    let slope = rule("gb55019-ramp-cross-slope");
    assert_eq!(
        slope["check"],
        serde_json::json!({ "at_most": { "field": "cross_slope",
            "limit": { "figure": { "text": "1:50", "exact": "1/50", "unit": "1" } } } })
    );
    let open = slope["cases"].as_array().expect("a list").iter().find(|c| c["expect"] == "cantTell");
    let given = &open.expect("it has one")["given"][0];
    assert_eq!(given["typed"], "2 % ± 0.3 %");
    assert_eq!(given["value"]["quantity"]["exact"], "1/50");
    assert_eq!(given["uncertainty"], "3/1000");
}

#[test]
fn the_table_has_a_row_for_each_case() {
    let suite = Suite::of(Catalog::builtin(), None);
    let text = String::from_utf8(csv(&suite)).expect("UTF-8");
    assert!(text.starts_with("\u{feff}case,standard,edition,clause,rule,element,given,exact,"));
    assert_eq!(text.lines().count(), suite.cases().count() + 1);
}

#[test]
fn this_program_conforms() {
    let suite = Suite::of(Catalog::builtin(), None);
    let report = Report::of(&suite, None, &Results::own(Catalog::builtin()));
    assert!(report.conforms(), "{:#?}", report.differing);
    assert_eq!(report.same_edition, Some(true));
    // What is written is a results file again.
    let text = serde_json::to_string(&report).expect("JSON");
    let again = Results::read(&Source::new("results.json", text)).expect("it reads back");
    assert_eq!(Report::of(&suite, None, &again), report);
}

#[test]
fn other_results_are_told_apart() {
    let suite = Suite::of(Catalog::builtin(), None);
    let standard = "ada-2010".parse().expect("an id");
    let cases: Vec<_> = suite.cases().filter(|(r, _)| r.standard == "ada-2010").collect();
    let (good, wrong) = (cases[0].1, cases[1].1);
    let other = if wrong.expect == Outcome::Passed { "failed" } else { "passed" };
    let text = format!(
        r#"{{ "schema": 1, "implementation": {{ "name": "other" }}, "checklists": "x",
            "results": {{ "{}": "{}", "{}": "{other}", "nobody/00000000": "passed" }} }}"#,
        good.id, good.expect, wrong.id
    );
    let results = Results::read(&Source::new("r.json", text)).expect("it is well formed");
    let report = Report::of(&suite, Some(&standard), &results);
    assert_eq!((report.cases, report.agreed), (cases.len(), 1));
    assert_eq!(report.differing.len(), 1);
    assert_eq!(report.differing[0].case, wrong.id);
    assert_eq!(report.missing.len(), cases.len() - 2);
    assert_eq!(report.unknown, ["nobody/00000000"]);
    assert_eq!(report.same_edition, Some(false));
    assert!(!report.conforms());
}

#[test]
fn bad_results_are_refused_with_their_place() {
    let says = |text: &str| match Results::read(&Source::new("r.json", text)) {
        Ok(_) => String::from("accepted"),
        Err(problems) => problems.iter().map(|d| d.one_line(Lang::En)).collect::<Vec<_>>().join("\n"),
    };
    assert_eq!(
        says("{\n  \"schema\": 1,\n  oops"),
        "r.json:3:3: this is not well-formed JSON: key must be a string at line 3 column 3"
    );
    let head = r#""implementation": { "name": "x" }"#;
    assert_eq!(
        says(&format!(r#"{{ "schema": 2, {head}, "results": {{}} }}"#)),
        "r.json: format version 2 cannot be read"
    );
    assert_eq!(
        says(&format!(r#"{{ "schema": 1, {head}, "results": {{ "a/1": "ok" }} }}"#)),
        "r.json: case `a/1` has `ok`, which is no outcome"
    );
}
