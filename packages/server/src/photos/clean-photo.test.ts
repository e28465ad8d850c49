import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { cleanPhoto } from './clean-photo.ts';

const HOME = { GPSLatitudeRef: 'N', GPSLatitude: '30/1 32/1 0/1', GPSLongitude: '119/1 58/1 0/1' };

/** Left half red, right half blue. */
const halves = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#00f' } }).composite([
    {
      input: { create: { width: width / 2, height, channels: 3, background: '#f00' } },
      left: 0,
      top: 0,
    },
  ]);

/** As a phone makes it: turned by a quarter, with the place of taking and a comment. */
const fromPhone = () =>
  halves(400, 200)
    .withExif({ IFD0: { Artist: 'home', ImageDescription: 'secret' }, IFD3: HOME })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

const refuses = (bytes: Uint8Array, code: string) =>
  assert.rejects(cleanPhoto(bytes), (error: Error & { code?: string }) => {
    assert.equal(error.code, code, error.message);
    return true;
  });

describe('a photo that comes in', () => {
  it('keeps its pixels upright, and nothing of where and by whom it was taken', async () => {
    const sent = await fromPhone();
    const before = await sharp(sent).metadata();
    assert.ok(before.exif, 'what is sent has EXIF');
    assert.equal(before.orientation, 6);
    const { content, width, height, type, bytes } = await cleanPhoto(sent);
    assert.deepEqual([width, height, type, bytes], [200, 400, 'image/jpeg', content.length]);
    const after = await sharp(content).metadata();
    assert.equal(after.exif ?? after.xmp ?? after.iptc, undefined);
    assert.equal(after.orientation, undefined);
    assert.ok(!Buffer.from(content).includes('secret'));
    // Turned clockwise, the left half is the upper one.
    const { data } = await sharp(content).raw().toBuffer({ resolveWithObject: true });
    const red = (x: number, y: number) => data[(y * width + x) * 3]!;
    assert.ok(red(100, 50) > 200 && red(100, 350) < 50);
  });

  it('drops what stands behind the end of the picture', async () => {
    const page = Buffer.from('<script>alert(1)</script>');
    const { content } = await cleanPhoto(
      Buffer.concat([await halves(40, 40).jpeg().toBuffer(), page]),
    );
    assert.ok(!Buffer.from(content).includes('script'));
  });

  for (const format of ['jpeg', 'png', 'webp'] as const) {
    it(`takes ${format}, and the same photo is the same file`, async () => {
      const sent = await halves(64, 48)[format]().toBuffer();
      const [one, two] = await Promise.all([cleanPhoto(sent), cleanPhoto(sent)]);
      assert.equal(one.type, `image/${format}`);
      assert.equal(one.hash, two.hash);
    });
  }

  it('makes a huge one small enough for a page', async () => {
    const { width, height } = await cleanPhoto(await halves(6000, 3000).jpeg().toBuffer());
    assert.deepEqual([width, height], [3508, 1754]);
  });

  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  for (const [name, bytes] of [
    ['an SVG with a script', Buffer.from(svg)],
    ['a page', Buffer.from('<!doctype html><title>x</title>')],
    ['nothing', Buffer.alloc(0)],
    ['noise', Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 97) % 256))],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj')],
  ] as const) {
    it(`refuses ${name}`, () => refuses(bytes, 'unsupported_media'));
  }

  it('refuses a GIF, which is a picture of a type that is not taken', async () => {
    await refuses(await halves(20, 20).gif().toBuffer(), 'unsupported_media');
  });

  it('refuses half of a photo', async () => {
    const whole = await halves(800, 600).jpeg().toBuffer();
    await refuses(whole.subarray(0, whole.length / 2), 'unsupported_media');
  });

  it('refuses a small file that is a picture of 100 million pixels', async () => {
    const bomb = await sharp({
      create: { width: 10_001, height: 10_000, channels: 3, background: '#000' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    assert.ok(bomb.length < 2_000_000);
    await refuses(bomb, 'too_large');
  });
});
