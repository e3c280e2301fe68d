//! Ways to spoil a tagged PDF, each of which a judge must notice.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use tantu::lang::Lang;

use super::rendered;
use super::sample::sample;

/// A way to spoil a PDF that the judge must notice.
type Harm = (&'static str, fn(&mut Document));

fn catalog(file: &mut Document) -> &mut Dictionary {
    file.catalog_mut().unwrap()
}

fn elements<'a>(file: &'a mut Document, kind: &'a [u8]) -> impl Iterator<Item = &'a mut Dictionary> {
    file.objects.values_mut().filter_map(move |o| {
        let dict = o.as_dict_mut().ok()?;
        let found = dict.get(b"S").is_ok_and(|s| s.as_name().is_ok_and(|n| n == kind));
        found.then_some(dict)
    })
}

fn widgets(file: &mut Document) -> impl Iterator<Item = &mut Dictionary> {
    file.objects.values_mut().filter_map(|o| {
        let dict = o.as_dict_mut().ok()?;
        let found = dict.get(b"Subtype").is_ok_and(|s| s.as_name().is_ok_and(|n| n == b"Widget"));
        found.then_some(dict)
    })
}

fn first_page(file: &Document) -> ObjectId {
    file.get_pages()[&1]
}

/// Every harm with its name.
pub(crate) const HARMS: &[Harm] = &[
    ("no structure tree", |f| {
        catalog(f).remove(b"StructTreeRoot");
    }),
    ("not marked", |f| {
        catalog(f).remove(b"MarkInfo");
    }),
    ("no language", |f| {
        catalog(f).remove(b"Lang");
    }),
    ("no metadata", |f| {
        catalog(f).remove(b"Metadata");
    }),
    ("title not shown", |f| {
        catalog(f).remove(b"ViewerPreferences");
    }),
    ("figure without words", |f| elements(f, b"Figure").for_each(|e| drop(e.remove(b"Alt")))),
    ("heading skipped", |f| elements(f, b"H2").for_each(|e| e.set("S", "H4"))),
    ("header without scope", |f| elements(f, b"TH").for_each(|e| drop(e.remove(b"A")))),
    ("page without tab order", |f| {
        let page = first_page(f);
        f.get_dictionary_mut(page).unwrap().remove(b"Tabs");
        let ids: Vec<ObjectId> = f.get_pages().into_values().collect();
        for id in ids {
            f.get_dictionary_mut(id).unwrap().remove(b"Tabs");
        }
    }),
    ("link without words", |f| {
        for object in f.objects.values_mut() {
            if let Ok(dict) = object.as_dict_mut()
                && dict.get(b"Subtype").is_ok_and(|s| s.as_name().is_ok_and(|n| n == b"Link"))
            {
                dict.remove(b"Contents");
            }
        }
    }),
    ("unmarked content", |f| {
        let page = first_page(f);
        f.add_page_contents(page, b"0 0 10 10 re f".to_vec()).unwrap();
    }),
    ("font not embedded", |f| {
        for object in f.objects.values_mut() {
            if let Ok(dict) = object.as_dict_mut() {
                dict.remove(b"FontFile2");
            }
        }
    }),
    ("marked as suspect", |f| {
        catalog(f).set("MarkInfo", dictionary! { "Marked" => true, "Suspects" => true });
    }),
    ("not said to be PDF/UA", |f| {
        for object in f.objects.values_mut() {
            if let Ok(stream) = object.as_stream_mut()
                && stream.dict.get(b"Subtype").is_ok_and(|s| s.as_name().is_ok_and(|n| n == b"XML"))
            {
                let text = String::from_utf8_lossy(&stream.content);
                let text = text.replace("<pdfuaid:part>1</pdfuaid:part>", "");
                stream.set_plain_content(text.into_bytes());
            }
        }
    }),
    ("metadata without title", |f| {
        for object in f.objects.values_mut() {
            if let Ok(stream) = object.as_stream_mut()
                && stream.dict.get(b"Subtype").is_ok_and(|s| s.as_name().is_ok_and(|n| n == b"XML"))
            {
                let text = String::from_utf8_lossy(&stream.content).replace("dc:title", "dc:source");
                stream.set_plain_content(text.into_bytes());
            }
        }
    }),
    ("unknown structure type", |f| elements(f, b"P").for_each(|e| e.set("S", "Absatz"))),
    ("characters without Unicode", |f| {
        for object in f.objects.values_mut() {
            if let Ok(dict) = object.as_dict_mut() {
                dict.remove(b"ToUnicode");
            }
        }
    }),
    ("list item outside a list", |f| elements(f, b"L").for_each(|e| e.set("S", "P"))),
    ("cell outside a row", |f| elements(f, b"TR").for_each(|e| e.set("S", "P"))),
    ("link outside the tree", |f| {
        for object in f.objects.values_mut() {
            if let Ok(dict) = object.as_dict_mut()
                && dict.get(b"Subtype").is_ok_and(|s| s.as_name().is_ok_and(|n| n == b"Link"))
            {
                dict.remove(b"StructParent");
            }
        }
    }),
    ("field without words", |f| widgets(f).for_each(|w| drop(w.remove(b"TU")))),
    ("field outside the tree", |f| widgets(f).for_each(|w| drop(w.remove(b"StructParent")))),
    ("field in no form", |f| elements(f, b"Form").for_each(|e| e.set("S", "P"))),
    ("content outside the tree", |f| {
        let page = first_page(f);
        f.get_dictionary_mut(page).unwrap().remove(b"StructParents");
        if let Ok(tree) = catalog(f).get(b"StructTreeRoot").and_then(Object::as_reference) {
            f.get_dictionary_mut(tree).unwrap().remove(b"ParentTree");
        }
    }),
];

/// Returns the sample with a harm done to it.
pub(crate) fn harmed(harm: fn(&mut Document)) -> Vec<u8> {
    let mut file = Document::load_mem(&rendered(&sample(Lang::En)).bytes).unwrap();
    harm(&mut file);
    let mut out = Vec::new();
    file.save_to(&mut out).unwrap();
    out
}
