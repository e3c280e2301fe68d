//! `tantu explain`.

use super::tantu;

#[test]
fn a_rule_is_explained_in_both_languages() {
    tantu(&["explain", "gb55019-ramp-cross-slope", "--lang", "en"])
        .ends(0)
        .prints("(gb55019-ramp-cross-slope)\nAsked: ≤ 1:50 (2 %)\n")
        .prints("Source: GB 55019-2021, General code for accessibility")
        .prints("clause 2.3.1-1: required; figure seen in a source\n")
        .prints("Use: Digital level, 600 mm (± 0.32 %), Phone inclinometer (screening only) (± 1.1 %).")
        .prints("Who is affected: wheelchair users\n")
        .prints("Impact of a failure: serious\n")
        .prints(": 2.1 % → failed\n");
    tantu(&["explain", "gb55019-ramp-cross-slope"])
        .ends(0)
        .prints("要求: ≤ 1:50 (2%)\n")
        .prints("第 2.3.1-1 条")
        .prints("→ 不合格\n");
}

#[test]
fn the_limits_of_all_standards_stand_together() {
    tantu(&["explain", "gb55019-ramp-slope", "--lang", "en"])
        .ends(0)
        .prints("Limit by standard: GB 55019-2021")
        .prints("Limit by standard: GB 50763-2012")
        .prints("Limit by standard: ADA 2010");
}

#[test]
fn a_part_of_an_id_will_do() {
    // The very thing, in the first standard.
    tantu(&["explain", "ramp-slope"]).ends(0).prints("(gb55019-ramp-slope)\n");
    // Several things: a list.
    tantu(&["explain", "handrail-"])
        .ends(0)
        .prints("gb55019-handrail-")
        .prints("ada-handrail-")
        .prints_no("Asked");
    tantu(&["explain", "rmap-slope", "--lang", "en"])
        .ends(2)
        .says("error[survey-unknown-rule]: unknown rule `rmap-slope`")
        .says("did you mean `ramp-slope`?");
    tantu(&["explain", "xyzzy", "--lang", "en"]).ends(2).says("`tantu checklist list rules`");
    tantu(&["explain", ""]).ends(2);
}

#[test]
fn every_rule_is_explained_in_every_format() {
    let json = tantu(&["explain", "ramp-slope", "--format", "json"]).ends(0);
    let document: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(document["rule"]["id"], "gb55019-ramp-slope");
    assert_eq!(document["rule"]["cases"][0]["expect"], "passed");
    tantu(&["explain", "ramp-slope", "--format", "markdown"]).ends(0).prints("\n## 要求\n\n- ");
    let us = tantu(&["explain", "gb55019-ramp-rise", "--units", "us", "--lang", "en"]).ends(0);
    assert!(us.stdout.contains(" in"), "{us:#?}");
}
