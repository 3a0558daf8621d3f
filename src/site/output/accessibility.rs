//! The page that says how accessible the site is.

use std::sync::Arc;

use crate::base::Files;
use crate::site::model::accessibility::path;
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{ACCESSIBILITY, Claim, Subject};
use crate::site::output::definition::Output;
use crate::site::output::lazy_file::LazyFile;
use crate::site::render::accessibility;
use crate::site::render::page::{Page, page_view};
use crate::site::render::page_context::UrlForm;
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;

/// The accessibility page. It gives way to everything else at its path.
pub const OUTPUT: Output = Output {
    name: ACCESSIBILITY,
    addresses: "`/accessibility/`",
    content: "[what the site does for accessibility](#accessibility), if `[accessibility] contact` is set",
    claims,
    files,
};

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    let claim = |path| Claim::generated(path, Subject::Site, "the accessibility page").giving_way();
    path(catalogue).into_iter().map(claim).collect()
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    LazyFile::for_each_claim(renderer, OUTPUT.name, |renderer, _, path| {
        let context = renderer.of_page(path, UrlForm::Relative);
        let words = context.language();
        let page = Page {
            description: words.word("access_intro").to_owned(),
            ..Page::plain("accessibility", words.word("accessibility"))
        };
        let view = accessibility::view(&context);
        renderer.render("accessibility.html", page_view(&context, page), "accessibility", view)
    })
}
