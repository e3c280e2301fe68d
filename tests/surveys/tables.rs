//! Tables: the long form, and the wide form through its mapping.

use tantu::diag::Source;
use tantu::quantity::{self, Kind, ParseOptions};
use tantu::survey::{Mapping, ReadOptions, SourceRef, Value, for_each, read, reader};

use super::{catalog, mapped, only, raw, records, rendered};

pub(super) const RAMPS: &str = "\
OBJECTID;Site;Datum;SLOPE;WIDTH;RAIL;STATUS;X;Y
1;a;1535587200000;6,7;4,0;Yes;Active;-96,8;43,5
2;a;1535587200000;0,0;4,5;No;Active;;
3;b;1535587200000;8,4;;Unknown;Active;;
4;a;1535673600000;8,4;4;;Active;;
5;a;1535587200000;8,4;4;;Removed;;

6;a;;5,0 %;4;;Active;;
";

const RAMPS_MAP: &str = r#"
schema = 1
element = "ramp"
site = { column = "Site" }
id = "OBJECTID"
surveyed = { column = "Datum", format = "epoch_ms" }
delimiter = ";"
decimal_comma = true
skip_rows_where = [{ column = "STATUS", is_not = ["Active"] }]

[[field]]
field = "slope"
column = "SLOPE"
unit = "%"
with = "digital-level"
not_measured = ["0,0"]

[[field]]
field = "clear_width"
column = "WIDTH"
unit = "ft"

[[field]]
field = "handrails_both_sides"
column = "RAIL"
values = { Yes = "yes", No = "no" }
not_measured = ["Unknown"]

[[field]]
field = "rise"
value = "300 mm"
"#;

#[test]
fn a_wide_table_is_read_through_its_mapping() {
    let found = mapped(RAMPS_MAP, RAMPS.as_bytes());
    assert!(found.diagnostics.is_empty(), "{}", rendered(&found.diagnostics));
    let shown: Vec<String> = found
        .surveys
        .iter()
        .map(|s| {
            let items: Vec<String> = (0..s.items.len())
                .map(|i| {
                    let cell = |field| raw(s, i, field).unwrap_or("–");
                    format!(
                        "{} {} {} {} {}",
                        s.items[i].id,
                        cell("slope"),
                        cell("clear_width"),
                        cell("handrails_both_sides"),
                        cell("rise")
                    )
                })
                .collect();
            format!("{} {:?}: {}", s.site.id, s.surveyed, items.join(" | "))
        })
        .collect();
    assert_eq!(
        shown,
        [
            "a Some(2018-08-30): 1 6,7 4,0 Yes 300 mm | 2 – 4,5 No 300 mm",
            "b Some(2018-08-30): 3 8,4 – – 300 mm",
            "a Some(2018-08-31): 4 8,4 4 – 300 mm",
            "a None: 6 5,0 % 4 – 300 mm",
        ]
    );
    let (at, _) = catalog().element(found.surveys[0].items[0].element).field("clear_width").unwrap();
    let width = found.surveys[0].items[0].readings.get(at).unwrap();
    assert_eq!(
        width.value,
        Value::Quantity(quantity::parse("4 ft", Kind::Length, &ParseOptions::default()).unwrap().quantity)
    );
}

#[test]
fn parts_make_up_the_whole() {
    let mapping = Mapping::read(&Source::new("m", RAMPS_MAP), catalog()).unwrap();
    let options = ReadOptions { mapping: Some(&mapping), ..ReadOptions::default() };
    let wide = reader("csv-wide").unwrap();
    let whole = read(wide, "t", RAMPS.as_bytes(), catalog(), &options);
    for rows in 1..8 {
        let mut items = Vec::new();
        let source = SourceRef { file: "t".into(), ..SourceRef::default() };
        let found = for_each(wide, &source, RAMPS.as_bytes(), catalog(), &options, rows, |part| {
            assert!(part.items.len() <= rows);
            items.extend(part.items.into_iter().map(|i| (part.site.id.clone(), part.surveyed, i)));
        });
        assert_eq!(found, whole.diagnostics);
        let all = whole
            .surveys
            .iter()
            .flat_map(|s| s.items.iter().map(|i| (s.site.id.clone(), s.surveyed, i.clone())));
        let mut all: Vec<_> = all.collect();
        all.sort_by(|a, b| a.2.id.cmp(&b.2.id));
        items.sort_by(|a, b| a.2.id.cmp(&b.2.id));
        assert_eq!(items, all);
    }
}

#[test]
fn the_long_form_is_parted_as_its_header_is() {
    for separator in [",", ";", "\t"] {
        let text = "site,item,element,field,value,unit,with,note\nhall,R1,ramp,slope,8.4,%,digital-level,a\n\
                    hall,R1,ramp,rise,300,mm,,\nhall,R1,ramp,clear_width,,mm,,\n"
            .replace(',', separator);
        let survey = only(records("csv", text));
        assert_eq!(raw(&survey, 0, "slope"), Some("8.4 %"));
        assert_eq!(raw(&survey, 0, "rise"), Some("300 mm"));
        assert_eq!(raw(&survey, 0, "clear_width"), None);
    }
}

#[test]
fn points_of_geojson_are_a_table_of_their_properties() {
    let map = "schema = 1\nelement = \"ramp\"\nsite = { column = \"NAME\" }\nid = \"NO\"\n\
               position = { lon = \"lon\", lat = \"lat\" }\n[[field]]\nfield = \"slope\"\ncolumn = \"SLOPE\"\nunit = \"%\"\n";
    let mapping = Mapping::read(&Source::new("m.toml", map), catalog()).unwrap();
    let options = ReadOptions { mapping: Some(&mapping), ..ReadOptions::default() };
    let file = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","geometry":{"type":"Point","coordinates":[103.2,35.6,2000]},"properties":{"NAME":"a","NO":7,"SLOPE":6.7,"lon":1}},
        {"type":"Feature","geometry":null,"properties":{"NAME":"b \"x\", y","NO":"8","SLOPE":null}},
        {"type":"Feature","geometry":{"type":"Point","coordinates":[35.6,103.2]},"properties":{"NAME":"c","NO":9,"SLOPE":"steep"}}]}"#;
    let read =
        |file: &str| read(reader("geojson").unwrap(), "points.geojson", file.as_bytes(), catalog(), &options);
    let found = read(file);
    let shown: Vec<(&str, &str, bool)> = found
        .surveys
        .iter()
        .map(|s| (s.site.id.as_str(), s.items[0].id.as_str(), s.items[0].position().is_some()))
        .collect();
    assert_eq!(shown, [("a", "7", true), ("b \"x\", y", "8", false), ("c", "9", false)]);
    let place = found.surveys[0].items[0].position().unwrap();
    assert_eq!((place.lon, place.lat), (103.2, 35.6));
    // Problems are told by the number of the feature.
    let lines: Vec<usize> = found.diagnostics.iter().map(|d| d.place.as_ref().unwrap().line).collect();
    assert_eq!(lines, [3, 3], "{}", rendered(&found.diagnostics));
    for bad in ["", "{", "[]", r#"{"type":"FeatureCollection"}"#, r#"{"features":[]}"#] {
        let found = read(bad);
        assert!(found.surveys.is_empty() && !found.diagnostics.is_empty(), "{bad}");
    }
}
