//! Acceptance by lots: main-control items, general items, deviations.

use std::fmt::Write as _;
use std::sync::Arc;

use tantu::assessment::{Assessment, assess};
use tantu::checklist::{Catalog, CatalogFile};
use tantu::diag::Source;
use tantu::finding::AuditOptions;
use tantu::lot::{Acceptance, By, LotRule, lots};
use tantu::quantity::Exact;
use tantu::survey::{ReadOptions, read, reader};

/// Slabs with one main-control item, one general item and one allowed deviation of 10 mm.
fn catalog() -> Arc<Catalog> {
    let text = "{ zh = \"甲\", en = \"A\" }";
    let field = |id: &str, kind: &str| {
        let more = if kind == "length" {
            format!("how = {text}\nplausible = {{ from = \"0 mm\", to = \"1 m\" }}\n")
        } else {
            String::new()
        };
        format!("[[field]]\nid = \"{id}\"\nkind = \"{kind}\"\ntitle = {text}\nask = {text}\n{more}")
    };
    let rule = |id: &str, impact: &str, check: &str, (field, good, bad): (&str, &str, &str)| {
        format!(
            "[[rule]]\nid = \"{id}\"\nclause = \"1\"\nconfidence = \"recalled_sure\"\nimpact = \"{impact}\"\n\
             groups = [\"all\"]\ntitle = {text}\nremedy = []\ncase = [{{ given = {{ {field} = {good} }}, expect = \"passed\" }}, {{ given = {{ {field} = {bad} }}, \
             expect = \"failed\" }}, {{ given = {{}}, expect = \"untested\" }}]\ncheck.{check}\n"
        )
    };
    let fields = field("firm", "yes_no") + &field("clean", "yes_no") + &field("gap", "length");
    let files = [
        ("elements/lot-slab.toml", format!("schema = 1\nid = \"lot-slab\"\ntitle = {text}\n{fields}")),
        (
            "rules/gb-50642-2011/lot-slab.toml",
            format!(
                "schema = 1\nstandard = \"gb-50642-2011\"\nelement = \"lot-slab\"\n{}{}{}",
                rule("lot-firm", "critical", "present = { field = \"firm\" }", ("firm", "true", "false")),
                rule("lot-clean", "minor", "present = { field = \"clean\" }", ("clean", "true", "false")),
                rule(
                    "lot-gap",
                    "minor",
                    "at_most = { field = \"gap\", limit = \"10 mm\" }",
                    ("gap", "\"10 mm\"", "\"11 mm\"")
                ),
            ),
        ),
        (
            "profiles/lot-test.toml",
            format!(
                "schema = 1\nid = \"lot-test\"\ntitle = {text}\nsubject = \"site\"\nminimum_coverage = \"50 %\"\n\
                 select = [{{ standard = \"gb-50642-2011\", elements = [\"lot-slab\"] }}]\n"
            ),
        ),
    ];
    let files = files.map(|(path, text)| CatalogFile { path: path.into(), source: Source::new(path, text) });
    Arc::new(Catalog::with_files(files).unwrap_or_else(|e| panic!("{:#?}", e.0)))
}

/// A site of slabs: firm, clean and gap of each, empty where nobody looked.
fn judged(catalog: &Arc<Catalog>, site: &str, slabs: &[(&str, &str, &str)]) -> Assessment {
    let mut record =
        format!("schema = 1\nsite = \"{site}\"\nprofile = \"lot-test\"\nsurveyed = 2026-05-04\n");
    for (at, (firm, clean, gap)) in slabs.iter().enumerate() {
        let _ = writeln!(record, "[[item]]\nid = \"S{at}\"\nelement = \"lot-slab\"");
        for (name, value) in [("firm", firm), ("clean", clean), ("gap", gap)] {
            if !value.is_empty() {
                let _ = writeln!(record, "measured.{name} = \"{value}\"");
            }
        }
    }
    let found =
        read(reader("toml").expect("it ships"), "s", record.as_bytes(), catalog, &ReadOptions::default());
    assert!(found.diagnostics.is_empty(), "{:?}", found.diagnostics);
    let checklist = Arc::new(catalog.checklist("lot-test").expect("it is there"));
    assess(&checklist, found.surveys.into_iter().next().expect("one record"), AuditOptions::default())
}

fn rule(slabs: &[(&str, &str, &str)], at: usize) -> LotRule {
    let judged = judged(&catalog(), "s", slabs);
    lots(&[&judged], By::All).expect("the scheme ships")[0].rules[at]
}

#[test]
fn main_control_items_pass_at_every_point() {
    let slab = |firm| (firm, "yes", "5 mm");
    for (slabs, expected) in [
        (vec![slab("yes"), slab("yes")], Acceptance::Accepted),
        (vec![slab("yes"), slab("")], Acceptance::Undetermined),
        (vec![slab("yes"), slab("no")], Acceptance::Rejected),
        (vec![slab(""), slab("no")], Acceptance::Rejected),
    ] {
        let found = rule(&slabs, 0);
        assert!(found.main);
        assert_eq!(found.acceptance, expected, "{found:?}");
    }
}

#[test]
fn general_items_need_four_points_in_five() {
    let slabs = |clean: &[&'static str]| clean.iter().map(|c| ("yes", *c, "5 mm")).collect::<Vec<_>>();
    for (clean, expected) in [
        (["yes", "yes", "yes", "yes", "no"], Acceptance::Accepted),
        (["yes", "yes", "yes", "no", "no"], Acceptance::Rejected),
        (["yes", "yes", "yes", "yes", ""], Acceptance::Accepted),
        (["yes", "yes", "yes", "no", ""], Acceptance::Undetermined),
        (["yes", "yes", "", "", ""], Acceptance::Undetermined),
        (["", "", "", "", ""], Acceptance::Undetermined),
    ] {
        let found = rule(&slabs(&clean), 1);
        assert!(!found.main);
        assert_eq!(found.acceptance, expected, "{clean:?}");
    }
}

#[test]
fn the_worst_deviation_is_at_most_half_as_much_again() {
    let slabs = |gap: &'static str| {
        let mut slabs = vec![("yes", "yes", "10 mm"); 4];
        slabs.push(("yes", "yes", gap));
        slabs
    };
    for (gap, worst, expected) in [
        ("10 mm", None, Acceptance::Accepted),
        ("15 mm", Exact::new(3, 2), Acceptance::Accepted),
        ("15.1 mm", Exact::new(151, 100), Acceptance::Rejected),
        // Nobody measured it: it may deviate by any amount.
        ("", None, Acceptance::Undetermined),
        ("10 mm ± 1 mm", None, Acceptance::Undetermined),
    ] {
        let found = rule(&slabs(gap), 2);
        assert_eq!((found.worst, found.acceptance), (worst, expected), "{gap}");
    }
}

/// Five stretches of paving; what the last one reads is given.
fn paving(last: &str) -> Assessment {
    let catalog = Catalog::builtin();
    let mut record =
        String::from("schema = 1\nsite = \"s\"\nprofile = \"acceptance-gb50642\"\nsurveyed = 2026-05-04\n");
    for at in 0..5 {
        let _ = writeln!(record, "[[item]]\nid = \"B{at}\"\nelement = \"block-paving\"");
        let usual = "measured.joint_width_over = \"3 mm\"\nmeasured.joint_width_under = \"2 mm\"\nmeasured.flatness = \"5 mm\"";
        let _ = writeln!(record, "measured.material = \"block\"\n{}", if at < 4 { usual } else { last });
    }
    // A ramp has allowed deviations too, but nobody vouches for their figures.
    record += "[[item]]\nid = \"R1\"\nelement = \"ramp\"\n\
               measured.surface_material = \"cement\"\nmeasured.flatness = \"9 mm\"\n";
    let found =
        read(reader("toml").expect("it ships"), "s", record.as_bytes(), catalog, &ReadOptions::default());
    assert!(found.diagnostics.is_empty(), "{:?}", found.diagnostics);
    let checklist = catalog.checklist("acceptance-gb50642").expect("it is there");
    assess(&checklist, found.surveys.into_iter().next().expect("one record"), AuditOptions::default())
}

#[test]
fn shipped_tolerances_accept_and_reject_by_their_worst_deviation() {
    let catalog = Catalog::builtin();
    let told = |id: &str, last: &str| {
        let lots = lots(&[&paving(last)], By::Element).expect("the scheme ships");
        let at = catalog.find_rule(id).expect("it ships");
        let rule = lots.iter().flat_map(|l| &l.rules).find(|r| r.rule == at);
        rule.map(|r| (r.worst, r.acceptance)).expect("it applies")
    };
    let flatness = |gap: &str| told("cjj1-block-paving-flatness", &format!("measured.flatness = \"{gap}\""));
    assert_eq!(flatness("7.5 mm"), (Exact::new(3, 2), Acceptance::Accepted));
    assert_eq!(flatness("7.6 mm"), (Exact::new(38, 25), Acceptance::Rejected));
    let joint = |over: &str, under: &str| {
        let last =
            format!("measured.joint_width_over = \"{over}\"\nmeasured.joint_width_under = \"{under}\"");
        told("cjj1-block-paving-joint-width", &last)
    };
    // Each way has its own allowed deviation, and the worse of the two counts.
    assert_eq!(joint("4.5 mm", "0 mm"), (Exact::new(3, 2), Acceptance::Accepted));
    assert_eq!(joint("0 mm", "3 mm"), (Exact::new(3, 2), Acceptance::Accepted));
    assert_eq!(joint("3.3 mm", "3.1 mm"), (Exact::new(31, 20), Acceptance::Rejected));
}

#[test]
fn tolerances_that_nobody_vouches_for_are_named_and_not_judged() {
    let catalog = Catalog::builtin();
    let lots = lots(&[&paving("measured.flatness = \"5 mm\"")], By::Element).expect("the scheme ships");
    let ramps = catalog.find_element("ramp").expect("it ships");
    let lot = lots.iter().find(|l| l.element == Some(ramps)).expect("ramps are a lot");
    let flatness = catalog.find_rule("gb50642-ramp-flatness-monolithic").expect("it ships");
    let preview = lot.previews.iter().find(|p| p.rule == flatness).expect("it applies");
    assert_eq!(preview.points, 1);
    assert!(lot.rules.iter().all(|r| !catalog.rule_at(r.rule).is_preview()));
    // What is not judged accepts nothing.
    assert!(lot.rules.is_empty() && lot.acceptance == Acceptance::Undetermined);
}

#[test]
fn a_lot_is_its_worst_item_and_is_cut_as_asked() {
    let catalog = catalog();
    let good = judged(&catalog, "good", &[("yes", "yes", "5 mm")]);
    let bad = judged(&catalog, "bad", &[("no", "yes", "5 mm")]);
    let all = [&good, &bad];
    let told = |by| {
        let lots = lots(&all, by).expect("the scheme ships");
        lots.iter().map(|l| (l.site.clone(), l.acceptance)).collect::<Vec<_>>()
    };
    assert_eq!(told(By::Element), [(None, Acceptance::Rejected)]);
    assert_eq!(told(By::All), [(None, Acceptance::Rejected)]);
    assert_eq!(
        told(By::Site),
        [(Some("bad".into()), Acceptance::Rejected), (Some("good".into()), Acceptance::Accepted)]
    );
    assert_eq!(lots(&[], By::All), Some(Vec::new()));
}
