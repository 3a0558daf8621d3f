//! How light a colour is.

/// The luminance below which a colour is dark.
const DARK: f32 = 0.4;

/// Whether a colour is dark (WCAG 2.2, relative luminance).
pub fn is_dark([red, green, blue]: [u8; 3]) -> bool {
    // Luminance is highest in the lightest channel: the ends need no powers.
    match (red.max(green).max(blue), red.min(green).min(blue)) {
        (..=0xa9, _) => true,
        (_, 0xaa..) => false,
        _ => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) < DARK,
    }
}

/// The light of a channel, by a polynomial: powers are not the same on every machine.
fn linear(channel: u8) -> f32 {
    let share = f32::from(channel) / 255.0;
    share * (share * (share * 0.305_306 + 0.682_171_1) + 0.012_522_878)
}

#[cfg(test)]
mod tests {
    use super::is_dark;

    #[test]
    fn dark_is_below_four_tenths() {
        let grey = |level| is_dark([level; 3]);
        assert!(grey(0) && grey(0xa9) && !grey(0xaa) && !grey(255));
        assert!(is_dark([255, 0, 0]) && is_dark([0, 0, 255]) && !is_dark([0, 255, 0]) && !is_dark([255, 0xd0, 0]));
    }
}
