/// Whether today's date changes while the site is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockMode {
    /// It is the date of the clock.
    Follow,
    /// It was given on the command line.
    Fixed,
}
