use super::content::Paragraph;
use super::part_picture::PartPicture;
use super::placed::{Part, Placed};
use super::rect::{Rect, emu};
use super::relations::Relations;
use super::table_xml::table_xml;
use super::text_xml::{CODE_FONT, Language, TextForm, hundredths};
use super::xml_text::{xml_line, xml_text};

/// The shapes of one slide, from back to front.
pub struct Shapes<'a> {
    /// The language of its text.
    pub language: &'a Language,
    /// What the slide refers to.
    pub relations: Relations,
    xml: String,
    /// The id of the last shape; the slide itself has the first.
    last: usize,
    /// The placeholder of the next text.
    body: Option<usize>,
}

/// Where the text of a frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At its top.
    Top,
    /// In the middle.
    Middle,
    /// At its bottom.
    Bottom,
}

impl Anchor {
    fn name(self) -> &'static str {
        match self {
            Anchor::Top => "t",
            Anchor::Middle => "ctr",
            Anchor::Bottom => "b",
        }
    }
}

impl<'a> Shapes<'a> {
    /// No shapes yet, on a slide with this layout.
    pub fn new(language: &'a Language, layout: usize) -> Shapes<'a> {
        let mut relations = Relations::default();
        relations.part("slideLayout", &format!("../slideLayouts/slideLayout{layout}.xml"));
        Shapes { language, relations, xml: String::new(), last: 1, body: Some(1) }
    }

    fn form(&self, align: Option<&'static str>) -> TextForm<'a> {
        TextForm { language: self.language, align, scale: 1.0, size: None, is_bold: false }
    }

    fn start(&mut self, name: &str) -> String {
        self.last += 1;
        format!("<p:cNvPr id=\"{}\" name=\"{name} {}\"", self.last, self.last - 1)
    }

    /// The title of the slide.
    pub fn title(&mut self, title: &Paragraph, (rect, size): (Rect, f32), anchor: Anchor, align: Option<&'static str>) {
        let start = self.start("Title");
        let paragraph = Paragraph { level: 0, ..title.clone() };
        let form = TextForm { size: Some(size), ..self.form(align) };
        self.xml.push_str(&format!(
            "<p:sp><p:nvSpPr>{start}/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr>\
             <p:spPr><a:xfrm>{}</a:xfrm></p:spPr><p:txBody><a:bodyPr anchor=\"{}\"><a:normAutofit/></a:bodyPr>",
            rect.xml(),
            anchor.name()
        ));
        form.paragraphs(&[paragraph], &mut self.relations, &mut self.xml);
        self.xml.push_str("</p:txBody></p:sp>");
    }

    /// A title that is not seen, above the edge of the slide: for the outline, for readers of the screen and for links.
    pub fn hidden_title(&mut self, title: &str, width: f32) {
        let run = super::content::Run { text: title.to_owned(), style: Default::default(), link: None };
        let paragraph = Paragraph { runs: vec![run], ..Paragraph::default() };
        let rect = Rect { x: 0.0, y: -60.0, width, height: 48.0 };
        self.title(&paragraph, (rect, 18.0), Anchor::Bottom, None);
    }

    /// A part of the content.
    pub fn placed(
        &mut self,
        placed: &Placed,
        anchor: Anchor,
        align: Option<&'static str>,
        pictures: &[Option<PartPicture>],
    ) {
        let Placed { rect, part, scale } = placed;
        match part {
            Part::Text(paragraphs) => {
                let form = TextForm { scale: *scale, ..self.form(align) };
                let placeholder = self.body.take().map(|index| format!("<p:ph idx=\"{index}\"/>"));
                self.text(paragraphs, (*rect, anchor), form, placeholder.as_deref());
            }
            Part::Code(code, size) => self.code(code, *rect, *size),
            Part::Table(table, size, heights) => {
                let start = self.start("Table");
                let form = TextForm { size: Some(*size), ..self.form(None) };
                self.xml.push_str(&format!(
                    "<p:graphicFrame><p:nvGraphicFramePr>{start}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>\
                     <p:xfrm>{}</p:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\">",
                    rect.xml()
                ));
                table_xml(table, (rect.width, heights), form, &mut self.relations, &mut self.xml);
                self.xml.push_str("</a:graphicData></a:graphic></p:graphicFrame>");
            }
            Part::Picture(number, alt, link) => {
                if let Some(Some(picture)) = pictures.get(*number) {
                    self.picture(picture, alt, rect.holding(picture.size), (0, 0), link.as_deref());
                }
            }
        }
    }

    /// Text in a placeholder, or in a frame of its own.
    pub fn text(
        &mut self,
        paragraphs: &[Paragraph],
        (rect, anchor): (Rect, Anchor),
        form: TextForm<'a>,
        placeholder: Option<&str>,
    ) {
        let start = self.start(if placeholder.is_some() { "Content Placeholder" } else { "TextBox" });
        let (locks, application, geometry) = match placeholder {
            Some(placeholder) => {
                ("<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>", format!("<p:nvPr>{placeholder}</p:nvPr>"), "")
            }
            None => (
                "<p:cNvSpPr txBox=\"1\"/>",
                "<p:nvPr/>".to_owned(),
                "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/>",
            ),
        };
        self.xml.push_str(&format!(
            "<p:sp><p:nvSpPr>{start}/>{locks}{application}</p:nvSpPr><p:spPr><a:xfrm>{}</a:xfrm>{geometry}</p:spPr>\
             <p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"{}\"><a:normAutofit/></a:bodyPr>",
            rect.xml(),
            anchor.name()
        ));
        form.paragraphs(paragraphs, &mut self.relations, &mut self.xml);
        self.xml.push_str("</p:txBody></p:sp>");
    }

    /// A line of less weight than the content.
    pub fn small_text(&mut self, paragraphs: &[Paragraph], rect: Rect, align: Option<&'static str>) {
        let form = TextForm { size: Some(SMALL), ..self.form(align) };
        self.text(paragraphs, (rect, Anchor::Middle), form, None);
    }

    fn code(&mut self, code: &str, rect: Rect, size: f32) {
        let start = self.start("Code");
        let inset = emu(super::measure::CODE_PADDING);
        self.xml.push_str(&format!(
            "<p:sp><p:nvSpPr>{start}/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{}</a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val=\"bg2\"/></a:solidFill></p:spPr>\
             <p:txBody><a:bodyPr wrap=\"square\" lIns=\"{inset}\" tIns=\"{inset}\" rIns=\"{inset}\" bIns=\"{inset}\"><a:noAutofit/></a:bodyPr>",
            rect.xml()
        ));
        let size = hundredths(size);
        for line in code.split('\n') {
            let text = xml_text(&line.replace('\t', "    "));
            let properties = format!("lang=\"{}\" sz=\"{size}\" noProof=\"1\"", self.language.tag);
            let paragraph = "<a:pPr marL=\"0\" indent=\"0\" algn=\"l\"><a:spcBef><a:spcPts val=\"0\"/></a:spcBef><a:buNone/></a:pPr>";
            self.xml.push_str(&match text.is_empty() {
                true => format!("<a:p>{paragraph}<a:endParaRPr {properties}/></a:p>"),
                false => format!(
                    "<a:p>{paragraph}<a:r><a:rPr {properties}><a:solidFill><a:schemeClr val=\"tx2\"/></a:solidFill>{CODE_FONT}</a:rPr><a:t>{text}</a:t></a:r></a:p>"
                ),
            });
        }
        self.xml.push_str("</p:txBody></p:sp>");
    }

    /// A picture, turned as it is shown. `cut` are the shares of its sides, and above and below, that are not seen.
    pub fn picture(&mut self, picture: &PartPicture, alt: &str, rect: Rect, cut: (u32, u32), link: Option<&str>) {
        let start = self.start("Picture");
        let id = self.relations.part("image", &format!("../{}", picture.part));
        let link = link.map(|link| format!("<a:hlinkClick r:id=\"{}\"/>", self.relations.link(link)));
        let (attributes, turned) = turned(picture.orientation);
        let (rect, (sides, ends)) = match turned {
            // The frame is that of the picture before it is turned.
            true => {
                let (x, y) = (rect.x + (rect.width - rect.height) / 2.0, rect.y + (rect.height - rect.width) / 2.0);
                (Rect { x, y, width: rect.height, height: rect.width }, (cut.1, cut.0))
            }
            false => (rect, cut),
        };
        let ground = picture.ground.map(|colour| format!("<a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill>"));
        self.xml.push_str(&format!(
            "<p:pic><p:nvPicPr>{start} descr=\"{}\">{}</p:cNvPr><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>\
             <p:blipFill><a:blip r:embed=\"{id}\"/><a:srcRect l=\"{sides}\" t=\"{ends}\" r=\"{sides}\" b=\"{ends}\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>\
             <p:spPr><a:xfrm{attributes}>{}</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>{}</p:spPr></p:pic>",
            xml_line(alt),
            link.unwrap_or_default(),
            rect.xml(),
            ground.unwrap_or_default()
        ));
    }

    /// A veil in the colour of the ground, through which a picture is seen.
    pub fn veil(&mut self, rect: Rect) {
        let start = self.start("Background");
        self.xml.push_str(&format!(
            "<p:sp><p:nvSpPr>{start}>{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{}</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>\
             <a:solidFill><a:schemeClr val=\"bg1\"><a:alpha val=\"60000\"/></a:schemeClr></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>",
            rect.xml()
        ));
    }

    /// The shapes.
    pub fn xml(&self) -> &str {
        &self.xml
    }
}

/// The size of letters in lines above and below the content, in points.
const SMALL: f32 = 12.0;

/// Says that a shape means nothing, so that readers of the screen pass over it.
const DECORATIVE: &str = "<a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\">\
    <adec:decorative xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/></a:ext></a:extLst>";

/// How a picture is turned that EXIF data turn, and whether its sides change places.
fn turned(orientation: u8) -> (&'static str, bool) {
    match orientation {
        2 => (" flipH=\"1\"", false),
        3 => (" rot=\"10800000\"", false),
        4 => (" flipV=\"1\"", false),
        5 => (" rot=\"16200000\" flipH=\"1\"", true),
        6 => (" rot=\"5400000\"", true),
        7 => (" rot=\"5400000\" flipH=\"1\"", true),
        8 => (" rot=\"16200000\"", true),
        _ => ("", false),
    }
}
