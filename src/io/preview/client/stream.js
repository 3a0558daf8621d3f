// The preview client, 1 of 3: listens to the server for changes and starts the other parts.

const script = document.currentScript;
// What this page shows. The server sends a message when it has something else.
const state = {
  token: script.dataset.token,
  version: script.dataset.version,
  edition: script.dataset.edition,
  problems: '',
  status: '',
};
let source = null;

// Not every path can be decoded: then it is used as it is.
function pagePath() {
  try {
    return decodeURI(location.pathname);
  } catch {
    return location.pathname;
  }
}

function serverUrl(name, parameters = {}) {
  const query = Object.entries({ page: pagePath(), ...parameters }).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `/.talkpress/${name}?${query.join('&')}`;
}

async function fetchJson(name) {
  const response = await fetch(serverUrl(name), { cache: 'no-store' });
  return response.json();
}

function connect() {
  if (source || document.hidden) return;
  const { version, edition, problems, status } = state;
  source = new EventSource(serverUrl('events', { version, edition, problems, status }));
  source.onmessage = (event) => onMessage(JSON.parse(event.data));
  // A restarted server does not accept this page's token: fetch the page again to get a new one.
  source.onerror = () => { state.version = 'unknown'; };
}

function disconnect() {
  source?.close();
  source = null;
}

function onMessage(message) {
  state.edition = message.edition;
  if (message.files.length) reloadFiles(message.files);
  if (message.problems !== state.problems) showProblems(message.problems);
  if (message.status !== state.status) {
    state.status = message.status;
    fetchJson('panel').then(showPanel);
  }
  if (message.version === 'gone' && state.version !== 'gone') showNotice('This page was deleted, or its address has changed.');
  else if (message.version !== state.version) updatePage();
}

function start() {
  // This is the first of the deferred scripts: none of the others has changed the page yet.
  rememberPage();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) disconnect();
    else connect();
  });
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', connect);
  addEventListener('load', () => (window.requestIdleCallback ?? setTimeout)(rememberText));
  document.addEventListener('dblclick', openInEditor);
  addEventListener('DOMContentLoaded', showFirstSteps);
  document.addEventListener('talkpress:patched', showFirstSteps);
  window.talkpressPreview = { saveTimes: (times, recording) => postAction('times', { version: state.version, times, recording }) };
  if (document.readyState === 'complete') connect();
  else addEventListener('DOMContentLoaded', connect);
}
