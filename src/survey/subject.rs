//! Whether a record is about a home: the one place that says so.

use super::model::Survey;
use crate::checklist::{Catalog, ProfileId, Subject};

impl Survey {
    /// Returns true if the record is about a home, whatever profile judges it: personal data.
    ///
    /// It is if it has a resident, if it names a profile for homes, or if something was inspected that only
    /// homes have. One sign is enough, because a record that is taken for a home by mistake stays in, and one
    /// that is taken for a public site by mistake goes out.
    pub fn is_home(&self, catalog: &Catalog) -> bool {
        let of_homes =
            |id: &ProfileId| catalog.profiles().iter().any(|p| p.id == *id && p.subject == Subject::Home);
        let in_homes = || self.items.iter().any(|i| catalog.element(i.element).subject == Subject::Home);
        self.resident.is_some() || self.profile.as_ref().is_some_and(of_homes) || in_homes()
    }
}
