//! What PDF/UA-1 asks for and printpdf does not write: structure, links, bookmarks, metadata.

use std::collections::BTreeMap;
use std::io;

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::PdfError;
use super::doc::Doc;
use super::layout::Laid;
use super::metadata;
use super::piece::Lead;
use super::splice::{self, Stub};
use super::tree::{Kid, Tag};
use super::widgets;

/// Adds tags and metadata, and writes the file.
pub(super) fn finish(
    file: &mut Document,
    doc: &Doc,
    laid: &Laid,
    out: &mut dyn io::Write,
) -> Result<(), PdfError> {
    file.version = "1.7".into();
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let mut tagger = Tagger {
        pages: &pages,
        laid,
        nodes: laid.tree.nodes.iter().map(|_| file.new_object_id()).collect(),
        links: BTreeMap::new(),
        figures: laid.flow.figures.iter().map(|(n, page, area)| (*n, (*page, *area))).collect(),
    };
    tagger.add_links(file);
    let form = tagger.add_fields(file);
    tagger.add_structure(file);
    tagger.mark_pages(file)?;
    let outline = tagger.add_outline(file);
    let metadata = file.add_object(metadata::xmp(doc));
    let info = file.add_object(metadata::info(doc));
    file.trailer.set("Info", info);
    let catalog = file.catalog_mut().map_err(|e| broken(&e))?;
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("Lang", Object::string_literal(doc.lang.tag()));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("Metadata", metadata);
    if let Some(form) = form {
        catalog.set("AcroForm", form);
    }
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    super::tidy::tidy(file);
    super::squeeze::squeeze(file);
    // printpdf's own id comes from a counter: the content's hash is the same on every run.
    let photo = |name: &str| laid.photos.get(name.strip_prefix('P')?.parse::<usize>().ok()?);
    let stubs = splice::stubs(file, |name| photo(name).map(|p| p.data.clone()));
    let id = Object::String(digest(file, &stubs)?, StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
    splice::write(file, &stubs, out)
}

fn broken(error: &lopdf::Error) -> PdfError {
    PdfError::File(error.to_string())
}

/// Returns a number as PDF writes it; a document has no more things than fit.
pub(super) fn int(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Returns a text string: UTF-16 with its mark.
pub(super) fn text(s: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(s.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

struct Tagger<'a> {
    pages: &'a [ObjectId],
    laid: &'a Laid,
    /// The object of each node.
    nodes: Vec<ObjectId>,
    /// The annotations of each node, links and fields, with page and number in the parent tree.
    links: BTreeMap<usize, Vec<(ObjectId, usize, usize)>>,
    figures: BTreeMap<usize, (usize, super::piece::Area)>,
}

impl Tagger<'_> {
    /// PDF counts from the bottom.
    fn rectangle(&self, area: super::piece::Area) -> Object {
        let height = self.laid.sheet.height;
        let [x, y, w, h] = area;
        let corners = [x, height - y - h, x + w, height - y];
        Object::Array(corners.iter().map(|v| Object::Real((v * 100.0).round() / 100.0)).collect())
    }

    /// A place that a viewer goes to: what stands at a height comes to the top of the window.
    fn destination(&self, page: usize, y: f32) -> Object {
        let top = Object::Real((self.laid.sheet.height - y + 6.0).round());
        vec![self.pages[page].into(), "XYZ".into(), Object::Null, top, Object::Null].into()
    }

    fn add_links(&mut self, file: &mut Document) {
        let mut anchors: BTreeMap<&str, Object> = BTreeMap::new();
        for (page, hot) in &self.laid.flow.hot {
            if let Lead::Here(anchor) = &hot.lead {
                anchors.entry(anchor).or_insert_with(|| self.destination(*page, hot.area[1]));
            }
        }
        for (index, (page, hot)) in self.laid.flow.hot.iter().enumerate() {
            let action = match &hot.lead {
                Lead::Here(_) => continue,
                Lead::Out(uri) => {
                    dictionary! { "S" => "URI", "URI" => Object::string_literal(uri.as_str()) }
                }
                Lead::To(anchor) => match anchors.get(anchor.as_str()) {
                    Some(place) => dictionary! { "S" => "GoTo", "D" => place.clone() },
                    None => continue,
                },
            };
            let key = self.pages.len() + index;
            let annotation = dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => self.rectangle(hot.area),
                "Border" => vec![0.into(), 0.into(), 0.into()],
                "F" => 4,
                "P" => self.pages[*page],
                "Contents" => text(&hot.words),
                "StructParent" => int(key),
                "A" => action,
            };
            let id = file.add_object(annotation);
            self.links.entry(hot.node).or_default().push((id, *page, key));
        }
    }

    /// Adds the fields, if there are any, and returns the form that they make.
    fn add_fields(&mut self, file: &mut Document) -> Option<ObjectId> {
        let first = self.pages.len() + self.laid.flow.hot.len();
        let places = self.laid.flow.widgets.iter().map(|(page, widget)| {
            let [_, _, width, height] = widget.area;
            let place = dictionary! {
                "Rect" => self.rectangle(widget.area),
                "P" => self.pages[*page],
            };
            (place, (width, height), &widget.field)
        });
        let places: Vec<_> = places.collect();
        let (form, ids) = widgets::add(file, places, first)?;
        for (index, (id, (page, widget))) in ids.into_iter().zip(&self.laid.flow.widgets).enumerate() {
            self.links.entry(widget.node).or_default().push((id, *page, first + index));
        }
        Some(form)
    }

    fn add_structure(&self, file: &mut Document) {
        let root = file.new_object_id();
        let mut by_page: Vec<BTreeMap<usize, ObjectId>> = vec![BTreeMap::new(); self.pages.len()];
        let mut parents = vec![root; self.nodes.len()];
        for (index, node) in self.laid.tree.nodes.iter().enumerate() {
            let mut kids: Vec<Object> = Vec::new();
            let mut own: Option<usize> = None;
            for kid in &node.kids {
                match *kid {
                    Kid::Node(child) => {
                        parents[child] = self.nodes[index];
                        kids.push(self.nodes[child].into());
                    }
                    Kid::Leaf(leaf) => {
                        for place in &self.laid.flow.places[leaf] {
                            by_page[place.page].insert(place.mcid, self.nodes[index]);
                            // Content on the element's own page is a mere number: cells are many.
                            if *own.get_or_insert(place.page) == place.page {
                                kids.push(int(place.mcid).into());
                                continue;
                            }
                            let kid = dictionary! {
                                "Type" => "MCR",
                                "Pg" => self.pages[place.page],
                                "MCID" => int(place.mcid),
                            };
                            kids.push(kid.into());
                        }
                    }
                }
            }
            for (id, page, _) in self.links.get(&index).into_iter().flatten() {
                let kid = dictionary! { "Type" => "OBJR", "Pg" => self.pages[*page], "Obj" => *id };
                kids.push(kid.into());
            }
            let mut element = self.element(index, parents[index], kids);
            if let Some(page) = own {
                element.set("Pg", self.pages[page]);
            }
            file.objects.insert(self.nodes[index], element.into());
        }
        let mut numbers: Vec<Object> = Vec::new();
        for (page, marked) in by_page.iter().enumerate() {
            let owners: Vec<Object> = marked.values().map(|id| (*id).into()).collect();
            numbers.push(int(page).into());
            numbers.push(file.add_object(owners).into());
        }
        let mut annotations: Vec<(usize, ObjectId)> = Vec::new();
        for (node, links) in &self.links {
            annotations.extend(links.iter().map(|(_, _, key)| (*key, self.nodes[*node])));
        }
        annotations.sort_unstable();
        for (key, owner) in annotations {
            numbers.push(int(key).into());
            numbers.push(owner.into());
        }
        let parent_tree = file.add_object(dictionary! { "Nums" => numbers });
        let tree = dictionary! {
            "Type" => "StructTreeRoot",
            "K" => self.nodes[0],
            "ParentTree" => parent_tree,
            "ParentTreeNextKey" => int(self.pages.len() + self.laid.flow.hot.len() + self.laid.flow.widgets.len()),
        };
        file.objects.insert(root, tree.into());
        if let Ok(catalog) = file.catalog_mut() {
            catalog.set("StructTreeRoot", root);
        }
    }

    fn element(&self, index: usize, parent: ObjectId, mut kids: Vec<Object>) -> Dictionary {
        let node = &self.laid.tree.nodes[index];
        // What leads nowhere is no link to those who hear it.
        let idle = node.tag == Tag::Link && !self.links.contains_key(&index);
        let tag = if idle { &Tag::Span } else { &node.tag };
        let mut element = dictionary! {
            "S" => Object::Name(tag.name().into()),
            "P" => parent,
            "K" => if kids.len() == 1 { kids.remove(0) } else { kids.into() },
        };
        match &node.tag {
            Tag::Header { row } => {
                let scope = if *row { "Row" } else { "Column" };
                element.set("A", dictionary! { "O" => "Table", "Scope" => scope });
            }
            Tag::Band { span } => {
                let scope = dictionary! { "O" => "Table", "Scope" => "Column", "ColSpan" => int(*span) };
                element.set("A", scope);
            }
            Tag::Cell { span } if *span > 1 => {
                element.set("A", dictionary! { "O" => "Table", "ColSpan" => int(*span) });
            }
            Tag::Table { summary } if !summary.is_empty() => {
                element.set("A", dictionary! { "O" => "Table", "Summary" => text(summary) });
            }
            Tag::List => {
                element.set("A", dictionary! { "O" => "List", "ListNumbering" => "Disc" });
            }
            Tag::Figure { alt } => {
                element.set("Alt", text(alt));
                if let Some((page, area)) = self.figures.get(&index) {
                    let layout = dictionary! {
                        "O" => "Layout",
                        "Placement" => "Block",
                        "BBox" => self.rectangle(*area),
                    };
                    element.set("A", layout);
                    element.set("Pg", self.pages[*page]);
                }
            }
            _ => {}
        }
        if let Some(lang) = node.lang {
            element.set("Lang", Object::string_literal(lang.tag()));
        }
        element
    }

    fn mark_pages(&self, file: &mut Document) -> Result<(), PdfError> {
        let mut annotations: Vec<Vec<(usize, Object)>> = vec![Vec::new(); self.pages.len()];
        for (id, page, key) in self.links.values().flatten() {
            annotations[*page].push((*key, (*id).into()));
        }
        for (index, (id, mut links)) in self.pages.iter().zip(annotations).enumerate() {
            let page = file.get_dictionary_mut(*id).map_err(|e| broken(&e))?;
            page.set("StructParents", int(index));
            page.set("Tabs", "S");
            page.remove(b"Annots");
            links.sort_unstable_by_key(|(key, _)| *key);
            if !links.is_empty() {
                page.set("Annots", links.into_iter().map(|(_, link)| link).collect::<Vec<_>>());
            }
        }
        Ok(())
    }

    /// Adds the bookmarks: a tree by heading level, opened to the second level.
    fn add_outline(&self, file: &mut Document) -> Option<ObjectId> {
        let entries = &self.laid.flow.outline;
        if entries.is_empty() {
            return None;
        }
        let root = file.new_object_id();
        let ids: Vec<ObjectId> = entries.iter().map(|_| file.new_object_id()).collect();
        let level = |i: usize| entries[i].0.level;
        // The parent is the nearest heading before it of a higher rank.
        let parent: Vec<Option<usize>> =
            (0..ids.len()).map(|i| (0..i).rev().find(|j| level(*j) < level(i))).collect();
        let below = |of: Option<usize>| (0..ids.len()).filter(|i| parent[*i] == of).collect::<Vec<_>>();
        for (index, (bookmark, page, y)) in entries.iter().enumerate() {
            let mut item = dictionary! {
                "Title" => text(&bookmark.title),
                "Parent" => parent[index].map_or(root, |p| ids[p]),
                "Dest" => self.destination(*page, *y),
            };
            let siblings = below(parent[index]);
            let at = siblings.iter().position(|s| *s == index).unwrap_or(0);
            if at > 0 {
                item.set("Prev", ids[siblings[at - 1]]);
            }
            if let Some(next) = siblings.get(at + 1) {
                item.set("Next", ids[*next]);
            }
            let kids = below(Some(index));
            if let (Some(first), Some(last)) = (kids.first(), kids.last()) {
                item.set("First", ids[*first]);
                item.set("Last", ids[*last]);
                let count = int(kids.len());
                item.set("Count", if bookmark.level == 1 { count } else { -count });
            }
            file.objects.insert(ids[index], item.into());
        }
        let top = below(None);
        let open: usize = top.iter().map(|t| 1 + below(Some(*t)).len()).sum();
        let outline = dictionary! {
            "Type" => "Outlines",
            "First" => ids[*top.first()?],
            "Last" => ids[*top.last()?],
            "Count" => int(open),
        };
        file.objects.insert(root, outline.into());
        Some(root)
    }
}

fn digest(file: &Document, stubs: &[Stub]) -> Result<Vec<u8>, PdfError> {
    let mut hash = Sha256::new();
    for stub in stubs {
        hash.update(stub.data.bytes()?);
    }
    for object in file.objects.values() {
        if let Object::Stream(stream) = object {
            hash.update(&stream.content);
        }
    }
    Ok(hash.finalize()[..16].to_vec())
}
