use super::content::{Align, Cell, Table};
use super::rect::emu;
use super::relations::Relations;
use super::text_xml::TextForm;

/// A table as DrawingML (ECMA-376, part 1, section 21.1.3), in a frame of this width and with rows of these heights, in points.
pub fn table_xml(
    table: &Table,
    (width, heights): (f32, &[f32]),
    form: TextForm<'_>,
    relations: &mut Relations,
    out: &mut String,
) {
    let columns = table.columns();
    let is_right = if form.language.is_right_to_left { " rtl=\"1\"" } else { "" };
    let head = if table.has_head { " firstRow=\"1\"" } else { "" };
    out.push_str(&format!("<a:tbl><a:tblPr{is_right}{head}/><a:tblGrid>"));
    let column = emu(width / columns.max(1) as f32);
    out.push_str(&format!("<a:gridCol w=\"{column}\"/>").repeat(columns));
    out.push_str("</a:tblGrid>");
    for (n, (row, height)) in table.rows.iter().zip(heights).enumerate() {
        out.push_str(&format!("<a:tr h=\"{}\">", emu(*height)));
        let mut left = columns;
        for cell in row {
            if left == 0 {
                break;
            }
            let span = cell.columns.clamp(1, left);
            left -= span;
            let is_head = table.has_head && n == 0;
            cell_xml(cell, (span, is_head), form, relations, out);
            out.push_str(&"<a:tc hMerge=\"1\"><a:txBody><a:bodyPr/><a:p/></a:txBody><a:tcPr/></a:tc>".repeat(span - 1));
        }
        let empty = format!("<a:tc><a:txBody><a:bodyPr/><a:p/></a:txBody>{}</a:tc>", properties(false));
        out.push_str(&empty.repeat(left));
        out.push_str("</a:tr>");
    }
    out.push_str("</a:tbl>");
}

fn cell_xml(
    cell: &Cell,
    (span, is_head): (usize, bool),
    form: TextForm<'_>,
    relations: &mut Relations,
    out: &mut String,
) {
    let merged = if span > 1 { format!(" gridSpan=\"{span}\"") } else { String::new() };
    out.push_str(&format!("<a:tc{merged}><a:txBody><a:bodyPr/>"));
    let align = match (cell.align, form.language.is_right_to_left) {
        (Align::Start, _) => None,
        (Align::Centre, _) => Some("ctr"),
        (Align::End, false) => Some("r"),
        (Align::End, true) => Some("l"),
    };
    TextForm { align, is_bold: is_head, ..form }.paragraphs(&cell.paragraphs, relations, out);
    out.push_str(&format!("</a:txBody>{}</a:tc>", properties(is_head)));
}

/// A line below each row; the line below the head is thicker.
fn properties(is_head: bool) -> String {
    let none = |side: &str| format!("<a:{side} w=\"0\"><a:noFill/></a:{side}>");
    let (width, alpha) =
        if is_head { (19_050, "<a:alpha val=\"80000\"/>") } else { (9_525, "<a:alpha val=\"30000\"/>") };
    let line = format!(
        "<a:lnB w=\"{width}\"><a:solidFill><a:schemeClr val=\"tx1\">{alpha}</a:schemeClr></a:solidFill></a:lnB>"
    );
    format!("<a:tcPr anchor=\"ctr\">{}{}{}{line}<a:noFill/></a:tcPr>", none("lnL"), none("lnR"), none("lnT"))
}
