import { icon, type ShownLayer } from '@yizhangtu/core';
import {
  describeError,
  textIn,
  type BaseMap,
  type Locale,
  type LocalText,
  type YztError,
} from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import { LAYER_LIMIT } from '../model/scene.ts';
import type { CountyFailure } from './county-controller.ts';
import { toolStrings } from './tool.strings.ts';

/** What of the county did not come. */
const PARTS: Readonly<Record<CountyFailure['part'], LocalText>> = {
  line: { 'zh-CN': '县界没有加载', en: 'The line of the county did not load' },
  areas: { 'zh-CN': '乡镇和村的范围没有加载', en: 'The areas of towns and villages did not load' },
  units: { 'zh-CN': '乡镇和村的名录没有加载', en: 'The list of towns and villages did not load' },
  start: { 'zh-CN': '开始时的图层没有加载', en: 'The layers of the start did not load' },
};

/** Something went wrong beside the map itself, which goes on. */
interface Notice {
  readonly title: string;
  readonly more: string;
  readonly retry?: () => void;
  readonly dismiss?: () => void;
}

/** Errors of layers and of the county's data that are written on the map; the layer list has them all. */
const SHOWN_ERRORS = 2;

export interface Troubles {
  readonly locale: Locale;
  /** Of the engine, while the map itself stands. */
  readonly fault: YztError | undefined;
  readonly baseMap: BaseMap | undefined;
  readonly baseError: YztError | undefined;
  readonly layers: readonly ShownLayer[];
  readonly failures: readonly CountyFailure[];
  readonly tooMany: boolean;
  readonly place: 'outside' | 'unknown' | 'plain' | undefined;
  reopen(): void;
  retryBase(): void;
  retryLayer(id: string): void;
  hideLayer(id: string): void;
  forgetTooMany(): void;
  forgetPlace(): void;
}

/** What to say of an error: the first thing to mend when it names one, else the words for its kind. */
function wordsOf(error: YztError, locale: Locale): string {
  const [issue] = error.issues;
  if (issue !== undefined) {
    const where = issue.path === '' ? '' : `${issue.path}: `;
    return `${where}${issue.message[locale]}${locale === 'en' ? '. ' : '。'}${issue.mend[locale]}`;
  }
  const { what, mend } = describeError(error, locale);
  return `${what}${locale === 'en' ? ' ' : ''}${mend}`;
}

/** The file that an error is about, by the last of its path: the whole address is too long to read. */
function fileOf({ where }: YztError, locale: Locale): string {
  const name = where?.split(/[?#]/)[0]?.split('/').pop();
  return name === undefined || name === '' ? '' : `${name}${locale === 'en' ? ': ' : '：'}`;
}

/** What to do without graphics. */
export const graphicsHelp = (locale: Locale): string => toolStrings[locale].noGraphicsMore;

function faultNotices({ locale, fault, reopen }: Troubles): Notice[] {
  const t = toolStrings[locale];
  if (fault === undefined) return [];
  return fault.code === 'worker'
    ? [{ title: t.worker, more: t.workerMore, retry: reopen }]
    : [{ title: t.graphicsLost, more: '' }];
}

function errorNotices(troubles: Troubles): Notice[] {
  const { locale, layers, failures } = troubles;
  const t = toolStrings[locale];
  const ofLayers = layers.flatMap(({ entry, status }): Notice[] =>
    status.state !== 'error'
      ? []
      : [
          {
            title: t.layerFailed(textIn(entry.title, locale)),
            more: wordsOf(status.error, locale),
            retry: () => troubles.retryLayer(entry.id),
            dismiss: () => troubles.hideLayer(entry.id),
          },
        ],
  );
  const ofCounty = failures.map((failure): Notice => {
    const { part, error } = failure;
    const more = `${fileOf(error, locale)}${wordsOf(error, locale)}`;
    return { title: PARTS[part][locale], more, retry: () => failure.retry() };
  });
  return [...ofCounty, ...ofLayers].slice(0, SHOWN_ERRORS);
}

/** What is written on the map of what went wrong, the gravest first. */
function noticesOf(troubles: Troubles): Notice[] {
  const { locale, baseMap, baseError, place } = troubles;
  const t = toolStrings[locale];
  const notices = faultNotices(troubles);
  if (baseError !== undefined) {
    notices.push({
      title: t.baseFailed(baseMap === undefined ? '' : textIn(baseMap.name, locale)),
      more: wordsOf(baseError, locale),
      retry: () => troubles.retryBase(),
    });
  }
  notices.push(...errorNotices(troubles));
  if (troubles.tooMany) {
    const dismiss = () => troubles.forgetTooMany();
    notices.push({ title: t.tooMany(LAYER_LIMIT), more: t.tooManyMore, dismiss });
  }
  if (place !== undefined) {
    notices.push({
      title: place === 'outside' ? t.outside : t.noLocation,
      more: place === 'plain' ? t.noLocationPlain : '',
      dismiss: () => troubles.forgetPlace(),
    });
  }
  return notices;
}

/** What went wrong, each with what to do. */
export function noticesTemplate(troubles: Troubles): TemplateResult {
  const t = toolStrings[troubles.locale];
  return html`<div class="notices" role="status">
    ${noticesOf(troubles).map(
      ({ title, more, retry, dismiss }) =>
        html`<div class="notice">
          ${icon('warning')}
          <p>${title}<small>${more}</small></p>
          <span class="more">
            ${
              retry === undefined
                ? nothing
                : html`<button class="button" type="button" @click=${retry}>${t.retry}</button>`
            }
            ${
              dismiss === undefined
                ? nothing
                : html`<button
                    class="button icon-only"
                    type="button"
                    aria-label=${t.dismiss}
                    title=${t.dismiss}
                    @click=${dismiss}
                  >
                    ${icon('close')}
                  </button>`
            }
          </span>
        </div>`,
    )}
  </div>`;
}
