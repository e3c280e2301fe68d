//! Assessments → Markdown tables, for issues, wikis and pull requests.

use std::io::{self, Write as _};

use crate::assessment::Assessment;
use crate::diag::Diagnostic;
use crate::export::{Batch, ExportError, Exporter, Settings};
use crate::lang::{Lang, word};
use crate::report::figures;

/// A summary in Markdown (GitHub Flavored Markdown tables).
#[derive(Debug)]
pub struct Markdown;

impl Exporter for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn extension(&self) -> &'static str {
        "md"
    }

    fn write(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<Vec<Diagnostic>, ExportError> {
        let lang = batch.settings.lang;
        let mut out = io::BufWriter::new(out);
        writeln!(out, "# {}\n", word(lang, "export-markdown-title"))?;
        if batch.release.is_internal() {
            writeln!(out, "**{}**\n", word(lang, "export-internal"))?;
        }
        let assessments = batch.release.assessments();
        heads(&mut out, lang, &["site", "score", "grade", "barriers"])?;
        for a in assessments {
            let score = figures::score_text(&a.scores.total, lang);
            let count = a.barriers.len().to_string();
            row(&mut out, &[&a.survey.site.label, &score, &figures::grade_text(a, lang), &count])?;
        }
        for assessment in assessments {
            site(&mut out, assessment, &batch.settings)?;
        }
        out.flush()?;
        Ok(Vec::new())
    }
}

fn site(out: &mut dyn io::Write, assessment: &Assessment, settings: &Settings) -> io::Result<()> {
    let lang = settings.lang;
    writeln!(out, "\n## {}\n", escape(&assessment.survey.site.label))?;
    heads(out, lang, &["group", "verdict"])?;
    for of in &assessment.verdicts {
        row(out, &[&of.group.title(lang), &of.verdict.title(lang)])?;
    }
    if assessment.barriers.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    heads(out, lang, &["impact", "item", "barrier", "measured", "required", "clause"])?;
    for barrier in &assessment.barriers {
        let finding = &assessment.findings[barrier.finding];
        let (rule, told) = (assessment.rule(finding), assessment.explain(finding, &settings.style()));
        let code = figures::standard_code_in(assessment.checklist.catalog(), rule, lang);
        row(
            out,
            &[
                &rule.impact.title(lang),
                assessment.item(finding).name(),
                rule.title.get(lang),
                &figures::measured_text(&told, lang),
                &told.limit,
                &format!("{code}, {}", rule.clause),
            ],
        )?;
    }
    Ok(())
}

fn heads(out: &mut dyn io::Write, lang: Lang, ids: &[&str]) -> io::Result<()> {
    let names: Vec<String> = ids.iter().map(|id| word(lang, &format!("export-markdown-{id}"))).collect();
    row(out, &names.iter().map(String::as_str).collect::<Vec<_>>())?;
    writeln!(out, "|{}", " --- |".repeat(ids.len()))
}

fn row(out: &mut dyn io::Write, cells: &[&str]) -> io::Result<()> {
    write!(out, "|")?;
    for cell in cells {
        write!(out, " {} |", escape(cell))?;
    }
    writeln!(out)
}

/// Returns a text that Markdown and the HTML in it leave as it is, on one line.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in figures::clean(text).chars() {
        match sign {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '!' | '~' => safe.extend(['\\', sign]),
            sign => safe.push(sign),
        }
    }
    safe
}
