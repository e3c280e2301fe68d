//! Assessments to write reports on: surveys put together from the cases of the rules.

use std::io;
use std::path::Path;
use std::sync::Arc;

use image::ImageFormat;
use tantu::assessment::{Assessment, assess};
use tantu::checklist::{Case, Catalog, Checklist, LimitationId, Outcome, Profile, Rule, Subject};
use tantu::finding::AuditOptions;
use tantu::formats::Photos;
use tantu::quantity::Exact;
use tantu::survey::{
    Item, ItemIx, ItemMore, Personal, ReadOptions, ReadingMore, Resident, Route, Survey, Waiver, read,
    read_value, reader,
};

use super::sample::picture;

/// Opens any photo but those whose name says that they are missing or broken.
#[derive(Debug)]
pub(crate) struct Shelf;

impl Photos for Shelf {
    fn open(&self, _: &str, name: &str) -> io::Result<Vec<u8>> {
        match name {
            "missing.jpg" => Err(io::Error::new(io::ErrorKind::NotFound, "no such file")),
            "broken.jpg" => Ok(b"\xFF\xD8\xFF\xE0broken".to_vec()),
            _ => Ok(picture(320, 240, ImageFormat::Jpeg)),
        }
    }
}

/// Opens the photos that ship beside the samples.
#[derive(Debug)]
pub(crate) struct Beside;

impl Photos for Beside {
    fn open(&self, record: &str, name: &str) -> io::Result<Vec<u8>> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        std::fs::read(root.join(record).parent().unwrap_or(root).join(name))
    }
}

/// Returns every record of the samples that names a profile, with its file.
pub(crate) fn samples() -> Vec<(String, Assessment)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["samples/public", "samples/homes"] {
        let entries = std::fs::read_dir(root.join(folder)).expect("the samples ship");
        let mut names: Vec<String> = entries
            .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
            .filter(|name| Path::new(name).extension().is_some_and(|e| e == "toml"))
            .collect();
        names.sort();
        for name in names {
            let file = format!("{folder}/{name}");
            let bytes = std::fs::read(root.join(&file)).expect("a sample");
            let format = reader("toml").expect("records are TOML");
            let read = read(format, &file, bytes.as_slice(), Catalog::builtin(), &ReadOptions::default());
            for survey in read.surveys {
                let Some(profile) = survey.profile.clone() else { continue };
                found.push((
                    file.clone(),
                    assess(&checklist(profile.as_str()), survey, AuditOptions::default()),
                ));
            }
        }
    }
    found
}

/// Returns the checklist of a profile that ships.
pub(crate) fn checklist(profile: &str) -> Arc<Checklist> {
    Catalog::builtin().checklist(profile).expect("the profile ships")
}

/// A checklist of all public rules, as one about homes: what a home's report must not break.
pub(crate) fn as_home() -> Arc<Checklist> {
    let catalog = Catalog::builtin();
    let profile = Profile {
        id: "home".parse().expect("an id"),
        title: tantu::lang::Text { zh: "家庭".to_owned(), en: "Home".to_owned() },
        extends: Vec::new(),
        subject: Subject::Home,
        minimum_coverage: Exact::ZERO,
        fresh_for_months: Some(12),
        assume_construction: None,
        select: catalog.standards().iter().map(|s| (s.id.clone(), Vec::new())).collect(),
        exclude: Vec::new(),
        parameters: Vec::new(),
    };
    Arc::new(Checklist::resolve(catalog.clone(), profile))
}

/// Returns the case of a rule that suits: every third rule fails, every fifth is left open.
fn case(rule: &Rule, number: usize) -> Option<&Case> {
    let wanted = match number % 5 {
        0 | 3 => Outcome::Failed,
        4 => return None,
        _ => Outcome::Passed,
    };
    rule.cases.iter().find(|c| c.expect == wanted)
}

/// Returns a survey with an item of each element of a checklist.
pub(crate) fn survey(checklist: &Checklist) -> Survey {
    let catalog = checklist.catalog();
    let mut survey = Survey::new("demo-hall");
    survey.site.label = String::from("临河市政务服务中心（示例）");
    survey.site.address = Some("临河市尕街 12 号".to_owned());
    survey.source.file = "samples/public/demo-hall.toml".into();
    survey.source.sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into();
    survey.surveyed = Some(jiff::civil::date(2026, 5, 4));
    survey.inspector = Some("I-07".to_owned());
    for element in checklist.elements() {
        let of = catalog.element(element);
        let mut item = Item::new(format!("{}-1", of.id), element);
        item.label = Some(format!("一层{}", of.title.zh));
        let photos = if survey.items.len() < 8 { vec![format!("{}.jpg", of.id)] } else { Vec::new() };
        item.more = Some(Box::new(ItemMore { photos, ..ItemMore::default() }));
        for (number, at) in checklist.rules_of(element).iter().enumerate() {
            let Some(case) = case(catalog.rule_at(*at), number) else { continue };
            for given in case.given.iter().filter(|g| g.field.of.is_none()) {
                let field = &of.fields[usize::from(given.field.field.0)];
                let Ok((value, uncertainty)) = read_value(field, &given.value, false) else { continue };
                let with = given.with.or_else(|| field.tools.first().copied());
                let photos = if number == 3 { vec!["missing.jpg".to_owned()] } else { Vec::new() };
                let more = ReadingMore { uncertainty, with, photos, ..ReadingMore::default() };
                item.readings.set(given.field.field, value, &given.value, Some(Box::new(more)));
            }
        }
        survey.items.push(item);
    }
    let all: Vec<ItemIx> = (0..u32::try_from(survey.items.len()).expect("few items")).map(ItemIx).collect();
    let half = all.len() / 2;
    for (to, via) in [("办事窗口", &all[..half]), ("无障碍厕所", &all[half..])] {
        survey.routes.push(Route {
            to: to.to_owned(),
            via: via.to_vec(),
            groups: tantu::checklist::GroupSet::NONE,
        });
    }
    let first = checklist.rules_of(survey.items[0].element)[0];
    for (until, item) in
        [(jiff::civil::date(2027, 1, 1), Some(ItemIx(0))), (jiff::civil::date(2025, 1, 1), None)]
    {
        survey.waivers.push(Waiver {
            rule: catalog.rule_at(first).id.clone(),
            item,
            reason: "文物保护建筑，立面不得改动".to_owned(),
            by: "市住建局".to_owned(),
            until,
        });
    }
    survey
}

/// Returns the assessment of [`survey`].
pub(crate) fn site(profile: &str) -> Assessment {
    let checklist = checklist(profile);
    let survey = survey(&checklist);
    assess(&checklist, survey, AuditOptions::default())
}

/// Returns a home with a resident, all of it invented.
pub(crate) fn home() -> Assessment {
    let checklist = as_home();
    let mut survey = survey(&checklist);
    survey.routes.clear();
    survey.site.label = String::from("H-0001");
    let limitations: Vec<LimitationId> =
        checklist.catalog().limitations().iter().take(2).map(|l| l.id.clone()).collect();
    let mut resident = Resident::with_limitations(limitations);
    resident.name = Personal::new(Some("张某某".to_owned()));
    resident.certificate = Personal::new(Some("CERT-62290119500101".to_owned()));
    resident.address = Personal::new(Some("尕街 3 号".to_owned()));
    survey.resident = Some(resident);
    assess(&checklist, survey, AuditOptions::default())
}
