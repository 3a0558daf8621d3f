// A static host on the loopback interface: folder pages, clean addresses, 404.html, and the policy the manual promises.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { basename, extname, join, normalize } from 'node:path';

export const POLICY =
  "default-src 'self'; img-src 'self' data: https:; media-src 'self' https:; frame-src https:; object-src 'none'; base-uri 'none'";

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg',
  '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8', '.vtt': 'text/vtt', '.webm': 'video/webm', '.woff2': 'font/woff2',
};

// Serves `folder` below `prefix` (`/` or `/a/b/`); `headers` adds to what every answer carries.
export async function serve(folder, prefix = '/', headers = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const found = path.startsWith(prefix) ? await find(folder, path.slice(prefix.length - 1)) : null;
    const file = found ?? join(folder, '404.html');
    const body = await readFile(file).catch(() => Buffer.from('not found'));
    const part = found && range(request.headers.range, body.length);
    response.writeHead(part ? 206 : found ? 200 : 404, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': policy(file, body),
      'Accept-Ranges': 'bytes',
      ...(part && { 'Content-Range': `bytes ${part[0]}-${part[1]}/${body.length}` }),
      ...headers,
    });
    response.end(request.method === 'HEAD' ? undefined : part ? body.subarray(part[0], part[1] + 1) : body);
  });
  server.unref(); // a test that failed has not closed it
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}${prefix}`, close: () => new Promise((done) => server.close(done)) };
}

// The first and the last byte that a request asks for: films are read in parts.
function range(wanted, length) {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(wanted ?? '') ?? [];
  return first && Number(first) < length ? [Number(first), Math.min(Number(last || length), length - 1)] : null;
}

// `404.html` alone brings its style inside itself: the policy lets pass what has that style's hash.
export function policy(file, body) {
  const style = basename(file) === '404.html' && /<style>([^]*)<\/style>/.exec(body)?.[1];
  return style ? `${POLICY}; style-src 'self' 'sha256-${createHash('sha256').update(style).digest('base64')}'` : POLICY;
}

async function find(folder, path) {
  const file = join(folder, normalize(path));
  if (!file.startsWith(folder)) return null;
  const facts = await stat(file).catch(() => null);
  if (facts?.isFile()) return file;
  const index = join(file, 'index.html');
  return facts?.isDirectory() && (await stat(index).catch(() => null)) ? index : null;
}
