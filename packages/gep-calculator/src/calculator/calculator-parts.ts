import { textIn, type Issue, type Locale } from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import type { DeskPart } from '../load-parts.ts';
import type { CalculatorDesk } from './desk.ts';
import { STEPS, type CalculatorStrings, type Step } from './gep-calculator.strings.ts';
import type { Move } from './move.ts';

/** What is wrong, where, and what to do about it. */
export function issuesTemplate(
  title: string,
  issues: readonly Issue[],
  t: CalculatorStrings,
  locale: Locale,
): TemplateResult {
  return html`<div class="missing" role="alert">
    <p>${title}</p>
    <ul class="issues">
      ${issues.map(
        ({ path, message, mend }) =>
          html`<li>
            <code>${path}</code> ${textIn(message, locale)} ${t.mend(textIn(mend, locale))}
          </li>`,
      )}
    </ul>
  </div>`;
}

/** The total, what made it move, and what has to be known of it. */
export function headTemplate(
  part: DeskPart,
  desk: CalculatorDesk,
  t: CalculatorStrings,
  locale: Locale,
): TemplateResult {
  const { account, sinceOpened = 0, stale, move } = desk;
  const { file } = desk.draft;
  const { reasons } = desk.open;
  return html`<header class="head">
    ${file.sample ? html`<span class="sample">${t.sample}</span>` : nothing}
    <h2>${file.title ?? t.totalOf(file.year)}</h2>
    <p class="sum">
      <span class="total">${account ? part.money(account.total, locale) : t.none}</span>
      <small
        >${
          Math.abs(sinceOpened) < 0.005
            ? t.sinceNone
            : t.since(part.moneyChange(sinceOpened, locale))
        }${account && !account.verified ? html` · ${t.unverified}` : nothing}</small
      >
    </p>
    ${stale ? html`<p class="stale">${t.stale}</p>` : nothing}
    ${reasons.length > 0 ? html`<p class="stale">${t.reasons(reasons.length)}</p>` : nothing}
    <p class="moved" role="status">${move ? movedTemplate(part, move, t, locale) : t.tryIt}</p>
  </header>`;
}

function movedTemplate(
  part: DeskPart,
  move: Move,
  t: CalculatorStrings,
  locale: Locale,
): TemplateResult {
  const words = t.change(t.kinds[move.kind], move.name[locale], move.from, move.to);
  if (move.total === 0 && move.items.length === 0) return html`<span>${t.unmoved(words)}</span>`;
  const share = move.share === undefined ? '' : part.shareChange(move.share);
  const items = move.items
    .slice(0, 3)
    .map(({ name, value }) => `${name[locale]} ${part.moneyChange(value, locale)}`)
    .join(locale === 'zh-CN' ? '，' : ', ');
  return html`<span>${t.moved(words, part.moneyChange(move.total, locale), share)}</span>
    ${items === '' ? nothing : html`<span class="by">${t.byItem(items)}</span>`}`;
}

/** To the step before and the one after. */
export function footTemplate(
  step: Step,
  t: CalculatorStrings,
  go: (to: Step) => void,
): TemplateResult {
  const at = STEPS.indexOf(step);
  const [before, after] = [STEPS[at - 1], STEPS[at + 1]];
  const button = (to: Step | undefined, words: string, main: boolean) =>
    to === undefined
      ? nothing
      : html`<button class=${main ? 'button main' : 'button'} type="button" @click=${() => go(to)}>
          ${words}
        </button>`;
  return html`<div class="foot">
    ${button(before, t.back, false)}${button(after, t.next, true)}
  </div>`;
}
