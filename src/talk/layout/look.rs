use super::Layout;
use super::automatic::automatic;
use super::ground::{add_pictures, colour, pictures};
use super::split::{Split, below_title, into_columns, mark_source};
use super::table_width::table_width;
use crate::base::Diagnostic;
use crate::talk::decks::{Edge, SlideSettings};
use crate::talk::markdown::Fragment;

/// Titles of more letters than this do not fit on two lines, and become smaller.
const LONG_TITLE: usize = 58;

/// What a slide looks like.
#[derive(Debug, Default)]
pub struct Look {
    /// The classes of its element: its layout, those that change a layout, and those that only a stylesheet knows.
    pub classes: Vec<String>,
    /// Those of them that talkpress does not know, as written.
    pub unknown: Vec<String>,
    /// The name of a layout that talkpress does not know, as the deck's tool calls it.
    pub unknown_layout: Option<String>,
    /// The custom properties of its element, each a declaration of CSS.
    pub styles: Vec<String>,
    /// What is wrong, or was done otherwise.
    pub mistakes: Vec<Diagnostic>,
}

/// Lays out a slide that shows `face`, whose first heading has the text `title`.
pub fn lay_out(face: &mut Fragment, title: &str, settings: &SlideSettings, is_first: bool) -> Look {
    let mut look = Look::default();
    let mut written = None;
    for class in settings.classes.iter().chain(&take_heading_classes(face)) {
        look.add(class, &mut written);
    }
    if let Some(layout) = &settings.layout {
        match Layout::of_tool(&layout.value) {
            Some(found) => {
                // A statement whose text is centred, with less weight on what is below the number.
                let is_fact = layout.value == "fact" && written.is_none();
                look.classes.extend(is_fact.then(|| layout.value.clone()));
                written = written.or(found);
            }
            None => look.unknown_layout = Some(layout.value.clone()),
        }
    }
    let layout = match (written, &settings.layout) {
        (None, None) if settings.background.side.is_none() => automatic(&face.html, is_first),
        _ => written,
    };
    let pictures = pictures(settings, layout);
    let is_behind = !pictures.is_empty() && settings.background.side.is_none();
    let layout = layout.or(is_behind.then_some(Layout::Full));
    let layout = layout.filter(|layout| look.apply(*layout, face, pictures.len()));
    look.classes.extend(layout.map(|layout| layout.class().to_owned()));
    look.add_ground(settings, !pictures.is_empty());
    unknown_heading_classes(face, &mut look.unknown);
    add_pictures(face, pictures, settings.background.is_vertical);
    look.styles.extend(table_width(&face.html).map(|width| format!("--ems:{width}")));
    let letters = title.chars().count();
    if letters > LONG_TITLE {
        look.styles.push(format!("--title:{:.2}", (LONG_TITLE as f32 / letters as f32).max(0.5)));
    }
    look
}

impl Look {
    /// Adds a class that the author wrote.
    fn add(&mut self, class: &str, layout: &mut Option<Layout>) {
        match (Layout::named(class), *layout) {
            (Some(named), None) => *layout = Some(named),
            (Some(named), Some(first)) if named != first => {
                let message = format!("a slide has one layout: `{}` is used, `{class}` is not", first.class());
                self.mistakes.push(Diagnostic::warning("slide-layout", message).hint("remove one of them"));
            }
            (Some(_), Some(_)) => {}
            (None, _) => {
                if !Layout::MODIFIERS.contains(&class) {
                    self.unknown.push(class.to_owned());
                }
                self.classes.push(class.to_owned());
            }
        }
    }

    /// Prepares the HTML for `layout`; false if the slide has to be plain.
    fn apply(&mut self, layout: Layout, face: &mut Fragment, pictures_behind: usize) -> bool {
        match layout {
            // The deck's tool has marks of its own for columns.
            Layout::Columns if face.html.contains("<div class=\"columns\">") => {}
            Layout::Columns => {
                let split = Split::of(&face.html);
                if split.breaks.is_empty() {
                    let note = "this slide has no columns: there is no thematic break in it";
                    self.note(note, "write `***` on a line of its own to start the second column");
                    return false;
                }
                if split.breaks.len() > 2 {
                    let message = format!("a slide has at most 3 columns, but this one has {}", split.breaks.len() + 1);
                    let warning = Diagnostic::warning("slide-layout", message);
                    self.mistakes.push(warning.hint("the rest is in the third column: split the slide"));
                }
                face.html = into_columns(&face.html, &split);
            }
            Layout::Cover => {
                if let Some(html) = below_title(&face.html, &Split::of(&face.html)) {
                    face.html = html;
                }
            }
            Layout::Quote => mark_source(&mut face.html),
            Layout::Left | Layout::Right | Layout::Full if pictures_behind > 0 => {}
            Layout::Left | Layout::Right | Layout::Full => {
                let pictures = Split::of(&face.html).pictures;
                if pictures != 1 {
                    let found = if pictures == 0 { "none".to_owned() } else { pictures.to_string() };
                    let note =
                        format!("the layout `{}` is for one picture, but this slide has {found}", layout.class());
                    self.note(&note, "use it on a slide with one picture");
                    return false;
                }
            }
            Layout::Statement | Layout::Centre => {}
        }
        true
    }

    /// The colour behind the slide, and the part that its pictures fill.
    fn add_ground(&mut self, settings: &SlideSettings, has_pictures: bool) {
        let background = &settings.background;
        let is_beside = has_pictures || self.classes.iter().any(|class| matches!(class.as_str(), "left" | "right"));
        if let Some(side) = background.side.filter(|_| is_beside) {
            let class = if side.edge == Edge::Left { "left" } else { "right" };
            if !self.classes.iter().any(|known| known == class) {
                self.classes.push(class.to_owned());
            }
            if side.percent != 50 {
                self.styles.push(format!("--part:{}", side.percent));
            }
        }
        match background.colour.as_ref().map(|value| colour(&value.value)) {
            Some(Ok((css, scheme))) => {
                self.styles.push(format!("--ground:{css}"));
                let has_scheme = self.classes.iter().any(|class| matches!(class.as_str(), "light" | "dark"));
                self.classes.extend(scheme.filter(|_| !has_scheme).map(str::to_owned));
            }
            Some(Err(note)) => self.mistakes.push(note),
            None => {}
        }
    }

    fn note(&mut self, message: &str, hint: &str) {
        self.mistakes.push(Diagnostic::note("slide-layout", message).hint(hint));
    }
}

/// Where the value of `class` is in the tag of the first heading.
fn heading_classes(html: &str) -> Option<(usize, usize)> {
    let bytes = html.as_bytes();
    let mut tags = memchr::memmem::find_iter(bytes, b"<h");
    let start = tags.find(|at| matches!(bytes.get(at + 2), Some(b'1'..=b'6')))?;
    let end = start + html[start..].find('>')?;
    let value = start + html[start..end].find(" class=\"")? + 8;
    Some((value, value + html[value..end].find('"')?))
}

/// Takes the names of layouts from the classes of the first heading.
fn take_heading_classes(face: &mut Fragment) -> Vec<String> {
    let Some((start, end)) = heading_classes(&face.html) else { return Vec::new() };
    let is_ours = |class: &&str| Layout::named(class).is_some() || Layout::MODIFIERS.contains(class);
    let (ours, others): (Vec<&str>, Vec<&str>) = face.html[start..end].split_ascii_whitespace().partition(is_ours);
    let (ours, others): (Vec<String>, String) = (ours.into_iter().map(str::to_owned).collect(), others.join(" "));
    match others.is_empty() {
        true => face.html.replace_range(start - 8..end + 1, ""),
        false => face.html.replace_range(start..end, &others),
    }
    ours
}

fn unknown_heading_classes(face: &Fragment, out: &mut Vec<String>) {
    let Some((start, end)) = heading_classes(&face.html) else { return };
    let classes = || face.html[start..end].split_ascii_whitespace();
    // The other classes of a fragment say how it appears.
    if classes().any(|class| class == "fragment") {
        return;
    }
    out.extend(classes().filter(|class| *class != "step").map(str::to_owned));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(html: &str, classes: &str) -> (Look, String) {
        let mut face = Fragment { html: html.into(), ..Fragment::default() };
        let classes = classes.split_ascii_whitespace().map(str::to_owned).collect();
        let look = lay_out(&mut face, "", &SlideSettings { classes, ..SlideSettings::default() }, false);
        (look, face.html)
    }

    #[test]
    fn layouts_come_from_comments_and_headings() {
        let (look, html) = laid_out("<h2 id=\"a\" class=\"centre red\">A</h2>\n<ul></ul>", "dark");
        assert_eq!((look.classes, look.unknown), (vec!["dark".into(), "centre".to_owned()], vec!["red".into()]));
        assert_eq!(html, "<h2 id=\"a\" class=\"red\">A</h2>\n<ul></ul>");
        let (look, html) = laid_out("<h2 class=\"center\">A</h2>", "");
        assert_eq!((look.classes.join(" ").as_str(), html.as_str()), ("centre", "<h2>A</h2>"));
    }

    #[test]
    fn the_first_of_two_layouts_wins() {
        let (look, _) = laid_out("<p>a</p>", "quote centre");
        assert_eq!((look.classes.join(" ").as_str(), look.mistakes.len()), ("quote", 1));
        assert_eq!(laid_out("<p>a</p>", "centre center").0.mistakes.len(), 0);
    }

    #[test]
    fn what_a_layout_needs_is_there_or_the_slide_is_plain() {
        for (html, class) in [("<p>a</p>", "columns"), ("<p>a</p>", "left"), ("<img><img>", "full")] {
            let (look, after) = laid_out(html, class);
            assert_eq!((look.classes.len(), look.mistakes.len(), after.as_str()), (0, 1, html), "{class}");
        }
        assert_eq!(laid_out("a<hr>b<hr>c<hr>d", "columns").0.mistakes.len(), 1);
        assert_eq!(laid_out("a<hr>b<hr>c", "columns").0.mistakes.len(), 0);
    }
}
