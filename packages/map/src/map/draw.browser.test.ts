import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { define, type DrawOptions, type EditableShape } from '@yizhangtu/core';
import type { YztError } from '@yizhangtu/standard';
import type { MapEngine } from '../engine/map-engine.ts';
import { expectAccessible, text } from '../testing/panels.test.fixture.ts';
import { waitUntil } from '../testing/wait-until.test.fixture.ts';
import { YztMap } from './map.ts';

define('yzt-map', YztMap);

const VIEW = { center: [120, 30.5], zoom: 14, bearing: 0, pitch: 0 } as const;
const SQUARE: GeoJSON.Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [119.999, 30.499],
      [120.001, 30.499],
      [120.001, 30.501],
      [119.999, 30.501],
      [119.999, 30.499],
    ],
  ],
};

const engineOf = (map: YztMap) => (map as unknown as { engine: MapEngine | undefined }).engine;
const canvasOf = (map: YztMap) => map.shadowRoot!.querySelector('canvas')!;
const bar = (map: YztMap) => map.shadowRoot!.querySelector<HTMLElement>('.ask');
const note = (map: YztMap) => text(bar(map)?.querySelector('.note'));
const buttonOf = (map: YztMap, words: string) =>
  [...map.shadowRoot!.querySelectorAll<HTMLButtonElement>('.ask button')].find(
    (button) => text(button) === words,
  )!;

async function open(lang = 'zh-CN'): Promise<YztMap> {
  const map = await fixture<YztMap>(
    html`<yzt-map lang=${lang} .view=${VIEW} style="width:400px;height:600px"></yzt-map>`,
  );
  await waitUntil(() => map.mapHost.state.view?.zoom === 14, 'the map stands');
  return map;
}

const asks = (map: YztMap) => waitUntil(() => bar(map), 'it asks');

/** A key of the map, as a person presses it. */
const key = (map: YztMap, name: string, more: KeyboardEventInit = {}) => {
  for (const type of ['keydown', 'keyup']) {
    canvasOf(map).dispatchEvent(
      new KeyboardEvent(type, {
        key: name,
        bubbles: true,
        composed: true,
        cancelable: true,
        ...more,
      }),
    );
  }
};

/** What a pointer does at a place of the map, in pixels. */
function pointer(map: YztMap, type: string, x: number, y: number, pointerType = 'mouse') {
  const { left, top } = canvasOf(map).getBoundingClientRect();
  canvasOf(map).dispatchEvent(
    new PointerEvent(type, {
      clientX: left + x,
      clientY: top + y,
      button: type === 'pointermove' ? -1 : 0,
      buttons: type === 'pointerup' ? 0 : 1,
      pointerId: 1,
      isPrimary: true,
      pointerType,
      bubbles: true,
      cancelable: true,
    }),
  );
}
async function press(map: YztMap, x: number, y: number, pointerType = 'mouse') {
  if (pointerType === 'mouse') pointer(map, 'pointermove', x, y);
  pointer(map, 'pointerdown', x, y, pointerType);
  pointer(map, 'pointerup', x, y, pointerType);
  await map.updateComplete;
}
const placeAt = (map: YztMap, x: number, y: number): number[] => {
  const { lng, lat } = engineOf(map)!.map.unproject([x, y]);
  return [lng, lat];
};
const goTo = async (map: YztMap, [x, y]: readonly number[]) => {
  engineOf(map)!.map.jumpTo({ center: [x!, y!] });
  await map.updateComplete;
};

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'nothing thrown';
  } catch (error) {
    return (error as YztError).code;
  }
}

/** What a drawing tool could leave behind. */
const leftovers = (map: YztMap) => {
  const style = engineOf(map)!.map.getStyle();
  return [
    ...style.layers.map(({ id }) => id).filter((id) => id.startsWith('td-')),
    ...Object.keys(style.sources).filter((id) => id.startsWith('td-')),
  ];
};

describe('yzt-map: drawing', () => {
  it('of two that are asked for at once only the last begins', async () => {
    const map = await open();
    const line = codeOf(map.mapHost.drawLine());
    const area = codeOf(map.mapHost.drawArea());
    expect(await line).to.equal('aborted');
    await asks(map);
    expect(map.mapHost.state.task).to.equal('area');
    const place = codeOf(map.mapHost.pickPoint());
    expect(await area).to.equal('aborted');
    const shape = codeOf(map.mapHost.drawLine());
    const other = codeOf(map.mapHost.pickPoint());
    expect(await place).to.equal('aborted');
    expect(await shape).to.equal('aborted');
    expect(map.mapHost.state.task).to.equal('point');
    expect(leftovers(map)).to.deep.equal([]);
    key(map, 'Escape');
    expect(await other).to.equal('aborted');
  });

  it('a line by fingers, told as it grows, the last corner taken back', async () => {
    const map = await open();
    const seen: (number | undefined)[] = [];
    const options: DrawOptions<GeoJSON.LineString> = {
      onChange(line) {
        seen.push(line?.coordinates.length);
        return line === undefined ? undefined : `${line.coordinates.length} 点长`;
      },
    };
    const drawn = map.mapHost.drawLine(options);
    await asks(map);
    expect(map.mapHost.state.task).to.equal('line');
    await press(map, 100, 300, 'touch');
    expect(note(map)).to.equal('已有 1 个点');
    await press(map, 200, 300, 'touch');
    await press(map, 200, 100, 'touch');
    expect(note(map)).to.equal('3 点长');
    buttonOf(map, '撤销').click();
    await map.updateComplete;
    expect(note(map)).to.equal('2 点长');
    key(map, 'z', { ctrlKey: true });
    await map.updateComplete;
    expect(buttonOf(map, '完成').disabled).to.equal(true);
    await press(map, 300, 300, 'touch');
    const wanted = [placeAt(map, 100, 300), placeAt(map, 300, 300)];
    buttonOf(map, '完成').click();
    const { coordinates } = await drawn;
    expect(coordinates).to.have.length(2);
    coordinates.forEach(([x, y], index) => {
      expect(x).to.be.closeTo(wanted[index]![0]!, 1e-6);
      expect(y).to.be.closeTo(wanted[index]![1]!, 1e-6);
    });
    expect(seen[0]).to.equal(undefined);
    expect(seen).to.include(3);
    expect(map.mapHost.state.task).to.equal(undefined);
    expect(leftovers(map)).to.deep.equal([]);
  });

  it('an area by keys alone: the map moves under the cross, Enter sets a corner', async () => {
    const map = await open();
    const drawn = map.mapHost.drawArea();
    await asks(map);
    expect(map.shadowRoot!.activeElement).to.equal(canvasOf(map));
    const corners = SQUARE.coordinates[0]!.slice(0, 4);
    for (const corner of corners) {
      await goTo(map, corner);
      key(map, 'Enter');
    }
    await goTo(map, [120.01, 30.51]);
    key(map, 'Enter');
    await map.updateComplete;
    key(map, 'Backspace');
    await map.updateComplete;
    expect(note(map)).to.equal('已有 4 个点');
    buttonOf(map, '完成').click();
    const { coordinates } = await drawn;
    const got = coordinates[0]!.map((place) => place.map((n) => n.toFixed(6)).join());
    expect(new Set(got)).to.deep.equal(
      new Set(corners.map((place) => place.map((n) => n.toFixed(6)).join())),
    );
    expect(got).to.have.length(5);
  });

  it('is finished by a double press, which zooms nothing; the next one does', async () => {
    const map = await open();
    const mouse = (type: string, detail: number) =>
      canvasOf(map).dispatchEvent(
        new MouseEvent(type, { clientX: 300, clientY: 200, detail, bubbles: true }),
      );
    const twice = async () => {
      for (const detail of [1, 2]) {
        mouse('mousedown', detail);
        await press(map, 300, 200);
        for (const type of ['mouseup', 'click']) mouse(type, detail);
      }
      mouse('dblclick', 2);
      await aTimeout(500);
    };
    const drawn = map.mapHost.drawLine();
    await asks(map);
    await press(map, 100, 200);
    await twice();
    expect((await drawn).coordinates).to.have.length(2);
    expect(engineOf(map)!.map.getZoom()).to.equal(14);
    const picked = map.mapHost.pickPoint();
    await asks(map);
    await twice();
    await picked;
    expect(engineOf(map)!.map.getZoom()).to.equal(14);
    await twice();
    expect(engineOf(map)!.map.getZoom()).to.equal(15);
  });

  it('follows a mouse, and does not count the place that follows it as a corner', async () => {
    const map = await open();
    let last: GeoJSON.Polygon | undefined;
    const drawn = map.mapHost.drawArea({
      onChange(area) {
        last = area;
        return undefined;
      },
    });
    await asks(map);
    await press(map, 100, 200);
    await press(map, 300, 200);
    expect(last).to.equal(undefined);
    pointer(map, 'pointermove', 300, 400);
    await map.updateComplete;
    expect(last!.coordinates[0]).to.have.length(4);
    expect(note(map)).to.equal('已有 2 个点');
    expect(buttonOf(map, '完成').disabled).to.equal(true);
    await press(map, 300, 400);
    pointer(map, 'pointermove', 20, 20);
    buttonOf(map, '完成').click();
    expect((await drawn).coordinates[0]).to.have.length(4);
  });

  it('refuses an area that crosses itself, with words, and keeps it', async () => {
    const map = await open();
    const drawn = map.mapHost.drawArea();
    await asks(map);
    for (const [x, y] of [
      [100, 200],
      [300, 400],
      [300, 200],
      [100, 400],
    ] as const) {
      await press(map, x, y);
    }
    expect(note(map)).to.contain('边界自相交');
    expect(buttonOf(map, '完成').disabled).to.equal(true);
    // The first corner again, which closes an area that is whole.
    await press(map, 100, 200);
    expect(map.mapHost.state.task).to.equal('area');
    key(map, 'z', { metaKey: true });
    await map.updateComplete;
    expect(note(map)).to.equal('已有 3 个点');
    buttonOf(map, '完成').click();
    expect((await drawn).coordinates[0]).to.have.length(4);
  });

  it('is not on a picture of the map before it is finished', async () => {
    const map = await open();
    const options = { width: 400, height: 600 };
    const pixelsOf = async () => {
      const { image } = await map.mapHost.picture(options);
      const context = new OffscreenCanvas(400, 600).getContext('2d')!;
      context.drawImage(image, 0, 0);
      image.close();
      return new Uint8Array(context.getImageData(0, 0, 400, 600).data.buffer);
    };
    const before = await pixelsOf();
    const drawn = codeOf(map.mapHost.drawLine());
    await asks(map);
    await press(map, 100, 100);
    await press(map, 300, 500);
    await engineOf(map)!.map.once('idle');
    const differs = (await pixelsOf()).some((value, at) => Math.abs(value - before[at]!) > 40);
    expect(differs).to.equal(false);
    map.mapHost.endTask();
    expect(await drawn).to.equal('aborted');
    expect(map.mapHost.state.task).to.equal(undefined);
  });

  it('ends with Escape, with the button, with a signal and with another question', async () => {
    const map = await open();
    const asked = async (give: () => void) => {
      const code = codeOf(map.mapHost.drawLine());
      await asks(map);
      await press(map, 100, 100);
      give();
      expect(await code).to.equal('aborted');
      expect(leftovers(map)).to.deep.equal([]);
    };
    await asked(() => key(map, 'Escape'));
    await asked(() => buttonOf(map, '取消').click());
    const controller = new AbortController();
    const code = codeOf(map.mapHost.drawArea({ signal: controller.signal }));
    await asks(map);
    controller.abort();
    expect(await code).to.equal('aborted');
    const first = codeOf(map.mapHost.drawLine());
    await asks(map);
    const second = codeOf(map.mapHost.pickPoint());
    expect(await first).to.equal('aborted');
    await map.updateComplete;
    key(map, 'Escape');
    expect(await second).to.equal('aborted');
    expect(leftovers(map)).to.deep.equal([]);
  });

  it('leaves nothing behind: no layer, no source, no listener, no setting of the map', async () => {
    const map = await open();
    const canvas = canvasOf(map);
    const listeners = new Map<string, number>();
    const count = (by: number) => (type: string) =>
      listeners.set(type, (listeners.get(type) ?? 0) + by);
    const { addEventListener, removeEventListener } = canvas;
    canvas.addEventListener = function (this: HTMLCanvasElement, ...args: [string, never]) {
      count(1)(args[0]);
      addEventListener.apply(this, args);
    };
    canvas.removeEventListener = function (this: HTMLCanvasElement, ...args: [string, never]) {
      count(-1)(args[0]);
      removeEventListener.apply(this, args);
    };
    const { map: engine } = engineOf(map)!;
    for (const ask of [
      () => map.mapHost.drawLine(),
      () => map.mapHost.drawArea(),
      () => map.mapHost.editShape(SQUARE),
    ]) {
      const code = codeOf(ask());
      await asks(map);
      expect(leftovers(map)).to.not.be.empty;
      expect(Math.max(...listeners.values())).to.be.greaterThan(0);
      await press(map, 150, 150);
      key(map, 'Escape');
      expect(await code).to.equal('aborted');
      expect(leftovers(map)).to.deep.equal([]);
      expect(Object.fromEntries([...listeners].filter(([, left]) => left !== 0))).to.deep.equal({});
      expect(engine.dragPan.isEnabled()).to.equal(true);
      expect(engine.doubleClickZoom.isEnabled()).to.equal(true);
      expect(canvas.style.cursor).to.equal('');
    }
  });

  it('is given up when the map leaves the page', async () => {
    const map = await open();
    const code = codeOf(map.mapHost.drawArea());
    await asks(map);
    await press(map, 100, 100);
    map.remove();
    expect(await code).to.equal('aborted');
  });

  it('is refused in words of a code where there is no map', async () => {
    const map = await open();
    map.remove();
    await aTimeout(0);
    expect(await codeOf(map.mapHost.drawLine())).to.equal('graphics');
  });
});

describe('yzt-map: moving corners', () => {
  const edit = async (map: YztMap, shape: EditableShape) => {
    const edited = map.mapHost.editShape(shape);
    edited.catch(() => undefined);
    await asks(map);
    return edited;
  };

  it('by dragging one', async () => {
    const map = await open();
    const given = structuredClone(SQUARE);
    const edited = map.mapHost.editShape(given);
    await asks(map);
    const { x, y } = engineOf(map)!.map.project([119.999, 30.501]);
    pointer(map, 'pointermove', x, y);
    pointer(map, 'pointerdown', x, y);
    for (const step of [2, 12, 22, 32, 40]) pointer(map, 'pointermove', x - step, y - step);
    pointer(map, 'pointerup', x - 40, y - 40);
    await map.updateComplete;
    expect(buttonOf(map, '撤销').disabled).to.equal(false);
    const [east, north] = placeAt(map, x - 40, y - 40) as [number, number];
    buttonOf(map, '完成').click();
    const ring = (await edited).coordinates[0]!;
    expect(ring).to.have.length(5);
    expect(ring[3]![0]).to.be.closeTo(east, 1e-5);
    expect(ring[3]![1]).to.be.closeTo(north, 1e-5);
    expect(ring[1]).to.deep.equal([120.001, 30.499]);
    expect(given, 'the shape that was given').to.deep.equal(SQUARE);
  });

  it('by keys alone: choose, move, add, remove, undo', async () => {
    const map = await open();
    const edited = map.mapHost.editShape<GeoJSON.LineString>({
      type: 'LineString',
      coordinates: [
        [119.999, 30.5],
        [120, 30.5],
        [120.001, 30.5],
      ],
    });
    await asks(map);
    const says = () => text(bar(map)!.querySelector('details .keys'));
    buttonOf(map, '下一个角点').click();
    await map.updateComplete;
    expect(says()).to.equal('第 1 个角点，共 3 个');
    buttonOf(map, '上一个角点').click();
    await map.updateComplete;
    expect(says()).to.equal('第 3 个角点，共 3 个');
    await goTo(map, [120.002, 30.502]);
    key(map, 'Enter');
    buttonOf(map, '在后面加点').click();
    await map.updateComplete;
    expect(says()).to.equal('第 3 个角点，共 4 个');
    buttonOf(map, '删除角点').click();
    await map.updateComplete;
    key(map, 'Backspace');
    await map.updateComplete;
    expect(text(bar(map)!.querySelector('.note'))).to.equal('已有 4 个点');
    key(map, 'Backspace');
    await map.updateComplete;
    buttonOf(map, '完成').click();
    expect(
      (await edited).coordinates.map(([x, y]) => [x!.toFixed(6), y!.toFixed(6)]),
    ).to.deep.equal([
      ['119.999000', '30.500000'],
      ['120.000000', '30.500000'],
      ['120.002000', '30.502000'],
    ]);
  });

  it('a point goes where the cross is', async () => {
    const map = await open();
    const edited = edit(map, { type: 'Point', coordinates: [119.999, 30.5] });
    await asks(map);
    key(map, 'Enter');
    await goTo(map, [120.003, 30.501]);
    key(map, 'Enter');
    await map.updateComplete;
    buttonOf(map, '完成').click();
    const { coordinates } = (await edited) as GeoJSON.Point;
    expect(coordinates[0]).to.be.closeTo(120.003, 1e-6);
    expect(coordinates[1]).to.be.closeTo(30.501, 1e-6);
  });

  it('does not end with an area that crosses itself', async () => {
    const map = await open();
    const edited = map.mapHost.editShape(SQUARE);
    await asks(map);
    buttonOf(map, '下一个角点').click();
    await goTo(map, [120.003, 30.5]);
    key(map, 'Enter');
    await map.updateComplete;
    expect(note(map)).to.contain('边界自相交');
    expect(buttonOf(map, '完成').disabled).to.equal(true);
    key(map, 'Backspace');
    await map.updateComplete;
    buttonOf(map, '完成').click();
    expect(await edited).to.deep.equal(SQUARE);
  });

  it('refuses shapes with holes, of many parts and with heights', async () => {
    const map = await open();
    const ring = SQUARE.coordinates[0]!;
    for (const shape of [
      { type: 'Polygon', coordinates: [ring, ring] },
      { type: 'Point', coordinates: [120, 30, 5] },
      { type: 'MultiPoint', coordinates: [[120, 30]] },
    ]) {
      expect(await codeOf(map.mapHost.editShape(shape as EditableShape))).to.equal('unsupported');
      expect(map.mapHost.state.task).to.equal(undefined);
      expect(leftovers(map)).to.deep.equal([]);
    }
  });
});

describe('yzt-map: the bar of a task', () => {
  for (const lang of ['zh-CN', 'en']) {
    it(`has no accessibility violations (${lang})`, async () => {
      const map = await open(lang);
      for (const large of [false, true]) {
        map.largeText = large;
        for (const ask of [
          () => map.mapHost.pickPoint(),
          () => map.mapHost.drawLine({ onChange: () => '12 m' }),
          () => map.mapHost.drawArea(),
          () => map.mapHost.editShape(SQUARE),
        ]) {
          const code = codeOf(ask());
          await asks(map);
          if (map.mapHost.state.task !== 'point') await press(map, 100, 100);
          bar(map)
            ?.querySelectorAll('details')
            .forEach((one) => (one.open = true));
          await map.updateComplete;
          if (bar(map) === null) throw new Error('it does not ask');
          if (large) await expectAccessible(map);
          else await expect(map).to.be.accessible();
          key(map, 'Escape');
          await code;
        }
      }
    });
  }
});
