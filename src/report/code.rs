//! The result code: a result in a few lines that a QR code holds and a person can read.
//!
//! The format stands in `docs/reference/result-code.md`. It is made to be read without a network, with
//! nothing but a phone camera, so it is plain text with words and not packed bits.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::figures::clean;
use crate::assessment::Assessment;
use crate::checklist::Group;
use crate::score::Verdict;

/// The first line: what it is, and the version of the format.
const HEAD: &str = "TANTU 1";
/// The most bytes of the site's id and of its name, each.
const TEXT: usize = 120;
/// The most bytes of the profile's id.
const PROFILE: usize = 60;
/// All verdicts, worst first.
const VERDICTS: [Verdict; 4] =
    [Verdict::NotAccessible, Verdict::Undetermined, Verdict::AccessibleWithDefects, Verdict::Accessible];

/// A result in a few lines; made by [`ResultCode::of`], written by `Display`, read by `FromStr`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultCode {
    /// The site's id.
    pub site: String,
    /// The site's name; nothing for a home.
    pub name: Option<String>,
    /// The day of the visit.
    pub date: Option<Date>,
    /// The id of the profile that judged.
    pub profile: String,
    /// The first eight hex digits of the hash of the checklists that judged.
    pub edition: String,
    /// The verdict on each group, in the order of groups.
    pub verdicts: Vec<(Group, Verdict)>,
    /// The score; nothing where no requirement applies.
    pub score: Option<CodeScore>,
    /// How many barriers there are.
    pub barriers: u32,
}

/// A score in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeScore {
    /// Its low end.
    pub low: u16,
    /// Its high end.
    pub high: u16,
    /// The tested share.
    pub tested: u16,
}

/// The error of a text that is no result code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BadCode {
    /// The first line does not say that it is one, of a version that is known.
    #[error("it does not begin with `{HEAD}`")]
    Head,
    /// A line that must be there is missing.
    #[error("the line `{0}` is missing")]
    Missing(&'static str),
    /// A line whose value cannot be read.
    #[error("the line `{0}` cannot be read")]
    Value(&'static str),
}

impl ResultCode {
    /// Returns the code of an assessment; the name of a home is left out.
    pub fn of(assessment: &Assessment) -> Self {
        let site = &assessment.survey.site;
        let total = assessment.scores.total;
        let score = (total.weight > 0.0).then(|| CodeScore {
            low: thousandths(total.low),
            high: thousandths(total.high),
            tested: thousandths(total.tested),
        });
        let mut verdicts: Vec<(Group, Verdict)> =
            assessment.verdicts.iter().map(|v| (v.group, v.verdict)).collect();
        verdicts.sort_by_key(|(group, _)| *group);
        let name = line(&site.label, TEXT);
        Self {
            site: line(&site.id, TEXT),
            name: (!assessment.is_home() && !name.is_empty()).then_some(name),
            date: assessment.survey.surveyed,
            profile: line(assessment.checklist.profile().id.as_str(), PROFILE),
            edition: assessment.checklist.catalog().hash().chars().take(8).collect(),
            verdicts,
            score,
            barriers: u32::try_from(assessment.barriers.len()).unwrap_or(u32::MAX),
        }
    }
}

/// Returns a text on one line, of at most so many bytes; `…` stands for what was cut.
fn line(text: &str, most: usize) -> String {
    let text = clean(text);
    let text = text.trim();
    if text.len() <= most {
        return text.to_owned();
    }
    let room = most - '…'.len_utf8();
    let mut kept = String::new();
    for c in text.chars().take_while(|c| !c.is_control()) {
        if kept.len() + c.len_utf8() > room {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

/// Returns a share in thousandths, rounded as the documents print it.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to 0 to 1000")]
fn thousandths(share: f64) -> u16 {
    (share.clamp(0.0, 1.0) * 1000.0).round() as u16
}

/// Thousandths as a number of 100 with one decimal.
struct Points(u16);

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

impl fmt::Display for ResultCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}")?;
        writeln!(f, "site: {}", self.site)?;
        if let Some(name) = &self.name {
            writeln!(f, "name: {name}")?;
        }
        if let Some(date) = self.date {
            writeln!(f, "date: {date}")?;
        }
        writeln!(f, "judged: {} {}", self.profile, self.edition)?;
        for verdict in VERDICTS {
            let of = self.verdicts.iter().filter(|(_, v)| *v == verdict);
            let groups: Vec<&str> = of.map(|(g, _)| g.as_str()).collect();
            if !groups.is_empty() {
                writeln!(f, "{}: {}", verdict.as_str(), groups.join(", "))?;
            }
        }
        if let Some(score) = self.score {
            writeln!(f, "score: {}-{}", Points(score.low), Points(score.high))?;
            writeln!(f, "tested: {}%", Points(score.tested))?;
        }
        write!(f, "barriers: {}", self.barriers)
    }
}

impl FromStr for ResultCode {
    type Err = BadCode;

    /// Reads a code; lines with other keys are for later versions and are passed over.
    fn from_str(text: &str) -> Result<Self, BadCode> {
        let mut lines = text.lines().map(str::trim_end);
        if lines.next() != Some(HEAD) {
            return Err(BadCode::Head);
        }
        let pairs: Vec<(&str, &str)> = lines.filter_map(|l| l.split_once(": ")).collect();
        let get = |key: &str| pairs.iter().find(|(k, _)| *k == key).map(|(_, v)| *v);
        let need = |key: &'static str| get(key).ok_or(BadCode::Missing(key));
        let (profile, edition) = need("judged")?.rsplit_once(' ').ok_or(BadCode::Value("judged"))?;
        let mut verdicts = Vec::new();
        for verdict in VERDICTS {
            for name in get(verdict.as_str()).iter().flat_map(|list| list.split(", ")) {
                let group = Group::ALL.iter().find(|g| g.as_str() == name);
                verdicts.push((*group.ok_or(BadCode::Value(verdict.as_str()))?, verdict));
            }
        }
        verdicts.sort_by_key(|(group, _)| *group);
        let date = get("date").map(|d| d.parse().map_err(|_| BadCode::Value("date"))).transpose()?;
        Ok(Self {
            site: need("site")?.to_owned(),
            name: get("name").map(str::to_owned),
            date,
            profile: profile.to_owned(),
            edition: edition.to_owned(),
            verdicts,
            score: match get("score") {
                Some(range) => Some(score(range, need("tested")?)?),
                None => None,
            },
            barriers: need("barriers")?.parse().map_err(|_| BadCode::Value("barriers"))?,
        })
    }
}

fn score(range: &str, tested: &str) -> Result<CodeScore, BadCode> {
    let (low, high) = range.split_once('-').ok_or(BadCode::Value("score"))?;
    let tested = tested.strip_suffix('%').and_then(points).ok_or(BadCode::Value("tested"))?;
    let read = |text| points(text).ok_or(BadCode::Value("score"));
    Ok(CodeScore { low: read(low)?, high: read(high)?, tested })
}

/// Returns the thousandths of a number such as `63.8`.
fn points(text: &str) -> Option<u16> {
    let (whole, tenth) = text.split_once('.')?;
    let tenth: u16 = (tenth.len() == 1).then(|| tenth.parse().ok())??;
    let found = whole.parse::<u16>().ok()?.checked_mul(10)?.checked_add(tenth)?;
    (found <= 1000).then_some(found)
}
