//! Steps of an animation, which programs export as a page each.

use std::collections::{BTreeMap, HashMap};

use super::survey::Survey;
use super::surveyed_page::SurveyedPage;
use super::thumbnail::Thumbnail;

/// The share of a page's words that its next step still has.
const WORDS_KEPT: f32 = 0.9;

/// The share of pixels that a step changes at most; less on a page without words.
const CHANGED: f32 = 0.35;
const CHANGED_WITHOUT_WORDS: f32 = 0.12;

/// The share of the changed pixels that were background.
const ON_BACKGROUND: f32 = 0.85;

/// A page with fewer words than this also keeps most of its ink.
const FEW_WORDS: usize = 8;
const INK_KEPT: f32 = 0.9;

/// Pages by index, with what they look like.
pub type Looks = HashMap<usize, Thumbnail>;

/// Which pages become one slide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Builds {
    /// The indexes of the pages of each slide, in order.
    pub groups: Vec<Vec<usize>>,
    /// How many builds stay as they are, because their last page does not have all words.
    pub kept: usize,
}

/// Each page is a slide.
pub fn each_page(survey: &Survey) -> Builds {
    let pages = (0..survey.pages.len()).filter(|index| survey.page(*index).is_some());
    Builds { groups: pages.map(|index| vec![index]).collect(), kept: 0 }
}

/// The pages that must be looked at, because by their words one could be a step of another.
pub fn candidates(survey: &Survey) -> Vec<usize> {
    let is_candidate = |first: usize| match (survey.page(first), survey.page(first + 1)) {
        (Some(page), Some(next)) => words_fit(page, next),
        _ => false,
    };
    let mut out: Vec<usize> =
        (0..survey.pages.len()).filter(|index| is_candidate(*index)).flat_map(|index| [index, index + 1]).collect();
    out.dedup();
    out
}

/// Puts the steps of each build together.
pub fn groups(survey: &Survey, looks: &Looks) -> Builds {
    let mut builds = Builds::default();
    let mut group: Vec<usize> = Vec::new();
    for index in (0..survey.pages.len()).filter(|index| survey.page(*index).is_some()) {
        let is_next = group.last().is_some_and(|last| last + 1 == index && is_step(survey, *last, looks));
        if !is_next {
            close(survey, std::mem::take(&mut group), &mut builds);
        }
        group.push(index);
    }
    close(survey, group, &mut builds);
    builds
}

/// Adds a group, or its pages one by one if a word would be lost.
fn close(survey: &Survey, group: Vec<usize>, builds: &mut Builds) {
    let Some(last) = group.last().and_then(|last| survey.page(*last)) else { return };
    let holds = |index: &usize| survey.page(*index).is_some_and(|page| share_kept(page, last) >= 1.0);
    if group.iter().all(holds) {
        builds.groups.push(group);
    } else {
        builds.kept += 1;
        builds.groups.extend(group.into_iter().map(|index| vec![index]));
    }
}

fn words_fit(page: &SurveyedPage, next: &SurveyedPage) -> bool {
    share_kept(page, next) >= WORDS_KEPT && next.words().len() >= page.words().len()
}

/// The share of the words of `page`, each as often as it is there, that `next` has.
fn share_kept(page: &SurveyedPage, next: &SurveyedPage) -> f32 {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for word in next.words() {
        *left.entry(word).or_default() += 1;
    }
    let words = page.words();
    let is_there = |word: &&&str| match left.get_mut(**word) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    };
    let kept = words.iter().filter(is_there).count();
    if words.is_empty() { 1.0 } else { kept as f32 / words.len() as f32 }
}

/// Whether the next page is a step of the page with the index `first`.
fn is_step(survey: &Survey, first: usize, looks: &Looks) -> bool {
    let (Some(page), Some(next)) = (survey.page(first), survey.page(first + 1)) else { return false };
    let (Some(look), Some(next_look)) = (looks.get(&first), looks.get(&(first + 1))) else { return false };
    let changed = look.changed(next_look);
    let adds = next.words().len() > page.words().len() || changed > 0.0;
    if !words_fit(page, next) || !adds {
        return false;
    }
    let has_equal_label = page.label.is_some() && page.label == next.label;
    if has_equal_label && share_kept(page, next) >= 1.0 {
        return true;
    }
    let most = if page.words().is_empty() { CHANGED_WITHOUT_WORDS } else { CHANGED };
    let is_small = changed <= most && look.changed_on_flat(next_look) >= ON_BACKGROUND;
    is_small && (page.words().len() >= FEW_WORDS || look.ink_kept(next_look) >= INK_KEPT)
}
