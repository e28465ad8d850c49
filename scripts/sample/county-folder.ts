import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CountyInput } from './settings.ts';

/**
 * Writes the files of a county folder. They gather beside it and take its place at the end, so that a reader
 * never sees half a county, and a run that is broken off leaves the old one.
 */
export class CountyFolder {
  readonly path: string;
  readonly #target: string;

  constructor(target: string, input: CountyInput) {
    const path = `${target}.part`;
    this.path = path;
    this.#target = target;
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

  finish(): void {
    rmSync(this.#target, { recursive: true, force: true });
    renameSync(this.path, this.#target);
  }
}
