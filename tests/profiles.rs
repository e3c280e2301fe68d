//! Profiles: what each one asks, what extending, changing and tailoring do, and what is refused.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use tantu::checklist::{AsOf, Catalog, CatalogError, CatalogFile, Checklist};
use tantu::diag::Source;
use tantu::finding::limit_text;
use tantu::lang::Lang;
use tantu::quantity::Style;

fn file(path: &str, text: &str) -> CatalogFile {
    CatalogFile { path: path.to_owned(), source: Source::new(path, text) }
}

fn with(profiles: &[(&str, &str)]) -> Result<Arc<Catalog>, CatalogError> {
    let files = profiles.iter().map(|(name, text)| file(&format!("profiles/{name}.toml"), text));
    Catalog::with_files(files).map(Arc::new)
}

fn refusals(error: &CatalogError) -> String {
    error.0.iter().fold(String::new(), |mut text, d| {
        let _ = writeln!(text, "{}", d.one_line(Lang::En));
        text
    })
}

fn checklist(catalog: &Arc<Catalog>, profile: &str) -> Arc<Checklist> {
    catalog.checklist(profile).expect("it is there")
}

fn ids(checklist: &Checklist) -> BTreeSet<String> {
    checklist.rules().map(|(_, rule)| rule.id.to_string()).collect()
}

/// Every rule of a profile, in all its editions, with its limit and the days on which it counts.
fn resolved(checklist: &Arc<Checklist>) -> String {
    let all = checklist.as_of(AsOf::Built);
    let style = Style { lang: Lang::En, ..Style::default() };
    let mut text = String::new();
    for (at, rule) in all.rules() {
        let span = all.span(at).unwrap_or_default();
        let from = span.from.map(|d| format!(" from {d}")).unwrap_or_default();
        let until = span.until.map(|d| format!(" until {d}")).unwrap_or_default();
        let _ = writeln!(text, "{}: {}{from}{until}", rule.id, limit_text(all.catalog(), rule, &style));
    }
    text
}

#[test]
fn what_each_profile_asks() {
    let catalog = Catalog::builtin();
    for profile in catalog.profiles() {
        let text = resolved(&checklist(catalog, profile.id.as_str()));
        insta::with_settings!({ snapshot_path => "profiles", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(profile.id.as_str(), text);
        });
    }
}

#[test]
fn ids_once_shipped_never_vanish() {
    let shipped = include_str!("profiles/shipped.txt");
    let catalog = Catalog::builtin();
    let known: BTreeSet<&str> = catalog.rules().iter().map(|r| r.id.as_str()).collect();
    let listed: BTreeSet<&str> = shipped.lines().filter(|l| !l.is_empty()).collect();
    if std::env::var_os("UPDATE").is_some() {
        // Only ever grows: what is listed stays listed.
        let all: Vec<&str> = listed.union(&known).copied().collect();
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/profiles/shipped.txt");
        std::fs::write(path, all.join("\n") + "\n").expect("tests can be written");
        return;
    }
    let gone: Vec<_> = listed.difference(&known).collect();
    assert!(gone.is_empty(), "rules that shipped are gone: {gone:?}");
    let new: Vec<_> = known.difference(&listed).collect();
    assert!(new.is_empty(), "list new rules with `UPDATE=1 cargo test --test main profiles`: {new:?}");
}

#[test]
fn every_rule_counts_somewhere() {
    let catalog = Catalog::builtin();
    let asked: BTreeSet<String> = catalog
        .profiles()
        .iter()
        .flat_map(|p| ids(&checklist(catalog, p.id.as_str()).as_of(AsOf::Built)))
        .collect();
    let idle: Vec<&str> =
        catalog.rules().iter().map(|r| r.id.as_str()).filter(|id| !asked.contains(*id)).collect();
    assert!(idle.is_empty(), "no profile asks {idle:?}");
}

/// What a profile that extends another does to it, so that shipped profiles show each way.
#[test]
fn shipped_profiles_change_what_they_extend() {
    let catalog = Catalog::builtin();
    let elder = checklist(catalog, "elder-home");
    let (older, home) = (ids(&elder), ids(&checklist(catalog, "household-retrofit")));
    for (_, rule) in elder.rules().filter(|(_, r)| r.local_to.is_some()) {
        assert!(!rule.remedy.is_empty(), "{} leads to a measure", rule.id);
        let limited = format!("{:?}", rule.when).contains("Limitations");
        assert!(!limited, "{} asks whatever the limitations", rule.id);
    }
    // Each basic item of the list has a rule that mends by a measure of the item.
    let list = catalog.lists().iter().find(|l| l.id == "mca-2020-86").expect("it ships");
    let basic: Vec<_> = list.items.iter().filter(|i| i.basic).collect();
    assert_eq!(basic.len(), 7);
    for item in basic {
        let clause = format!("ELD-{:02}", item.number);
        let rules: Vec<_> = elder.rules().filter(|(_, r)| r.clause == clause).collect();
        assert!(!rules.is_empty(), "no rule for item {}", item.number);
        for (_, rule) in rules {
            assert!(
                rule.remedy.iter().any(|m| item.measures.contains(m)),
                "{}: {:?}",
                rule.id,
                item.measures
            );
        }
    }
    for (gone, instead) in [
        ("home-bed-night-light", "local-elder-bed-night-light"),
        ("home-passage-floor-clear", "local-elder-passage-floor-clear"),
    ] {
        assert!(home.contains(gone) && !older.contains(gone) && older.contains(instead), "{instead}");
    }

    let hall = checklist(catalog, "government-service-hall");
    let style = Style { lang: Lang::En, ..Style::default() };
    let width = hall.catalog().rule("gb55019-route-clear-width").expect("it ships");
    assert_eq!(limit_text(hall.catalog(), width, &style), "≥ 1.50 m");
    assert!(width.changes[0].reason.en.contains("two wheelchairs have to pass"));
    let asked = ids(&hall);
    for id in ["local-hall-queue-lane", "local-hall-queue-call", "conv-call-device-answer"] {
        assert!(asked.contains(id) && !ids(&checklist(catalog, "public-building")).contains(id), "{id}");
    }
}

/// Recommendations of the assessment standard and figures of the acceptance code stay in their own profiles.
#[test]
fn standards_that_keep_to_their_own_profiles() {
    let catalog = Catalog::builtin();
    for (standard, own) in [("t-cnaec-1304-2022", "cnaec-1304"), ("gb-50642-2011", "acceptance-gb50642")] {
        for profile in catalog.profiles() {
            let all = checklist(catalog, profile.id.as_str()).as_of(AsOf::Built);
            let has = all.rules().any(|(_, r)| r.standard.as_str() == standard);
            assert_eq!(has, profile.id.as_str() == own, "{standard} in {}", profile.id);
        }
    }
}

const COUNTY: &str = r#"
schema = 1
id = "county-hall"
title = { zh = "县级大厅", en = "County hall" }
extends = "government-service-hall"

[[parameter]]
rule = "gb55019-ramp-clear-width"
limit = "1500 mm"
reason = { zh = "两辆轮椅交会", en = "Two wheelchairs pass" }

[[parameter]]
rule = "gb55019-ramp-slope"
field = "rise"
limit = "100 mm"
reason = { zh = "冬季结冰", en = "Ice in winter" }

[[exclude]]
rule = "gb55019-lift-arrival-sound"
reason = { zh = "另有规定", en = "Ruled elsewhere" }

[[rule]]
standard = "local"
element = "ramp"
id = "local-ramp-heated"
clause = "1"
confidence = "convention"
impact = "minor"
groups = ["walking"]
title = { zh = "坡道有扶手照明", en = "The ramp's sign can be seen" }
remedy = ["ramp-sign"]
check.present = { field = "sign" }
case = [
  { given = { sign = true }, expect = "passed" },
  { given = { sign = false }, expect = "failed" },
  { given = {}, expect = "untested" },
]
"#;

#[test]
fn a_profile_extends_changes_excludes_and_adds() {
    // The child stands before its parent's parent in the order of the files.
    let catalog = with(&[("a-county", COUNTY)]).unwrap_or_else(|e| panic!("{}", refusals(&e)));
    let (parent, child) =
        (checklist(&catalog, "government-service-hall"), checklist(&catalog, "county-hall"));
    let (before, after) = (ids(&parent), ids(&child));
    let gone: Vec<_> = before.difference(&after).collect();
    let new: Vec<_> = after.difference(&before).collect();
    assert_eq!(gone, ["gb55019-lift-arrival-sound"]);
    assert_eq!(new, ["local-ramp-heated"]);
    assert_eq!(child.profile().fresh_for_months, parent.profile().fresh_for_months);
    let style = Style { lang: Lang::En, ..Style::default() };
    let limit = |checklist: &Checklist, id: &str| {
        limit_text(checklist.catalog(), checklist.catalog().rule(id).expect("it is there"), &style)
    };
    assert_eq!(limit(&parent, "gb55019-ramp-clear-width"), "≥ 1.20 m");
    assert_eq!(limit(&child, "gb55019-ramp-clear-width"), "≥ 1.50 m");
    assert!(limit(&child, "gb55019-ramp-slope").contains("Rise ≤ 100 mm"));
    let rule = child.catalog().rule("gb55019-ramp-clear-width").expect("it is there");
    let was = rule.unchanged().expect("it was changed");
    assert_eq!(limit_text(child.catalog(), &was, &style), "≥ 1.20 m");
    assert_eq!(rule.changes[0].reason.en, "Two wheelchairs pass");
    assert!(tantu::finding::check_cases(&catalog).is_empty(), "local rules prove themselves");
}

#[test]
fn a_local_rule_counts_for_its_profile_and_those_that_extend_it() {
    let below =
        "schema = 1\nid = \"town-hall\"\ntitle = { zh = \"镇\", en = \"Town\" }\nextends = \"county-hall\"\n";
    let catalog =
        with(&[("a-town", below), ("b-county", COUNTY)]).unwrap_or_else(|e| panic!("{}", refusals(&e)));
    for (profile, counts) in [("county-hall", true), ("town-hall", true), ("public-building", false)] {
        assert_eq!(ids(&checklist(&catalog, profile)).contains("local-ramp-heated"), counts, "{profile}");
    }
}

#[test]
fn an_office_tailors_every_profile() {
    let text = COUNTY
        .lines()
        .filter(|l| !["id = \"county", "title = { zh = \"县", "extends"].iter().any(|s| l.starts_with(s)));
    let text = text.collect::<Vec<_>>().join("\n");
    let catalog = Catalog::builtin().tailored(&Source::new("office.toml", text));
    let catalog = Arc::new(catalog.unwrap_or_else(|e| panic!("{}", refusals(&e))));
    assert_ne!(catalog.hash(), Catalog::builtin().hash(), "a report names what judged");
    for profile in ["public-building", "school"] {
        let own = checklist(&catalog, profile);
        assert!(ids(&own).contains("local-ramp-heated"));
        assert!(!ids(&own).contains("gb55019-lift-arrival-sound"));
        let rule = own.catalog().rule("gb55019-ramp-clear-width").expect("it is there");
        assert!(rule.unchanged().is_some());
    }
}

/// A profile on top of another, with something wrong.
fn wrong(more: &str) -> String {
    let head = "schema = 1\nid = \"x\"\ntitle = { zh = \"试\", en = \"X\" }\nextends = \"street\"\n";
    refusals(&with(&[("x", &format!("{head}{more}"))]).expect_err("it is wrong"))
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    let reason = "reason = { zh = \"因\", en = \"why\" }\n";
    let cases = [
        wrong(&format!("[[parameter]]\nrule = \"gb55019-ramp-clear-width\"\nlimit = \"1:12\"\n{reason}")),
        wrong(&format!("[[parameter]]\nrule = \"gb55019-ramp-clear-width\"\nlow = \"1 m\"\n{reason}")),
        wrong(&format!("[[parameter]]\nrule = \"gb55019-ramp-slope\"\nlimit = \"1:14\"\n{reason}")),
        wrong(&format!(
            "[[parameter]]\nrule = \"gb55019-ramp-slope\"\nfield = \"slope\"\nlimit = \"1:14\"\n{reason}"
        )),
        wrong(&format!("[[parameter]]\nrule = \"gb55019-ramp-handrails\"\nlimit = \"1 m\"\n{reason}")),
        wrong(&format!("[[parameter]]\nrule = \"gb55019-door-clear-width\"\nlimit = \"1 m\"\n{reason}")),
        wrong("[[parameter]]\nrule = \"gb55019-ramp-clear-width\"\nlimit = \"1.5 m\"\n"),
        wrong(&format!("[[exclude]]\nrule = \"gb55019-ramp-clear-wdith\"\n{reason}")),
        wrong("[[rule]]\nstandard = \"local\"\nelement = \"ramp\"\nid = \"ramp-heated\"\n")
            .lines()
            .find(|line| line.contains("local-"))
            .map(|line| format!("{line}\n"))
            .unwrap_or_default(),
        wrong("extend = 1\n"),
    ];
    insta::with_settings!({ snapshot_path => "profiles", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("wrong", cases.concat());
    });
}

#[test]
fn profiles_that_extend_each_other_are_reported() {
    let one = |id: &str, parent: &str| {
        format!("schema = 1\nid = \"{id}\"\ntitle = {{ zh = \"试\", en = \"X\" }}\nextends = \"{parent}\"\n")
    };
    let ring = with(&[("a", &one("a", "b")), ("b", &one("b", "a"))]).expect_err("a ring");
    assert_eq!(
        refusals(&ring),
        "profiles/a.toml:4:11: profiles extend each other: a → b → a\n\
         profiles/b.toml:4:11: profiles extend each other: b → a → b\n"
    );
    let own = with(&[("a", &one("a", "a"))]).expect_err("a ring of one");
    assert_eq!(refusals(&own), "profiles/a.toml:4:11: profiles extend each other: a → a\n");
    let lost = with(&[("a", &one("a", "steet"))]).expect_err("no such profile");
    assert_eq!(refusals(&lost), "profiles/a.toml:4:11: there is no profile `steet`\n");
}
