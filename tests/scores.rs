//! Verdicts and scores, case by case.

use tantu::assessment::{Assessment, assess};
use tantu::checklist::{Catalog, Group};
use tantu::finding::AuditOptions;
use tantu::score::Verdict;
use tantu::survey::{ReadOptions, read, reader};

/// Judges a record whose items and routes are given.
fn judged(body: &str) -> Assessment {
    let record = format!(
        "schema = 1\nsite = \"s\"\nprofile = \"government-service-hall\"\nsurveyed = 2026-05-04\n{body}"
    );
    let toml = reader("toml").expect("it ships");
    let found = read(toml, "s.toml", record.as_bytes(), Catalog::builtin(), &ReadOptions::default());
    assert!(found.diagnostics.is_empty(), "{:?}", found.diagnostics);
    let survey = found.surveys.into_iter().next().expect("one record");
    let checklist = Catalog::builtin().checklist("government-service-hall").expect("it ships");
    assess(&checklist, survey, AuditOptions::default())
}

fn verdict(assessment: &Assessment, group: Group) -> (Verdict, Option<String>) {
    let found = assessment.verdicts.iter().find(|v| v.group == group).expect("there is a critical rule");
    let item = found.broken.map(|b| assessment.survey.items[b.item.0 as usize].id.clone());
    (found.verdict, item)
}

/// A door by its clear width; everything else that matters to wheelchair users is in order.
fn door(id: &str, width: &str) -> String {
    let width =
        if width.is_empty() { String::new() } else { format!("measured.clear_width = \"{width}\"\n") };
    format!(
        "[[item]]\nid = \"{id}\"\nelement = \"door\"\nmeasured.type = \"swing\"\nmeasured.threshold_height = \"0 mm\"\n\
         measured.fully_glazed = false\nmeasured.interior = true\n{width}"
    )
}

#[test]
fn a_route_is_as_good_as_its_worst_item_and_a_destination_as_its_best_route() {
    let wide = door("wide", "950 mm");
    let narrow = door("narrow", "700 mm");
    let unknown = door("unknown", "");
    let to = |name: &str, via: &str| format!("[[route]]\nto = \"{name}\"\nvia = [{via}]\n");
    let table: &[(&[String], Verdict, Option<&str>)] = &[
        (&[to("desk", "\"wide\"")], Verdict::Accessible, None),
        (&[to("desk", "\"wide\", \"narrow\"")], Verdict::NotAccessible, Some("narrow")),
        (&[to("desk", "\"unknown\", \"wide\"")], Verdict::Undetermined, Some("unknown")),
        (&[to("desk", "\"unknown\", \"narrow\"")], Verdict::NotAccessible, Some("narrow")),
        (&[to("desk", "\"narrow\""), to("desk", "\"wide\"")], Verdict::Accessible, None),
        (&[to("desk", "\"narrow\""), to("desk", "\"unknown\"")], Verdict::Undetermined, Some("unknown")),
        (&[to("desk", "\"wide\""), to("toilet", "\"narrow\"")], Verdict::NotAccessible, Some("narrow")),
        (&[], Verdict::NotAccessible, Some("narrow")),
    ];
    for (routes, expected, item) in table {
        let record = format!("{wide}{narrow}{unknown}{}", routes.concat());
        let found = verdict(&judged(&record), Group::Wheelchair);
        let defects = found.0 == Verdict::AccessibleWithDefects && *expected == Verdict::Accessible;
        assert!(found.0 == *expected || defects, "{routes:?}: {found:?}");
        if !defects {
            assert_eq!(found.1.as_deref(), *item, "{routes:?}");
        }
    }
}

#[test]
fn a_group_for_whom_nothing_critical_was_inspected_has_no_verdict_to_list() {
    let found = judged(&door("wide", "950 mm"));
    let deaf = found.verdicts.iter().find(|v| v.group == Group::Deaf).expect("there is a critical rule");
    assert_eq!(deaf.verdict, Verdict::Undetermined);
    assert!(deaf.destinations.is_empty());
}

#[test]
fn a_waiver_leaves_the_score_but_not_the_verdict() {
    let narrow = door("narrow", "700 mm");
    let waiver = "[[waiver]]\nrule = \"gb55019-door-clear-width\"\nitem = \"narrow\"\nreason = \"文物\"\nby = \"局\"\nuntil = 2027-01-01\n";
    let (plain, lifted) = (judged(&narrow), judged(&format!("{narrow}{waiver}")));
    assert_eq!(verdict(&lifted, Group::Wheelchair), verdict(&plain, Group::Wheelchair));
    assert!(lifted.barriers.len() < plain.barriers.len());
    let counts = |a: &Assessment| a.scores.tally.total(&a.checklist);
    assert_eq!(counts(&lifted).passed, counts(&plain).passed);
    assert_eq!(counts(&lifted).waived, 1);
}

#[test]
fn the_grade_is_withheld_below_the_minimum_coverage() {
    let found = judged(&door("unknown", ""));
    assert!(found.scores.total.tested < 0.6 && found.scores.grade.is_none());
}
