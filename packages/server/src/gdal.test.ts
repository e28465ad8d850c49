import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { COUNTY, GRID } from './testing/county-folder.ts';
import { testServer } from './testing/test-server.ts';

const run = promisify(execFile);
const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0;

describe(
  'read by GDAL',
  { skip: hasGdal ? false : 'ogrinfo (Debian: gdal-bin) is not installed' },
  () => {
    const server = testServer('PGlite');
    const ogrinfo = async (...args: string[]): Promise<string> =>
      (await run('ogrinfo', args)).stdout;
    const base = (): string => server.at(`counties/${COUNTY}/ogc`);

    it('lists the collections of OGC API Features', async () => {
      const text = await ogrinfo(`OAPIF:${base()}`);
      assert.match(text, /1: care .*Point/);
      assert.match(text, /2: parcels .*Polygon/);
    });

    it('counts the features of a collection and knows its extent', async () => {
      const text = await ogrinfo('-so', `OAPIF:${base()}`, 'parcels');
      assert.match(text, new RegExp(`Feature Count: ${GRID * GRID}\\b`));
      assert.match(text, /Extent: \(119\.800000, 30\.450000\) - \(119\.999000, 30\.649000\)/);
    });

    it('reads every feature through the pages, once', async () => {
      const text = await ogrinfo('-q', '-geom=NO', `OAPIF:${base()}`, 'parcels');
      const codes = [...text.matchAll(/ code \(String\) = (Z\d+)/g)].map(([, code]) => code);
      assert.equal(codes.length, GRID * GRID);
      assert.equal(new Set(codes).size, GRID * GRID);
    });

    it('reads features in a box', async () => {
      const box = ['119.8095', '30.4545', '119.8245', '30.4645'];
      const text = await ogrinfo('-so', '-spat', ...box, `OAPIF:${base()}`, 'parcels');
      assert.match(text, /Feature Count: 6\b/);
    });

    it('reads a vector tile', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'yzt-tile-'));
      try {
        for (const [tile, count] of [
          ['8/105/213', GRID * GRID],
          ['8/0/0', 0],
        ] as const) {
          const url = `${base()}/collections/parcels/tiles/WebMercatorQuad/${tile}`;
          const file = join(folder, 'tile.pbf');
          await writeFile(file, await (await fetch(url)).bytes());
          const text = await ogrinfo('-so', '-al', `MVT:${file}`);
          if (count === 0) assert.doesNotMatch(text, /Layer name/);
          else
            assert.match(
              text,
              new RegExp(`Layer name: parcels[\\s\\S]*Feature Count: ${count}\\b`),
            );
        }
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  },
);
