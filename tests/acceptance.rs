//! Works measured again: what is accepted and what never is, and the two documents that say so.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;

use jiff::civil::date;
use tantu::assessment::{Assessment, assess};
use tantu::checklist::{Catalog, Impact, Outcome};
use tantu::compare::Change;
use tantu::export::{Paper, Press};
use tantu::finding::AuditOptions;
use tantu::formats::{Batch, Kind, Settings, exporter};
use tantu::lang::Lang;
use tantu::privacy::{Audience, release};
use tantu::quantity::Fen;
use tantu::report::kinds::template;
use tantu::report::pdf::{FontSet, proof};
use tantu::retrofit::{Acceptance, Conclusion, Settled, Total, acceptance, after, after_all, work};
use tantu::survey::{ReadOptions, Readings, Survey, read, reader};

use crate::html::{faults, written};
use crate::pdf::assessed::{Beside, checklist};
use crate::pdf::kinds::{document, visits};
use crate::pdf::{failures, text};

fn surveyed(name: &str) -> Survey {
    let file = format!("samples/retrofit/{name}.toml");
    let bytes = std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(&file)).unwrap();
    let read =
        read(reader("toml").unwrap(), &file, bytes.as_slice(), Catalog::builtin(), &ReadOptions::default());
    assert_eq!(read.diagnostics.len(), 0, "{file}");
    read.surveys.into_iter().next().unwrap()
}

fn judged(survey: Survey) -> Assessment {
    assess(&checklist("household-retrofit"), survey, AuditOptions::default())
}

/// The two visits to a home of the samples.
fn pair(home: &str) -> (Assessment, Assessment) {
    (judged(surveyed(&format!("{home}-before"))), judged(surveyed(&format!("{home}-after"))))
}

/// The homes of the samples, both visits to each.
pub(crate) fn homes() -> Vec<Assessment> {
    let ((a, b), (c, d)) = (pair("maizi-05"), pair("yangwan-03"));
    vec![a, b, c, d]
}

/// Two visits of which everything that had failed was mended.
fn all_mended() -> (Assessment, Assessment) {
    let (before, mut after) = pair("yangwan-03");
    let lines = acceptance(&before, &after, None).lines;
    for at in lines.iter().filter_map(|l| l.after) {
        after.findings[at].outcome = Outcome::Passed;
    }
    let news: Vec<usize> = acceptance(&before, &after, None).barriers(Change::New).collect();
    for at in news {
        after.findings[at].outcome = Outcome::Passed;
    }
    (before, after)
}

fn finding(of: &Assessment, rule: &str) -> usize {
    of.findings.iter().position(|f| of.rule(f).id.as_str() == rule).unwrap()
}

#[test]
fn every_barrier_of_the_earlier_visit_is_in_one_line() {
    let clinic = visits();
    let (b, a) = pair("yangwan-03");
    let (c, d) = pair("maizi-05");
    for (before, after) in [(&clinic[0], &clinic[1]), (&b, &a), (&c, &d)] {
        let found = acceptance(before, after, None);
        let lines: Vec<usize> = found.lines.iter().map(|l| l.before).collect();
        let barriers: BTreeSet<usize> = before.barriers.iter().map(|b| b.finding).collect();
        assert_eq!(lines.len(), barriers.len());
        assert_eq!(lines.into_iter().collect::<BTreeSet<_>>(), barriers);
        for line in &found.lines {
            let outcome = line.after.map(|at| after.findings[at].outcome);
            // Only a reading accepts.
            assert_eq!(line.settled == Settled::Met, outcome == Some(Outcome::Passed));
            assert_eq!(line.settled == Settled::NoLongerApplies, outcome == Some(Outcome::Inapplicable));
        }
    }
}

#[test]
fn a_visit_accepts_nothing_of_itself() {
    for visit in visits().into_iter().chain(homes()) {
        let found = acceptance(&visit, &visit, None);
        assert!(found.lines.iter().all(|l| l.settled == Settled::NotMet), "{}", visit.survey.site.id);
        assert_ne!(found.conclusion(), Some(Conclusion::Accepted));
        assert_eq!(found.conclusion().is_none(), visit.barriers.is_empty());
    }
}

#[test]
fn a_reading_that_is_missing_never_makes_it_better() {
    for home in ["maizi-05", "yangwan-03"] {
        let (before, after) = pair(home);
        let whole = acceptance(&before, &after, None);
        let survey = surveyed(&format!("{home}-after"));
        for (at, item) in survey.items.iter().enumerate() {
            let mut less = survey.clone();
            less.items[at].readings = Readings::default();
            let less = judged(less);
            let found = acceptance(&before, &less, None);
            assert!(found.conclusion() >= whole.conclusion(), "{home} {}", item.id);
            for (line, was) in found.lines.iter().zip(&whole.lines) {
                assert!(line.settled >= was.settled, "{home} {}", item.id);
            }
        }
        let mut nothing = survey;
        nothing.items.clear();
        let nothing = judged(nothing);
        let found = acceptance(&before, &nothing, None);
        assert!(found.lines.iter().all(|l| l.settled == Settled::Unknown));
        assert_eq!(found.conclusion(), Some(Conclusion::NotAccepted));
    }
}

#[test]
fn conclusions_are_drawn_as_the_certificate_says() {
    type Change = fn(&mut Assessment, &Assessment);
    fn set(after: &mut Assessment, rule: &str, outcome: Outcome) {
        let at = finding(after, rule);
        after.findings[at].outcome = outcome;
    }
    let cases: [(&str, Change, Conclusion); 8] = [
        ("all mended", |_, _| {}, Conclusion::Accepted),
        (
            "no longer applies",
            |a, _| set(a, "home-entrance-ramp", Outcome::Inapplicable),
            Conclusion::Accepted,
        ),
        (
            "a moderate one left",
            |a, _| set(a, "home-entrance-bench", Outcome::Failed),
            Conclusion::WithRemarks,
        ),
        (
            "a moderate one unknown",
            |a, _| set(a, "home-entrance-bench", Outcome::Untested),
            Conclusion::NotAccepted,
        ),
        (
            "a moderate one undecided",
            |a, _| set(a, "home-entrance-bench", Outcome::CantTell),
            Conclusion::NotAccepted,
        ),
        (
            "a serious one left",
            |a, _| set(a, "home-toilet-seat-height", Outcome::Failed),
            Conclusion::NotAccepted,
        ),
        (
            "a critical one waived",
            |a, _| {
                set(a, "home-entrance-ramp", Outcome::Failed);
                let at = finding(a, "home-entrance-ramp");
                a.findings[at].waiver = Some(0);
            },
            Conclusion::WithRemarks,
        ),
        (
            "a serious one new",
            |a, b| {
                let passed = |f: &&tantu::finding::Finding| {
                    f.outcome == Outcome::Passed && b.rule(f).impact >= Impact::Serious
                };
                let rule = b.rule(b.findings.iter().find(passed).unwrap()).id.clone();
                set(a, rule.as_str(), Outcome::Failed);
            },
            Conclusion::NotAccepted,
        ),
    ];
    for (name, change, expected) in cases {
        let (before, mut after) = all_mended();
        change(&mut after, &before);
        assert_eq!(acceptance(&before, &after, None).conclusion(), Some(expected), "{name}");
    }
}

#[test]
fn the_burden_after_all_works_is_at_most_that_after_one() {
    for home in homes() {
        let works = work(&home, None).items;
        let all = after_all(&home, &works).unwrap();
        let before = home.burden.clone().unwrap();
        assert_eq!(after_all(&home, &[]).as_ref(), Some(&before), "no works, no change");
        for item in &works {
            let one = after(&home, item).unwrap();
            assert!(all.low <= one.low && one.low <= before.low, "{}", home.survey.site.id);
            assert!(all.high <= one.high && one.high <= before.high);
        }
    }
}

fn json(kind: Kind, of: &[Assessment], audience: Audience) -> serde_json::Value {
    let release = release(of, audience);
    let settings = Settings { kind, date: Some(date(2026, 11, 23)), ..Settings::default() };
    let batch = Batch { release: &release, settings, photos: None };
    let mut out = Vec::new();
    exporter("json").unwrap().write(&batch, &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

#[test]
fn the_twins_fit_their_published_schemas() {
    let homes = homes();
    let schemas = [
        (Kind::CERTIFICATE, "certificate", tantu::report::json::certificate::schema()),
        (Kind::HOME_ASSESSMENT, "home-assessment", tantu::report::json::home::schema()),
    ];
    for (kind, name, schema) in schemas {
        crate::docs::fresh(&format!("reference/{name}.schema.json"), &schema);
        let schema = serde_json::from_str(&schema).unwrap();
        for of in [&homes[..], &homes[..1]] {
            let found = json(kind, of, Audience::Internal);
            jsonschema::validate(&schema, &found).unwrap();
            let found = found.to_string();
            for word in ["0000", "limb", "周麦穗", "虚构县", "杏树乡"] {
                assert!(!found.contains(word), "{name}: {word}");
            }
        }
        jsonschema::validate(&schema, &json(kind, &visits(), Audience::Public)).unwrap();
        assert!(!json(kind, &homes, Audience::Public).to_string().contains("yangwan"));
    }
}

#[test]
fn the_sum_of_a_home_is_that_of_its_lines_to_the_fen() {
    let found = json(Kind::HOME_ASSESSMENT, &homes(), Audience::Internal);
    for home in found["homes"].as_array().unwrap() {
        let mut sum = Fen::ZERO;
        for line in home["works"].as_array().unwrap() {
            let low: Fen = line["low"].as_str().unwrap().parse().unwrap();
            sum = sum.checked_add(low).unwrap();
        }
        assert_eq!(home["total"]["low"].as_str().unwrap(), sum.to_string());
        assert_eq!(home["prices"]["example"], true);
    }
    let (before, _) = pair("maizi-05");
    let book = before.checklist.catalog().price_books().first();
    let works = work(&before, book);
    assert_eq!(works.total, Total::of(&works.items));
}

/// Writes a kind of document on the homes of the samples, with their photos.
fn paper(kind: Kind, lang: Lang, of: &[Assessment]) -> String {
    let settings = Settings { lang, kind, ..Settings::default() };
    let bytes = document(of, Audience::Internal, settings.clone());
    assert_eq!(failures(&bytes), Vec::<String>::new(), "{kind:?} {lang}");
    let (page, said) = written(of, Audience::Internal, settings, Some(&Beside));
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(faults(&page), Vec::<String>::new(), "{kind:?} {lang}");
    let pages = lopdf::Document::load_mem(&bytes).unwrap().get_pages().len();
    let marks = if lang == Lang::En { "INTERNAL · holds personal data" } else { "内部资料" };
    let said = text(&bytes);
    assert_eq!(said.matches(marks).count(), pages, "every page says that it is internal");
    said
}

#[test]
fn a_certificate_names_no_diagnosis_and_no_number() {
    for lang in Lang::ALL {
        let said = paper(Kind::CERTIFICATE, lang, &homes());
        assert!(said.contains("周麦穗") && said.contains("杨湾村"), "whose home it is");
        for word in ["0000", "肢体", "limb", "Poor balance", "站立、行走不稳", "walking aid"] {
            assert!(!said.contains(word), "{word}");
        }
        let (accepted, refused) =
            if lang == Lang::En { ("Accepted", "Not accepted") } else { ("验收合格", "验收不合格") };
        assert!(said.contains(accepted) && said.contains(refused));
    }
}

#[test]
fn a_certificate_of_a_few_works_is_one_page() {
    let (before, after) = pair("maizi-05");
    for paper in [Paper::A4, Paper::Letter] {
        for lang in Lang::ALL {
            let press = Press { paper, ..Press::default() };
            let settings = Settings { lang, kind: Kind::CERTIFICATE, press, ..Settings::default() };
            let bytes = document(&[before.clone(), after.clone()], Audience::Internal, settings);
            assert_eq!(lopdf::Document::load_mem(&bytes).unwrap().get_pages().len(), 1, "{lang}");
        }
    }
}

#[test]
fn a_home_says_whether_after_is_measured_or_projected() {
    for (lang, projection, after) in
        [(Lang::En, "is a projection", "After, 2026-09-20"), (Lang::Zh, "是推算", "改造后 2026-09-20")]
    {
        let (first, second) = pair("yangwan-03");
        let both = paper(Kind::HOME_ASSESSMENT, lang, &[first.clone(), second]);
        let alone = paper(Kind::HOME_ASSESSMENT, lang, &[first]);
        let flat = |text: &str| text.replace('\n', " ");
        assert!(flat(&both).contains(after) && !flat(&both).contains(projection), "{lang}");
        assert!(flat(&alone).contains(projection) && !flat(&alone).contains(after), "{lang}");
        for word in ["00000000000000000313", "肢体", "limb"] {
            assert!(!both.contains(word), "{word}");
        }
    }
}

#[test]
fn photos_of_before_and_after_stand_beside_each_other() {
    let homes = homes();
    let release = release(&homes, Audience::Internal);
    let settings = Settings { lang: Lang::Zh, kind: Kind::HOME_ASSESSMENT, ..Settings::default() };
    let batch = Batch { release: &release, settings, photos: Some(&Beside) };
    let (doc, said) = template(Kind::HOME_ASSESSMENT).document(&batch);
    assert_eq!(said.len(), 0);
    let proof = proof(&doc, &FontSet::shipped());
    let photos: Vec<_> = proof.pages.iter().flat_map(|p| p.iter().filter(|s| s.photo)).collect();
    assert_eq!(photos.len(), 4, "two items have photos of both visits");
    for pair in photos.chunks(2) {
        assert!((pair[0].y - pair[1].y).abs() < 0.1 && pair[0].x < pair[1].x);
    }
}

#[test]
fn homes_are_refused_without_leave_and_elsewhere() {
    let homes = homes();
    let code = |kind: Kind, of: &[Assessment], audience| {
        let release = release(of, audience);
        template(kind).refuses(&release).map(|d| d.code.to_string())
    };
    let held = Some("report-homes-held".to_owned());
    assert_eq!(code(Kind::HOME_ASSESSMENT, &homes, Audience::Public), held);
    assert_eq!(code(Kind::CERTIFICATE, &homes, Audience::Public), held);
    let none = Some("report-no-home".to_owned());
    assert_eq!(code(Kind::HOME_ASSESSMENT, &visits(), Audience::Internal), none);
    assert_eq!(
        code(Kind::CERTIFICATE, &visits()[..1], Audience::Public).as_deref(),
        Some("report-single-visit")
    );
    assert_eq!(
        code(Kind::CERTIFICATE, &homes[..1], Audience::Internal).as_deref(),
        Some("report-single-visit")
    );
    assert_eq!(code(Kind::CERTIFICATE, &visits(), Audience::Public), None);
    assert_eq!(code(Kind::HOME_ASSESSMENT, &homes, Audience::Internal), None);
}

#[test]
fn acceptance_is_a_value_that_others_can_read() {
    let (before, after) = pair("yangwan-03");
    let found: Acceptance<'_> = acceptance(&before, &after, None);
    let works: Vec<Settled> = found.works().map(|(_, settled)| settled).collect();
    assert_eq!(works.len(), found.work.items.len());
    assert_eq!(works[0], Settled::Met, "the gate");
    assert_eq!(found.count(Settled::Unknown), 3, "the bedroom was locked");
    assert_eq!(found.barriers(Change::New).count(), 1, "the handrail is too short");
}
