// Stand-ins for the frames of video hosts: they speak the messages of the real ones, or none, or lies.
export const FRAMES = { tube: 'https://www.youtube-nocookie.com/embed/', vimeo: 'https://player.vimeo.com/video/' };

// A player that plays by a clock: `jump` is its own bar.
const GOOD = `
  const isTube = location.host.includes('youtube');
  let [time, since, playing] = [0, performance.now(), false];
  const now = () => time + (playing ? (performance.now() - since) / 1000 : 0);
  const send = (message) => parent.postMessage(JSON.stringify(message), '*');
  const tell = () => isTube
    ? send({ event: 'infoDelivery', info: { currentTime: now(), duration: 40, playerState: playing ? 1 : 2, playbackRate: 1 } })
    : send({ event: 'timeupdate', data: { seconds: now(), duration: 40 } });
  const set = (at, plays = playing) => {
    const isNew = plays !== playing;
    [time, since, playing] = [at, performance.now(), plays];
    if (!isTube) send({ event: isNew ? (playing ? 'play' : 'pause') : 'seeked', data: { seconds: at, duration: 40 } });
    // Also when it is paused.
    tell();
  };
  globalThis.isPlaying = () => playing;
  globalThis.jump = set;
  const heard = [];
  addEventListener('message', ({ data }) => {
    const message = JSON.parse(data);
    if (message.event === 'listening') { send({ event: 'onReady' }); tell(); heard.push(1); }
    if (message.method === 'addEventListener') heard.push(message.value);
    if (message.method === 'getCurrentTime') send({ method: 'getCurrentTime', value: now() });
    if (message.method === 'getPaused') send({ method: 'getPaused', value: !playing });
    const name = message.func || message.method;
    const value = message.args ? message.args[0] : message.value;
    if (/^(playVideo|play)$/.test(name)) set(now(), true);
    if (/^(pauseVideo|pause)$/.test(name)) set(now(), false);
    if (/^(seekTo|setCurrentTime)$/.test(name)) set(value);
  });
  setInterval(() => { if (heard.length && playing) tell(); }, 250);`;

const HOSTILE = `
  const lies = ['{"event":"infoDelivery","info":{"currentTime":null}}', '<img src=x onerror=alert(1)>', 'NaN', '{"event":"infoDelivery","info":{"currentTime":"12"}}',
    { event: 'infoDelivery', info: { currentTime: NaN } }, { event: 'infoDelivery', info: { currentTime: Infinity } }, { event: 'timeupdate', data: { seconds: -5 } },
    { event: 'timeupdate', data: { seconds: 1e9 } }, { method: 'getCurrentTime', value: '<b>' }, null, 7, [], { info: 'x' }, { data: 7 }, { get: 1 }, '{'.repeat(50000)];
  for (let n = 0; n < 10000; n += 1) parent.postMessage(lies[n % lies.length], '*');`;

const SCRIPTS = {
  good: GOOD,
  silent: '',
  hostile: HOSTILE,
  // Another frame in it answers in its place.
  'other-origin': `
    const inner = document.createElement('iframe');
    inner.srcdoc = '<script>setInterval(() => { top.postMessage(JSON.stringify({ event: "infoDelivery", info: { currentTime: 20, duration: 40 } }), "*"); top.postMessage(JSON.stringify({ event: "timeupdate", data: { seconds: 20, duration: 40 } }), "*"); }, 100)<' + '/script>';
    inner.sandbox = 'allow-scripts';
    document.body.append(inner);`,
};

// Answers for both hosts in `page`, and gives the requests for them.
export async function standIn(page, kind) {
  const seen = [];
  await page.context().route(/^https:\/\/[^/]*(youtube|vimeo|ytimg)/, async (route) => {
    const request = route.request();
    seen.push({ url: request.url(), referer: (await request.allHeaders()).referer ?? '' });
    await route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>stand-in</title><body><script>${SCRIPTS[kind]}</script>` });
  });
  return seen;
}
