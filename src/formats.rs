//! The output formats: a new one is one file and one line in [`EXPORTERS`].

use crate::diag::Diagnostic;
use crate::report;

pub use crate::export::{Batch, ExportError, Exporter, Kind, Look, Only, Photos, Settings};

/// Every output format, in the order of the help text; of two with one extension the first is meant by it.
pub static EXPORTERS: &[&dyn Exporter] = &[
    &report::terminal::Human,
    &report::json::Json,
    &report::json::JsonLines,
    &report::csv::Findings,
    &report::csv::Barriers,
    #[cfg(feature = "pdf")]
    &report::pdf::Pdf,
    #[cfg(feature = "html")]
    &report::html::Html,
    &report::markdown::Markdown,
    #[cfg(feature = "xlsx")]
    &report::xlsx::Xlsx::EXCEL,
    &report::earl::Earl,
    #[cfg(feature = "map")]
    &crate::map::geojson::GeoJson,
    #[cfg(feature = "map")]
    &crate::map::gpkg::GeoPackage,
    #[cfg(feature = "map")]
    &crate::map::fgb::FlatGeobuf,
    #[cfg(feature = "map")]
    &crate::map::html::WebMap::PLAIN,
];

/// Returns why a format does not write what the settings ask for, if it does not.
///
/// ```
/// use tantu::formats::{Only, Settings, refusal};
///
/// let settings = Settings { only: Only::Failed, ..Settings::default() };
/// assert!(refusal(&settings, "json").is_some(), "a file of data cannot say that it is not the whole");
/// assert!(refusal(&Settings::default(), "json").is_none());
/// ```
pub fn refusal(settings: &Settings, format: &str) -> Option<Diagnostic> {
    let names: Vec<&str> = EXPORTERS.iter().map(|e| e.name()).collect();
    report::kinds::refusal(settings, format, &names)
}

/// Returns the format of a name, such as `json`.
///
/// ```
/// use tantu::formats::{Batch, Settings, exporter};
/// use tantu::privacy::{Audience, release};
///
/// let release = release(&[], Audience::Public);
/// let batch = Batch { release: &release, settings: Settings::default(), photos: None };
/// let mut out = Vec::new();
/// exporter("barriers").expect("it is listed").write(&batch, &mut out)?;
/// assert!(out.starts_with("\u{feff}site,site_label,".as_bytes()));
/// # Ok::<(), tantu::formats::ExportError>(())
/// ```
pub fn exporter(name: &str) -> Option<&'static dyn Exporter> {
    EXPORTERS.iter().copied().find(|e| e.name() == name)
}

/// Returns the format that files of an extension have, such as `geojson`; letter case is free.
///
/// ```
/// use tantu::formats::exporter_for_extension;
///
/// assert_eq!(exporter_for_extension("GeoJSON").map(|e| e.name()), Some("geojson"));
/// ```
pub fn exporter_for_extension(extension: &str) -> Option<&'static dyn Exporter> {
    EXPORTERS.iter().copied().find(|e| e.extension().eq_ignore_ascii_case(extension))
}
