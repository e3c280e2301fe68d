//! The nearest facility that a group can use, from every place of the demand.

use rayon::prelude::*;
use rstar::RTree;
use rstar::primitives::GeomWithData;

use super::demand::Demand;
use super::facility::Facility;
use super::{Ecef, arc, chord_squared, ecef};
use crate::checklist::Group;

/// The nearest facility of one place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// The nearest that is surely open: its place among the facilities, and the geodesic distance in metres.
    pub open: Option<(usize, f64)>,
    /// The nearest that is open or unknown.
    pub possible: Option<(usize, f64)>,
}

type Point = GeomWithData<Ecef, usize>;

/// Returns the nearest facility of each place, in the order of the demand.
pub fn nearest(demand: &Demand, facilities: &[Facility], group: Group) -> Vec<Nearest> {
    let tree = |wanted: &dyn Fn(&Facility) -> bool| -> RTree<Point> {
        let points = facilities.iter().enumerate().filter(|(_, f)| wanted(f));
        RTree::bulk_load(points.map(|(at, f)| Point::new(ecef(f.position.lon, f.position.lat), at)).collect())
    };
    let open = tree(&|f| f.open.contains(group));
    let possible = tree(&|f| !f.is_closed_for(group));
    let look = |tree: &RTree<Point>, here: Ecef| {
        tree.nearest_neighbor(&here).map(|p| (p.data, arc(chord_squared(*p.geom(), here).sqrt())))
    };
    (0..demand.len())
        .into_par_iter()
        .with_min_len(1 << 12)
        .map(|at| {
            let place = demand.at(at);
            let here = ecef(place.lon, place.lat);
            Nearest { open: look(&open, here), possible: look(&possible, here) }
        })
        .collect()
}
