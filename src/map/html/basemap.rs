//! The background: tiles at an address, which is checked, since it decides what the page may ask the network for;
//! or pictures out of an archive, which the page carries itself.

use super::pmtiles::{Archive, Cut, Refusal};
use crate::lang::{Lang, message, word};

/// The most bytes of pictures that a page carries: with what base64 adds, a page of 32 MB still opens at once.
const MOST: u64 = 24_000_000;

/// A background.
#[derive(Debug)]
pub struct Basemap {
    from: Origin,
    attribution: String,
}

#[derive(Debug)]
enum Origin {
    Address(String),
    Archive { name: String, archive: Archive },
}

/// The error of an address that is no template of tiles.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no address of tiles, expected one such as https://host/{{z}}/{{x}}/{{y}}.png")]
pub struct UnusableBasemap(pub String);

impl Basemap {
    /// Returns the tiles of an address with `{z}`, `{x}` and `{y}` (and `{s}`, a letter of `abc`), and
    /// the words that their makers ask for.
    ///
    /// ```
    /// use tantu::map::html::Basemap;
    ///
    /// assert!(Basemap::new("https://{s}.example.org/{z}/{x}/{y}.png", "© Example").is_ok());
    /// assert!(Basemap::new("javascript:alert(1)", "").is_err());
    /// assert!(Basemap::new("https://example.org/map.png", "").is_err());
    /// ```
    pub fn new(url: &str, attribution: &str) -> Result<Self, UnusableBasemap> {
        let from = Origin::Address(url.to_owned());
        let basemap = Self { from, attribution: attribution.to_owned() };
        let whole = ["{z}", "{x}", "{y}"].iter().all(|part| url.contains(part));
        let safe =
            !url.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\'' | '<' | '>'));
        match basemap.parts() {
            Some((_, host)) if whole && safe && is_host(&host) => Ok(basemap),
            _ => Err(UnusableBasemap(url.to_owned())),
        }
    }

    /// Returns the pictures of an archive, as far as they lie under the map; `name` tells the reader where they
    /// come from.
    pub fn archive(name: &str, archive: Archive, attribution: &str) -> Self {
        let from = Origin::Archive { name: name.to_owned(), archive };
        Self { from, attribution: attribution.to_owned() }
    }

    /// Returns the scheme and the host.
    fn parts(&self) -> Option<(&str, String)> {
        let (scheme, rest) = self.url()?.split_once("://").filter(|(s, _)| matches!(*s, "http" | "https"))?;
        let (host, _) = rest.split_once('/')?;
        Some((scheme, host.replace("{s}", "*")))
    }

    /// Returns the template.
    pub(super) fn url(&self) -> Option<&str> {
        match &self.from {
            Origin::Address(url) => Some(url),
            Origin::Archive { .. } => None,
        }
    }

    /// Returns the pictures under a map, or why there are none; nothing if they come from the network.
    pub(super) fn cut(&self, around: [f64; 4], lang: Lang) -> Result<Option<Cut>, String> {
        let Origin::Archive { archive, .. } = &self.from else { return Ok(None) };
        // As much beyond the map on every side as a window of another shape shows of it.
        let [west, south, east, north] = around;
        let beyond = ((east - west).max(north - south) * 0.5).max(0.002);
        let around = [west - beyond, south - beyond, east + beyond, north + beyond];
        let found = archive.cut(around, MOST);
        found.map(Some).map_err(|refusal| match refusal {
            Refusal::Nothing => word(lang, "webmap-archive-nothing"),
            Refusal::TooLarge { bytes, up_to } => {
                let megabytes = |bytes: u64| bytes.div_ceil(1_000_000).to_string();
                let args = [
                    ("needed", megabytes(bytes).into()),
                    ("most", megabytes(MOST).into()),
                    ("zoom", up_to.map_or_else(String::new, |z| z.to_string()).into()),
                ];
                message(
                    lang,
                    if up_to.is_some() { "webmap-archive-zoom" } else { "webmap-archive-large" },
                    &args,
                )
            }
            Refusal::Damaged(error) => {
                message(lang, "webmap-archive-damaged", &[("reason", error.to_string().into())])
            }
        })
    }

    /// Returns where the background comes from, for the legend.
    pub(super) fn told(&self, lang: Lang) -> String {
        match &self.from {
            Origin::Address(_) => message(lang, "webmap-basemap", &[("host", self.host().into())]),
            Origin::Archive { name, .. } => {
                message(lang, "webmap-basemap-file", &[("name", name.as_str().into())])
            }
        }
    }

    /// Returns whose work the background is.
    pub(super) fn attribution(&self) -> &str {
        &self.attribution
    }

    /// Returns the host that is asked, such as `*.example.org`.
    fn host(&self) -> String {
        self.parts().map(|(_, host)| host).unwrap_or_default()
    }

    /// Returns what a Content-Security-Policy calls the host.
    pub(super) fn source(&self) -> Option<String> {
        self.parts().map(|(scheme, host)| format!("{scheme}://{host}"))
    }
}

/// Returns true for a host, maybe with `*.` in front and a port behind.
fn is_host(host: &str) -> bool {
    let name = host.strip_prefix("*.").unwrap_or(host);
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':'))
}
