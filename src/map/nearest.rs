//! The nearest facility of every place → a table or `GeoJSON`: one row a place, with columns for each group.

use std::io::{self, Write as _};

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::area::{AreaId, Boundaries};
use crate::checklist::{Group, GroupSet};
use crate::coverage::{Nearest, Place, Question, covered_places, nearest};
use crate::export::{ExportError, Settings};
use crate::map::collection::union;
use crate::privacy::Release;
use crate::report::csv::safe;
use crate::report::figures;
use crate::report::json::Tool;
use crate::report::palette::Tone;

/// The version of the columns; new ones only ever come at the end.
const SCHEMA: u32 = 1;

/// Every place of a demand with the nearest facility for each group, as a release may show it.
#[derive(Debug)]
pub struct NearestTable<'a> {
    release: &'a Release<'a>,
    question: Question<'a>,
    boundaries: &'a Boundaries,
    groups: Vec<Group>,
    /// By group, then by place.
    found: Vec<Vec<Nearest>>,
    states: Vec<(GroupSet, GroupSet)>,
    keys: Vec<String>,
}

impl<'a> NearestTable<'a> {
    /// Looks for the nearest facilities of each place of a question.
    pub fn of(release: &'a Release<'a>, question: Question<'a>, boundaries: &'a Boundaries) -> Self {
        let groups: Vec<Group> = question.groups.iter().collect();
        let found = groups.iter().map(|g| nearest(question.demand, question.facilities, *g)).collect();
        let states = covered_places(&question);
        let keys = figures::keys(release.assessments());
        Self { release, question, boundaries, groups, found, states, keys }
    }

    /// Returns how many places are left out, because so few people are there that each may be a home.
    pub fn hidden(&self) -> usize {
        self.question.demand.iter().filter(|p| !self.may_show(p)).count()
    }

    fn may_show(&self, place: &Place) -> bool {
        self.release.is_internal() || self.question.demand.may_show(place)
    }

    /// Returns the places that may be shown, with their numbers from 1.
    fn shown(&self) -> impl Iterator<Item = (usize, Place)> {
        self.question.demand.iter().enumerate().filter(|(_, place)| self.may_show(place))
    }

    /// Returns the names of the columns: of the place, then of each group.
    pub fn columns(&self) -> Vec<String> {
        let own = ["place", "area", "area_name", "people", "within", "internal"].map(str::to_owned);
        let of = |group: &Group| {
            let name = group.as_str().replace('-', "_");
            ["state", "nearest", "metres", "possible", "possible_metres"].map(|c| format!("{name}_{c}"))
        };
        own.into_iter().chain(self.groups.iter().flat_map(of)).collect()
    }

    /// Returns the values of a place, one a column.
    fn values(&self, at: usize, place: &Place) -> Vec<Value> {
        let code = self.question.demand.area_of(place);
        let name = self.boundaries.name(&AreaId::from(code));
        let mut values = vec![
            json!(at + 1),
            if code.is_empty() { Value::Null } else { json!(code) },
            json!(name),
            json!(place.people.number()),
            json!(self.question.within),
            json!(self.release.is_internal()),
        ];
        let (open, unknown) = self.states[at];
        for (group, found) in self.groups.iter().zip(&self.found) {
            let state = match (open.contains(*group), unknown.contains(*group)) {
                (true, _) => "covered",
                (false, true) => "unknown",
                (false, false) => "not-covered",
            };
            values.push(state.into());
            for near in [found[at].open, found[at].possible] {
                values.push(near.map_or(Value::Null, |(facility, _)| self.name(facility).into()));
                values.push(near.map_or(Value::Null, |(_, metres)| json!((metres * 10.0).round() / 10.0)));
            }
        }
        values
    }

    /// Returns how a place is shown: by the group that is worst off.
    fn tone(&self, at: usize) -> Tone {
        let (open, unknown) = self.states[at];
        let groups = self.question.groups.without(open);
        match (groups.without(unknown).is_empty(), groups.is_empty()) {
            (false, _) => Tone::Bad,
            (true, false) => Tone::Open,
            (true, true) => Tone::Good,
        }
    }

    /// The key of a facility, as the layers of a map have it: `library`, `library/R1`.
    fn name(&self, facility: usize) -> String {
        let facility = &self.question.facilities[facility];
        let site = self.keys.get(facility.assessment).cloned().unwrap_or_default();
        let items = self.release.assessments().get(facility.assessment).map(|a| &a.survey.items);
        let item = facility.item.and_then(|i| items?.get(i.0 as usize));
        item.map_or(site.clone(), |item| format!("{site}/{}", figures::escape(&item.id)))
    }

    /// Writes the table for spreadsheets: longitude and latitude, then the columns.
    pub fn csv(&self, out: &mut dyn io::Write) -> Result<(), ExportError> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut table = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
        let columns = ["lon", "lat"].into_iter().map(str::to_owned).chain(self.columns());
        table.write_record(columns)?;
        let cell = |value: &Value| match value {
            Value::Null => String::new(),
            Value::String(text) => safe(text).into_owned(),
            other => other.to_string(),
        };
        for (at, place) in self.shown() {
            let here = [place.lon, place.lat].map(|degrees| format!("{degrees:.7}"));
            table.write_record(here.into_iter().chain(self.values(at, &place).iter().map(cell)))?;
        }
        table.flush()?;
        Ok(())
    }

    /// Writes the places as points, streamed.
    pub fn geojson(&self, settings: &Settings, out: &mut dyn io::Write) -> Result<(), ExportError> {
        let mut out = io::BufWriter::with_capacity(1 << 16, out);
        let internal = self.release.is_internal();
        let head = json!({
            "schema": SCHEMA, "tool": Tool::THIS, "date": settings.date.map(|d| d.to_string()),
            "internal": internal, "notice": internal.then(|| figures::both("export-internal")),
            "hidden": self.hidden(), "demand_is_public": self.question.demand.is_declared_public(),
        });
        let mut bounds = None;
        let head = head.to_string();
        // The members of the object without its own braces: the last of them may be an object itself.
        let members = head.strip_prefix('{').and_then(|h| h.strip_suffix('}')).unwrap_or_default();
        write!(out, r#"{{"type":"FeatureCollection",{members},"features":["#)?;
        let columns = self.columns();
        let seven = |degrees: f64| (degrees * 1e7).round() / 1e7;
        for (number, (at, place)) in self.shown().enumerate() {
            if number > 0 {
                out.write_all(b",")?;
            }
            let here @ [lon, lat] = [seven(place.lon), seven(place.lat)];
            bounds = Some(union(bounds, [lon, lat, lon, lat]));
            let feature = Feature {
                r#type: "Feature",
                id: format!("place/{}", at + 1),
                geometry: json!({ "type": "Point", "coordinates": here }),
                properties: Properties(&columns, self.values(at, &place), self.tone(at)),
            };
            serde_json::to_writer(&mut out, &feature)?;
        }
        out.write_all(b"]")?;
        if let Some(bounds) = bounds {
            write!(out, r#","bbox":{}"#, json!(bounds))?;
        }
        out.write_all(b"}\n")?;
        Ok(out.flush()?)
    }
}

#[derive(Serialize)]
struct Feature<'a> {
    r#type: &'static str,
    id: String,
    geometry: Value,
    properties: Properties<'a>,
}

/// The columns with their values, in their order, then how the place is shown (simplestyle).
struct Properties<'a>(&'a [String], Vec<Value>, Tone);

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let paint = self.2.paint();
        let style: [(&str, Value); 3] = [
            ("marker-color", paint.hex().into()),
            ("marker-symbol", paint.symbol.into()),
            ("marker-size", "small".into()),
        ];
        let own = self.0.iter().map(String::as_str).zip(&self.1);
        serializer.collect_map(own.chain(style.iter().map(|(name, value)| (*name, value))))
    }
}
