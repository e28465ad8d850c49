import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseCountyServer } from '@yizhangtu/standard';

const PAGES = ['guide/cases.md', 'en/guide/cases.md', 'guide/identity.md', 'en/guide/identity.md'];

const examplesOf = (page) =>
  [
    ...readFileSync(new URL(`../${page}`, import.meta.url), 'utf8').matchAll(
      /^```json\n([\s\S]*?)^```$/gm,
    ),
  ].map(([, text]) => text);

for (const page of PAGES) {
  test(`the examples of ${page} are parts of a private county file`, () => {
    const examples = examplesOf(page);
    assert.ok(examples.length > 0);
    for (const text of examples) {
      const file = { standard: '1.0', county: '330521', ...JSON.parse(text) };
      const parsed = parseCountyServer(JSON.stringify(file));
      assert.deepEqual(parsed.ok ? [] : parsed.issues, []);
    }
  });
}
