//! The styles that QGIS opens a layer with: by its column `sign`, a shape as well as a colour.

use std::fmt::Write as _;

use rusqlite::{Connection, params};

use crate::export::{ExportError, LayerName, LayerSet};
use crate::lang::{Lang, word};
use crate::map::class::Class;
use crate::map::layer::{Layers, Shape, sign};
use crate::report::palette::Tone;

/// Writes a style for each layer, and says that there are some.
pub(super) fn write(base: &Connection, lang: Lang, wanted: LayerSet, date: &str) -> Result<(), ExportError> {
    base.execute(
        "INSERT INTO gpkg_contents VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?, NULL, NULL, NULL, NULL, NULL)",
        params![date],
    )?;
    for layer in wanted.iter() {
        base.execute(
            "INSERT INTO layer_styles VALUES (NULL, '', '', ?, 'geom', 'tantu', ?, NULL, 1, ?, '', NULL, ?)",
            params![layer.as_str(), qml(layer, lang), layer.about(lang), date],
        )?;
    }
    Ok(())
}

/// The signs that the features of a layer can have.
fn tones(layer: LayerName) -> &'static [Tone] {
    match layer {
        LayerName::Barriers => &[Tone::Bad],
        LayerName::Untested => &[Tone::Open],
        LayerName::Coverage => &[Tone::Good, Tone::Open],
        LayerName::Breaks | LayerName::Gaps => &[Tone::Bad, Tone::Open],
        _ => &Tone::ALL,
    }
}

/// Returns the style of a layer in the language of QGIS.
fn qml(layer: LayerName, lang: Lang) -> String {
    if layer == LayerName::Areas {
        return classes(lang);
    }
    let (mut categories, mut symbols) = (String::new(), String::new());
    for (number, tone) in tones(layer).iter().enumerate() {
        let name = sign(*tone);
        let label = word(lang, &format!("map-sign-{name}"));
        let _ = write!(
            categories,
            r#"<category render="true" type="string" symbol="{number}" value="{name}" label="{}"/>"#,
            escaped(&label)
        );
        symbols += &symbol(number, Layers::shape(layer), *tone, layer);
    }
    document("sign", &categories, &symbols)
}

/// The style of the areas: a ground and a hatching for each class, and a dotted outline for what is untested.
fn classes(lang: Lang) -> String {
    let (mut categories, mut symbols) = (String::new(), String::new());
    for (number, class) in Class::ALL.into_iter().enumerate() {
        let _ = write!(
            categories,
            r#"<category render="true" type="string" symbol="{number}" value="{}" label="{}"/>"#,
            class.as_str(),
            escaped(&class.title(lang))
        );
        let [r, g, b] = class.rgb();
        let open = class == Class::Untested;
        let ground = vec![
            ("color", format!("{r},{g},{b},210")),
            ("style", if open { "no" } else { "solid" }.into()),
            ("outline_color", "51,71,95,255".into()),
            ("outline_style", if open { "dot" } else { "solid" }.into()),
            ("outline_width", if open { "0.5" } else { "0.3" }.into()),
            ("outline_width_unit", "MM".into()),
        ];
        // From few lines to many; the darkest is cross-hatched in white.
        let hatch = ["", "b_diagonal", "dense6", "diagonal_x", "dense4"][usize::from(class.lines())];
        let ink = if class.lines() > 2 { "255,255,255,150" } else { "51,71,95,150" };
        let over = vec![("color", ink.into()), ("style", hatch.into()), ("outline_style", "no".into())];
        let second = if hatch.is_empty() { String::new() } else { part("SimpleFill", &over) };
        let first = part("SimpleFill", &ground);
        let _ = write!(
            symbols,
            r#"<symbol type="fill" name="{number}" alpha="1" clip_to_extent="1" force_rhr="0">{first}{second}</symbol>"#
        );
    }
    document("class", &categories, &symbols)
}

fn document(column: &str, categories: &str, symbols: &str) -> String {
    format!(
        r#"<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|MapTips"><renderer-v2 type="categorizedSymbol" attr="{column}" forceraster="0" symbollevels="0" enableorderby="0"><categories>{categories}</categories><symbols>{symbols}</symbols></renderer-v2><mapTip>&lt;b>[% "title" %]&lt;/b>&lt;br>[% replace("description", '\n', '&lt;br>') %]</mapTip><previewExpression>"title"</previewExpression></qgis>"#
    )
}

fn symbol(number: usize, shape: Shape, tone: Tone, layer: LayerName) -> String {
    let (kind, class, options) = match shape {
        Shape::Point => ("marker", "SimpleMarker", marker(tone, layer)),
        Shape::LineString => ("line", "SimpleLine", line(tone)),
        Shape::MultiPolygon => ("fill", "SimpleFill", fill(tone)),
    };
    let part = part(class, &options);
    format!(
        r#"<symbol type="{kind}" name="{number}" alpha="1" clip_to_extent="1" force_rhr="0">{part}</symbol>"#
    )
}

/// One layer of a symbol.
fn part(class: &str, options: &Options) -> String {
    let mut list = String::new();
    for (name, value) in options {
        let _ = write!(list, r#"<Option type="QString" name="{name}" value="{value}"/>"#);
    }
    format!(
        r#"<layer class="{class}" enabled="1" locked="0" pass="0"><Option type="Map">{list}</Option></layer>"#
    )
}

type Options = Vec<(&'static str, String)>;

fn rgba(tone: Tone, alpha: u8) -> String {
    let [r, g, b] = tone.paint().rgb;
    format!("{r},{g},{b},{alpha}")
}

/// The shapes are those of the legend everywhere: disc, cross, triangle, ring, square.
fn marker(tone: Tone, layer: LayerName) -> Options {
    let (shape, filled) = match tone {
        Tone::Good => ("circle", true),
        Tone::Bad => ("cross_fill", true),
        Tone::Doubt => ("triangle", true),
        Tone::Open => ("circle", false),
        Tone::Off => ("square", false),
    };
    // A cross lies on its side, as the mark in reports does.
    let angle = if tone == Tone::Bad { "45" } else { "0" };
    let size = match layer {
        LayerName::Sites => "5",
        LayerName::Breaks => "4.4",
        LayerName::Barriers => "3.6",
        _ => "3",
    };
    let inside = if filled { rgba(tone, 255) } else { "255,255,255,230".to_owned() };
    let edge = if filled { "255,255,255,255".to_owned() } else { rgba(tone, 255) };
    vec![
        ("name", shape.into()),
        ("color", inside),
        ("outline_color", edge),
        ("outline_style", "solid".into()),
        ("outline_width", if filled { "0.2" } else { "0.5" }.into()),
        ("outline_width_unit", "MM".into()),
        ("angle", angle.into()),
        ("size", size.into()),
        ("size_unit", "MM".into()),
    ]
}

fn line(tone: Tone) -> Options {
    let dash = match tone {
        Tone::Good => "solid",
        Tone::Bad => "dash",
        Tone::Doubt => "dash dot",
        Tone::Open => "dot",
        Tone::Off => "dash dot dot",
    };
    vec![
        ("line_color", rgba(tone, 255)),
        ("line_style", dash.into()),
        ("line_width", "0.8".into()),
        ("line_width_unit", "MM".into()),
        ("capstyle", "round".into()),
        ("joinstyle", "round".into()),
    ]
}

fn fill(tone: Tone) -> Options {
    let hatch = if tone == Tone::Good { "solid" } else { "b_diagonal" };
    vec![
        ("color", rgba(tone, if tone == Tone::Good { 60 } else { 160 })),
        ("style", hatch.into()),
        ("outline_color", rgba(tone, 255)),
        ("outline_style", if tone == Tone::Good { "solid" } else { "dash" }.into()),
        ("outline_width", "0.4".into()),
        ("outline_width_unit", "MM".into()),
    ]
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
