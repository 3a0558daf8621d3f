use std::collections::BTreeSet;

use crate::site::render::planned_year::PlannedYear;

/// The most talks that the home page shows at all, if the site has more than [`MANY`].
const MAX_TALKS: usize = 120;
/// From this number on, older years are links.
const MANY: usize = 200;
/// The most talks that are all cards.
const MAX_CARDS: usize = 24;
/// How many talks are cards if the newest year alone has too many.
const CARDS_OF_LONG_YEAR: usize = 12;
/// The most talks without headings.
const MAX_WITHOUT_YEARS: usize = 8;
/// How many rows of a long list are kept for upcoming talks, and for those without a date.
const RESERVED_ROWS: usize = 24;

/// Which talks the home page shows, and how large.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct HomePlan {
    /// The talk at the top.
    pub hero: Option<usize>,
    /// The other upcoming talks, the next one first: rows.
    pub next: Vec<usize>,
    /// All others, by year.
    pub years: Vec<PlannedYear>,
    /// The years whose talks are not all shown, latest first: links.
    pub older: Vec<i16>,
}

impl HomePlan {
    /// The plan for these talks: `upcoming` with the next one first, `past` with the newest first.
    pub fn new(upcoming: &[usize], past: &[usize], year_of: impl Fn(usize) -> Option<i16>) -> HomePlan {
        let count = upcoming.len() + past.len();
        if count == 2 {
            let cards = [upcoming, past].concat();
            return HomePlan { years: vec![PlannedYear { cards, ..PlannedYear::default() }], ..HomePlan::default() };
        }
        let (hero, next, past) = match (upcoming, past) {
            ([hero, next @ ..], past) => (*hero, next, past),
            ([], [hero, past @ ..]) => (*hero, &[][..], past),
            ([], []) => return HomePlan::default(),
        };
        let next = if count > MANY { &next[..next.len().min(RESERVED_ROWS)] } else { next };
        let mut plan = HomePlan { hero: Some(hero), next: next.to_vec(), ..HomePlan::default() };
        let groups: Vec<&[usize]> = past.chunk_by(|a, b| year_of(*a) == year_of(*b)).collect();
        if count <= MAX_WITHOUT_YEARS {
            plan.years
                .extend((!past.is_empty()).then(|| PlannedYear { cards: past.to_vec(), ..PlannedYear::default() }));
            return plan;
        }
        let undated = groups.last().filter(|last| year_of(last[0]).is_none()).map_or(0, |last| last.len());
        let mut room = if count > MANY { MAX_TALKS - 1 - next.len() } else { count };
        let reserved = if count > MANY { undated.min(RESERVED_ROWS) } else { 0 };
        let mut cards = if count <= MAX_CARDS { count } else { MAX_CARDS - usize::from(upcoming.is_empty()) };
        let mut is_full = false;
        for (n, group) in groups.into_iter().enumerate() {
            let year = year_of(group[0]);
            let free = if year.is_some() { room.saturating_sub(reserved) } else { room };
            let shown = if group.len() <= free || n == 0 || year.is_none() { group.len().min(free) } else { 0 };
            is_full |= shown == 0;
            if shown == 0 || is_full && year.is_some() {
                continue;
            }
            let as_cards = if shown <= cards {
                shown
            } else if n == 0 {
                CARDS_OF_LONG_YEAR.min(shown)
            } else {
                0
            };
            cards = cards.saturating_sub(shown);
            room -= shown;
            let (cards, rows) = group[..shown].split_at(as_cards);
            plan.years.push(PlannedYear { year, cards: cards.to_vec(), rows: rows.to_vec() });
        }
        plan.older = plan.hidden_years(upcoming.iter().chain(past), year_of);
        plan
    }

    /// The years of the talks that are not shown, latest first.
    fn hidden_years<'a>(
        &self,
        all: impl Iterator<Item = &'a usize>,
        year_of: impl Fn(usize) -> Option<i16>,
    ) -> Vec<i16> {
        let listed = self.years.iter().flat_map(|year| year.cards.iter().chain(&year.rows));
        let shown: BTreeSet<usize> = self.hero.iter().chain(&self.next).chain(listed).copied().collect();
        let hidden = all.filter(|index| !shown.contains(index)).filter_map(|index| year_of(*index));
        hidden.collect::<BTreeSet<i16>>().into_iter().rev().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The plan of `count` past talks, `a_year` of them in each year up to 2025.
    fn plan(count: usize, a_year: usize) -> HomePlan {
        let past: Vec<usize> = (0..count).collect();
        HomePlan::new(&[], &past, |index| Some(2025 - (index / a_year) as i16))
    }

    /// How many cards and rows each year has.
    fn shape(plan: &HomePlan) -> Vec<(Option<i16>, usize, usize)> {
        plan.years.iter().map(|year| (year.year, year.cards.len(), year.rows.len())).collect()
    }

    #[test]
    fn few_talks_are_large() {
        assert_eq!(plan(0, 1), HomePlan::default());
        assert_eq!((plan(1, 1).hero, shape(&plan(1, 1))), (Some(0), vec![]));
        assert_eq!((plan(2, 1).hero, shape(&plan(2, 1))), (None, vec![(None, 2, 0)]));
        assert_eq!((plan(3, 1).hero, shape(&plan(3, 1))), (Some(0), vec![(None, 2, 0)]));
        assert_eq!(shape(&plan(8, 1)), [(None, 7, 0)]);
        assert_eq!(shape(&plan(9, 5)), [(Some(2025), 4, 0), (Some(2024), 4, 0)]);
        assert_eq!(shape(&plan(24, 24)), [(Some(2025), 23, 0)]);
    }

    #[test]
    fn many_talks_are_rows() {
        assert_eq!(shape(&plan(25, 25)), [(Some(2025), 12, 12)]);
        assert_eq!(shape(&plan(60, 10))[..3], [(Some(2025), 9, 0), (Some(2024), 10, 0), (Some(2023), 0, 10)]);
        assert_eq!(shape(&plan(30, 12)), [(Some(2025), 11, 0), (Some(2024), 12, 0), (Some(2023), 0, 6)]);
        assert!(plan(200, 20).older.is_empty());
    }

    #[test]
    fn at_most_120_of_hundreds_are_shown() {
        let many = plan(600, 60);
        assert_eq!(shape(&many), [(Some(2025), 12, 47), (Some(2024), 0, 60)]);
        assert_eq!(many.older, (2016..=2023).rev().collect::<Vec<_>>());
        let long = plan(600, 600);
        assert_eq!((shape(&long), long.older), (vec![(Some(2025), 12, 107)], vec![2025]));
    }

    #[test]
    fn the_next_talk_is_the_hero() {
        let plan = HomePlan::new(&[3, 1, 2], &[4, 5, 6, 7], |_| Some(2025));
        assert_eq!((plan.hero, &plan.next[..]), (Some(3), &[1, 2][..]));
        assert_eq!(plan.years[0].cards, [4, 5, 6, 7]);
        let both = HomePlan::new(&[1], &[0], |_| Some(2025));
        assert_eq!((both.hero, &both.years[0].cards[..]), (None, &[1, 0][..]));
    }

    #[test]
    fn talks_without_a_date_are_last_and_not_lost() {
        let past: Vec<usize> = (0..300).collect();
        let plan = HomePlan::new(&[], &past, |index| (index < 290).then(|| 2025 - (index / 50) as i16));
        assert_eq!(shape(&plan), [(Some(2025), 12, 37), (Some(2024), 0, 50), (None, 0, 10)]);
        assert_eq!(plan.older, [2023, 2022, 2021, 2020]);
    }

    #[test]
    fn hundreds_of_upcoming_talks_are_links_too() {
        let upcoming: Vec<usize> = (0..300).collect();
        let plan = HomePlan::new(&upcoming, &[], |index| Some(2026 + (index / 100) as i16));
        assert_eq!((plan.next.len(), plan.older), (24, vec![2028, 2027, 2026]));
    }
}
