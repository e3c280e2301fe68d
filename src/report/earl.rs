//! Assessments → W3C EARL 1.0 in JSON-LD: who asserts which outcome of which test of which thing.
//!
//! One assertion a finding. Tests and things are described once and named by IRIs under `urn:tantu:`,
//! which are the same in every run; nothing is fetched, for the context stands in the file. Assertions
//! are made one by one while they are written.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write as _};

use serde_json::{Value, json};

use crate::assessment::Assessment;
use crate::checklist::{FieldKind, Rule};
use crate::diag::Diagnostic;
use crate::export::{Batch, ExportError, Exporter};
use crate::finding::Finding;
use crate::lang::{Lang, Text};
use crate::quantity::{Style, System};
use crate::report::figures;

/// Where the terms of Tantu live that EARL has no word for.
const TERMS: &str = "urn:tantu:term:";

/// Assertions in the Evaluation and Report Language.
#[derive(Debug)]
pub struct Earl;

impl Exporter for Earl {
    fn name(&self) -> &'static str {
        "earl"
    }

    fn extension(&self) -> &'static str {
        "jsonld"
    }

    fn write(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<Vec<Diagnostic>, ExportError> {
        let mut graph = Graph { out: io::BufWriter::with_capacity(1 << 16, out), begun: false };
        let assessments = batch.release.assessments();
        let keys = figures::keys(assessments);
        writeln!(graph.out, "{{\"@context\": {},\n\"@graph\": [", context())?;
        graph.node(&document(batch))?;
        graph.node(&tool())?;
        let (mut rules, mut standards) = (BTreeSet::new(), BTreeSet::new());
        for assessment in assessments {
            for finding in &assessment.findings {
                let rule = assessment.rule(finding);
                if rules.insert(rule.id.as_str()) {
                    graph.node(&test(assessment, rule))?;
                }
                if standards.insert(rule.standard.as_str()) {
                    graph.node(&standard(assessment, rule))?;
                }
            }
        }
        let internal = batch.release.is_internal();
        for (assessment, key) in assessments.iter().zip(&keys) {
            graph.node(&site(assessment, key))?;
            for at in 0..assessment.survey.items.len() {
                graph.node(&thing(assessment, key, at))?;
            }
            let inspector = assessment.survey.inspector.as_deref().filter(|_| internal);
            let assertor = match inspector {
                Some(name) => {
                    let id = iri("assertor", &[key]);
                    graph.node(&together(&id, name, key))?;
                    id
                }
                None => TOOL.to_owned(),
            };
            for finding in &assessment.findings {
                graph.node(&assertion(assessment, key, finding, &assertor, batch.settings.system))?;
            }
        }
        writeln!(graph.out, "\n]}}")?;
        graph.out.flush()?;
        Ok(Vec::new())
    }
}

/// The program as one that asserts.
const TOOL: &str = concat!("urn:tantu:tool:", env!("CARGO_PKG_VERSION"));

/// The nodes of the file, one a line.
struct Graph<'a> {
    out: io::BufWriter<&'a mut dyn io::Write>,
    begun: bool,
}

impl Graph<'_> {
    fn node(&mut self, node: &Value) -> Result<(), ExportError> {
        if std::mem::replace(&mut self.begun, true) {
            self.out.write_all(b",\n")?;
        }
        serde_json::to_writer(&mut self.out, node)?;
        Ok(())
    }
}

/// What the short names mean.
fn context() -> Value {
    let link = |id: &str| json!({ "@id": id, "@type": "@id" });
    json!({
        "earl": "http://www.w3.org/ns/earl#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "tantu": TERMS,
        "earl:assertedBy": link("earl:assertedBy"),
        "earl:mainAssertor": link("earl:mainAssertor"),
        "earl:subject": link("earl:subject"),
        "earl:test": link("earl:test"),
        "earl:mode": link("earl:mode"),
        "earl:outcome": link("earl:outcome"),
        "foaf:member": link("foaf:member"),
        "dct:isPartOf": link("dct:isPartOf"),
        "dct:date": { "@id": "dct:date", "@type": "xsd:date" },
        "tantu:waivedUntil": { "@id": "tantu:waivedUntil", "@type": "xsd:date" },
    })
}

/// The file about itself: its IRI is where it lies, the one relative reference of the file.
fn document(batch: &Batch<'_>) -> Value {
    let mut node = json!({
        "@id": "",
        "@type": "foaf:Document",
        "dct:title": both(&figures::both("export-markdown-title")),
        "dct:creator": { "@id": TOOL },
    });
    if let Some(date) = batch.settings.date {
        node["dct:date"] = date.to_string().into();
    }
    if batch.release.is_internal() {
        node["dct:accessRights"] = both(&figures::both("export-internal"));
    }
    node
}

fn tool() -> Value {
    json!({
        "@id": TOOL,
        "@type": ["earl:Assertor", "earl:Software"],
        "dct:title": "Tantu",
        "dct:hasVersion": env!("CARGO_PKG_VERSION"),
    })
}

/// The inspector, who measured, and the program, which judged: only in an internal output.
fn together(id: &str, inspector: &str, key: &str) -> Value {
    let person = json!({
        "@id": iri("inspector", &[key]),
        "@type": ["earl:Assertor", "foaf:Person"],
        "foaf:name": inspector,
    });
    json!({
        "@id": id,
        "@type": ["earl:Assertor", "foaf:Group"],
        "earl:mainAssertor": person,
        "foaf:member": TOOL,
    })
}

/// A rule: what holds when it is passed, and where that stands.
fn test(assessment: &Assessment, rule: &Rule) -> Value {
    let code = figures::standard_code(assessment.checklist.catalog(), rule);
    json!({
        "@id": iri("rule", &[rule.id.as_str()]),
        "@type": ["earl:TestCriterion", "earl:TestRequirement"],
        "dct:identifier": rule.id.as_str(),
        "dct:title": both(&rule.title),
        "dct:bibliographicCitation": format!("{code}, {}", rule.clause),
        "dct:isPartOf": iri("standard", &[rule.standard.as_str()]),
        "tantu:impact": rule.impact.to_string(),
    })
}

fn standard(assessment: &Assessment, rule: &Rule) -> Value {
    let mut node = json!({
        "@id": iri("standard", &[rule.standard.as_str()]),
        "@type": "dct:Standard",
        "dct:identifier": figures::standard_code(assessment.checklist.catalog(), rule),
    });
    if let Some(standard) = assessment.checklist.catalog().standard(rule.standard.as_str()) {
        node["dct:title"] = both(&standard.title);
        node["dct:publisher"] = both(&standard.issuer);
    }
    node
}

fn site(assessment: &Assessment, key: &str) -> Value {
    let site = &assessment.survey.site;
    let mut node = json!({
        "@id": iri("site", &[key]),
        "@type": "earl:TestSubject",
        "dct:identifier": site.id,
        "dct:title": site.label,
    });
    place(&mut node, site.position);
    node
}

fn thing(assessment: &Assessment, key: &str, at: usize) -> Value {
    let item = &assessment.survey.items[at];
    let outer = item.parent.and_then(|p| assessment.survey.items.get(p.0 as usize));
    let element = assessment.checklist.catalog().element(item.element);
    let mut node = json!({
        "@id": iri("item", &[key, &item.id]),
        "@type": "earl:TestSubject",
        "dct:identifier": item.id,
        "dct:title": item.name(),
        "dct:type": both(&element.title),
        "dct:isPartOf": outer.map_or_else(|| iri("site", &[key]), |o| iri("item", &[key, &o.id])),
        "tantu:element": element.id.as_str(),
    });
    place(&mut node, item.position());
    node
}

fn place(node: &mut Value, position: Option<crate::survey::Position>) {
    if let Some(at) = position {
        let degrees = |d: f64| json!({ "@value": format!("{d:.7}"), "@type": "xsd:decimal" });
        node["geo:long"] = degrees(at.lon);
        node["geo:lat"] = degrees(at.lat);
    }
}

fn assertion(assessment: &Assessment, key: &str, finding: &Finding, assertor: &str, system: System) -> Value {
    let (rule, item) = (assessment.rule(finding), assessment.item(finding));
    let told = |lang| {
        let told = assessment.explain(finding, &Style { lang, system });
        (figures::measured_text(&told, lang), told.limit, told.reason)
    };
    let (zh, en) = (told(Lang::Zh), told(Lang::En));
    let mut result = json!({
        "@type": "earl:TestResult",
        "earl:outcome": format!("earl:{}", finding.outcome.as_str()),
        "dct:description": both(&Text { zh: zh.2, en: en.2 }),
        "tantu:limit": both(&Text { zh: zh.1, en: en.1 }),
        "tantu:reason": finding.reason.code(),
    });
    if !zh.0.is_empty() {
        result["tantu:measured"] = both(&Text { zh: zh.0, en: en.0 });
    }
    if let Some(date) = assessment.survey.surveyed {
        result["dct:date"] = date.to_string().into();
    }
    let waiver = finding.waiver.and_then(|w| assessment.survey.waivers.get(usize::from(w)));
    if let Some(waiver) = waiver {
        result["tantu:waivedUntil"] = waiver.until.to_string().into();
    }
    json!({
        "@id": iri("finding", &[key, &item.id, rule.id.as_str()]),
        "@type": "earl:Assertion",
        "earl:assertedBy": assertor,
        "earl:subject": iri("item", &[key, &item.id]),
        "earl:test": iri("rule", &[rule.id.as_str()]),
        "earl:mode": mode(assessment, rule),
        "earl:result": result,
        "tantu:barrier": finding.is_barrier(),
    })
}

/// Who decides: the program, on a person's figures, or the person, who says how it is.
fn mode(assessment: &Assessment, rule: &Rule) -> &'static str {
    let catalog = assessment.checklist.catalog();
    let figure = rule.check.fields().iter().any(|f| {
        let fields = &catalog.element(f.of.unwrap_or(rule.element)).fields;
        fields.get(usize::from(f.field.0)).is_some_and(|f| matches!(f.kind, FieldKind::Quantity(_)))
    });
    if figure { "earl:semiAuto" } else { "earl:manual" }
}

/// A text in both languages.
fn both(text: &Text) -> Value {
    let of = |lang: Lang| json!({ "@value": text.get(lang), "@language": lang.tag() });
    Lang::ALL.map(of).into_iter().collect()
}

/// Returns `urn:tantu:kind:part/part`, every sign escaped that is more than a letter, a digit or one of `-._~`.
fn iri(kind: &str, parts: &[&str]) -> String {
    let mut iri = format!("urn:tantu:{kind}:");
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            iri.push('/');
        }
        for byte in part.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                iri.push(char::from(byte));
            } else {
                let _ = write!(iri, "%{byte:02X}");
            }
        }
    }
    iri
}
