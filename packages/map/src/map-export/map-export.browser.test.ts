import { expect, html } from '@open-wc/testing';
import { define, type MapPicture, type PictureOptions } from '@yizhangtu/core';
import { YztError, type ErrorCode } from '@yizhangtu/standard';
import type { MemoryMapHost } from '../testing/memory-map-host.test.fixture.ts';
import {
  entryOf,
  expectAccessible,
  settled,
  shownOf,
  text,
  withMap,
} from '../testing/panels.test.fixture.ts';
import { waitUntil } from '../testing/wait-until.test.fixture.ts';
import { YztMapExport } from './map-export.ts';
import type { YztMapExportEvent } from './map-export.events.ts';

define('yzt-map-export', YztMapExport);

const BLUE = '#0000ff';

/** A picture all of one colour, the screen in its middle. */
async function pictureOf({ width, height }: PictureOptions): Promise<MapPicture> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  context.fillStyle = BLUE;
  context.fillRect(0, 0, width, height);
  return {
    image: await createImageBitmap(canvas),
    onScreen: { x: 0, y: 0, width, height },
    view: { center: [120, 30.5], zoom: 12, bearing: 0, pitch: 0 },
    bounds: [119.9, 30.4, 120.1, 30.6],
    metresPerPixel: 10,
  };
}

const LAYERS = [
  shownOf(entryOf('photo', { title: '影像', style: { geometry: 'raster' } })),
  shownOf(entryOf('wells', { title: '水井' })),
];

async function open(lang = 'zh-CN', large = false) {
  const made = await withMap<YztMapExport>(
    html`<yzt-map-export for="map" ?large-text=${large}></yzt-map-export>`,
    'yzt-map-export',
    lang,
  );
  made.host.take = pictureOf;
  made.host.imprint = {
    county: '德清县',
    approval: '审图号：浙S(2026)1号',
    credits: ['示例数据', '某局'],
  };
  made.host.set({
    view: { center: [120, 30.5], zoom: 12, bearing: 0, pitch: 0 },
    bounds: [119.9, 30.4, 120.1, 30.6],
    layers: LAYERS,
  });
  await made.element.open();
  await drawn(made.element);
  const files: File[] = [];
  made.element.addEventListener('yzt-map-export', (event: YztMapExportEvent) => {
    event.preventDefault();
    files.push(event.file);
  });
  return { ...made, files };
}

const drawn = async (element: YztMapExport) => {
  await waitUntil(() => element.shadowRoot!.querySelector('canvas:not([hidden])'), 'the preview');
  await settled(element);
};
const button = (root: ShadowRoot, label: string) =>
  Array.from(root.querySelectorAll('button')).find((one) => text(one) === label)!;
const failsOnce = (host: MemoryMapHost, code: ErrorCode, where?: string) => {
  host.take = (options) => {
    host.take = pictureOf;
    const init = { code, message: 'x', ...(where === undefined ? {} : { where }) };
    return options.width > 1200 ? Promise.reject(new YztError(init)) : pictureOf(options);
  };
};
const alert = (root: ShadowRoot) =>
  waitUntil(() => root.querySelector('[role="alert"]'), 'the error');

async function choose(root: ShadowRoot, name: string, value: string): Promise<void> {
  const input = root.querySelector<HTMLInputElement>(`input[name="${name}"][value="${value}"]`)!;
  input.click();
  await settled(root.host);
}

describe('yzt-map-export', () => {
  it('writes on the sheet what the map must carry, in the words of the map', async () => {
    const fillText = CanvasRenderingContext2D.prototype.fillText;
    const said: string[] = [];
    CanvasRenderingContext2D.prototype.fillText = function (words: string, x, y) {
      said.push(words);
      fillText.call(this, words, x, y);
    };
    try {
      const { root, files } = await open();
      said.length = 0;
      await choose(root, 'format', 'png');
      button(root, '导出').click();
      await waitUntil(() => files.length === 1, 'the file');
    } finally {
      CanvasRenderingContext2D.prototype.fillText = fillText;
    }
    const all = said.join('');
    for (const words of [
      '德清县 · 影像',
      '审图号：浙S(2026)1号',
      '示例数据',
      '某局',
      '图例',
      '水井',
      'N',
    ]) {
      expect(all).to.contain(words);
    }
    expect(all).to.match(/\d{4}年\d{1,2}月\d{1,2}日/);
    expect(all).to.match(/\d+ 公里/);
  });

  it('makes a PNG of the size of the paper, the picture in its frame', async () => {
    const { root, files } = await open();
    await choose(root, 'format', 'png');
    const dpi = root.querySelector('select')!;
    dpi.value = '150';
    dpi.dispatchEvent(new Event('change'));
    button(root, '导出').click();
    await waitUntil(() => files.length === 1, 'the file');
    const image = await createImageBitmap(files[0]!);
    expect([image.width, image.height]).to.deep.equal([1240, 1754]);
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const at = (x: number, y: number) =>
      Array.from(context.getImageData(x, y, 1, 1).data.slice(0, 3));
    expect(at(620, 700)).to.deep.equal([0, 0, 255]);
    expect(at(20, 700)).to.deep.equal([255, 255, 255]);
    expect(text(root.querySelector('.said'))).to.contain('已生成');
  });

  it('asks for the paper that suits the screen, and again when a person turns it', async () => {
    const { element, host, root } = await open();
    const asked: PictureOptions[] = [];
    host.take = (options) => {
      asked.push(options);
      return pictureOf(options);
    };
    await choose(root, 'orientation', 'landscape');
    await waitUntil(() => asked.length === 1);
    await drawn(element);
    expect(asked[0]!.width).to.be.above(asked[0]!.height);
  });

  it('names a layer that cannot be read; a person exports without it and keeps the title', async () => {
    const { host, root, files } = await open();
    const title = root.querySelector<HTMLInputElement>('input[name="title"]')!;
    title.value = '我的标题';
    title.dispatchEvent(new Event('input'));
    failsOnce(host, 'network', 'photo');
    button(root, '导出').click();
    await alert(root);
    expect(text(root.querySelector('[role="alert"]'))).to.contain('影像');
    const asked: (readonly string[])[] = [];
    host.take = (options) => {
      asked.push(options.without ?? []);
      return pictureOf(options);
    };
    button(root, '去掉这个图层').click();
    await waitUntil(() => files.length === 1, 'the file');
    expect(asked.every((without) => without.includes('photo'))).to.equal(true);
    expect(files[0]!.name).to.match(/^我的标题 /);
    expect(text(root.querySelector('.preview'))).to.contain('图上不含图层“影像”');
  });

  it('offers a smaller size when memory ends, and says which pictures may not be read', async () => {
    const { host, root, files } = await open();
    failsOnce(host, 'too_large');
    button(root, '导出').click();
    await alert(root);
    button(root, '改用 200 点/英寸导出').click();
    await waitUntil(() => files.length === 1, 'the file');
    expect(root.querySelector('select')!.value).to.equal('200');
    failsOnce(host, 'denied');
    button(root, '导出').click();
    await alert(root);
    expect(button(root, '去掉“影像”')).to.not.equal(undefined);
  });

  it('says a tainted canvas, wherever the browser finds it', async () => {
    const { root } = await open();
    await choose(root, 'format', 'png');
    const toBlob = HTMLCanvasElement.prototype.toBlob;
    HTMLCanvasElement.prototype.toBlob = () => {
      throw new DOMException('tainted', 'SecurityError');
    };
    try {
      button(root, '导出').click();
      await alert(root);
      expect(text(root.querySelector('[role="alert"]'))).to.contain('不允许读取');
    } finally {
      HTMLCanvasElement.prototype.toBlob = toBlob;
    }
  });

  it('is cancelled while it works, and can go on', async () => {
    const { element, host, root, files } = await open();
    host.take = ({ signal }) =>
      new Promise((_, reject) =>
        signal!.addEventListener('abort', () =>
          reject(new YztError({ code: 'aborted', message: 'x' })),
        ),
      );
    button(root, '导出').click();
    await settled(element);
    expect(root.querySelector('progress')).to.not.equal(null);
    expect(text(root.querySelector('.said'))).to.equal('正在画地图');
    host.take = pictureOf;
    const cancel = button(root, '取消');
    cancel.dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true }));
    await settled(element);
    expect(button(root, '取消'), 'the second press of two is on no other button').to.equal(cancel);
    cancel.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }));
    await waitUntil(() => button(root, '导出'));
    expect(root.querySelector('[role="alert"]')).to.equal(null);
    expect(text(root.querySelector('.said'))).to.equal('已取消，没有导出。');
    button(root, '导出').click();
    await waitUntil(() => files.length === 1, 'the file');
  });

  it('says when the map part has fewer pixels than asked for', async () => {
    const { host, root, files } = await open();
    host.take = ({ width, height }) =>
      pictureOf({ width: Math.round(width / 2), height: Math.round(height / 2) });
    button(root, '导出').click();
    await waitUntil(() => files.length === 1, 'the file');
    await settled(root.host);
    expect(text(root.querySelector('.said'))).to.contain('150 点/英寸，不到 300');
  });

  it('draws the legend of a service, or says that it may not be read', async () => {
    const { element, host, root } = await open();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 20;
    canvas.getContext('2d')!.fillRect(0, 0, 20, 20);
    const status = (href: string) => ({ state: 'ready' as const, legend: [{ href }] });
    const photo = LAYERS[0]!;
    host.set({ layers: [{ ...photo, status: status(canvas.toDataURL()) }] });
    const drawImage = CanvasRenderingContext2D.prototype.drawImage;
    const sizes: number[] = [];
    CanvasRenderingContext2D.prototype.drawImage = function (...given: unknown[]) {
      sizes.push((given[0] as ImageBitmap).width);
      return (drawImage as (...all: unknown[]) => void).apply(this, given);
    };
    try {
      await choose(root, 'orientation', 'landscape');
      await waitUntil(() => sizes.includes(20));
    } finally {
      CanvasRenderingContext2D.prototype.drawImage = drawImage;
    }
    host.set({ layers: [{ ...photo, status: status('data:text/plain,none') }] });
    await choose(root, 'orientation', 'portrait');
    await waitUntil(() => text(root.querySelector('.preview')).includes('不允许读取'));
    await drawn(element);
  });

  it('is off without a map, and says so where the map is not open yet', async () => {
    const { root, element, host } = await withMap<YztMapExport>(
      html`<yzt-map-export for="nothing"></yzt-map-export>`,
      'yzt-map-export',
    );
    expect(root.querySelector('button')!.disabled).to.equal(true);
    element.htmlFor = 'map';
    await settled(element);
    expect(host.state.view).to.equal(undefined);
    await element.open();
    await settled(element);
    expect(text(root.querySelector('dialog'))).to.contain('地图还没有打开');
  });

  for (const lang of ['zh-CN', 'en']) {
    for (const large of [false, true]) {
      it(`is accessible (${lang}, ${large ? 'large' : 'usual'} text)`, async () => {
        const { element, host, root } = await open(lang, large);
        await expectAccessible(element);
        failsOnce(host, 'network', 'photo');
        root.querySelector<HTMLButtonElement>('button[type="submit"]')!.click();
        await alert(root);
        await expectAccessible(element);
      });
    }
  }
});
