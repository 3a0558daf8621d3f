// Writes src/site/words/dates.txt: how each language writes a day, a month and a year, from the Unicode CLDR in Node's `Intl`.
//
//   node tests/dates.mjs > src/site/words/dates.txt

const SCRIPTS = ['', '-Latn', '-Cyrl', '-Arab', '-Hans', '-Hant'];
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const DAY = { year: 'numeric', month: 'long', day: 'numeric' };
const MONTH = { year: 'numeric', month: 'long' };
const YEAR = { year: 'numeric' };
const months = [...Array(12).keys()].map((month) => new Date(2023, month, 5));

function isKnown(tag) {
  try {
    return new Intl.DateTimeFormat(tag).resolvedOptions().locale === tag;
  } catch {
    return false;
  }
}

function parts(tag, options, date) {
  const source = tag === 'en' ? 'en-GB' : tag;
  return new Intl.DateTimeFormat(source, { ...options, calendar: 'gregory', numberingSystem: 'latn' }).formatToParts(date);
}

const text = (found) => found.map((part) => part.value).join('');

// The text of a date with names for its parts: `{day}. {month} {year}`.
function pattern(tag, options) {
  const name = (part) => (['day', 'month', 'year'].includes(part.type) ? `{${part.type}}` : part.value);
  return parts(tag, options, months[0]).map(name).join('');
}

// The names of the months in one kind of date. All that is neither the day nor the year and not the same in all months is one.
function names(tag, options) {
  return months.map((date) => text(parts(tag, options, date).filter((part) => part.type === 'month')));
}

function line(tag) {
  const [day, month] = [names(tag, DAY), names(tag, MONTH)];
  const columns = [pattern(tag, DAY), pattern(tag, MONTH), pattern(tag, YEAR), day.join(',')];
  if (month.join() !== day.join()) columns.push(month.join(','));
  return columns.join('\t');
}

// Whether the columns give back what `Intl` writes: a pattern of January could differ from that of other months.
function isRight(tag, columns) {
  const [day, month, year, ofDay, ofMonth = ofDay] = columns.split('\t');
  return months.every((date, n) => {
    const fill = (pattern, names) => pattern.replace('{day}', 5).replace('{month}', names.split(',')[n]).replace('{year}', 2023);
    return fill(day, ofDay) === text(parts(tag, DAY, date)) && fill(month, ofMonth) === text(parts(tag, MONTH, date))
      && fill(year, '') === text(parts(tag, YEAR, date));
  });
}

const languages = LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).concat(['ckb', 'fil', 'gsw', 'haw', 'hsb', 'dsb', 'kok', 'yue', 'chr', 'ceb']);
const regions = LETTERS.flatMap((a) => LETTERS.map((b) => `-${a}${b}`.toUpperCase()));
const found = new Map();
for (const language of languages.filter(isKnown)) {
  const scripts = SCRIPTS.filter((script) => isKnown(language + script));
  for (const script of scripts) {
    for (const region of ['', ...regions]) {
      const tag = language + script + region;
      if (isKnown(tag)) found.set(tag, line(tag));
    }
  }
}
const parent = (tag) => (tag.includes('-') ? tag.slice(0, tag.lastIndexOf('-')) : '');
const inherited = (tag) => { let at = parent(tag); while (at && !found.has(at)) at = parent(at); return found.get(at); };
const kept = [...found].filter(([tag, columns]) => columns !== inherited(tag) && !columns.includes('M01'));
process.stderr.write(kept.filter(([tag, columns]) => !isRight(tag, columns)).map(([tag]) => `${tag} cannot be written as a pattern\n`).join(''));
const lines = kept.filter(([tag, columns]) => isRight(tag, columns)).map(([tag, columns]) => `${tag}\t${columns}\n`);
process.stdout.write(lines.sort().join(''));
