import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FromFrame, readMessage, ToFrame } from './frame-messages.ts';
import { readRequest } from './frame-request.ts';

const PAGE = {
  county: 'county.json',
  origins: ['https://portal.example'],
  tags: { 'yzt-map': ['division', 'base-map'], 'yzt-legend': [] },
};

test('an address chooses among what the server allows', () => {
  assert.deepEqual(
    readRequest('?tag=yzt-map&division=330521100&lang=en&theme=dark&large-text', PAGE),
    {
      tag: 'yzt-map',
      attributes: [['division', '330521100']],
      lang: 'en',
      theme: 'dark',
      largeText: true,
      refused: [],
    },
  );
});

test('what it does not allow is left out and told, and another tag is no request', () => {
  const request = readRequest(
    '?tag=yzt-map&county=https://evil.example/&onclick=x&style=y&theme=pink',
    PAGE,
  );
  assert.deepEqual(request?.attributes, []);
  assert.deepEqual(request?.refused, ['county', 'onclick', 'style']);
  assert.equal(request?.theme, undefined);
  for (const search of ['', '?tag=script', '?tag=yzt-portal', '?tag=__proto__', '?tag=toString'])
    assert.equal(readRequest(search, PAGE), undefined, search);
});

test('messages that are not of the schema are none', () => {
  for (const good of [
    { type: 'yzt-frame-looks', theme: 'dark', largeText: true },
    { type: 'yzt-frame-token', token: 'a.b-c_d' },
    { type: 'yzt-frame-token', token: null },
  ])
    assert.deepEqual(readMessage(ToFrame, good), good);
  for (const bad of [
    null,
    'ready',
    { type: 'yzt-frame-looks', theme: 'pink' },
    { type: 'yzt-frame-token', token: 'a b\r\nx: y' },
    { type: 'yzt-frame-token' },
    { type: 'else' },
  ])
    assert.equal(readMessage(ToFrame, bad), undefined, JSON.stringify(bad));
  for (const height of [-1, 1.5, 1e9, '5', Number.NaN])
    assert.equal(readMessage(FromFrame, { type: 'yzt-frame-height', height }), undefined);
});
