import { readFileSync } from 'node:fs';
import { table } from './markdown.mjs';
import { readWords } from './words.mjs';

const SUITE = new URL('../../packages/embed/src/hostile.matrix.page.test.ts', import.meta.url);

/** Names of the tests of the suite, in its order. One whose name is made of zoom levels stands for all of them. */
function testNames() {
  const source = readFileSync(SUITE, 'utf8');
  return [...source.matchAll(/^ *test\(\s*(['"`])(.+?)\1,/gm)].map(([, , name]) =>
    name.replace('${zoom}', '200 % / 400 %'),
  );
}

/** The suite of hostile hosts as a table, with its Chinese words. A test without words fails the build. */
export function hostileHosts(at) {
  const words = readWords('hostile-hosts');
  const names = testNames();
  const missing = names.filter((name) => !Object.hasOwn(words, name));
  const left = Object.keys(words).filter((name) => !names.includes(name));
  if (missing.length + left.length > 0) {
    throw new Error(
      `docs/words/hostile-hosts.json lacks ${JSON.stringify(missing)} and has ${JSON.stringify(left)} too many.`,
    );
  }
  return table(
    [
      ['页面', '测试'],
      ['Page', 'Test'],
    ][at],
    names.map((name, index) => [index + 1, at === 0 ? words[name] : name]),
  );
}
