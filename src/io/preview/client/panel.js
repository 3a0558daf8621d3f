// The preview client, 3 of 3: what is shown over the page, and what the page asks the server to do.

let panel = null;
let overlay = null;

function element(tag, text, className) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

// In a shadow tree, which the page's stylesheets do not reach.
function overlayRoot() {
  if (overlay) return overlay;
  const host = element('div');
  host.id = 'tp-preview';
  overlay = host.attachShadow({ mode: 'open' });
  const sheet = element('link');
  sheet.rel = 'stylesheet';
  sheet.href = '/.talkpress/client.css';
  overlay.append(sheet);
  document.body.append(host);
  const follow = () => {
    host.dataset.mode = document.documentElement.dataset.mode ?? 'read';
    host.dataset.dir = document.documentElement.dir;
    makeRoom();
  };
  new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ['data-mode'] });
  follow();
  return overlay;
}

// Slides that fill a window have nothing over them: there, it is a strip at the foot of the speaker window, which makes room. Below a
// page there is room for the panel, so that it hides no link at the foot.
const sizes = new ResizeObserver(makeRoom);
function makeRoom() {
  const { mode } = document.documentElement.dataset;
  const selector = { speaker: '.problems, .panel', read: '.panel' }[mode];
  const heights = selector ? [...overlay.querySelectorAll(selector)].map((part) => part.offsetHeight) : [];
  const gap = mode === 'read' && heights.some(Boolean) ? 32 : 0;
  const height = Math.max(0, ...heights) + gap;
  document.documentElement.style.setProperty('--tp-foot', `${height}px`);
}

// Replaces the part of the overlay with this class by `fresh`, or removes it.
function replacePart(className, fresh) {
  if (!fresh && !overlay) return;
  overlayRoot().querySelector(`.${className}`)?.remove();
  if (!fresh) return makeRoom();
  overlayRoot().append(fresh);
  sizes.observe(fresh);
}

function showNotice(text) {
  const notice = text ? element('p', text, 'notice') : null;
  notice?.setAttribute('role', 'status');
  replacePart('notice', notice);
}

async function showProblems(version) {
  state.problems = version;
  if (!version) {
    replacePart('problems', null);
    return;
  }
  const { problems, reports } = await fetchJson('problems');
  if (problems !== state.problems) return;
  const box = element('section', '', 'problems');
  box.setAttribute('role', 'alert');
  box.append(element('h2', `Your last save has ${reports.length === 1 ? 'an error' : 'errors'}; this is the previous version`));
  box.append(...reports.map((report) => element('pre', report)));
  const close = element('button', 'Hide');
  close.type = 'button';
  close.onclick = () => replacePart('problems', null);
  box.append(close);
  replacePart('problems', box);
}

// The home page of a site without talks says nothing about them: only its author needs to know how to start.
function showFirstSteps() {
  const isEmpty = document.querySelector('[data-no-talks]');
  replacePart('first-steps', isEmpty && element('p', 'No talks yet. Write the first one: talkpress new "My first talk"', 'first-steps'));
}

const counted = (count, one, many) => (count ? `${count} ${count === 1 ? one : many}` : '');

function showPanel(facts) {
  panel = facts;
  replacePart('panel', null);
  if (!facts) return;
  const pending = facts.slides.filter((slide) => slide.pending);
  const withoutAlt = facts.slides.filter((slide) => slide.misses_alt);
  const problems = facts.diagnostics.filter(({ severity }) => severity !== 'note');
  const summary = [
    counted(pending.length, 'transcript to write', 'transcripts to write'),
    counted(withoutAlt.length, 'missing alt text', 'missing alt texts'),
    counted(problems.length, 'problem', 'problems'),
  ].filter(Boolean);
  // The page itself says that it is a draft; the speaker window has only this.
  const draft = document.querySelector('[data-draft]')?.textContent;
  const isQuiet = !summary.length;
  const box = element('details', '', isQuiet && !draft ? 'panel only-card' : 'panel');
  const line = element('summary', summary.join(' · '));
  // The speaker window does not show the card.
  if (isQuiet) line.append(element('span', 'Social card', 'card-heading'));
  if (draft) line.prepend(element('span', isQuiet ? draft : `${draft} · `, 'draft'));
  box.append(line);
  box.append(...group('Transcripts to write', pending.map(({ id, line }) => ({ text: id, slide: id, line }))));
  box.append(...group('Missing alt text', withoutAlt.map(({ id, line }) => ({ text: id, slide: id, line }))));
  box.append(...group('Problems', problems.map(({ message, slide, file, line }) => ({ text: message, slide, file, line }))));
  if (!isQuiet) box.append(element('h3', 'Social card', 'card-heading'));
  box.append(socialCard(facts));
  // It stays open while its author works on several pages.
  box.open = sessionStorage.getItem('talkpress-panel') === 'open';
  box.ontoggle = () => sessionStorage.setItem('talkpress-panel', box.open ? 'open' : '');
  replacePart('panel', box);
}

// What other sites show with a link to the page: its image, title and description. Pages that no document makes say so themselves.
function socialCard({ source, card, title, description }) {
  const meta = (name) => document.querySelector(`meta[property="og:${name}"]`)?.content;
  const box = element('div', '', 'card');
  if (card) {
    const image = element('img');
    image.alt = 'The image that other sites show with a link to this page';
    image.loading = 'lazy';
    image.src = card;
    box.append(image);
  }
  const text = source ? description : meta('description');
  box.append(element('strong', source ? title : meta('title') ?? document.title));
  box.append(element('p', text || 'No description. Write one as "meta" in the front matter.'));
  return box;
}

// A heading and a list of links to slides; nothing without rows.
function group(title, rows) {
  if (!rows.length) return [];
  const list = element('ul');
  list.append(...rows.map(({ text, slide, file, line }) => {
    const item = element('li');
    const link = element(slide ? 'a' : 'span');
    link.append(...withCode(text));
    if (slide) link.href = `#${encodeURIComponent(slide)}`;
    const place = [file, line && `line ${line}`].filter(Boolean).join(', ');
    item.append(link, element('small', place && ` ${place}`));
    return item;
  }));
  return [element('h3', title), list];
}

// What is between backticks, as code.
const withCode = (text) => text.split(/`([^`]+)`/).map((part, i) => (i % 2 ? element('code', part) : part));

// Asks the server for an action. Each answer brings the token for the next one.
async function postAction(name, action) {
  const body = JSON.stringify({ ...action, page: pagePath(), token: state.token });
  const response = await fetch(`/.talkpress/${name}`, { method: 'POST', body });
  const answer = await response.json();
  if (answer.token) state.token = answer.token;
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

// A double click on a slide opens its source in the editor.
function openInEditor(event) {
  const slide = event.target.closest?.('section.slide');
  if (!slide || !panel || document.documentElement.dataset.mode !== 'read') return;
  const found = panel.slides.find(({ id }) => id === slide.id);
  if (!found) return;
  showNotice(`${panel.source}:${found.line}`);
  setTimeout(showNotice, 4000, '');
  postAction('open', { slide: slide.id }).catch(() => {});
}
