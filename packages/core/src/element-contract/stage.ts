import { ContextProvider } from '@lit/context';
import { createClient, type Transport } from '@yizhangtu/client';
import type { CountyFile } from '@yizhangtu/standard';
import { countyContext } from '../context.ts';
import { saidBy } from './reading.ts';

/** A county with a backend and nothing else. */
const COUNTY = {
  standard: '1.0',
  county: { code: '330521', name: '德清县', bounds: [119.75, 30.4, 120.35, 30.72] },
  services: { api: '/api' },
} as unknown as CountyFile;

/** A backend that answers when it is told to. */
export class HeldBackend {
  readonly #waiting: { resolve: (answer: Response) => void; signal: AbortSignal }[] = [];
  /** How often it was asked. */
  asked = 0;
  /** How many questions were given up before their answer. */
  aborted = 0;

  readonly transport: Transport = (_request, signal) => {
    this.asked += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, signal });
      const giveUp = () => {
        this.aborted += 1;
        reject(signal.reason);
      };
      signal.addEventListener('abort', giveUp, { once: true });
    });
  };

  /** Answers all who wait. */
  answer(status: number, body: unknown): void {
    const headers = { 'content-type': 'application/json' };
    for (const { resolve, signal } of this.#waiting.splice(0)) {
      if (!signal.aborted) resolve(new Response(JSON.stringify(body), { status, headers }));
    }
  }
}

/** What a backend says when it fails, so that asking again at once is of no use. */
export const failure = (status: number, code: string): object => ({
  type: 'about:blank',
  title: code,
  status,
  code,
  retriable: false,
});

export interface Place {
  readonly lang?: string;
  readonly largeText?: boolean;
  readonly theme?: 'light' | 'dark';
  /** The element stands under a provider with this backend. */
  readonly backend?: HeldBackend;
  readonly county?: CountyFile | undefined;
}

/** Puts a new element into a page, at a place of its own. `prepare` sees it before it is in. */
export function mount(
  document: Document,
  tag: string,
  place: Place,
  prepare: (element: HTMLElement) => void,
): { element: HTMLElement; stage: HTMLElement } {
  const stage = document.createElement('div');
  stage.lang = place.lang ?? 'zh-CN';
  if (place.backend) {
    const given = place.county ?? COUNTY;
    const api = new URL(given.services?.api ?? '/api', location.href).href;
    new ContextProvider(stage, {
      context: countyContext,
      initialValue: {
        county: { ...given, services: { ...given.services, api } },
        client: createClient({ baseUrl: api, transport: place.backend.transport }),
      },
    });
  }
  const element = document.createElement(tag);
  if (place.largeText) element.toggleAttribute('large-text', true);
  if (place.theme) element.setAttribute('theme', place.theme);
  prepare(element);
  stage.append(element);
  document.body.append(stage);
  return { element, stage };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Resolves when an element shows the same for a few turns of the page. */
export async function settled(element: HTMLElement): Promise<void> {
  let last = '';
  for (let [tries, same] = [0, 0]; tries < 200 && same < 4; tries += 1) {
    await turn();
    const now = saidBy(element).join('\n');
    same = now === last ? same + 1 : 0;
    last = now;
  }
}

/** Whether `look` comes true while the page goes on for a while. */
export async function comes(look: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 250; tries += 1) {
    if (look()) return true;
    await turn();
  }
  return false;
}
