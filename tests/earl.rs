//! The assertions in EARL: one a finding, with one outcome, by who measured and judged.

use serde_json::Value as Json;
use tantu::lang::Lang;
use tantu::privacy::Audience;

use crate::common::built::{branch, home, library};
use crate::reports::{bytes, public};

fn graph(text: &[u8]) -> Vec<Json> {
    let document: Json = serde_json::from_slice(text).expect("JSON");
    document["@graph"].as_array().expect("nodes").clone()
}

fn is(node: &Json, kind: &str) -> bool {
    node["@type"] == kind || node["@type"].as_array().is_some_and(|t| t.iter().any(|t| t == kind))
}

#[test]
fn each_finding_is_asserted_once_of_things_that_are_described() {
    let of = [library(), branch()];
    let nodes = graph(public("earl", &of, Lang::En).as_bytes());
    let described: Vec<&str> = nodes.iter().filter_map(|n| n["@id"].as_str()).collect();
    let mut once = described.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), described.len(), "a node stands twice");
    let assertions: Vec<&Json> = nodes.iter().filter(|n| is(n, "earl:Assertion")).collect();
    assert_eq!(assertions.len(), of.iter().map(|a| a.findings.len()).sum::<usize>());
    for assertion in assertions {
        for part in ["earl:assertedBy", "earl:subject", "earl:test"] {
            let id = assertion[part].as_str().expect("an IRI");
            assert!(described.contains(&id), "{id} is not described");
        }
        let outcome = assertion["earl:result"]["earl:outcome"].as_str().expect("an outcome");
        let known = ["passed", "failed", "cantTell", "inapplicable", "untested"];
        assert!(known.iter().any(|k| outcome == format!("earl:{k}")), "{outcome}");
    }
}

#[test]
fn names_are_the_same_in_every_run_and_escaped() {
    let text = public("earl", &[library()], Lang::Zh);
    assert_eq!(text, public("earl", &[library()], Lang::En), "both languages are in it");
    assert!(text.contains("\"urn:tantu:finding:library-1/R1%2FH%2C1/"), "{text}");
    let nodes = graph(text.as_bytes());
    let slope = nodes.iter().find(|n| n["@id"] == "urn:tantu:finding:library-1/R1/test-ramp-slope");
    let slope = slope.expect("it is asserted");
    assert_eq!(slope["earl:mode"], "earl:semiAuto");
    assert_eq!(slope["earl:result"]["earl:outcome"], "earl:failed");
    assert_eq!(slope["earl:result"]["dct:date"], "2026-05-04");
    let rails = nodes.iter().find(|n| n["@id"] == "urn:tantu:finding:library-1/T1/test-paving-clear");
    let rails = rails.expect("it is asserted");
    assert_eq!(rails["earl:mode"], "earl:manual", "a person says how it is");
    assert_eq!(rails["tantu:barrier"], false);
    assert_eq!(rails["earl:result"]["tantu:waivedUntil"], "2027-01-01");
    let rule = nodes.iter().find(|n| n["@id"] == "urn:tantu:rule:test-ramp-slope").expect("it is described");
    assert!(rule["dct:bibliographicCitation"].is_string() && rule["dct:title"][1]["@language"] == "en");
}

#[test]
fn who_inspected_is_named_only_in_an_internal_output() {
    let of = [library(), home()];
    let text = |audience| String::from_utf8(bytes("earl", &of, audience, <_>::default())).expect("UTF-8");
    let open = text(Audience::Public);
    assert!(!open.contains("I-07") && !open.contains("home-secret-77") && !open.contains("accessRights"));
    let internal = text(Audience::Internal);
    assert!(internal.contains("\"foaf:name\":\"I-07\"") && internal.contains("accessRights"));
}
