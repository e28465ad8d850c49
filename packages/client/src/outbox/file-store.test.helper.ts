import { readFileSync, renameSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { memoryStore } from './memory-store.ts';
import type { OutboxStore, StoredItem } from './outbox-store.ts';

/** A store in a file, which outlives the process. For tests: it holds no photos. */
export function fileStore(folder: string): OutboxStore {
  const file = join(folder, 'outbox.json');
  const read = (): StoredItem[] =>
    existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as StoredItem[]) : [];
  const write = (items: readonly StoredItem[]): void => {
    writeFileSync(`${file}.new`, JSON.stringify(items));
    renameSync(`${file}.new`, file);
  };
  return {
    ...memoryStore(),
    kind: 'device',
    all: async (owner) => read().filter((item) => item.owner === owner),
    add: async (item) => write([...read(), item]),
    async change(id, change) {
      const items = read();
      const item = items.find((one) => one.id === id);
      const next = item && change(item);
      if (next !== item) {
        write(items.flatMap((one) => (one.id === id ? (next ?? []) : [one])));
      }
      return next;
    },
  };
}
