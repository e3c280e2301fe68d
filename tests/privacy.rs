//! Homes against an attacker who has all public outputs together.

mod attack;
mod outputs;
mod written;

use jiff::civil::date;
use proptest::prelude::*;
use tantu::area::{AdminCode, Level};
use tantu::assessment::Assessment;
use tantu::privacy::{
    Audience, HomesSummary, K, STEP, Threshold, dwellings, newest_visits, release, release_above,
};
use tantu::rollup::Row;
use tantu::survey::Personal;

use self::attack::{
    Bounds, Part, Reading, Seen, World, broken, counted, exact, moved, seen, solve, solve_together,
};
use crate::common::built::home;

/// Every area that a home may state: two counties, townships of three, four, two and one villages, and the wider ones.
fn codes() -> Vec<AdminCode> {
    let mut all = vec!["622900".to_owned()];
    for (county, towns) in [("622901", &[3, 4][..]), ("622921", &[2, 1, 2][..])] {
        all.push(county.to_owned());
        for (town, villages) in (1..).zip(towns) {
            all.push(format!("{county}{town:03}"));
            all.extend((1..=*villages).map(|village| format!("{county}{town:03}{village:03}")));
        }
    }
    all.iter().map(|code| code.parse().expect(code)).collect()
}

/// A home in a village, or in a wider area, or nowhere, and how it scores.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Draw {
    village: bool,
    at: usize,
    score: f64,
    /// How often it was visited: a public figure counts homes.
    visits: i8,
}

impl Draw {
    fn code(self, codes: &[AdminCode]) -> Option<AdminCode> {
        let fits = |c: &&AdminCode| (c.level() == Level::Village) == self.village;
        let fitting: Vec<&AdminCode> = codes.iter().filter(fits).collect();
        // The last of the wider areas is none at all.
        let many = fitting.len() + usize::from(!self.village);
        fitting.get(self.at % many).map(|c| **c)
    }
}

fn draw(coarse: f64) -> impl Strategy<Value = Draw> {
    // Few places for many homes, so that there are large cells beside small ones.
    let at = prop_oneof![3 => 0..4usize, 2 => 0..64usize];
    let wide = prop::bool::weighted(coarse);
    let visits = prop_oneof![3 => Just(1i8), 1 => 2..7i8];
    (wide, at, 0.0..1.0, visits).prop_map(|(wide, at, score, visits)| Draw {
        village: !wide,
        at,
        score,
        visits,
    })
}

/// The records of two dates: some go, some come, some are surveyed again.
fn dates(coarse: f64) -> impl Strategy<Value = (Vec<Draw>, Vec<Draw>)> {
    let first = prop::collection::vec(draw(coarse), 0..70);
    (first, 0..4usize, prop::collection::vec(draw(coarse), 0..3), 0.0..1.0).prop_map(
        |(first, gone, come, score)| {
            let mut then: Vec<Draw> = first.iter().skip(gone).copied().collect();
            if let Some(again) = then.first_mut() {
                again.score = score;
            }
            then.extend(come);
            (first, then)
        },
    )
}

fn homes(draws: &[Draw]) -> Vec<Assessment> {
    let (one, codes) = (home(), codes());
    let make = |(at, draw): (usize, &Draw)| {
        let mut home = one.clone();
        home.survey.site.id = format!("home-{at}");
        home.survey.site.area = draw.code(&codes).map(|code| code.to_string());
        (home.scores.total.low, home.scores.total.high) = (draw.score * 0.8, draw.score);
        visited(&home, draw.visits)
    };
    draws.iter().enumerate().flat_map(make).collect()
}

/// The visits to a home, the newest of which is as given.
fn visited(home: &Assessment, visits: i8) -> Vec<Assessment> {
    let visit = |month: i8| {
        let mut home = home.clone();
        home.survey.surveyed = Some(date(2026, month, 1));
        if month < visits {
            (home.scores.total.low, home.scores.total.high) = (0.1, 0.2);
        }
        home
    };
    (1..=visits).map(visit).collect()
}

/// Homes by village, as `(code, how many)`.
fn placed(of: &[(&str, usize)]) -> Vec<Assessment> {
    let one = home();
    let all = of.iter().flat_map(|(code, many)| std::iter::repeat_n(*code, *many));
    all.enumerate()
        .map(|(at, code)| {
            let mut home = one.clone();
            home.survey.site.id = format!("home-{at}");
            home.survey.site.area = Some(code.to_owned());
            home
        })
        .collect()
}

fn public(homes: &[Assessment]) -> Seen {
    seen(&release(homes, Audience::Public), &|_, _| {})
}

/// A release by a rule of ours, in the outputs of the product.
fn weak(homes: &[Assessment], rule: &dyn Fn(&[&Assessment]) -> Option<HomesSummary>) -> Seen {
    let every: Vec<&Assessment> = homes.iter().collect();
    // Every area with a home has a row in a release where all is shown one by one.
    let shown = release(homes, Audience::Internal);
    let mut found = seen(&shown, &|row: &mut Row, level| row.homes = rule(&counted(homes, row, level)));
    if let Some(HomesSummary { count: Some(count), .. }) = rule(&every) {
        found.counts.insert(Part::All(None), count as u64);
    }
    found
}

fn world(villages: bool) -> World {
    World::of(&codes(), villages)
}

fn sound(homes: &[Assessment], bounds: &Bounds) -> Result<(), TestCaseError> {
    for (part, (low, high)) in bounds {
        if let Some(truth) = World::truth(homes, *part) {
            prop_assert!((*low..=*high).contains(&truth), "{part:?}: {truth} is not in {low}..={high}");
        }
    }
    Ok(())
}

fn attacked(first: &[Draw], then: &[Draw], villages: bool) -> Result<(), TestCaseError> {
    let world = world(villages);
    let (first, then) = (homes(first), homes(then));
    let solved = |homes: &[Assessment]| solve(&world, &public(homes), Reading::Atoms);
    let (before, after) = (solved(&first), solved(&then));
    // An attacker who is wrong about the truth proves nothing.
    sound(&first, &before)?;
    sound(&then, &after)?;
    prop_assert_eq!(broken(&before), [], "on the first date");
    prop_assert_eq!(broken(&after), [], "on the second date");
    prop_assert_eq!(moved(&before, &after), [], "between the dates");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn no_home_is_recovered_where_all_state_their_village((first, then) in dates(0.0)) {
        attacked(&first, &then, true)?;
    }

    #[test]
    fn no_home_is_recovered_where_some_state_a_wider_area((first, then) in dates(0.2)) {
        attacked(&first, &then, false)?;
    }

    /// Counts are multiples, and a sum of the parts is never more than the whole.
    #[test]
    fn figures_are_sums_of_rounded_figures((draws, _) in dates(0.2), least in 5..12usize) {
        let homes = homes(&draws);
        let found = seen(&release_above(&homes, Audience::Public, Threshold::new(least).expect("enough")), &|_, _| {});
        for (part, count) in &found.counts {
            prop_assert!(count % least as u64 == 0 && *count > 0, "{part:?} has {count}");
            let truth = World::truth(&homes, *part).expect("it is counted");
            prop_assert!(usize::try_from(truth).is_ok_and(|truth| truth >= least), "{part:?} has {truth} homes");
        }
        for (part, means) in &found.means {
            // Of one atom the means lie on the grid; those of several lie between.
            if matches!(part, Part::Own(_)) {
                prop_assert!(means.iter().all(|m| ((m / STEP).round() * STEP - m).abs() < 1e-4), "{part:?}: {means:?}");
            }
            prop_assert!(means.iter().all(|m| (STEP - 1e-9..=1.0 - STEP + 1e-9).contains(m)), "{part:?}: {means:?}");
            prop_assert!(means[0] <= means[1]);
        }
    }

    #[test]
    fn the_order_of_the_records_says_nothing((draws, _) in dates(0.2)) {
        let there = homes(&draws);
        let back: Vec<Assessment> = there.iter().rev().cloned().collect();
        prop_assert_eq!(public(&there).counts, public(&back).counts);
    }
}

/// The attacker breaks what is weaker: a test that cannot fail proves nothing.
mod falls {
    use proptest::strategy::ValueTree as _;

    use super::*;

    const TOWN: [(&str, usize); 3] = [("622901001001", 9), ("622901001002", 7), ("622901001003", 2)];

    #[test]
    fn what_is_shown_from_one_home_on() {
        let bounds = solve(&world(true), &weak(&placed(&TOWN), &|h| exact(h, 1)), Reading::Exact);
        assert!(broken(&bounds).contains(&Part::Own("622901001003".parse().ok())));
    }

    /// 18 homes in the township and 9 and 7 in two of its villages: 2 in the third.
    #[test]
    fn what_hides_small_cells_and_nothing_with_them() {
        let bounds = solve(&world(true), &weak(&placed(&TOWN), &|h| exact(h, K)), Reading::Exact);
        assert!(broken(&bounds).contains(&Part::Own("622901001003".parse().ok())));
        let bounds = solve(&world(true), &public(&placed(&TOWN)), Reading::Atoms);
        assert_eq!(broken(&bounds), []);
    }

    /// About 5, about 5 and nothing in the villages, about 20 in the township: 4 in the third.
    #[test]
    fn what_rounds_each_cell_for_itself() {
        let homes = placed(&[("622901001001", 7), ("622901001002", 7), ("622901001003", 4)]);
        let rounded = |h: &[&Assessment]| {
            exact(h, K).map(|s| HomesSummary { count: s.count.map(|n| (n + 2) / 5 * 5), ..s })
        };
        let bounds = solve(&world(true), &weak(&homes, &rounded), Reading::Rounded);
        assert!(broken(&bounds).contains(&Part::Own("622901001003".parse().ok())), "{bounds:?}");
    }

    /// Two dates that are each safe alone: nothing is hidden, and one home more is there.
    #[test]
    fn what_counts_exactly_on_two_dates() {
        let of = |many| {
            solve(&world(true), &weak(&placed(&[("622901001001", many)]), &|h| exact(h, K)), Reading::Exact)
        };
        let (before, after) = (of(12), of(13));
        assert_eq!((broken(&before), broken(&after)), (vec![], vec![]));
        assert!(moved(&before, &after).contains(&Part::Own("622901001001".parse().ok())));
        let of = |many| solve(&world(true), &public(&placed(&[("622901001001", many)])), Reading::Atoms);
        assert_eq!(moved(&of(12), &of(13)), []);
    }

    /// One programme at two thresholds: what the guide warns of, and why.
    #[test]
    fn what_is_published_at_two_thresholds() {
        let at = |homes: &[Assessment], least: usize| {
            let found = release_above(homes, Audience::Public, Threshold::new(least).expect("enough"));
            (seen(&found, &|_, _| {}), i64::try_from(least).expect("few"))
        };
        let (mut fell, mut all) = (0, 0);
        for (a, b, c) in (5..12).flat_map(|a| (0..5).flat_map(move |b| (0..5).map(move |c| (a, b, c)))) {
            let homes = placed(&[("622901001001", a), ("622901001002", b), ("622901001003", c)]);
            for more in 6..13 {
                let bounds = solve_together(&world(true), &[at(&homes, K), at(&homes, more)]);
                sound(&homes, &bounds).expect("the attacker is right");
                (fell, all) = (fell + usize::from(!broken(&bounds).is_empty()), all + 1);
            }
        }
        assert!(fell > 0 && fell < all / 4, "{fell} of {all}");
    }

    /// Of random placements, nearly all fall.
    #[test]
    fn most_of_what_is_weak() {
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        let mut fell = [0; 2];
        for _ in 0..64 {
            let draws = dates(0.0).new_tree(&mut runner).expect("a placement").current().0;
            let homes = homes(&draws);
            for (least, fell) in [1, K].into_iter().zip(&mut fell) {
                let found = weak(&homes, &|h: &[&Assessment]| exact(h, least));
                *fell += u32::from(!broken(&solve(&world(true), &found, Reading::Exact)).is_empty());
            }
        }
        assert!(fell[0] > 55 && fell[1] > 40, "{fell:?} of 64");
    }
}

#[test]
fn a_threshold_only_goes_up() {
    assert_eq!(Threshold::new(K - 1), None);
    assert_eq!(Threshold::default().get(), K);
    let homes = placed(&[("622901001001", 9), ("622901001002", 12)]);
    let shown = |least| {
        let least = Threshold::new(least).expect("enough");
        seen(&release_above(&homes, Audience::Public, least), &|_, _| {}).counts
    };
    let village = |n| Part::Own(format!("622901001{n:03}").parse().ok());
    assert_eq!((shown(5).get(&village(1)), shown(5).get(&village(2))), (Some(&10), Some(&10)));
    assert_eq!((shown(10).get(&village(1)), shown(10).get(&village(2))), (None, Some(&10)));
}

/// One home that was visited five times is one home, whichever id or certificate it is told by.
#[test]
fn visits_are_no_homes() {
    let visits = visited(&placed(&[("622901001001", 1)])[0], 5);
    assert_eq!(public(&visits).counts, [].into(), "five visits to one home");
    let five = placed(&[("622901001001", 5)]);
    assert_eq!(public(&five).counts.get(&Part::All(None)), Some(&5), "five homes");
    let mut again = [five.clone(), visits].concat();
    again.reverse();
    assert_eq!(public(&again).counts, public(&five).counts);
    // Five ids, and one resident.
    let same = |mut home: Assessment, number: &str| {
        home.survey.resident.as_mut().expect("a resident").certificate =
            Personal::new(Some(number.to_owned()));
        home
    };
    let numbers = ["6229 0101x", "62290101X", "6229-0101x", "62290101X", "62290101X"];
    let one: Vec<Assessment> = five.iter().cloned().zip(numbers).map(|(home, n)| same(home, n)).collect();
    assert_eq!(public(&one).counts, [].into(), "five ids of one resident");
    // Records without a number have none in common.
    let blank: Vec<Assessment> = five.iter().cloned().map(|home| same(home, " ")).collect();
    assert_eq!(public(&blank).counts, public(&five).counts);
}

/// Of each home the newest visit counts, in whatever order they are read.
#[test]
fn the_newest_visit_to_a_home_is_the_one_that_counts() {
    let home = placed(&[("622901001001", 1)]).remove(0);
    let mut visits = visited(&home, 4);
    for _ in 0..visits.len() {
        visits.rotate_left(1);
        let every: Vec<&Assessment> = visits.iter().collect();
        let kept: Vec<_> = newest_visits(&every).iter().map(|a| a.survey.surveyed).collect();
        assert_eq!(kept, [Some(date(2026, 4, 1))]);
    }
}

/// A site that one record says is a home is one in every record.
#[test]
fn one_record_of_a_home_holds_all_of_its_site() {
    let mut site = crate::common::built::library();
    site.survey.site.id = "home-0".to_owned();
    let all = [vec![site], placed(&[("622901001001", 1)])].concat();
    assert!(release(&all, Audience::Public).assessments().is_empty());
    let of = dwellings(all.iter().map(|a| (&a.survey, a.is_home())));
    assert_eq!(of, [Some(0), Some(0)]);
}

/// Four villages with four each: "about 15" would say that none of them is empty.
#[test]
fn a_remainder_never_proves_a_home_in_one_of_its_parts() {
    let homes =
        placed(&["622901002001", "622901002002", "622901002003", "622901002004"].map(|code| (code, 4)));
    let found = public(&homes);
    assert_eq!(found.counts.get(&Part::All("622901002".parse().ok())), Some(&10));
    assert_eq!(broken(&solve(&world(true), &found, Reading::Atoms)), []);
    let careless = Seen { counts: found.counts.keys().map(|part| (*part, 15)).collect(), ..found };
    assert_eq!(
        broken(&solve(&world(true), &careless, Reading::Atoms)).len(),
        20,
        "all that is said of each village"
    );
}

/// Three villages with three each: none is shown, the township says about ten.
#[test]
fn small_villages_add_up_to_a_township() {
    let homes = placed(&[("622901001001", 3), ("622901001002", 3), ("622901001003", 3)]);
    let found = public(&homes);
    let town =
        |part: fn(Option<AdminCode>) -> Part, code: &str| found.counts.get(&part(code.parse().ok())).copied();
    assert_eq!(town(Part::All, "622901001"), Some(10));
    assert_eq!(town(Part::All, "622901"), Some(10));
    assert_eq!(town(Part::Own, "622901001001"), None);
    // Two of them would know each other.
    assert_eq!(public(&homes[..6]).counts, [].into());
}
