// Makes `seconds.webm`: 40 seconds of 10 pictures each. The left half is as bright as its tens of seconds, the right half as its seconds.
//   node tests/browser/data/make-seconds.mjs
import { writeFileSync } from 'node:fs';
import { launch } from '../lib/browser.mjs';
import { serve } from '../lib/server.mjs';
import { scratch, write } from '../lib/site.mjs';

const [WIDTH, HEIGHT, SECONDS, RATE] = [64, 36, 40, 10];

// Elements of WebM (Matroska): an id, the length of the content, and the content.
function element(id, ...content) {
  const body = Buffer.concat(content.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(0x0100000000000000n | BigInt(body.length));
  return Buffer.concat([Buffer.from(id, 'hex'), length, body]);
}
const number = (value, bytes = 4) => {
  const out = Buffer.alloc(bytes);
  out.writeUIntBE(value, 0, bytes);
  return out;
};
const real = (value) => {
  const out = Buffer.alloc(8);
  out.writeDoubleBE(value);
  return out;
};

function film(frames) {
  const clusters = [];
  for (let second = 0; second < SECONDS; second += 1) {
    const blocks = frames.slice(second * RATE, (second + 1) * RATE).map(({ data, isKey }, n) => element('a3', Buffer.from([0x81]), number(n * 1000 / RATE, 2), Buffer.from([isKey ? 0x80 : 0]), Buffer.from(data, 'base64')));
    clusters.push(element('1f43b675', element('e7', number(second * 1000)), ...blocks));
  }
  const head = element('1a45dfa3', element('4286', number(1, 1)), element('42f7', number(1, 1)), element('42f2', number(4, 1)), element('42f3', number(8, 1)), element('4282', 'webm'), element('4287', number(2, 1)), element('4285', number(2, 1)));
  const info = element('1549a966', element('2ad7b1', number(1000000)), element('4489', real(SECONDS * 1000)), element('4d80', 'talkpress'), element('5741', 'talkpress'));
  const video = element('e0', element('b0', number(WIDTH, 2)), element('ba', number(HEIGHT, 2)));
  const tracks = element('1654ae6b', element('ae', element('d7', number(1, 1)), element('73c5', number(1, 1)), element('83', number(1, 1)), element('86', 'V_VP8'), video));
  // The cues come before the clusters, and are as long whatever the places in them are.
  const cues = (places) => element('1c53bb6b', ...places.map((place, second) => element('bb', element('b3', number(second * 1000)), element('b7', element('f7', number(1, 1)), element('f1', number(place))))));
  let place = info.length + tracks.length + cues(clusters.map(() => 0)).length;
  const places = clusters.map((cluster) => (place += cluster.length) - cluster.length);
  return Buffer.concat([head, element('18538067', info, tracks, cues(places), ...clusters)]);
}

const browser = await launch();
const host = await serve(write({ 'index.html': '<!doctype html>' }, scratch()));
const page = await browser.newPage();
await page.goto(host.url);
const frames = await page.evaluate(async ([width, height, seconds, rate]) => {
  const out = [];
  const encoder = new VideoEncoder({
    output(chunk) {
      const bytes = new Uint8Array(chunk.byteLength);
      chunk.copyTo(bytes);
      out.push({ data: btoa(String.fromCharCode(...bytes)), isKey: chunk.type === 'key' });
    },
    error: console.error,
  });
  encoder.configure({ codec: 'vp8', width, height, framerate: rate, bitrate: 200000 });
  const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
  for (let n = 0; n < seconds * rate; n += 1) {
    const second = Math.floor(n / rate);
    [Math.floor(second / 10), second % 10].forEach((digit, half) => {
      context.fillStyle = `rgb(${Array(3).fill(20 + digit * (half ? 23 : 65))})`;
      context.fillRect(half * width / 2, 0, width / 2, height);
    });
    const frame = new VideoFrame(context.canvas, { timestamp: n * 1e6 / rate });
    encoder.encode(frame, { keyFrame: n % rate === 0 });
    frame.close();
  }
  await encoder.flush();
  return out;
}, [WIDTH, HEIGHT, SECONDS, RATE]);
writeFileSync(new URL('./seconds.webm', import.meta.url), film(frames));
await browser.close();
await host.close();
