import { parentPort } from 'node:worker_threads';
import { replayPackage } from '@yizhangtu/gep/run-package.js';
import { KNOWN_PROFILES } from '@yizhangtu/gep/profiles.js';
import { toYztError } from '@yizhangtu/standard';
import type { Replayed } from './replay.ts';

if (parentPort === null) throw new Error('replay-worker runs in a worker thread only');
const port = parentPort;

function replayed(value: unknown): Replayed {
  try {
    return { replay: replayPackage(value, KNOWN_PROFILES).replay };
  } catch (thrown) {
    const { code, message, issues } = toYztError(thrown);
    return { fault: { code, message, issues } };
  }
}

port.on('message', (value) => port.postMessage(replayed(value)));
