import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyze, elementsOf } from './manifest.mjs';

const SOURCE = `
import { html } from 'lit';
import { YztElement } from '@yizhangtu/core';
import { property, state } from 'lit/decorators.js';

export class YztThingSelectEvent extends Event {
  constructor(readonly row: string) { super('yzt-thing-select', { bubbles: true, composed: true }); }
}

export class Middle extends YztElement {}

/**
 * A thing.
 *
 * @tagname yzt-thing
 * @fires yzt-thing-select - Someone chose a thing.
 * @csspart row - One row.
 */
export class YztThing extends Middle {
  static override styles = [];
  /** The id of the map. */
  @property({ attribute: 'for' }) htmlFor = '';
  @state() private open = false;
  #secret = 1;
  /** Opens it. */
  show(row: string): void { this.open = true; this.dispatchEvent(new YztThingSelectEvent(row)); }
  private hide(): void { this.open = false; }
  override render() { return html\`<slot></slot>\`; }
}
`;

test('an element registered by a guarded define() has a definition, its events once, what it inherits and no private members', async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'manifest-'));
  t.after(() => rmSync(directory, { recursive: true }));
  mkdirSync(join(directory, 'src'));
  writeFileSync(join(directory, 'src/thing.ts'), SOURCE);
  const helper = SOURCE.replaceAll('thing', 'helper').replaceAll('Thing', 'Helper');
  writeFileSync(join(directory, 'src/thing.test.helper.ts'), helper);

  const base = {
    name: 'YztElement',
    members: [{ kind: 'field', name: 'theme' }],
    attributes: [{ name: 'theme', fieldName: 'theme' }],
  };
  const manifest = await analyze(directory, { base });
  const elements = elementsOf(manifest);
  assert.deepEqual(
    elements.map((element) => element.tagName),
    ['yzt-thing'],
  );
  const [thing] = elements;
  assert.deepEqual(
    thing.events.map((event) => [event.name, event.type.text]),
    [['yzt-thing-select', 'YztThingSelectEvent']],
  );
  assert.deepEqual(
    thing.members.map((member) => member.name),
    ['htmlFor', 'show', 'theme'],
  );
  assert.deepEqual(
    thing.attributes.map((attribute) => attribute.name),
    ['for', 'theme'],
  );
  assert.ok(
    manifest.modules[0].exports.some(
      (row) => row.kind === 'custom-element-definition' && row.name === 'yzt-thing',
    ),
  );
});
