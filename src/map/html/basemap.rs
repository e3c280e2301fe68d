//! The address of a background: checked, since it decides what the page may ask the network for.

/// Tiles of a background.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basemap {
    url: String,
    attribution: String,
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
        let basemap = Self { url: url.to_owned(), attribution: attribution.to_owned() };
        let whole = ["{z}", "{x}", "{y}"].iter().all(|part| url.contains(part));
        let safe =
            !url.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\'' | '<' | '>'));
        match basemap.parts() {
            Some((_, host)) if whole && safe && is_host(&host) => Ok(basemap),
            _ => Err(UnusableBasemap(url.to_owned())),
        }
    }

    /// Returns the scheme and the host.
    fn parts(&self) -> Option<(&str, String)> {
        let (scheme, rest) = self.url.split_once("://").filter(|(s, _)| matches!(*s, "http" | "https"))?;
        let (host, _) = rest.split_once('/')?;
        Some((scheme, host.replace("{s}", "*")))
    }

    /// Returns the template.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// Returns whose work the background is.
    pub(super) fn attribution(&self) -> &str {
        &self.attribution
    }

    /// Returns the host that is asked, such as `*.example.org`.
    pub(super) fn host(&self) -> String {
        self.parts().map(|(_, host)| host).unwrap_or_default()
    }

    /// Returns what a Content-Security-Policy calls the host.
    pub(super) fn source(&self) -> String {
        self.parts().map(|(scheme, host)| format!("{scheme}://{host}")).unwrap_or_default()
    }
}

/// Returns true for a host, maybe with `*.` in front and a port behind.
fn is_host(host: &str) -> bool {
    let name = host.strip_prefix("*.").unwrap_or(host);
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':'))
}
