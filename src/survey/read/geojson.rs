//! `GeoJSON` of points with one item a feature, whose properties a mapping explains: read as a table with the
//! properties as columns, and `lon` and `lat` of the point beside them.

use std::collections::BTreeSet;
use std::io::Read;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Job, Reader, csv_wide};
use crate::diag::{Code, Diagnostic, Source};

pub(super) const READER: Reader = Reader { name: "geojson", extensions: &["geojson"], mapped: true, read };

/// A collection, as far as it is read.
#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    properties: Option<Map<String, Value>>,
    #[serde(default)]
    geometry: Value,
}

impl Feature {
    /// The coordinates of a point; nothing where there is none, as for a blank cell.
    fn point(&self) -> [Option<f64>; 2] {
        let at = &self.geometry["coordinates"];
        [at[0].as_f64(), at[1].as_f64()]
    }
}

fn read(job: &mut Job<'_>, input: &mut dyn Read) {
    let whole = || Source::new(job.source.file.clone(), "").whole();
    let mut bytes = Vec::new();
    if let Err(error) = input.read_to_end(&mut bytes) {
        return job.problems.push(super::io_problem(&job.source.file, &error));
    }
    let collection: Collection = match serde_json::from_slice(&bytes) {
        Ok(collection) => collection,
        Err(error) => {
            let bad = Diagnostic::error(Code::Syntax).with("format", "GeoJSON");
            return job.problems.push(bad.with("reason", error.to_string()).at(whole()));
        }
    };
    match table(&collection.features) {
        Ok(table) => {
            csv_wide::read_table(job, &mut table.as_slice(), Some(b','));
            // A row is a feature; the header of the table is no line of the file.
            job.problems.renumber(|line| line.saturating_sub(1));
        }
        Err(error) => {
            let bad = Diagnostic::error(Code::FileUnreadable).with("reason", error.to_string());
            job.problems.push(bad.with("cause", "other").at(whole()));
        }
    }
}

/// The features as a table.
fn table(features: &[Feature]) -> Result<Vec<u8>, csv::Error> {
    let keys: BTreeSet<&str> =
        features.iter().flat_map(|f| f.properties.iter().flat_map(Map::keys)).map(String::as_str).collect();
    // The point is the position, whatever properties of these names say.
    let keys: Vec<&str> = keys.into_iter().filter(|k| !["lon", "lat"].contains(k)).collect();
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(keys.iter().copied().chain(["lon", "lat"]))?;
    for feature in features {
        let cell = |key: &&str| match feature.properties.as_ref().and_then(|p| p.get(*key)) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.replace(['\r', '\n'], " "),
            Some(other) => other.to_string(),
        };
        let at = feature.point().map(|x| x.map(|x| x.to_string()).unwrap_or_default());
        table.write_record(keys.iter().map(cell).chain(at))?;
    }
    table.into_inner().map_err(|e| e.into_error().into())
}
