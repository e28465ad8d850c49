/**
 * The worker of one large GeoJSON document: takes it piece by piece, then answers for its tiles and
 * features.
 */
import { toYztError } from '@yizhangtu/standard';
import { FeatureStore } from './feature-store.ts';
import type { FromWorker, Question, SentError, ToWorker } from './messages.ts';

const tell = (message: FromWorker, transfer: Transferable[] = []) =>
  self.postMessage(message, { transfer });

function sent(thrown: unknown): SentError {
  const { code, message, retriable, issues } = toYztError(thrown);
  return { code, message, retriable, issues };
}

function answer(store: FeatureStore, question: Question): unknown {
  switch (question.what) {
    case 'tile':
      return store.tile(question.tile);
    case 'feature':
      return store.feature(question.id);
    case 'within':
      return store.within(question.bounds, question.most);
    case 'expansion-zoom':
      return store.expansionZoom(question.cluster);
  }
}

/** The document, until it turns out that it cannot be read. */
const held: { store?: FeatureStore | undefined } = {};

function handle(message: ToWorker): void {
  if (message.type === 'begin') {
    held.store = new FeatureStore(message.init);
    return;
  }
  const { store } = held;
  // What was under way when the document failed.
  if (store === undefined) return;
  if (message.type === 'ask') {
    try {
      const value = answer(store, message.question);
      tell(
        { type: 'answer', call: message.call, value },
        value instanceof ArrayBuffer ? [value] : [],
      );
    } catch (thrown) {
      tell({ type: 'refusal', call: message.call, error: sent(thrown) });
    }
    return;
  }
  try {
    if (message.type === 'chunk') store.take(message.bytes);
    else tell({ type: 'read', summary: store.end() });
  } catch (thrown) {
    held.store = undefined;
    tell({ type: 'failed', error: sent(thrown) });
  }
}

self.addEventListener('message', (event: MessageEvent<ToWorker>) => handle(event.data));
tell({ type: 'alive' });
