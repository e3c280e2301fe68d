//! Photos → figures: each is in the page once in full, and as a small copy wherever it is shown again.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{Markup, html};

use crate::diag::{Code, Diagnostic};
use crate::lang::{Arg, Lang, message, word};
use crate::report::figures::clean;
use crate::report::pdf::{Photo, Picture};
use crate::report::photo::{PhotoError, Upright};

/// A photo that is in the page.
struct Shown {
    /// Kept, so that no other photo takes its place in memory.
    photo: Arc<Photo>,
    id: String,
    small: Option<Upright>,
}

/// Makes figures and remembers which photos are in the page.
pub(super) struct Pictures {
    lang: Lang,
    prefix: String,
    shown: BTreeMap<usize, Shown>,
    diagnostics: Vec<Diagnostic>,
}

impl Pictures {
    pub(super) fn new(lang: Lang, prefix: &str) -> Self {
        Self { lang, prefix: prefix.to_owned(), shown: BTreeMap::new(), diagnostics: Vec::new() }
    }

    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// Returns a picture with the line below it; a marked gap where the photo could not be used.
    pub(super) fn figure(&mut self, picture: &Picture) -> Markup {
        let shown = picture.photo.as_ref().map(|photo| self.image(photo, &picture.alt));
        let shown = match shown {
            Some(Ok(shown)) => shown,
            Some(Err(error)) => {
                let said = Diagnostic::warning(Code::ReportPhoto)
                    .with("photo", picture.caption.as_str())
                    .with("record", picture.alt.as_str());
                self.diagnostics.push(said.with("cause", error.cause()).with("reason", error.to_string()));
                self.gap()
            }
            None => self.gap(),
        };
        html! {
            figure {
                (shown)
                @if !picture.caption.is_empty() { figcaption { (clean(&picture.caption)) } }
            }
        }
    }

    fn gap(&self) -> Markup {
        html! { p class="gap" { (word(self.lang, "pdf-photo-gap")) } }
    }

    fn image(&mut self, photo: &Arc<Photo>, alt: &str) -> Result<Markup, PhotoError> {
        let alt = clean(alt);
        let key = Arc::as_ptr(photo).addr();
        let number = self.shown.len() + 1;
        if let Some(shown) = self.shown.get_mut(&key) {
            if shown.small.is_none() {
                shown.small = Some(shown.photo.small()?);
            }
            let alt = message(self.lang, "html-photo-again", &[("photo", Arg::from(alt))]);
            let image = shown.small.as_ref().map(|small| tag(small, None, &alt)).transpose()?;
            return Ok(
                html! { a class="again" href={ "#" (shown.id) } { @if let Some(image) = image { (image) } } },
            );
        }
        let upright = photo.upright()?;
        let id = format!("{}photo-{number}", self.prefix);
        let image = tag(&upright, Some(&id), &alt)?;
        self.shown.insert(key, Shown { photo: photo.clone(), id, small: None });
        Ok(image)
    }
}

fn tag(photo: &Upright, id: Option<&str>, alt: &str) -> Result<Markup, PhotoError> {
    let data = data(photo)?;
    Ok(html! { img id=[id] alt=(alt) width=(photo.width) height=(photo.height) src=(data); })
}

/// Returns a photo as an address that holds it.
pub(super) fn data(photo: &Upright) -> Result<String, PhotoError> {
    let bytes = photo.data.bytes().map_err(|_| PhotoError::Damaged)?;
    Ok(format!("data:image/jpeg;base64,{}", STANDARD.encode(bytes)))
}
