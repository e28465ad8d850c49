import type { CDPSession } from 'playwright-core';

/** What a page's heap holds, in megabytes. */
export interface Heap {
  /** Objects, arrays, closures, strings, numbers and their shapes: what scripts hold. */
  readonly heldMb: number;
  /** What the engine made of scripts: bytecode, machine code, feedback. It is kept for the next call. */
  readonly codeMb: number;
  /** What the browser keeps beside: elements, timing entries, answers for its developer tools. */
  readonly nativeMb: number;
}

interface Snapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: string[]; readonly node_types: [string[]] };
  };
  readonly nodes: number[];
}

/** Takes a snapshot of the heap, which collects garbage first, and adds it up by kind. */
export async function measureHeap(session: CDPSession): Promise<Heap> {
  const chunks: string[] = [];
  const collect = ({ chunk }: { chunk: string }) => chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', collect);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', collect);
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as Snapshot;
  const fields = snapshot.meta.node_fields;
  const [kinds] = snapshot.meta.node_types;
  const [kindAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const sums = { held: 0, code: 0, native: 0 };
  for (let at = 0; at < nodes.length; at += fields.length) {
    const kind = kinds[nodes[at + kindAt]!];
    const part = kind === 'code' || kind === 'native' ? kind : 'held';
    sums[part] += nodes[at + sizeAt]! / 1_048_576;
  }
  return { heldMb: sums.held, codeMb: sums.code, nativeMb: sums.native };
}
