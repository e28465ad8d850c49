import assert from 'node:assert/strict';
import { test } from 'node:test';
import { define } from './define-element.ts';

class First {
  static version = '0.1.0';
}
class Second {
  static version = '0.2.0';
}

function registry() {
  const known = new Map<string, unknown>();
  const list = {
    get: (tag: string) => known.get(tag),
    define: (tag: string, elementClass: unknown) => void known.set(tag, elementClass),
  };
  return list as unknown as CustomElementRegistry;
}

const classOf = (given: unknown) => given as CustomElementConstructor & { version: string };

test('a second copy is told once, with both versions, and nothing is thrown', (t) => {
  const warn = t.mock.method(console, 'warn', () => undefined);
  const list = registry();
  define('yzt-x', classOf(First), list);
  define('yzt-x', classOf(First), list);
  assert.equal(warn.mock.callCount(), 0);
  define('yzt-x', classOf(Second), list);
  assert.equal(warn.mock.callCount(), 1);
  assert.match(String(warn.mock.calls[0]?.arguments[0]), /<yzt-x>.*0\.1\.0.*0\.2\.0/);
  assert.equal(list.get('yzt-x'), First);
});

test('a tag that another library took stays with it', (t) => {
  const warn = t.mock.method(console, 'warn', () => undefined);
  const list = registry();
  list.define('yzt-x', class {} as unknown as CustomElementConstructor);
  define('yzt-x', classOf(First), list);
  assert.match(String(warn.mock.calls[0]?.arguments[0]), /unknown.*0\.1\.0/);
});

test('without a registry nothing happens', () => {
  define('yzt-x', classOf(First), undefined);
});
