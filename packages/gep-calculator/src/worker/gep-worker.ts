/** The worker of accounts: what takes longer than a keystroke may. */
import { compareYears, estimate, switchEffects } from '@yizhangtu/gep';
import { packageText, packRun, replayPackage } from '@yizhangtu/gep/run-package.js';
import { toYztError } from '@yizhangtu/standard';
import type { FromWorker, ToWorker } from './messages.ts';

function answerTo(question: ToWorker): unknown {
  switch (question.what) {
    case 'ranges':
      return estimate(question.ask.run);
    case 'effects':
      return switchEffects(question.ask.run);
    case 'years':
      return compareYears(question.ask.before, question.ask.after);
    case 'package':
      return packageText(packRun(question.ask.run));
    case 'replay':
      return replayPackage(question.ask.package, question.ask.known).replay;
  }
}

const tell = (message: FromWorker): void => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  const { call } = data;
  try {
    tell({ call, answer: answerTo(data) });
  } catch (thrown) {
    const { code, message, issues } = toYztError(thrown);
    tell({ call, error: { code, message, issues } });
  }
});
