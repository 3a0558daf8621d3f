use super::reader::Reader;
use crate::base::Diagnostic;
use crate::talk::outline::SlideSource;
use crate::talk::recording::{Schedule, clock};
use crate::talk::slide::Slide;

impl Reader<'_> {
    /// Warns about times that repeat or go back, and about slides that the recording does not show.
    pub(super) fn warn_of_times(&mut self, sources: &[SlideSource], slides: &[Slide]) {
        if slides.iter().all(|slide| slide.time.is_none()) {
            return;
        }
        let times: Vec<Option<u32>> = slides.iter().map(|slide| slide.time).collect();
        let offset = self.meta.main_offset();
        let moments = Schedule::new(slides, &times, offset.unwrap_or(0)).moments;
        for ((source, time), moment) in sources.iter().zip(times).zip(moments) {
            let (Some(time), Some(at)) = (time, source.settings.clone()) else { continue };
            let shown = clock(i64::from(time));
            let warning = match moment {
                None => Diagnostic::warning(
                    "slide-time",
                    format!("the time {shown} does not follow that of the slides around it"),
                )
                .hint("a slide's time is when it is first shown: later slides have later times"),
                Some(moment) if moment < 0 => {
                    Diagnostic::warning("slide-time", format!("the time {shown} is before the recording begins"))
                        .hint("check `offset` in the front matter")
                }
                Some(_) => continue,
            };
            self.warn(at, warning);
        }
    }
}
