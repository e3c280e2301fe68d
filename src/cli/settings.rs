//! Settings: a flag beats the environment, which beats `tantu.toml`, which beats the default.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use jiff::civil::Date;
use tantu::diag::{Code, Diagnostic, Source};
use tantu::document::{self, Node, Problems, Table};
use tantu::finding::Decision;
use tantu::lang::Lang;
use tantu::privacy::Threshold;
use tantu::quantity::System;

use crate::args::{Global, LEAST_HOMES};
use crate::files;
use crate::output::Trouble;
use crate::{map_page, press};

/// The name of the settings file.
pub(crate) const FILE: &str = "tantu.toml";

/// What flags, environment and `tantu.toml` say together.
#[derive(Debug, Clone, Default)]
pub(crate) struct Settings {
    /// The language.
    pub(crate) lang: Lang,
    /// The units.
    pub(crate) units: System,
    /// The profile for records that name none.
    pub(crate) profile: Option<String>,
    /// Folders of checklists, later ones over earlier ones.
    pub(crate) checklists: Vec<PathBuf>,
    /// The decision rule.
    pub(crate) decision: Option<Decision>,
    /// The fewest homes over which figures are given.
    pub(crate) least_homes: Threshold,
    /// How documents are printed.
    pub(crate) report: press::Written,
    /// The background of maps.
    pub(crate) basemap: Option<map_page::Written>,
}

/// What a `tantu.toml` says.
#[derive(Debug, Default)]
struct Written {
    lang: Option<Lang>,
    units: Option<System>,
    profile: Option<String>,
    checklists: Vec<PathBuf>,
    decision: Option<Decision>,
    least_homes: Option<Threshold>,
    report: press::Written,
    basemap: Option<map_page::Written>,
}

/// A variable of the environment, if it is set to something.
pub(crate) fn env(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "this is the place that the lint sends everybody to")]
    std::env::var(name).ok().filter(|v| !v.trim().is_empty())
}

/// Returns the language before anything is parsed, for help and for errors of the command line.
pub(crate) fn early_lang(args: &[OsString]) -> Lang {
    let mut after = None;
    for (at, arg) in args.iter().enumerate() {
        let arg = arg.to_string_lossy();
        if arg == "--" {
            break;
        }
        if let Some(value) = arg.strip_prefix("--lang=") {
            after = Some(value.to_owned());
        } else if arg == "--lang" {
            after = args.get(at + 1).map(|v| v.to_string_lossy().into_owned());
        }
    }
    let parsed = |text: Option<String>| text.and_then(|t| Lang::from_str(&t).ok());
    parsed(after)
        .or_else(|| parsed(env("TANTU_LANG")))
        .or_else(|| find().and_then(|file| written(&file).ok()?.lang))
        .unwrap_or_else(system_lang)
}

/// The language of the system: another one than Chinese is answered in English, none in Chinese.
fn system_lang() -> Lang {
    let locale = env("LC_ALL").or_else(|| env("LC_MESSAGES")).or_else(|| env("LANG"));
    match locale.as_deref().map(|l| l.split(['.', '_', '-', '@']).next().unwrap_or_default()) {
        None | Some("zh" | "C" | "POSIX" | "") => Lang::Zh,
        Some(_) => Lang::En,
    }
}

impl Settings {
    /// Returns the settings of a run.
    pub(crate) fn read(global: &Global) -> Result<Self, Trouble> {
        let file = match find() {
            Some(path) => written(&path)?,
            None => Written::default(),
        };
        let lang = match global.lang {
            Some(flag) => Some(flag.into()),
            None => variable("TANTU_LANG", |v| Lang::from_str(v).ok(), "zh, en")?,
        };
        let units = match global.units {
            Some(flag) => Some(flag.into()),
            None => variable("TANTU_UNITS", system, "metric, us")?,
        };
        let mut checklists = global.checklists.clone();
        if checklists.is_empty() {
            checklists =
                env("TANTU_CHECKLISTS").map_or(file.checklists, |v| std::env::split_paths(&v).collect());
        }
        Ok(Self {
            lang: lang.or(file.lang).unwrap_or_else(system_lang),
            units: units.or(file.units).unwrap_or_default(),
            profile: env("TANTU_PROFILE").or(file.profile),
            checklists,
            decision: variable("TANTU_DECISION", decision, "simple, guarded, strict")?.or(file.decision),
            least_homes: file.least_homes.unwrap_or_default(),
            report: file.report,
            basemap: file.basemap,
        })
    }
}

fn system(word: &str) -> Option<System> {
    match word {
        "metric" => Some(System::Metric),
        "us" => Some(System::UsCustomary),
        _ => None,
    }
}

fn decision(word: &str) -> Option<Decision> {
    match word {
        "simple" => Some(Decision::Simple),
        "guarded" => Some(Decision::Guarded),
        "strict" => Some(Decision::Strict),
        _ => None,
    }
}

pub(crate) fn bad(name: &str, value: &str, known: &str) -> Diagnostic {
    Diagnostic::error(Code::SettingValue).with("name", name).with("value", value).with("known", known)
}

/// Returns the meaning of a variable of the environment; one without a meaning is an error.
fn variable<T>(name: &str, parse: impl Fn(&str) -> Option<T>, known: &str) -> Result<Option<T>, Trouble> {
    let Some(value) = env(name) else { return Ok(None) };
    let found = parse(value.trim());
    if found.is_none() {
        return Err(bad(name, &value, known).into());
    }
    Ok(found)
}

/// Returns the settings file of the current folder or the nearest parent that has one.
fn find() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().map(|folder| folder.join(FILE)).find(|file| files::is_file(file))
}

fn written(path: &Path) -> Result<Written, Trouble> {
    let source = Source::new(path.display().to_string(), files::text(path)?);
    let problems = Problems::new(&source);
    let document = document::parse(&source, &problems);
    let root = Table::root(&document, &problems);
    let word = |node: &Node<'_>| node.str().map(str::to_owned);
    let mut found = Written {
        lang: root.get("lang").and_then(|n| known(&n, |v| Lang::from_str(v).ok(), "zh, en")),
        units: root.get("units").and_then(|n| known(&n, system, "metric, us")),
        profile: root.get("profile").and_then(|n| word(&n)),
        checklists: Vec::new(),
        decision: root.get("decision").and_then(|n| known(&n, decision, "simple, guarded, strict")),
        least_homes: root.get("least_homes").and_then(|n| least_homes(&n)),
        report: press::Written::default(),
        basemap: None,
    };
    // Named from where the settings stand, not from where the command is run.
    let base = path.parent().unwrap_or(Path::new("."));
    if let Some(table) = root.get("report").and_then(|n| n.table()) {
        found.report = press::written(table, base);
    }
    if let Some(table) = root.get("map").and_then(|n| n.table()) {
        found.basemap = map_page::written(table, base);
    }
    if let Some(node) = root.get("checklists") {
        let names = if node.is_array() { node.strings() } else { node.str().into_iter().collect() };
        found.checklists = names.into_iter().map(|name| base.join(name)).collect();
    }
    root.finish();
    let problems = problems.into_vec();
    if problems.is_empty() { Ok(found) } else { Err(Trouble(problems)) }
}

fn least_homes(node: &Node<'_>) -> Option<Threshold> {
    let number = node.int()?;
    let found = usize::try_from(number).ok().and_then(Threshold::new);
    if found.is_none() {
        node.problem(bad(&node.key, &number.to_string(), LEAST_HOMES));
    }
    found
}

/// Returns the table `[report]` of a file.
pub(crate) fn report(path: &Path) -> Result<press::Written, Trouble> {
    Ok(written(path)?.report)
}

pub(crate) fn known<T>(node: &Node<'_>, parse: impl Fn(&str) -> Option<T>, known: &str) -> Option<T> {
    let value = node.str()?;
    let found = parse(value);
    if found.is_none() {
        node.problem(bad(&node.key, value, known));
    }
    found
}

/// Returns the day of `SOURCE_DATE_EPOCH`, or today.
pub(crate) fn today() -> Result<Date, Trouble> {
    let Some(epoch) = env("SOURCE_DATE_EPOCH") else {
        #[expect(clippy::disallowed_methods, reason = "the one place that asks the clock")]
        return Ok(jiff::ZonedDateTime::now().date());
    };
    let seconds = epoch.trim().parse().ok().and_then(|s| jiff::Timestamp::from_second(s).ok());
    let Some(moment) = seconds else {
        return Err(bad("SOURCE_DATE_EPOCH", &epoch, "1767225600").into());
    };
    Ok(moment.to_zoned_datetime(jiff::tz::TimeZone::UTC).date())
}
