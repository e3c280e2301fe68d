//! Accessibility audits of facilities and home modifications: field records in; verdicts, scores,
//! reports and maps out.
//!
//! # Steps
//! 1. [`checklist::Catalog`] and a profile's name give a [`checklist::Checklist`]: the rules that count.
//! 2. [`survey`] reads field records; what is wrong with them comes back as [`diag::Diagnostic`]s.
//! 3. [`finding::audit`] holds every rule against every item: a [`finding::Finding`] each.
//! 4. [`score`] makes scores with bounds, verdicts per group and barriers in order of them;
//!    [`assessment::assess`] does 3 and 4 at once.
//! 5. [`privacy::release`] lets out what an audience may see.
//! 6. [`formats`] writes it: reports and maps.
//!
//! ```
//! use tantu::assessment::assess;
//! use tantu::checklist::{Catalog, Outcome};
//! use tantu::survey::{Item, Survey, read_value};
//!
//! let checklist = Catalog::builtin().checklist("public-building")?;
//! let ramp = Catalog::builtin().find_element("ramp").expect("it ships");
//! let (slope, field) = Catalog::builtin().element(ramp).field("slope").expect("it ships");
//!
//! let mut item = Item::new("R1", ramp);
//! item.readings.set(slope, read_value(field, "1:8", false)?.0, "1:8", None);
//! let mut survey = Survey::new("library");
//! survey.items.push(item);
//!
//! let assessment = assess(&checklist, survey, Default::default());
//! let rule = Catalog::builtin().find_rule("gb55019-ramp-slope").expect("it ships");
//! let finding = assessment.findings.iter().find(|f| f.rule == rule).expect("it applies");
//! assert_eq!(finding.outcome, Outcome::Failed);
//! assert!(assessment.scores.total.tested < 1.0, "the rest was not measured, and shows as that");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The library does no I/O but on what it is handed, and never asks the time. The layout and its
//! invariants stand in `docs/architecture.md`.

// The rooms in the order of the flow; each uses only those above it (tests/architecture.rs).
pub mod lang;

pub mod quantity;

pub mod crs;

pub mod diag;

pub mod document;

#[cfg(feature = "map")]
pub mod geopackage;

pub mod checklist;

pub mod survey;

pub mod area;

pub mod finding;

pub mod conformance;

pub mod score;

pub mod model;

pub mod assessment;

pub mod agreement;

pub mod lot;

pub mod compare;
pub mod retrofit;

pub mod privacy;

#[cfg(feature = "coverage")]
pub mod coverage;
#[cfg(feature = "map")]
pub mod rollup;

#[cfg(feature = "map")]
pub mod programme;

pub mod export;

pub mod report;

#[cfg(feature = "map")]
pub mod map;

pub mod formats;
