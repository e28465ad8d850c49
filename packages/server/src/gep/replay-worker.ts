import { parentPort } from 'node:worker_threads';
import type { Run } from '@yizhangtu/gep';
import { hashOf, replayPackage } from '@yizhangtu/gep/run-package.js';
import { KNOWN_PROFILES } from '@yizhangtu/gep/profiles.js';
import { toYztError, YztError, type Issue } from '@yizhangtu/standard';
import type { Replayed } from './replay.ts';

if (parentPort === null) throw new Error('replay-worker runs in a worker thread only');
const port = parentPort;

const TAKEN: Issue = {
  path: 'run.profile.id',
  code: 'profile_taken',
  message: {
    'zh-CN': '这个 id 是引擎带的核算方法的，内容与它不同',
    en: 'The engine has a profile of this id, which is not this one',
  },
  mend: { 'zh-CN': '给自编的方法换一个 id', en: 'Give the profile of your own another id' },
};

/** Nobody's own rules go by the name of a standard. @throws YztError `invalid` */
function refuseBorrowedName({ profile }: Run): void {
  const known = [...KNOWN_PROFILES.computable, ...KNOWN_PROFILES.named];
  const same = known.find(({ id }) => id === profile.id);
  if (same === undefined || hashOf(same) === hashOf(profile)) return;
  throw new YztError({ code: 'invalid', message: TAKEN.message.en, issues: [TAKEN] });
}

function replayed(value: unknown): Replayed {
  try {
    const { replay, run } = replayPackage(value, KNOWN_PROFILES);
    refuseBorrowedName(run);
    return { replay };
  } catch (thrown) {
    const { code, message, issues } = toYztError(thrown);
    return { fault: { code, message, issues } };
  }
}

port.on('message', (value) => port.postMessage(replayed(value)));
