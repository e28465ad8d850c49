import assert from 'node:assert/strict';
import { test } from 'node:test';
import { YztError } from '@yizhangtu/standard';
import { bytes, GB18030_CSV } from '../testing/county.ts';
import { decode } from './encoding.ts';

const issueOf = (run: () => unknown): string | undefined => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof YztError);
    return error.issues[0]?.code;
  }
  return undefined;
};

test('auto reads UTF-8, with and without a byte order mark', () => {
  assert.deepEqual(decode(bytes('名称,经度'), 'auto'), { text: '名称,经度', encoding: 'utf-8' });
  const withMark = Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes('名称')]);
  assert.deepEqual(decode(withMark, 'auto'), { text: '名称', encoding: 'utf-8' });
});

test('auto reads GB18030, four-byte characters among it, and says so', () => {
  const read = decode(GB18030_CSV, 'auto');
  assert.equal(read.encoding, 'gb18030');
  assert.equal(read.text, '名称,经度,纬度\r\n银杏,119.97,30.54\r\n');
  // GB 18030-2005, four-byte codes: U+3400 is 81 39 EE 39.
  assert.equal(decode(Uint8Array.from([0x81, 0x39, 0xee, 0x39]), 'auto').text, '\u3400');
});

test('an encoding that was named and is wrong is refused, never read as garbage', () => {
  assert.equal(
    issueOf(() => decode(GB18030_CSV, 'utf-8')),
    'encoding_wrong',
  );
  assert.equal(
    issueOf(() => decode(bytes('德清县古树名木'), 'gb18030')),
    'encoding_wrong',
  );
});

test('bytes of no text at all are refused', () => {
  assert.equal(
    issueOf(() => decode(Uint8Array.from([0xff, 0xff, 0x20]), 'auto')),
    'encoding_unknown',
  );
});
