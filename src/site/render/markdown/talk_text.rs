//! What only talks have: slides, and what is below them.

use super::writer::Writer;
use crate::site::model::occasion::Occasion;
use crate::site::render::resources;
use crate::talk::{Document, Face, ResourceSource, Slide};

impl Writer<'_, '_> {
    /// The line of facts: where, when and by whom, and the files.
    pub(super) fn facts(&mut self, index: usize) {
        let context = self.context;
        let entry = &context.site.entries[index];
        let meta = &entry.document.meta;
        let language = context.language();
        let date = entry.date.map(|date| language.date(date));
        let deck = meta.deck.as_ref().map(|deck| deck.value.as_str());
        let url = Some(entry.event_url()).filter(|url| !url.is_empty());
        let facts = [
            (entry.event().map(str::to_owned), url),
            (date, None),
            (Some(entry.location().to_owned()), None),
            (Some(entry.speakers.join(", ")), None),
            (entry.video().map(|_| language.word("watch").to_owned()), entry.video()),
            (deck.map(|_| language.word("slides_file").to_owned()), deck),
        ];
        self.block(2);
        let mut is_first = true;
        for (text, target) in
            facts.into_iter().filter_map(|(text, target)| Some((text.filter(|t| !t.is_empty())?, target)))
        {
            if !std::mem::take(&mut is_first) {
                self.raw(" · ");
            }
            match target {
                Some(target) => self.link(&text, &self.address(target)),
                None => self.text(&text),
            }
        }
        self.block(2);
    }

    /// The author's description, unless it is the first sentence of the talk.
    pub(super) fn lede(&mut self, document: &Document) {
        if let Some(description) = &document.meta.description
            && description.value != document.summary
        {
            self.paragraph(&description.value);
        }
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        self.block(2);
        self.text(text);
        self.block(2);
    }

    pub(super) fn slides(&mut self, document: &Document) {
        let page = self.context.to(self.context.from.output);
        for (n, slide) in document.slides.iter().enumerate() {
            if let Some(chapter) = slide.chapter.and_then(|chapter| document.chapters.get(chapter as usize)) {
                self.heading(2, &chapter.title);
                self.fragment(&chapter.lead);
            }
            self.open_heading(3);
            self.link(&(n + 1).to_string(), &format!("{page}#{}", slide.id));
            let name = self.name(slide);
            if !name.is_empty() {
                self.text(" ");
                self.text(&name);
            }
            self.close_heading();
            self.face(slide);
            self.fragment(&slide.transcript);
        }
    }

    /// What a slide is called: its alt text, or its first heading.
    fn name(&self, slide: &Slide) -> String {
        match &slide.face {
            Face::Picture(picture) => picture.alt.to_string(),
            Face::Film(film) => film.alt.clone(),
            Face::Text(face) => super::plain::first_heading(self.context, face),
        }
    }

    fn face(&mut self, slide: &Slide) {
        match &slide.face {
            Face::Picture(picture) => {
                let address = self.address(&picture.target.url);
                let link = picture.link.as_ref().map(|link| self.address(&link.url));
                if let Some(link) = link.clone() {
                    self.open_link(link, String::new());
                }
                self.image(&address, &picture.alt, "");
                if link.is_some() {
                    self.close_link();
                }
                self.paragraph(picture.caption.as_deref().unwrap_or_default());
            }
            Face::Film(film) => {
                self.film(film);
                let caption = film.title.clone().unwrap_or_default();
                match &film.link {
                    Some(link) => {
                        let name = [&caption, &film.alt].into_iter().find(|name| !name.is_empty());
                        self.block(2);
                        let address = self.address(&link.url);
                        self.link(&name.unwrap_or(&address).clone(), &address);
                        self.block(2);
                    }
                    None => self.paragraph(&caption),
                }
            }
            Face::Text(face) if face.is_empty() => {}
            Face::Text(face) => self.quoted(face),
        }
    }

    /// Resources, closing section, deliveries and licence, in the order of the page's foot.
    pub(super) fn foot(&mut self, index: usize) {
        let context = self.context;
        let entry = &context.site.entries[index];
        let document = &entry.document;
        let language = context.language();
        let listed = resources::items(context, document);
        let groups = resources::foot(context, document, &listed);
        if !groups.is_empty() || document.closing.is_some() {
            let is_mentioned = document.resources.source == ResourceSource::Mentioned;
            let word = language.word(if is_mentioned { "mentioned" } else { "resources" });
            // A closing section usually begins with a heading of its own.
            if !groups.is_empty() || !document.closing.as_ref().is_some_and(|closing| closing.html.starts_with("<h")) {
                self.heading(2, word);
            }
            for group in &groups {
                if !group.title.is_empty() && group.title != word {
                    self.heading(3, &group.title);
                }
                for item in &group.items {
                    self.item();
                    match item.url.is_empty() {
                        true => self.text(&item.title),
                        false => self.link(&item.title, &item.url),
                    }
                    if !item.note.is_empty() {
                        self.text(" ");
                        self.text(&item.note);
                    }
                    self.end_item();
                }
                self.block(2);
            }
            document.closing.iter().for_each(|closing| self.fragment(closing));
        }
        self.deliveries(&Occasion::delivered(entry));
        if let Some(license) = &document.meta.license {
            self.paragraph(&format!("{}{}{}", language.word("license"), language.word("colon"), license.value));
        }
    }

    fn deliveries(&mut self, all: &[Occasion<'_>]) {
        if all.is_empty() {
            return;
        }
        let language = self.context.language();
        self.heading(2, language.word("deliveries"));
        let mut all = all.to_vec();
        all.sort_by_key(|one| std::cmp::Reverse(one.date));
        for one in all {
            self.item();
            if let Some(event) = one.event {
                match one.event_url {
                    Some(url) => self.link(event, &self.address(url)),
                    None => self.text(event),
                }
            }
            let date = one.date.map(|date| language.date(date));
            let place: Vec<&str> = one.venue.into_iter().chain(one.location).collect();
            for fact in date.into_iter().chain([place.join(language.word("comma"))]).filter(|fact| !fact.is_empty()) {
                self.text(" ");
                self.text(&fact);
            }
            if let Some(video) = one.video {
                self.text(" ");
                self.link(language.word("watch"), &self.address(video));
            }
            self.end_item();
        }
        self.block(2);
    }
}
