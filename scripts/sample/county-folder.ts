import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CountyInput } from './settings.ts';

/** Writes the files of a county folder. Everything that was there before is gone first. */
export class CountyFolder {
  readonly path: string;

  constructor(path: string, input: CountyInput) {
    this.path = path;
    rmSync(path, { recursive: true, force: true });
    for (const name of ['', 'layers', 'archives']) mkdirSync(join(path, name), { recursive: true });
    for (const name of ['county.json', 'county.server.json', 'line.geojson']) {
      copyFileSync(join(input.folder, name), join(path, name));
    }
  }

  json(name: string, value: unknown): void {
    this.bytes(name, JSON.stringify(value));
  }

  features(name: string, features: readonly GeoJSON.Feature[]): void {
    this.json(name, { type: 'FeatureCollection', features });
  }

  bytes(name: string, data: Uint8Array | string): void {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    writeFileSync(join(this.path, name), data);
  }
}
