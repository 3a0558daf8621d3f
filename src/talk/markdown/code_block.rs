use crate::base::Diagnostic;
use crate::talk::highlight::Dialect;
use crate::talk::highlight::{self, BlockKey, FenceInfo, Highlighted, Language, Lines, TooLong};
use crate::talk::html::{escape, escape_into};

/// A fenced or indented block of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeBlock {
    /// The code, its last line end included.
    pub code: Box<str>,
    /// The language as written, or nothing.
    pub language: Box<str>,
    /// What to show above the code.
    pub title: Option<Box<str>>,
    /// What is wanted of single lines.
    pub lines: Option<Box<Lines>>,
    /// Its colours, and the key they are known by.
    pub highlighted: Option<(BlockKey, Highlighted)>,
}

impl CodeBlock {
    /// Reads a block with its info string. The names are those of attributes that talkpress does not have.
    pub fn read(info: &str, code: String, dialect: &Dialect) -> (CodeBlock, Vec<Diagnostic>, Vec<String>) {
        let info = FenceInfo::parse(info);
        let mut diagnostics: Vec<Diagnostic> =
            info.problems.into_iter().map(|problem| Diagnostic::warning("code-fence", problem)).collect();
        let highlighted = highlight(&info.language, &code, dialect).unwrap_or_else(|diagnostic| {
            diagnostics.push(*diagnostic);
            None
        });
        let block = CodeBlock {
            // A copy has no spare capacity.
            code: code.as_str().into(),
            language: info.language.into(),
            title: info.title.map(Into::into),
            lines: (!info.lines.is_plain()).then(|| Box::new(info.lines)),
            highlighted,
        };
        (block, diagnostics, info.unknown)
    }

    /// Writes the block as HTML.
    pub fn write(&self, out: &mut String) {
        if let Some(title) = &self.title {
            out.push_str("<figure class=\"code\"><figcaption>");
            escape_into(out, title);
            out.push_str("</figcaption>");
        }
        out.push_str("<pre tabindex=\"0\"><code");
        if !self.language.is_empty() {
            out.push_str(&format!(" class=\"language-{}\"", escape(&self.language)));
        }
        out.push('>');
        let plain = Lines::default();
        let lines = self.lines.as_deref().unwrap_or(&plain);
        highlight::write_html(out, &self.code, self.highlighted.as_ref().map(|(_, h)| h), lines);
        out.push_str("</code></pre>");
        if self.title.is_some() {
            out.push_str("</figure>");
        }
    }
}

type Found = Option<(BlockKey, Highlighted)>;

fn highlight(name: &str, code: &str, dialect: &Dialect) -> Result<Found, Box<Diagnostic>> {
    let Some(known) = &dialect.highlight else { return Ok(None) };
    // Code for programs that draw it is shown as it is.
    if matches!(name, "mermaid" | "plantuml") {
        return Ok(None);
    }
    let language = Language::find(name).ok_or_else(|| Box::new(unknown(name)))?;
    if language.is_plain() {
        return Ok(None);
    }
    let key = BlockKey::of(language, code);
    if let Some(highlighted) = known.get(key) {
        return Ok(Some((key, highlighted.clone())));
    }
    let highlighted = highlight::highlight(language, code).map_err(|why| Box::new(too_long(why)))?;
    Ok(Some((key, highlighted)))
}

fn unknown(name: &str) -> Diagnostic {
    Diagnostic::warning("code-language", format!("unknown language `{name}`: the code is shown without colours"))
        .maybe_hint(Language::nearest(name).map(|near| format!("did you mean `{near}`?")))
        .hint("use `text` for plain text")
}

fn too_long(why: TooLong) -> Diagnostic {
    let message = format!("{why}; it is shown without colours");
    Diagnostic::warning("code-too-long", message).hint("use `text` as its language if you don't want colours")
}
