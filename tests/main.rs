//! All integration tests in one binary, in the order of the flow, so that linking happens once.

#![expect(clippy::disallowed_methods, reason = "tests read and write files where cargo tells them to")]

mod common;

mod architecture;
mod areas;
mod crs;
mod docs;
mod quantities;
mod readme;
mod samples;
mod surveys;

mod checklists;
mod conformance;
mod editions;
mod profiles;

mod measures;
mod scores;

mod acceptance;
mod agreement;
mod compare;
mod lots;
mod models;

mod laws;

mod coverage;
mod coverage_areas;
mod coverage_spread;
mod layers;
mod maps;
mod palette;
mod reports;
mod sheets;

mod earl;
mod privacy;
mod programme;
mod renderings;
mod rollups;
mod workbook;

mod pdf;

mod html;

mod field;
mod field_coverage;

mod judges;

mod basemap;
mod cli;
mod webmap;
