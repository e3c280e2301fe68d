//! `openpyxl` reads the workbook, and `LibreOffice` where it is installed.

use std::process::Command;

use tantu::formats::Settings;
use tantu::lang::Lang;
use tantu::privacy::Audience;

use super::python;
use crate::common::built::{branch, library};
use crate::pdf::assessed::samples;
use crate::reports::bytes;

#[test]
#[ignore = "needs openpyxl"]
fn openpyxl_reads_the_workbook() {
    let mut of = vec![library(), branch()];
    for (item, text) in of[0].survey.items.iter_mut().zip(["=1+1", "+1", "-1", "@x"]) {
        item.label = Some(text.to_owned());
    }
    of[1].survey.items[0].label = Some("\t=1".to_owned());
    of.extend(samples().into_iter().map(|(_, a)| a).filter(|a| !a.is_home()));
    let folder = tempfile::tempdir().expect("a folder");
    for lang in Lang::ALL {
        let file = folder.path().join(format!("{lang}.xlsx"));
        let date = Some(jiff::civil::date(2026, 5, 6));
        let book = bytes("xlsx", &of, Audience::Public, Settings { lang, date, ..Settings::default() });
        std::fs::write(&file, book).expect("it is written");
        let findings = of.iter().map(|a| a.findings.len()).sum::<usize>().to_string();
        let barriers = of.iter().map(|a| a.barriers.len()).sum::<usize>().to_string();
        let done = python().arg("workbook.py").arg(&file).args([findings, barriers]).output();
        let done = done.expect("the Python of tests/setup");
        assert!(done.status.success(), "{lang}: {}", String::from_utf8_lossy(&done.stderr));
        let office = Command::new("soffice")
            .args(["--headless", "--convert-to", "csv", "--outdir"])
            .arg(folder.path())
            .arg(&file)
            .output();
        if let Ok(done) = office {
            assert!(folder.path().join(format!("{lang}.csv")).exists(), "{done:?}");
        }
    }
}
