//! What to tell people about a text that is no value of its field.

use super::value::ValueError;
use crate::checklist::{Field, FieldKind};
use crate::diag::{Code, Diagnostic, nearest};
use crate::lang::Lang;
use crate::quantity::{Exact, Kind, ParseError, Quantity, Style, System, Unit, unit};

/// Returns the diagnostic of a refused reading, without its place.
pub(super) fn refusal(error: ValueError, field: &Field, text: &str) -> Diagnostic {
    let of = |code| {
        let of = Diagnostic::error(code).with("value", text).with("field", field.id.as_str());
        // Field ids are English words: the Chinese text gives the name beside them.
        of.with("name_zh", field.title.zh.as_str())
    };
    match (error, &field.kind) {
        (ValueError::Quantity(error), FieldKind::Quantity(kind)) => quantity(error, *kind, of),
        (ValueError::Implausible { from, to, .. }, _) => {
            of(Code::SurveyImplausible).with("from", show(from)).with("to", show(to))
        }
        (_, FieldKind::Choice(choices)) => {
            let known: Vec<&str> = choices.iter().map(|c| c.id.as_str()).collect();
            suggest(of(Code::SurveyChoice), text, &known).with("known", known.join(", "))
        }
        _ => suggest(of(Code::SurveyChoice), text, &[]).with("known", "yes, no, 是, 否"),
    }
}

/// Returns the code that [`refusal`] gives an error.
pub(super) fn code(error: &ValueError) -> Code {
    match error {
        ValueError::Quantity(error) => match error {
            ParseError::NoUnit { .. } => Code::SurveyUnit,
            ParseError::UnknownUnit { .. } => Code::SurveyUnknownUnit,
            ParseError::WrongKind { .. } => Code::SurveyUnitKind,
            ParseError::Impossible { .. } => Code::SurveyImpossible,
            ParseError::Ambiguous { .. } => Code::SurveyAmbiguous,
            _ => Code::SurveyNumber,
        },
        ValueError::Implausible { .. } => Code::SurveyImplausible,
        ValueError::YesNo(_) | ValueError::Choice { .. } => Code::SurveyChoice,
    }
}

fn quantity(error: ParseError, kind: Kind, of: impl Fn(Code) -> Diagnostic) -> Diagnostic {
    let of = |code| of(code).with("kind", kind.id());
    match error {
        ParseError::NoUnit { examples: [first, second], .. } => {
            of(Code::SurveyUnit).with("first", first).with("second", second)
        }
        ParseError::UnknownUnit { unit, suggestion } => of(Code::SurveyUnknownUnit)
            .with("unit", unit)
            .with("suggestion", suggestion.unwrap_or_default())
            .with("has_suggestion", if suggestion.is_some() { "yes" } else { "no" })
            .with("known", symbols(kind)),
        ParseError::WrongKind { unit, is } => {
            of(Code::SurveyUnitKind).with("unit", unit).with("is", is.id()).with("known", symbols(kind))
        }
        ParseError::Impossible { .. } => {
            let possible = kind.possible();
            let show = |value: Exact| show(Quantity { kind, value });
            of(Code::SurveyImpossible).with("from", show(*possible.start())).with("to", show(*possible.end()))
        }
        ParseError::Ambiguous { .. } => of(Code::SurveyAmbiguous),
        _ => of(Code::SurveyNumber).with("example", example(kind)),
    }
}

/// Returns a quantity as a message shows it: exact, in metric units, in the spelling of both languages.
fn show(quantity: Quantity) -> String {
    quantity.display(&Style { lang: Lang::En, system: System::Metric })
}

fn symbols(kind: Kind) -> String {
    let names: Vec<&str> = unit::of(kind).iter().map(|u: &Unit| u.symbol).filter(|s| !s.is_empty()).collect();
    names.join(", ")
}

fn example(kind: Kind) -> &'static str {
    match kind {
        Kind::Length => "850 mm",
        Kind::Slope => "1:12",
        Kind::Area => "2.25 m²",
        Kind::Force => "22.2 N",
        Kind::SoundLevel => "65 dB",
        Kind::Illuminance => "150 lx",
        Kind::LuminanceContrast | Kind::Ratio => "30 %",
        Kind::ReflectanceDifference => "30 LRV",
        Kind::Time => "5 s",
        Kind::Count => "3",
        Kind::Temperature => "40 °C",
        Kind::Mass => "136 kg",
        Kind::Speed => "0.5 m/s",
        Kind::Frequency => "2 Hz",
        Kind::SlipResistance => "36 BPN",
    }
}

/// Adds the nearest of the known words to a diagnostic.
pub(super) fn suggest(diagnostic: Diagnostic, word: &str, known: &[&str]) -> Diagnostic {
    let suggestion = nearest(word, known.iter().copied());
    diagnostic
        .with("suggestion", suggestion.unwrap_or_default())
        .with("has_suggestion", if suggestion.is_some() { "yes" } else { "no" })
}
