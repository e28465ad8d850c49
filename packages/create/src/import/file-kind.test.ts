import assert from 'node:assert/strict';
import { test } from 'node:test';
import { YztError } from '@yizhangtu/standard';
import { bytes } from '../testing/county.ts';
import { refuseStrangers, textFormat } from './file-kind.ts';

function fault(run: () => unknown): [string, string | undefined] {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof YztError);
    const [issue] = error.issues;
    assert.ok(issue?.message['zh-CN'] && issue.message.en && issue.mend['zh-CN'] && issue.mend.en);
    return [error.code, issue.code];
  }
  return ['none', undefined];
}

const strangers: readonly [string, number[]][] = [
  ['xlsx or zip', [0x50, 0x4b, 0x03, 0x04, 0x14]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['shapefile', [0x00, 0x00, 0x27, 0x0a]],
  ['UTF-16', [0xff, 0xfe, 0x0d, 0x54]],
  ['binary', [0x41, 0x00, 0x42]],
];
for (const [name, start] of strangers) {
  test(`${name} is refused by its bytes, whatever its name`, () => {
    const found = fault(() => refuseStrangers(Uint8Array.from(start)));
    assert.deepEqual(found, ['unsupported', 'file_kind_unsupported']);
  });
}

test('text passes', () => {
  assert.deepEqual(
    fault(() => refuseStrangers(bytes('名称,经度\n'))),
    ['none', undefined],
  );
});

test('a name that says one thing over content of another is refused', () => {
  const wrong = ['invalid', 'not_what_the_name_says'];
  assert.deepEqual(
    fault(() => textFormat('name,lng,lat\n', 'trees.geojson')),
    wrong,
  );
  assert.deepEqual(
    fault(() => textFormat('{"type":"FeatureCollection"}', 'trees.csv')),
    wrong,
  );
});

test('a web page, KML and an empty file say what they are', () => {
  const page = fault(() => textFormat('\n<!DOCTYPE html><title>登录</title>', 'trees.geojson'));
  assert.deepEqual(page, ['unsupported', 'file_kind_unsupported']);
  const kml = fault(() => textFormat('<?xml version="1.0"?><kml/>', 'trees.csv'));
  assert.deepEqual(kml, ['unsupported', 'file_kind_unsupported']);
  assert.deepEqual(
    fault(() => textFormat(' \r\n', 'trees.csv')),
    ['invalid', 'file_empty'],
  );
});

test('the format is told by content where the name says nothing', () => {
  assert.equal(textFormat('a,b\n1,2', 'trees.txt'), 'csv');
  assert.equal(textFormat('  {"type":"Feature"}', 'trees'), 'geojson');
});
