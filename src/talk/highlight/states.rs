use std::collections::HashMap;

use super::state::State;

/// States of the parser, each held once, so that equal states have equal numbers.
#[derive(Debug, Default)]
pub(super) struct States {
    states: Vec<State>,
    by_fingerprint: HashMap<u64, Vec<u32>>,
}

/// A state of the parser: one of [`States`] by number, or one that is not held there.
#[derive(Debug)]
pub(super) enum At {
    /// A state that is met again.
    Known(u32),
    /// One with captures, or one too many: the line after it has to be parsed.
    Loose(Box<State>),
}

impl States {
    /// Real code has some dozens of states; these limits only keep hostile code from filling the memory.
    const MAX_STATES: usize = 2_000;
    const MAX_ALIKE: usize = 64;
    const DEEPEST: usize = 60;

    /// The state with this number.
    pub(super) fn get(&self, number: u32) -> &State {
        // Numbers come from `hold` alone, and states are never taken away.
        &self.states[number as usize]
    }

    /// The number of `state`, which is held from now on unless it cannot be.
    pub(super) fn hold(&mut self, state: State) -> At {
        let alike = self.by_fingerprint.entry(state.fingerprint()).or_default();
        if let Some(number) = alike.iter().find(|number| self.states[**number as usize] == state) {
            return At::Known(*number);
        }
        let full = self.states.len() >= Self::MAX_STATES || alike.len() >= Self::MAX_ALIKE;
        if full || state.depth() > Self::DEEPEST || !state.is_comparable() {
            return At::Loose(Box::new(state));
        }
        let number = self.states.len() as u32;
        alike.push(number);
        self.states.push(state);
        At::Known(number)
    }

    /// Whether no further state can be held.
    pub(super) fn is_full(&self) -> bool {
        self.states.len() >= Self::MAX_STATES
    }
}
