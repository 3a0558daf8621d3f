use super::slide_xml::Background;

/// What a slide looks like beside its layout, by the classes that stand for declarations of CSS.
#[derive(Clone, Debug, PartialEq)]
pub struct Looks {
    /// What is behind it.
    pub background: Background,
    /// Whether a gradient is behind it.
    pub has_gradient: bool,
    /// The share of its width that a picture at its side has, in percent.
    pub part: f32,
}

impl Looks {
    /// The looks of a slide with the classes `class`, in a document with the stylesheet `css`.
    pub fn of(css: &str, class: &str) -> Looks {
        let mut looks = Looks { background: Background::Theme, has_gradient: false, part: 50.0 };
        for class in class.split_ascii_whitespace().filter(|class| class.starts_with("tp-")) {
            let start = format!(".{class}{{");
            let rule = css.lines().find_map(|line| line.strip_prefix(start.as_str()));
            for declaration in rule.unwrap_or_default().trim_end_matches('}').split(';') {
                match declaration.split_once(':') {
                    Some(("--ground", value)) => match value.strip_prefix('#') {
                        Some(colour) => looks.background = Background::Colour(colour.to_uppercase()),
                        None => looks.has_gradient = true,
                    },
                    Some(("--part", value)) => {
                        looks.part = value.parse().ok().filter(|part| (5.0..=95.0).contains(part)).unwrap_or(50.0);
                    }
                    _ => {}
                }
            }
        }
        looks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stylesheet_says_what_is_behind_a_slide() {
        let css =
            ".tp-ground-1{--ground:#ffee00}\n.tp-ground-2{--ground:linear-gradient(red, tan)}\n.tp-part-1{--part:33}\n";
        let looks = Looks::of(css, "slide tp-ground-1 tp-part-1");
        assert_eq!(looks, Looks { background: Background::Colour("FFEE00".into()), has_gradient: false, part: 33.0 });
        assert!(Looks::of(css, "tp-ground-2").has_gradient);
        assert_eq!(Looks::of(css, "tp-ground-3").background, Background::Theme);
    }
}
