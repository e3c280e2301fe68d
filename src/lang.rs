//! Languages: the bilingual texts of checklists, and the interface words of `src/locales/`.
//!
//! Checklist words live in the checklist files; everything else that a person reads is a Fluent
//! message here, so that no Rust file carries a sentence for an inspector.

use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/locales");

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both languages, Chinese first.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// Returns the BCP 47 tag that documents carry.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// Returns the short name used on the command line and as the locale folder.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The error of a language name that is neither `zh` nor `en`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown language `{0}`, expected `zh` or `en`")]
pub struct UnknownLang(String);

impl FromStr for Lang {
    type Err = UnknownLang;

    /// Reads `zh`, `en` or a longer tag such as `zh_CN.UTF-8`.
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match s.split(['-', '_', '.']).next() {
            Some("zh") => Ok(Self::Zh),
            Some("en") => Ok(Self::En),
            _ => Err(UnknownLang(s.to_owned())),
        }
    }
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Returns the text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// One argument of a message: a word or a whole number.
#[derive(Debug, Clone)]
pub enum Arg<'a> {
    /// A piece of text, put in as it is.
    Text(std::borrow::Cow<'a, str>),
    /// A whole number, which also selects plural forms.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(s: &'a str) -> Self {
        Self::Text(s.into())
    }
}
impl<'a> From<&'a String> for Arg<'a> {
    fn from(s: &'a String) -> Self {
        Self::Text(s.as_str().into())
    }
}
impl From<String> for Arg<'_> {
    fn from(s: String) -> Self {
        Self::Text(s.into())
    }
}
impl From<usize> for Arg<'_> {
    fn from(n: usize) -> Self {
        Self::Number(i64::try_from(n).unwrap_or(i64::MAX))
    }
}
impl From<i64> for Arg<'_> {
    fn from(n: i64) -> Self {
        Self::Number(n)
    }
}

fn bundle(lang: Lang) -> &'static FluentBundle<FluentResource> {
    static BUNDLES: [OnceLock<FluentBundle<FluentResource>>; 2] = [OnceLock::new(), OnceLock::new()];
    BUNDLES[lang as usize].get_or_init(|| {
        let id: LanguageIdentifier = lang.tag().parse().expect("the tags are constants");
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks would end up in PDFs and CSV files.
        bundle.set_use_isolating(false);
        let folder = LOCALES.get_dir(lang.as_str()).expect("both locale folders ship");
        for file in folder.files() {
            let source = file.contents_utf8().expect("locale files are UTF-8").to_owned();
            let resource = FluentResource::try_new(source).expect("tests parse every locale file");
            bundle.add_resource(resource).expect("tests check that no message stands twice");
        }
        bundle
    })
}

/// Returns the interface message `id`, or the `attribute` of one for an id `message.attribute`.
///
/// A message that does not exist gives its id, so that a missing word is seen and never fatal; a
/// test holds both languages to the same set of messages.
pub fn message(lang: Lang, id: &str, args: &[(&str, Arg<'_>)]) -> String {
    find(lang, id, args).unwrap_or_else(|| id.to_owned())
}

/// Returns the message `id` without arguments.
pub fn word(lang: Lang, id: &str) -> String {
    message(lang, id, &[])
}

/// Returns the message `id`, or nothing if the language has none of that name.
pub fn find(lang: Lang, id: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
    let bundle = bundle(lang);
    let (name, attribute) = id.split_once('.').map_or((id, None), |(n, a)| (n, Some(a)));
    let found = bundle.get_message(name)?;
    let pattern = match attribute {
        Some(a) => found.get_attribute(a)?.value(),
        None => found.value()?,
    };
    let mut fluent = FluentArgs::new();
    for (key, value) in args {
        match value {
            Arg::Text(s) => fluent.set(*key, FluentValue::from(s.as_ref())),
            Arg::Number(n) => fluent.set(*key, FluentValue::from(*n)),
        }
    }
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(&fluent), &mut errors).into_owned())
}

/// Returns the ids of all interface messages of a language, in order.
pub fn message_ids(lang: Lang) -> Vec<String> {
    let mut ids = Vec::new();
    let folder = LOCALES.get_dir(lang.as_str()).expect("both locale folders ship");
    for file in folder.files() {
        let source = file.contents_utf8().unwrap_or_default();
        ids.extend(source.lines().filter_map(|line| {
            let (id, _) = line.split_once(" =")?;
            id.starts_with(|c: char| c.is_ascii_lowercase()).then(|| id.to_owned())
        }));
    }
    ids.sort();
    ids
}
