//! Paper and theme: the office's name, logo and colour, and what is refused.

use std::sync::Arc;

use image::ImageFormat;
use lopdf::Document;
use tantu::export::{LEAST_CONTRAST, Logo, OWN_INKS, Paper, Press, Theme, colour, contrast, tint};
use tantu::lang::Lang;
use tantu::report::pdf::{FontSet, Role, Tone, proof};

use super::sample::{picture, sample};
use super::{failures, rendered, text};

pub(crate) fn themed(lang: Lang, paper: Paper) -> tantu::report::pdf::Doc {
    let mut theme = Theme::default();
    theme.office = Some("青禾县残疾人联合会".to_owned());
    let data = picture(300, 100, ImageFormat::Png).into();
    theme.logo = Some(Logo { data, alt: "青禾县残联标志".to_owned() });
    let theme = theme.with_accent([0x7A, 0x1F, 0x3D]).unwrap();
    let mut doc = sample(lang);
    doc.press = Press { paper, theme: Some(Arc::new(theme)), fonts: None };
    doc
}

#[test]
fn a_theme_shows_at_the_head_and_keeps_pdf_ua() {
    for lang in Lang::ALL {
        for paper in [Paper::A4, Paper::Letter] {
            let doc = themed(lang, paper);
            let done = rendered(&doc);
            assert_eq!(done.diagnostics, [], "{lang} {paper:?}");
            assert_eq!(failures(&done.bytes), Vec::<String>::new(), "{lang} {paper:?}");
            assert!(text(&done.bytes).contains("青禾县残疾人联合会"));
            let first = &proof(&doc, &FontSet::shipped()).pages[0];
            let office = first.iter().position(|s| s.text.contains("青禾县")).unwrap();
            let title = first.iter().position(|s| s.role == Role::Content("H1")).unwrap();
            let logo = first.iter().position(|s| s.photo).unwrap();
            assert!(office < title && logo < title, "read before the title");
            let file = Document::load_mem(&done.bytes).unwrap();
            let alts =
                file.objects.values().filter_map(|o| o.as_dict().ok()?.get(b"Alt").ok()?.as_str().ok());
            let expected: Vec<u8> = [0xFE, 0xFF]
                .into_iter()
                .chain("青禾县残联标志".encode_utf16().flat_map(u16::to_be_bytes))
                .collect();
            assert!(alts.into_iter().any(|alt| alt == expected));
        }
    }
}

#[test]
fn the_office_colour_takes_the_place_of_the_own_one() {
    let operators = |doc: &tantu::report::pdf::Doc| {
        let file = Document::load_mem(&rendered(doc).bytes).unwrap();
        let page = file.get_pages()[&1];
        String::from_utf8_lossy(&file.get_page_content(page)).into_owned()
    };
    let set = |rgb: [f32; 3]| {
        let [r, g, b] = rgb.map(|v| (v * 1000.0).round() / 1000.0);
        format!("{r} {g} {b} rg")
    };
    let own = set(Tone::Accent.rgb());
    let theirs = set([0x7A, 0x1F, 0x3D].map(|v: u8| f32::from(v) / 255.0));
    let (plain, themed) = (operators(&sample(Lang::Zh)), operators(&themed(Lang::Zh, Paper::A4)));
    assert!(plain.contains(&own) && !plain.contains(&theirs), "{plain}");
    assert!(!themed.contains(&own) && themed.contains(&theirs));
}

#[test]
fn paper_has_its_size() {
    for (paper, width, height) in [(Paper::A4, 595.28, 841.89), (Paper::Letter, 612.0, 792.0)] {
        let proof = proof(&themed(Lang::En, paper), &FontSet::shipped());
        assert_eq!((proof.width, proof.height), (width, height));
    }
}

#[test]
fn a_logo_that_cannot_be_read_is_left_out_and_reported() {
    let mut doc = sample(Lang::En);
    let mut theme = Theme::default();
    theme.logo = Some(Logo { data: b"GIF89a".as_slice().into(), alt: "mark".to_owned() });
    doc.press.theme = Some(Arc::new(theme));
    let done = rendered(&doc);
    let said: Vec<String> = done.diagnostics.iter().map(|d| d.one_line(Lang::En)).collect();
    assert_eq!(said, ["the logo cannot be put into the report: it is neither JPEG nor PNG"]);
    assert_eq!(failures(&done.bytes), Vec::<String>::new());
}

#[test]
fn a_colour_too_light_for_text_is_refused_with_its_contrast() {
    // The ratios with white as WCAG's own definition gives them.
    let table = [("#000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48), ("#0000ff", 8.59)];
    for (name, expected) in table {
        let ratio = contrast(colour(name).unwrap(), [255; 3]);
        assert!((ratio - expected).abs() < 0.01, "{name}: {ratio}");
    }
    for bad in ["", "#", "red", "#12", "#12345", "#1234567", "#ggg", "123456", "#１２３"] {
        assert_eq!(colour(bad), None, "{bad}");
    }
    let refused = Theme::default().with_accent(colour("#f90").unwrap()).unwrap_err();
    assert_eq!(refused.to_string(), "the contrast is 2.0:1, and text needs 4.5:1");
    for grey in 0..=255_u8 {
        let rgb = [grey; 3];
        let good = contrast(rgb, tint(rgb)) >= LEAST_CONTRAST;
        assert_eq!(Theme::default().with_accent(rgb).is_ok(), good, "{grey}");
    }
}

#[test]
fn a_ground_is_taken_where_every_text_on_it_can_be_read() {
    // What the theme holds a ground against is what the engine writes.
    let share = |rgb: [u8; 3]| rgb.map(|v| f32::from(v) / 255.0);
    assert_eq!(OWN_INKS.map(share), [Tone::Accent, Tone::Ink, Tone::Muted].map(Tone::rgb));
    let light = colour("#fbf1e6").unwrap();
    let theme = Theme::default().with_ground(light).unwrap();
    assert_eq!(theme.ground(), Some(light));
    for (ground, good) in [("#ffffff", true), ("#cccccc", false), ("#0b5168", false), ("#000", false)] {
        assert_eq!(Theme::default().with_ground(colour(ground).unwrap()).is_ok(), good, "{ground}");
    }
    // An accent must be read on the ground that there is.
    let grey = colour("#777070").unwrap();
    assert!(theme.clone().with_accent(grey).is_err() && theme.with_accent([0x7A, 0x1F, 0x3D]).is_ok());
    let mut doc = sample(Lang::En);
    let theme = Theme::default().with_ground(light).unwrap();
    doc.press = Press { theme: Some(Arc::new(theme)), ..Press::default() };
    let done = rendered(&doc);
    assert_eq!(failures(&done.bytes), Vec::<String>::new());
    let file = Document::load_mem(&done.bytes).unwrap();
    let pages: Vec<u8> = file.get_pages().into_values().flat_map(|id| file.get_page_content(id)).collect();
    let [r, g, b] = share(light).map(|v| (v * 1000.0).round() / 1000.0);
    assert!(String::from_utf8_lossy(&pages).contains(&format!("{r} {g} {b} rg")));
}
