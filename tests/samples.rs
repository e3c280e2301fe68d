//! The samples: each is read without a complaint but the intended one, and finds what it is to show.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use tantu::assessment::{Assessment, assess};
use tantu::checklist::{Catalog, Outcome};
use tantu::diag::Source;
use tantu::finding::AuditOptions;
use tantu::lang::Lang;
use tantu::survey::{Mapping, ReadOptions, Records, read, reader_of};

fn file(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)
}

fn mapping(name: &str) -> Mapping {
    let text = fs::read_to_string(file(name)).unwrap();
    Mapping::read(&Source::new(name, text), Catalog::builtin()).unwrap()
}

fn records(name: &str, mapping: Option<&Mapping>) -> Records {
    let reader = reader_of(name, mapping.is_some()).unwrap();
    let options = ReadOptions { mapping, ..ReadOptions::default() };
    read(reader, name, fs::File::open(file(name)).unwrap(), Catalog::builtin(), &options)
}

fn judged(records: Records) -> Vec<Assessment> {
    let judge = |survey: tantu::survey::Survey| {
        let profile = survey.profile.clone().unwrap();
        let checklist = Arc::new(Catalog::builtin().checklist(profile.as_str()).unwrap());
        assess(&checklist, survey, AuditOptions::default())
    };
    records.surveys.into_iter().map(judge).collect()
}

/// The diagnostics, then what was not passed at each item, then the verdicts.
fn told(records: Records) -> String {
    let mut lines: Vec<String> = records.diagnostics.iter().map(|d| d.one_line(Lang::En)).collect();
    for assessment in judged(records) {
        lines.push(format!("# {}", assessment.survey.site.id));
        for finding in &assessment.findings {
            if matches!(finding.outcome, Outcome::Passed | Outcome::Inapplicable) {
                continue;
            }
            let waived = if finding.waiver.is_some() { " waived" } else { "" };
            let (item, rule) = (&assessment.item(finding).id, &assessment.rule(finding).id);
            lines.push(format!("{item} {rule}: {}{waived}", finding.outcome.as_str()));
        }
        for group in &assessment.verdicts {
            for destination in group.destinations.iter().filter(|d| d.broken.is_some()) {
                let broken = destination.broken.unwrap();
                let item = &assessment.survey.items[broken.item.0 as usize].id;
                let verdict = destination.verdict.as_str();
                lines.push(format!("{}, {}: {verdict}, at {item}", group.group.as_str(), destination.to));
            }
        }
    }
    lines.join("\n")
}

#[test]
fn public_sites() {
    for site in ["linxia-service-hall", "red-garden-street", "riverside-park"] {
        insta::assert_snapshot!(site, told(records(&format!("public/{site}.toml"), None)));
    }
}

#[test]
fn tables() {
    insta::assert_snapshot!("service-point", told(records("tables/service-point-long.csv", None)));
    insta::assert_snapshot!("branch-library", told(records("tables/branch-library.json", None)));
    let mapping = mapping("tables/kerb-ramps-zh.mapping.toml");
    insta::assert_snapshot!("kerb-ramps-zh", told(records("tables/kerb-ramps-zh.csv", Some(&mapping))));
}

#[test]
fn the_mappings_of_two_cities_load() {
    for name in
        ["mappings/siouxfalls-curb-ramps.mapping.toml", "mappings/cambridge-pedestrian-ramps.mapping.toml"]
    {
        mapping(name);
    }
}

/// Every home is read without a complaint.
#[test]
fn homes() {
    for entry in fs::read_dir(file("homes")).unwrap() {
        let name = format!("homes/{}", entry.unwrap().file_name().to_string_lossy());
        let found = records(&name, None);
        assert_eq!(found.diagnostics, [], "{name}");
        assert!(found.surveys.iter().all(|s| s.resident.is_some()), "{name}");
    }
}

/// Every photo that a record names is there, and is small.
#[test]
fn photos() {
    let mut named = 0;
    for site in ["linxia-service-hall", "red-garden-street", "riverside-park"] {
        let text = fs::read_to_string(file(&format!("public/{site}.toml"))).unwrap();
        for part in text.split("photos/").skip(1) {
            let name = part.split('"').next().unwrap();
            let size = fs::metadata(file(&format!("public/photos/{name}"))).unwrap().len();
            assert!((1..60_000).contains(&size), "{name}: {size}");
            named += 1;
        }
    }
    assert!(named >= 8, "{named}");
}
