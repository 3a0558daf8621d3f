// Makes `seconds.m3u8` and `seconds.m4s` of the pictures of `seconds.webm`, with silence: H.264 and AAC in pieces of four seconds. It needs ffmpeg.
//   node tests/browser/data/make-playlist.mjs
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [WIDTH, HEIGHT, SECONDS, RATE] = [64, 36, 40, 10];
// Each half has the brightness of its digit, as in `make-seconds.mjs`.
const picture = (second) => Buffer.from(Array.from({ length: WIDTH * HEIGHT }, (_, at) => (at % WIDTH < WIDTH / 2 ? 20 + Math.floor(second / 10) * 65 : 20 + (second % 10) * 23)));
const input = Buffer.concat(Array.from({ length: SECONDS * RATE }, (_, n) => picture(Math.floor(n / RATE))));
const options = `-loglevel error -y -f rawvideo -pix_fmt gray -s ${WIDTH}x${HEIGHT} -r ${RATE} -i - -f lavfi -i anullsrc=r=16000:cl=mono -shortest
  -vf setparams=range=tv,format=yuv420p -c:v libx264 -preset veryslow -crf 24 -pix_fmt yuv420p -g ${RATE} -keyint_min ${RATE} -sc_threshold 0 -bf 0 -c:a aac -b:a 8k
  -f hls -hls_time 4 -hls_playlist_type vod -hls_segment_type fmp4 -hls_flags single_file seconds.m3u8`;
execFileSync('ffmpeg', options.trim().split(/\s+/), { input, cwd: fileURLToPath(new URL('.', import.meta.url)), stdio: ['pipe', 'inherit', 'inherit'] });
