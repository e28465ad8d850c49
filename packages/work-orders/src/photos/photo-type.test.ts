import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pictureType, sentSize } from './photo-type.ts';

const text = (words: string) => new TextEncoder().encode(words.padEnd(16));

test('a picture is known by its first bytes', () => {
  assert.equal(pictureType(Uint8Array.of(0xff, 0xd8, 0xff, 0xe1)), 'image/jpeg');
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  assert.equal(pictureType(png), 'image/png');
  assert.equal(pictureType(text('RIFF....WEBPVP8 ')), 'image/webp');
  assert.equal(pictureType(text('GIF89a')), 'image/gif');
  assert.equal(pictureType(text('....ftypheic')), 'image/heic');
});

test('SVG, HTML, a PDF, a RIFF that is sound, and nothing are no pictures', () => {
  for (const words of ['<svg xmlns=', '<!doctype html', '%PDF-1.7', 'RIFF....WAVE', '']) {
    assert.equal(pictureType(text(words)), undefined, words);
  }
  assert.equal(pictureType(new Uint8Array()), undefined);
});

test('the longer side is at most what is said, and nothing grows', () => {
  assert.deepEqual(sentSize({ width: 4000, height: 3000 }, 1920), { width: 1920, height: 1440 });
  assert.deepEqual(sentSize({ width: 30, height: 12000 }, 1920), { width: 5, height: 1920 });
  assert.deepEqual(sentSize({ width: 800, height: 600 }, 1920), { width: 800, height: 600 });
  assert.deepEqual(sentSize({ width: 1, height: 9000 }, 1920), { width: 1, height: 1920 });
});
