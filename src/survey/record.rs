//! The record of one visit to one site, as TOML and JSON write it, becomes a [`Survey`].

use std::str::FromStr;

use super::builder::Builder;
use super::built::Built;
use super::model::{Item, ItemMore, ReadingMore, Readings, Resident, Route, Site, SourceRef, Survey, Waiver};
use super::position::{crs, position};
use super::problem::{refusal, suggest};
use super::resident::resident;
use super::value::read_value;
use crate::checklist::{Catalog, Construction, Element, Field, FieldIx, Group, ProfileId};
use crate::crs::Crs;
use crate::diag::{Code, Diagnostic, Source};
use crate::document::{Node, Table, unknown};

/// The version of the record format that this program reads and writes.
pub const SCHEMA: i64 = 1;

/// What a record is read against.
struct Reader<'a> {
    catalog: &'a Catalog,
    source: &'a Source,
    decimal_comma: bool,
    /// Nothing if the record names one that nobody knows.
    crs: Option<Crs>,
}

/// Reads a record; nothing if it has no site or is of another version. Problems that show only when
/// the whole record is known go to `late`.
pub(super) fn read(
    root: Table<'_>,
    source: &Source,
    from: &SourceRef,
    catalog: &Catalog,
    late: &mut dyn FnMut(Diagnostic),
) -> Option<Survey> {
    let version = root.need("schema")?;
    let number = version.int()?;
    if number != SCHEMA {
        let found = Diagnostic::error(Code::SchemaVersion).with("found", number.to_string());
        version.problem(found.with("supported", SCHEMA.to_string()));
        return None;
    }
    let decimal_comma = root.get("decimal_comma").and_then(|n| n.bool()).unwrap_or_default();
    let crs = root.get("crs").map_or(Some(Crs::Wgs84), |n| crs(&n));
    let reader = Reader { catalog, source, decimal_comma, crs };
    let site = site(&root, crs);
    let survey = Survey {
        source: from.clone(),
        site: site.unwrap_or_default(),
        profile: root.get("profile").and_then(|n| reader.profile(&n)),
        surveyed: root.get("surveyed").and_then(|n| n.date()),
        inspector: text(&root, "inspector"),
        construction: construction(&root),
        built: root.get("built").and_then(|n| built(&n)),
        note: text(&root, "note"),
        items: Vec::new(),
        routes: Vec::new(),
        waivers: Vec::new(),
        // One that cannot be read is a resident all the same.
        resident: root
            .get("resident")
            .map(|n| resident(&n, catalog).unwrap_or_else(|| Resident::with_limitations(Vec::new()))),
    };
    let mut builder = Builder::new(survey);
    for table in root.get("item").map(|n| n.tables()).unwrap_or_default() {
        reader.item(&table, &mut builder);
        table.finish();
    }
    for table in root.get("route").map(|n| n.tables()).unwrap_or_default() {
        let route = route(&table, &builder);
        table.finish();
        builder.survey().routes.extend(route);
    }
    for table in root.get("waiver").map(|n| n.tables()).unwrap_or_default() {
        let waiver = reader.waiver(&table, &mut builder);
        table.finish();
        builder.survey().waivers.extend(waiver);
    }
    let survey = builder.finish(late);
    root.finish();
    (!survey.site.id.is_empty()).then_some(survey)
}

impl Reader<'_> {
    fn profile(&self, node: &Node<'_>) -> Option<ProfileId> {
        let name = node.str()?;
        let profiles = self.catalog.profiles();
        if let Some(found) = profiles.iter().find(|p| p.id.as_str() == name) {
            return Some(found.id.clone());
        }
        let known: Vec<&str> = profiles.iter().map(|p| p.id.as_str()).collect();
        node.problem(unknown(Code::SurveyUnknownProfile, "profile", name, &known));
        None
    }

    fn item(&self, table: &Table<'_>, builder: &mut Builder) {
        let id = table.need("id").and_then(|n| Some((not_empty(&n)?, n)));
        let element = table.need("element").and_then(|node| {
            let name = node.str()?;
            let found = self.catalog.find_element(name);
            if found.is_none() {
                let known: Vec<&str> = self.catalog.elements().iter().map(|e| e.id.as_str()).collect();
                node.problem(unknown(Code::SurveyUnknownElement, "element", name, &known));
            }
            found
        });
        let more = ItemMore {
            position: table.get("position").and_then(|n| position(&n, self.crs?)),
            floor: table.get("floor").and_then(|n| n.scalar()).filter(|s| !s.is_empty()),
            built: table.get("built").and_then(|n| built(&n)),
            photos: words(table, "photo"),
            note: text(table, "note"),
        };
        let parent = table.get("parent").and_then(|n| Some((not_empty(&n)?, self.source.place(n.span()))));
        let label = text(table, "label");
        let construction = construction(table);
        let measured = table.get("measured").and_then(|n| n.table());
        let (Some((id, id_node)), Some(element)) = (id, element) else { return };
        let readings = measured.map(|m| self.readings(&m, self.catalog.element(element))).unwrap_or_default();
        let more = (more != ItemMore::default()).then(|| Box::new(more));
        let item = Item { id: id.clone(), element, label, parent: None, construction, readings, more };
        if builder.add(item, parent).is_none() {
            id_node.problem(Diagnostic::error(Code::SurveyDuplicateItem).with("item", id));
        }
    }

    fn readings(&self, table: &Table<'_>, element: &Element) -> Readings {
        let mut readings = Readings::default();
        for node in table.entries() {
            if let Some((at, field)) = element.field(&node.key) {
                self.reading(&node, at, field, &mut readings);
            } else {
                let known: Vec<&str> = element.fields.iter().map(|f| f.id.as_str()).collect();
                let found = unknown(Code::SurveyUnknownField, "field", &node.key, &known);
                table.problem(found.with("element", element.id.as_str()), node.key_span());
            }
        }
        readings
    }

    /// Reads `slope = "1:12"` or `slope = { value = "1:12", with = "digital-level" }`.
    fn reading(&self, node: &Node<'_>, at: FieldIx, field: &Field, readings: &mut Readings) {
        let mut more = ReadingMore::default();
        let mut value = Some(node.clone());
        let mut raw = String::new();
        if node.is_table() {
            let Some(table) = node.table() else { return };
            value = table.need("value");
            more = ReadingMore {
                uncertainty: None,
                with: table.get("with").and_then(|n| self.instrument(&n)),
                photos: words(&table, "photo"),
                note: text(&table, "note"),
                by: text(&table, "by"),
            };
            if let Some(spread) = text(&table, "uncertainty") {
                raw = format!(" ± {spread}");
            }
            table.finish();
        }
        let Some(value) = value else { return };
        let Some(mut typed) = value.scalar() else { return };
        typed.truncate(typed.trim_end().len());
        if typed.trim_start().is_empty() {
            // A blank of the form: not measured.
            return;
        }
        typed.push_str(&raw);
        match read_value(field, typed.trim(), self.decimal_comma) {
            Ok((found, uncertainty)) => {
                more.uncertainty = uncertainty;
                let more = (more != ReadingMore::default()).then(|| Box::new(more));
                readings.set(at, found, typed.trim(), more);
            }
            Err(error) => {
                value.problem(refusal(error, field, typed.trim()));
                readings.refuse(at, typed.trim());
            }
        }
    }

    fn instrument(&self, node: &Node<'_>) -> Option<crate::checklist::InstrumentIx> {
        let name = node.str()?;
        let found = self.catalog.find_instrument(name);
        if found.is_none() {
            let known: Vec<&str> = self.catalog.instruments().iter().map(|i| i.id.as_str()).collect();
            node.problem(unknown(Code::SurveyUnknownInstrument, "instrument", name, &known));
        }
        found
    }

    fn waiver(&self, table: &Table<'_>, builder: &mut Builder) -> Option<Waiver> {
        let rule = table.need("rule").and_then(|node| {
            let name = node.str()?;
            let found = self.catalog.rule(name).map(|r| r.id.clone());
            if found.is_none() {
                let known: Vec<&str> = self.catalog.rules().iter().map(|r| r.id.as_str()).collect();
                node.problem(suggest(
                    Diagnostic::error(Code::SurveyUnknownRule).with("rule", name),
                    name,
                    &known,
                ));
            }
            found
        });
        // A waiver for an item that is not there must not become one for all items.
        let item = match table.get("item") {
            None => Some(None),
            Some(node) => item_of(&node, builder).map(Some),
        };
        let reason = table.need("reason").and_then(|n| not_empty(&n));
        let by = table.need("by").and_then(|n| not_empty(&n));
        let until_node = table.need("until");
        let until = until_node.as_ref().and_then(Node::date);
        if let (Some(node), Some(until), Some(visit)) = (&until_node, until, builder.survey().surveyed)
            && until < visit
        {
            node.problem(
                Diagnostic::warning(Code::SurveyWaiverExpired)
                    .with("until", until.to_string())
                    .with("surveyed", visit.to_string()),
            );
        }
        Some(Waiver { rule: rule?, item: item?, reason: reason?, by: by?, until: until? })
    }
}

/// `site = "id"`, or a table with its label, area and address; the position stands beside it.
fn site(root: &Table<'_>, crs: Option<Crs>) -> Option<Site> {
    let node = root.need("site")?;
    let position = root.get("position").and_then(|n| position(&n, crs?));
    if !node.is_table() {
        let id = not_empty(&node)?;
        return Some(Site { label: id.clone(), id, position, ..Site::default() });
    }
    let table = node.table()?;
    let id = table.need("id").and_then(|n| not_empty(&n));
    let label = text(&table, "label");
    let (area, address) = (text(&table, "area"), text(&table, "address"));
    table.finish();
    let id = id?;
    Some(Site { label: label.unwrap_or_else(|| id.clone()), id, position, area, address })
}

fn route(table: &Table<'_>, builder: &Builder) -> Option<Route> {
    let to = table.need("to").and_then(|n| not_empty(&n));
    let via = table.need("via").map(|n| n.array()).unwrap_or_default();
    let items: Vec<_> = via.iter().filter_map(|n| item_of(n, builder)).collect();
    let mut groups = Vec::new();
    let named = table.get("groups").map(|n| n.array()).unwrap_or_default();
    for node in &named {
        let known: Vec<&str> = Group::ALL.iter().map(|g| g.as_str()).collect();
        groups.extend(word::<Group>(node, "groups", &known));
    }
    // A way with a stretch or for people that nobody knows is no way that could be judged.
    let whole = items.len() == via.len() && !items.is_empty() && groups.len() == named.len();
    whole.then_some(Route { to: to?, via: items, groups: groups.into_iter().collect() })
}

fn item_of(node: &Node<'_>, builder: &Builder) -> Option<super::model::ItemIx> {
    let name = node.str()?;
    builder.named(name).map_err(|d| node.problem(d)).ok()
}

/// Reads `built = 2014`, or the day where the record knows it.
fn built(node: &Node<'_>) -> Option<Built> {
    if node.is_int() { year(node).map(Built::Year) } else { node.date().map(Built::Day) }
}

fn year(node: &Node<'_>) -> Option<i16> {
    let number = node.int()?;
    let year = i16::try_from(number).ok().filter(|y| (1000..=2999).contains(y));
    if year.is_none() {
        let found =
            Diagnostic::error(Code::SurveyValue).with("key", "built").with("value", number.to_string());
        node.problem(found.with("known", "1000 … 2999").with("suggestion", "").with("has_suggestion", "no"));
    }
    year
}

fn construction(table: &Table<'_>) -> Option<Construction> {
    let known: Vec<&str> = Construction::ALL.iter().map(|c| c.as_str()).collect();
    word(&table.get("construction")?, "construction", &known)
}

/// Reads a word of a closed vocabulary.
pub(super) fn word<T: FromStr>(node: &Node<'_>, key: &str, known: &[&str]) -> Option<T> {
    let name = node.str()?;
    let found = name.parse().ok();
    if found.is_none() {
        node.problem(unknown(Code::SurveyValue, "value", name, known).with("key", key));
    }
    found
}

/// Returns a text that is there and says something.
pub(super) fn text(table: &Table<'_>, key: &'static str) -> Option<String> {
    let text = table.get(key)?.str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn not_empty(node: &Node<'_>) -> Option<String> {
    let text = node.scalar()?;
    let text = text.trim();
    if text.is_empty() {
        node.problem(Diagnostic::error(Code::MissingKey).with("key", node.key.to_string()));
    }
    (!text.is_empty()).then(|| text.to_owned())
}

/// Returns one word or several: `photo = "a.jpg"`, `photo = ["a.jpg", "b.jpg"]`.
fn words(table: &Table<'_>, key: &'static str) -> Vec<String> {
    let Some(node) = table.get(key) else { return Vec::new() };
    let found = if node.is_array() { node.strings() } else { node.str().into_iter().collect() };
    found.into_iter().filter(|s| !s.trim().is_empty()).map(str::to_owned).collect()
}
