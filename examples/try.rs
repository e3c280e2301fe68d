use std::sync::Arc;
use tantu::*;
#[derive(Debug)]
struct P(std::path::PathBuf);
impl export::Photos for P {
    fn open(&self, _r: &str, n: &str) -> std::io::Result<Vec<u8>> {
        std::fs::read(self.0.join(n))
    }
}
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let text = std::fs::read(&a[1]).unwrap();
    let lang: lang::Lang = a[3].parse().unwrap();
    let cat = checklist::Catalog::builtin();
    let r = survey::read(survey::reader("toml").unwrap(), &a[1], &text[..], cat, &Default::default());
    for d in &r.diagnostics {
        eprintln!("{}", d.render(lang, false));
    }
    let s = r.surveys.into_iter().next().unwrap();
    let cl = cat.checklist(s.profile.as_ref().unwrap().as_str()).unwrap();
    let asmt = vec![assessment::assess(&cl, s, Default::default())];
    let rel = privacy::release(&asmt, privacy::Audience::Internal);
    let p = P(std::path::Path::new(&a[1]).parent().unwrap().to_owned());
    for (n, e) in [("pdf", "pdf"), ("geojson", "geojson"), ("human", "txt")] {
        let b = export::Batch {
            release: &rel,
            settings: export::Settings {
                lang,
                date: Some("2026-11-23".parse().unwrap()),
                ..Default::default()
            },
            photos: Some(&p),
        };
        let mut out = Vec::new();
        let t = std::time::Instant::now();
        let ds = formats::exporter(n).unwrap().write(&b, &mut out).unwrap();
        eprintln!("{n} {} bytes {:?}", out.len(), t.elapsed());
        for d in ds {
            eprintln!("{}", d.render(lang, false));
        }
        std::fs::write(format!("{}.{e}", a[2]), out).unwrap();
    }
    let _ = Arc::new(1);
}
