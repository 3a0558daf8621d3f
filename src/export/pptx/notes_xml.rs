use super::text_xml::Language;
use super::xml_text::xml_text;

/// The page of notes of the slide with this number, with a paragraph for each line.
pub fn notes_xml(lines: &[String], language: &Language) -> String {
    let direction = if language.is_right_to_left { "<a:pPr algn=\"r\" rtl=\"1\"/>" } else { "" };
    let properties = format!("lang=\"{}\"", language.tag);
    let paragraph = |line: &String| match line.is_empty() {
        true => format!("<a:p>{direction}<a:endParaRPr {properties}/></a:p>"),
        false => {
            // A line end in a paragraph is a break.
            let runs: Vec<String> = line
                .split('\n')
                .map(|text| format!("<a:r><a:rPr {properties}/><a:t>{}</a:t></a:r>", xml_text(text)))
                .collect();
            format!("<a:p>{direction}{}</a:p>", runs.join(&format!("<a:br><a:rPr {properties}/></a:br>")))
        }
    };
    let paragraphs: String = lines.iter().map(paragraph).collect();
    include_str!("parts/notes-slide.xml").replace("{paragraphs}", &paragraphs)
}
