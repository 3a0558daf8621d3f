use super::increasing::increasing;
use super::time_list::clock;
use crate::talk::Slide;

/// When each slide of a talk appears in a recording.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// The moment of each slide, in milliseconds; before the recording begins if it is negative. Later slides have later
    /// moments.
    pub moments: Vec<Option<i64>>,
    /// What is wrong with the times, a sentence each.
    pub warnings: Vec<String>,
}

impl Schedule {
    /// The schedule of slides with these `times`, in seconds, in a recording in which the talk begins at `offset` seconds.
    /// A time that repeats another or goes back is a warning and does not count: the most that go forwards do.
    pub fn new(slides: &[Slide], times: &[Option<u32>], offset: i64) -> Schedule {
        let mut out = Schedule { moments: vec![None; times.len()], warnings: Vec::new() };
        let known: Vec<(usize, u32)> = times.iter().enumerate().filter_map(|(at, time)| Some((at, (*time)?))).collect();
        let forwards = increasing(&known.iter().map(|(_, time)| *time).collect::<Vec<_>>());
        for ((at, time), counts) in known.into_iter().zip(forwards) {
            let id = slides.get(at).map_or("", |slide| &*slide.id);
            let moment = i64::from(time).saturating_add(offset);
            let shown = clock(i64::from(time));
            if !counts {
                out.warnings
                    .push(format!("the time {shown} of the slide `{id}` does not follow that of the slides around it"));
                continue;
            }
            if moment < 0 {
                out.warnings.push(format!("the slide `{id}` at {shown} is before the recording begins"));
            }
            out.moments[at] = Some(moment.saturating_mul(1000));
        }
        out
    }

    /// Whether no slide has a moment.
    pub fn is_empty(&self) -> bool {
        self.moments.iter().all(Option::is_none)
    }
}
