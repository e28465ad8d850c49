import { expect } from '@open-wc/testing';
import { toYztError } from '@yizhangtu/standard';
import { bytesOf, look, twoHalves, withExif } from '../testing/pictures.test.fixture.ts';
import { MOST_BYTES, shrinkPhoto } from './shrink-photo.ts';

const refusal = (file: Blob) =>
  shrinkPhoto(file).then(
    () => 'taken',
    (thrown: unknown) => toYztError(thrown).code,
  );

describe('shrinkPhoto', () => {
  it('sends nothing of what a camera wrote: no place, no device', async () => {
    const taken = await withExif(await twoHalves(400, 200), 1);
    expect(await bytesOf(taken)).to.contain('Exif');
    const sent = await bytesOf(await shrinkPhoto(taken));
    expect(sent.slice(0, 2)).to.equal('\xff\xd8');
    for (const word of ['Exif', 'GPS', 'http://ns.adobe.com']) expect(sent).not.to.contain(word);
    // No APP1 segment at all (ITU-T T.81 B.2.4.6), which is where EXIF and XMP stand.
    expect(sent.slice(0, 1000)).not.to.contain('\xff\xe1');
  });

  it('turns it upright as it was held: a quarter to the right puts the left half on top', async () => {
    const sent = await shrinkPhoto(await withExif(await twoHalves(400, 200), 6));
    const top = await look(sent, 0.5, 0.25);
    expect(top).to.deep.equal({ width: 200, height: 400, colour: 'red' });
    expect((await look(sent, 0.5, 0.75)).colour).to.equal('blue');
  });

  it('makes it smaller, and never larger', async () => {
    const large = await shrinkPhoto(await twoHalves(4000, 2000));
    expect(await look(large, 0.1, 0.5)).to.deep.equal({ width: 1920, height: 960, colour: 'red' });
    const small = await shrinkPhoto(await twoHalves(40, 20, 'image/png'));
    expect(await look(small, 0.9, 0.5)).to.deep.equal({ width: 40, height: 20, colour: 'blue' });
    expect(small.type).to.equal('image/jpeg');
  });

  it('refuses SVG with script, whatever it calls itself', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    expect(await refusal(new File([svg], 'photo.jpg', { type: 'image/jpeg' }))).to.equal(
      'unsupported_media',
    );
  });

  it('refuses a photo that breaks off', async () => {
    const whole = await twoHalves(400, 200, 'image/png');
    expect(await refusal(whole.slice(0, 60))).to.equal('unsupported_media');
  });

  it('refuses a file of 50 MB without opening it', async () => {
    const file = new Blob([new Uint8Array(50 * 1024 * 1024)], { type: 'image/jpeg' });
    expect(file.size).to.be.greaterThan(MOST_BYTES);
    expect(await refusal(file)).to.equal('too_large');
  });
});
