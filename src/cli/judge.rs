//! Surveys → assessments: what the commands that judge records have in common.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use tantu::assessment::{Assessment, assess};
use tantu::checklist::{AsOf, Catalog, Checklist, Impact, Outcome, PriceBook, ProfileId};
use tantu::diag::{Code, Diagnostic, Source};
use tantu::export::{Areas, Look, Press, Settings};
use tantu::finding::AuditOptions;
use tantu::model::cnaec::Parameters;
use tantu::model::{Model, Models};
use tantu::privacy::{Audience, Release, Threshold, release_above};
use tantu::survey::{Quote, Survey};

use crate::args::{AsOfName, Gate, Judging};
use crate::inputs::{self, Where};
use crate::output::{Context, Trouble};
use crate::progress::Progress;
use crate::{catalog, exit, files, settings};

/// What was judged.
#[derive(Debug)]
pub(crate) struct Judged {
    /// What judged, with the rules that the office added.
    pub(crate) catalog: Arc<Catalog>,
    /// The assessments, in the order of the input.
    pub(crate) assessments: Vec<Assessment>,
    /// True if some of the input could not be judged.
    pub(crate) failed: bool,
    audience: Audience,
    least_homes: Threshold,
    date: Date,
    /// How documents are printed.
    pub(crate) press: Press,
    /// The areas that documents count by.
    pub(crate) areas: Option<Areas>,
    /// The prices of documents that show costs.
    pub(crate) prices: Option<Arc<PriceBook>>,
}

impl Judging {
    /// Returns the scoring models that are asked for, with what is stated for them.
    fn models(&self, catalog: &Arc<Catalog>) -> Result<Models, Trouble> {
        let stated = match &self.model_parameters {
            Some(path) => {
                let source = Source::new(path.display().to_string(), files::text(path)?);
                Parameters::read(&source, catalog).map_err(Trouble)?
            }
            None => Parameters::default(),
        };
        if self.model.contains(&Model::Cnaec1304) && catalog.schemes().cnaec.is_none() {
            return Err(catalog::without_scheme("models/cnaec-1304.toml"));
        }
        Ok(Models::new(catalog, &self.model, &stated))
    }

    /// Reads and judges everything that the options name.
    pub(crate) fn judge(&self, ctx: &Context) -> anyhow::Result<Judged> {
        let date = match self.date {
            Some(date) => date,
            None => settings::today()?,
        };
        let catalog = catalog::tailored(catalog::load(ctx)?, self.tailor.as_deref())?;
        let as_of = match self.as_of {
            None => AsOf::Newest,
            Some(AsOfName::Today) => AsOf::On(date),
            Some(AsOfName::Named(as_of)) => as_of,
        };
        let mut checklists: BTreeMap<String, Arc<Checklist>> = BTreeMap::new();
        // A profile that does not exist is said before anything is read.
        for name in self.profile.iter().chain(&ctx.settings.profile) {
            checklists.insert(name.clone(), catalog::checklist(&catalog, name)?.as_of(as_of));
        }
        let models = self.models(&catalog)?;
        // A record that names no profile of its own is of a home if the one that judges it is for homes.
        let for_homes = |name: &String| checklists.get(name).is_some_and(|c| c.is_home());
        let quote = match self.profile.as_ref().or(ctx.settings.profile.as_ref()).is_some_and(for_homes) {
            _ if self.internal => Quote::All,
            true => Quote::None,
            false => Quote::Public,
        };
        let at = Where { paths: &self.paths, mapping: self.mapping.as_deref(), quote };
        let mut inputs = inputs::read(ctx, &catalog, &at)?;
        let mut pairs = Vec::new();
        for survey in std::mem::take(&mut inputs.surveys) {
            let own = survey.profile.as_ref().map(ProfileId::as_str);
            let asked = self.profile.as_deref().or(own).or(ctx.settings.profile.as_deref());
            let Some(name) = asked.map(str::to_owned) else {
                inputs.note(ctx, &without_profile(&catalog, &survey.source.file));
                continue;
            };
            let checklist = if let Some(found) = checklists.get(&name) {
                found.clone()
            } else {
                let found = catalog::checklist(&catalog, &name)?.as_of(as_of);
                checklists.insert(name, found.clone());
                found
            };
            if let Some(stale) = stale(&checklist, &survey, date) {
                let held = checklist.is_home() && !self.internal || quote.holds(&catalog, &survey);
                inputs.note(ctx, &if held { stale.withheld() } else { stale });
            }
            pairs.push((checklist, survey));
        }
        let options = AuditOptions {
            decision: self.decision.map(Into::into).or(ctx.settings.decision).unwrap_or_default(),
            date: self.date,
        };
        let progress = Progress::new(ctx, "cli-progress-judge", pairs.len());
        let assessments: Vec<Assessment> = pairs
            .into_par_iter()
            .map(|(checklist, survey)| {
                let done = assess(&checklist, survey, options).with_models(&models);
                progress.step();
                done
            })
            .collect();
        drop(progress);
        let audience = if self.internal { Audience::Internal } else { Audience::Public };
        // It only goes up: what the office asks for, no flag undoes.
        let least_homes = self.least_homes.unwrap_or_default().max(ctx.settings.least_homes);
        let judged = Judged {
            catalog,
            assessments,
            failed: inputs.failed,
            audience,
            least_homes,
            date,
            press: Press::default(),
            areas: None,
            prices: None,
        };
        judged.say_withheld(ctx);
        judged.say_more(ctx);
        Ok(judged)
    }
}

/// Says that homes are in no output, about how many if that may be said, and how to get them.
pub(crate) fn say_withheld(ctx: &Context, about: Option<usize>) {
    match about {
        Some(count) => ctx.say("cli-homes-withheld", &[("count", count.into())]),
        None => ctx.say("cli-few-homes-withheld", &[]),
    }
}

fn without_profile(catalog: &Catalog, file: &Arc<str>) -> Diagnostic {
    let known: Vec<&str> = catalog.profiles().iter().map(|p| p.id.as_str()).collect();
    let missing = Diagnostic::error(Code::ProfileMissing).with("known", known.join(", "));
    missing.at(Source::new(file.clone(), "").whole())
}

/// Returns a warning for a visit that is longer ago than its profile holds good.
fn stale(checklist: &Checklist, survey: &Survey, today: Date) -> Option<Diagnostic> {
    let months = checklist.profile().fresh_for_months?;
    let visit = survey.surveyed?;
    let until = visit.checked_add(jiff::Span::new().months(i64::from(months))).ok()?;
    let old = Diagnostic::warning(Code::SurveyStale)
        .with("surveyed", visit.to_string())
        .with("months", months.to_string())
        .at(Source::new(survey.source.file.clone(), "").whole());
    (today > until).then_some(old)
}

impl Judged {
    /// Returns what the outputs of the run may show.
    pub(crate) fn release(&self) -> Release<'_> {
        release_above(&self.assessments, self.audience, self.least_homes)
    }

    /// Returns true if outputs hold homes and must be named so.
    pub(crate) fn is_internal(&self) -> bool {
        self.audience == Audience::Internal
    }

    /// Returns how outputs are written; text for a terminal only if it goes there.
    pub(crate) fn settings(&self, ctx: &Context, look: Look) -> Settings {
        Settings {
            lang: ctx.lang,
            system: ctx.system,
            date: Some(self.date),
            look,
            press: self.press.clone(),
            areas: self.areas.clone(),
            prices: self.prices.clone(),
            ..Settings::default()
        }
    }

    /// Says how many homes are in no output, and how to get them.
    fn say_withheld(&self, ctx: &Context) {
        if self.assessments.iter().any(Assessment::is_home) && !self.is_internal() {
            say_withheld(ctx, self.release().homes().and_then(|h| h.count));
        }
    }

    /// With `-v`: says why rules do not apply.
    fn say_more(&self, ctx: &Context) {
        if !ctx.verbose {
            return;
        }
        for assessment in self.release().assessments() {
            for finding in assessment.findings.iter().filter(|f| f.outcome == Outcome::Inapplicable) {
                let args = [
                    ("site", assessment.survey.site.id.as_str().into()),
                    ("item", assessment.item(finding).id.as_str().into()),
                    ("rule", assessment.rule(finding).id.as_str().into()),
                    ("reason", assessment.explain(finding, &ctx.style()).reason.into()),
                ];
                ctx.say("cli-inapplicable", &args);
            }
        }
    }

    /// Returns the exit code: what could not be done weighs more than what was found.
    pub(crate) fn exit(&self, gate: Option<&Gate>) -> u8 {
        if self.failed {
            return exit::FAILED;
        }
        let Some(gate) = gate.filter(|g| !g.exit_zero) else { return exit::CLEAN };
        let least: Impact = gate.fail_on.into();
        let found = self
            .assessments
            .iter()
            .any(|a| a.findings.iter().any(|f| f.is_barrier() && a.rule(f).impact >= least));
        if found { exit::FOUND } else { exit::CLEAN }
    }

    /// Refuses to go on with nothing: no record could be judged.
    pub(crate) fn need_some(self) -> anyhow::Result<Self> {
        // What was wrong has been said already.
        if self.assessments.is_empty() { Err(Trouble(Vec::new()).into()) } else { Ok(self) }
    }
}
