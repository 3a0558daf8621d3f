//! Text as DrawingML (ECMA-376, part 1, section 21.1.2).

use super::content::{Marker, Paragraph, Role, Run};
use super::list_numbers::ListNumbers;
use super::measure::{ABOVE, INDENT, size};
use super::rect::emu;
use super::relations::Relations;
use super::xml_text::xml_text;

/// What all text of a presentation has in common.
#[derive(Clone, Debug)]
pub struct Language {
    /// Its tag.
    pub tag: String,
    /// Whether lines begin on the right.
    pub is_right_to_left: bool,
}

/// How the paragraphs of a frame are written.
#[derive(Clone, Copy, Debug)]
pub struct TextForm<'a> {
    /// Their language.
    pub language: &'a Language,
    /// Where lines are: `l`, `ctr` or `r`; nothing where lines begin.
    pub align: Option<&'static str>,
    /// By how much letters are larger than usual.
    pub scale: f32,
    /// The size of letters in points, if not by what the paragraph is for.
    pub size: Option<f32>,
    /// Whether all letters are bold.
    pub is_bold: bool,
}

impl TextForm<'_> {
    /// Writes paragraphs; one without text if there are none, since a frame has one at least.
    pub fn paragraphs(&self, paragraphs: &[Paragraph], relations: &mut Relations, out: &mut String) {
        if paragraphs.is_empty() {
            out.push_str("<a:p><a:endParaRPr/></a:p>");
        }
        let mut numbers = ListNumbers::default();
        for (n, paragraph) in paragraphs.iter().enumerate() {
            self.paragraph(paragraph, (n == 0, numbers.start(paragraph)), relations, out);
        }
    }

    fn paragraph(
        &self,
        paragraph: &Paragraph,
        (is_first, first_number): (bool, u16),
        relations: &mut Relations,
        out: &mut String,
    ) {
        let size = self.size.unwrap_or(size(paragraph.role) * self.scale);
        let level = paragraph.level;
        let start = match paragraph.marker {
            Marker::None => f32::from(level) * INDENT,
            _ => f32::from(level + 1) * INDENT,
        };
        let hanging = if matches!(paragraph.marker, Marker::Bullet | Marker::Number(_)) { INDENT } else { 0.0 };
        out.push_str(&format!("<a:p><a:pPr marL=\"{}\" indent=\"{}\"", emu(start), -emu(hanging)));
        if level > 0 {
            out.push_str(&format!(" lvl=\"{level}\""));
        }
        let is_right = self.language.is_right_to_left;
        if let Some(align) = self.align.or(is_right.then_some("r")) {
            out.push_str(&format!(" algn=\"{align}\""));
        }
        if is_right {
            out.push_str(" rtl=\"1\"");
        }
        let above = if is_first { 0.0 } else { size * ABOVE };
        out.push_str(&format!("><a:spcBef><a:spcPts val=\"{}\"/></a:spcBef>", (above * 100.0).round() as u32));
        match paragraph.marker {
            Marker::None | Marker::Indent => out.push_str("<a:buNone/>"),
            Marker::Bullet => out.push_str("<a:buFont typeface=\"Arial\"/><a:buChar char=\"•\"/>"),
            Marker::Number(_) => out.push_str(&format!(
                "<a:buFont typeface=\"+mj-lt\"/><a:buAutoNum type=\"arabicPeriod\" startAt=\"{}\"/>",
                first_number.clamp(1, 32_767)
            )),
        }
        out.push_str("</a:pPr>");
        for run in &paragraph.runs {
            self.run(run, paragraph.role, size, relations, out);
        }
        out.push_str("</a:p>");
    }

    fn run(&self, run: &Run, role: Role, size: f32, relations: &mut Relations, out: &mut String) {
        let style = run.style;
        let mut properties = format!("lang=\"{}\" sz=\"{}\"", self.language.tag, hundredths(size));
        let is_bold = style.bold || self.is_bold || role == Role::Heading;
        let flags = [("b", is_bold), ("i", style.italic)];
        flags.iter().filter(|(_, is_set)| *is_set).for_each(|(name, _)| properties.push_str(&format!(" {name}=\"1\"")));
        if style.underlined {
            properties.push_str(" u=\"sng\"");
        }
        if style.struck {
            properties.push_str(" strike=\"sngStrike\"");
        }
        match (style.raised, style.lowered) {
            (true, _) => properties.push_str(" baseline=\"30000\""),
            (_, true) => properties.push_str(" baseline=\"-25000\""),
            _ => {}
        }
        let mut inside = String::new();
        if style.code {
            inside.push_str(CODE_FONT);
        }
        if let Some(link) = &run.link {
            inside.push_str(&format!("<a:hlinkClick r:id=\"{}\"/>", relations.link(link)));
        }
        for (n, line) in run.text.split('\n').enumerate() {
            if n > 0 {
                out.push_str(&format!("<a:br><a:rPr {properties}/></a:br>"));
            }
            if !line.is_empty() {
                let text = xml_text(line);
                out.push_str(&format!("<a:r><a:rPr {properties}>{inside}</a:rPr><a:t>{text}</a:t></a:r>"));
            }
        }
    }
}

/// The font of code.
pub const CODE_FONT: &str = "<a:latin typeface=\"Consolas\"/><a:cs typeface=\"Consolas\"/>";

/// A size of letters in hundredths of a point.
pub fn hundredths(size: f32) -> u32 {
    ((size * 2.0).round() as u32 * 50).clamp(100, 400_000)
}
