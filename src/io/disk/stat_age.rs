/// Whether a [`FileStat`](super::file_stat::FileStat) that is taken now will differ after the next change of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StatAge {
    /// It will.
    Settled,
    /// It may not: the content has to be compared.
    Young,
}
