import { emptyTemplate, PANEL_ICONS, strokeIcon } from '@yizhangtu/core';
import { textIn, type Locale } from '@yizhangtu/standard';
import { ORDER_ROLE_NAMES, type CaseEvent } from '@yizhangtu/standard/cases.js';
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { unitName } from './event-words.ts';
import { lengthWords, type Moments } from './moments.ts';
import { axisOf, drawnOn, processOf, ranFor, type Deadlines, type Span } from './process-model.ts';
import { processStrings } from './process-view.strings.ts';

export { processStyles } from './process-view.styles.ts';

export interface ProcessAsk {
  /** In order. */
  readonly events: readonly CaseEvent[];
  readonly deadlines: Deadlines | undefined;
  readonly locale: Locale;
  readonly moments: Moments;
  readonly now: number;
}

type Axis = ReturnType<typeof axisOf>;
type Asked = Pick<ProcessAsk, 'locale' | 'moments' | 'now'>;

/** The parts of the process, each with what was allowed and what was taken: in words, and as a bar on one axis. */
export function processTemplate(ask: ProcessAsk): TemplateResult {
  const { events, deadlines, locale, moments, now } = ask;
  const t = processStrings[locale];
  const spans = processOf(events, deadlines, now);
  if (spans.length === 0) return emptyTemplate(t.empty);
  const axis = axisOf(spans, now);
  return html`<div class="process">
    ${legend(t.legend)}
    <ol>
      ${spans.map((span) => part(span, axis, ask))}
    </ol>
    <p class="axis" aria-hidden="true">
      <span>${moments.short(axis.from)}</span><span>${moments.short(axis.to)}</span>
    </p>
  </div>`;
}

function legend(words: (typeof processStrings)['zh-CN']['legend']): TemplateResult {
  const sign = (kind: string, drawing: SVGTemplateResult) =>
    html`<li>
      <svg class="sign" viewBox="0 0 24 12" aria-hidden="true">${drawing}</svg>${
        words[kind as keyof typeof words]
      }
    </li>`;
  return html`<svg class="patterns" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id="still" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect class="ground" width="6" height="6" />
          <path class="hatch" d="M-1 7l8-8M-4 4l8-8M2 10l8-8" />
        </pattern>
      </defs>
    </svg>
    <ul class="legend">
      ${sign('actual', svg`<rect class="actual" y="2" width="24" height="8" rx="2" />`)}
      ${sign('planned', svg`<path class="due" d="M12 0v12" />`)}
      ${sign('paused', svg`<rect class="still" y="2" width="24" height="8" fill="url(#still)" />`)}
      ${sign('late', svg`<rect class="late" y="2" width="24" height="8" rx="2" />`)}
    </ul>`;
}

const nameOf = ({ kind, unit, role, round }: Span, locale: Locale): string => {
  const t = processStrings[locale];
  if (unit !== undefined) {
    const words =
      role !== undefined && Object.hasOwn(ORDER_ROLE_NAMES, role)
        ? textIn(ORDER_ROLE_NAMES[role as keyof typeof ORDER_ROLE_NAMES], locale)
        : undefined;
    const name = unitName(unit, locale);
    return words === undefined ? name : t.withRole(name, words);
  }
  return round === 0 ? t.parts[kind] : t.again(t.parts[kind], round + 1);
};

function part(span: Span, axis: Axis, asked: Asked): TemplateResult {
  const { locale, moments, now } = asked;
  const t = processStrings[locale];
  const { from, to, kind } = span;
  const when =
    to === undefined
      ? t.since(moments.short(from))
      : t.between(moments.short(from), moments.short(to));
  const ran = ranFor(span, now);
  const stood = (to ?? now) - from - ran;
  const length = lengthWords(ran, locale);
  const used = to === undefined ? t.running(length) : t.took(length);
  const state = stateOf(span, asked);
  return html`<li class="part ${kind}">
    <h3>${nameOf(span, locale)}</h3>
    ${
      state === undefined
        ? nothing
        : html`<span class="mark ${state.kind}">${strokeIcon(state.icon)}${state.words}</span>`
    }
    <p>
      ${when}<span class="used"
        >${used}${stood >= 60_000 ? `${locale === 'en' ? ', ' : '，'}${t.paused(lengthWords(stood, locale))}` : nothing}</span
      >
      ${
        span.due === undefined
          ? nothing
          : html`<time datetime=${new Date(span.due).toISOString()}
              >${t.due(moments.short(span.due))}</time
            >`
      }
    </p>
    ${bar(span, axis, now)}
  </li>`;
}

interface Standing {
  readonly kind: 'late' | 'good' | 'calm';
  /** Path data. */
  readonly icon: string;
  readonly words: string;
}

/** How a part stands against its deadline, in a few words; nothing without one. */
function stateOf({ due, late, to, pauses, dropped }: Span, asked: Asked): Standing | undefined {
  const { locale, now } = asked;
  const t = processStrings[locale];
  const length = (ms: number) => lengthWords(ms, locale);
  const pause = to === undefined ? pauses.find((each) => each.to === undefined) : undefined;
  if (dropped) return { kind: 'calm', icon: PANEL_ICONS.undo, words: t.dropped };
  if (pause !== undefined) {
    return {
      kind: 'calm',
      icon: PANEL_ICONS.clock,
      words: t.standing(t.reasons[pause.why] ?? pause.why),
    };
  }
  if (late) {
    const over = due === undefined ? 0 : (to ?? now) - due;
    return {
      kind: 'late',
      icon: PANEL_ICONS.warning,
      words: over > 0 ? t.late(length(over)) : t.wasLate,
    };
  }
  if (due === undefined) return undefined;
  return to === undefined
    ? { kind: 'calm', icon: PANEL_ICONS.clock, words: t.left(length(Math.max(0, due - now))) }
    : { kind: 'good', icon: PANEL_ICONS.check, words: t.early(length(Math.max(0, due - to))) };
}

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

/** The bar of a part: what it took, where it stood still, what was over, and the deadline across it. */
function bar(span: Span, axis: Axis, now: number): TemplateResult {
  const rect = (name: string, stretch: { from: number; to?: number | undefined }) => {
    const { start, width } = drawnOn(axis, stretch, now);
    const fill = name === 'still' ? 'url(#still)' : nothing;
    return svg`<rect class=${name} fill=${fill} x=${percent(start)} y="6" width=${percent(width)} height="12" rx="2" />`;
  };
  const end = span.to ?? now;
  const over =
    span.late && span.due !== undefined && span.due < end ? { from: span.due, to: end } : undefined;
  const due = span.due === undefined ? undefined : drawnOn(axis, { from: span.due }, now).start;
  return html`<svg class="bar" width="100%" height="24" aria-hidden="true">
    <rect class="track" y="11" width="100%" height="2" />
    ${rect(span.dropped ? 'actual dropped' : 'actual', span)}
    ${over === undefined ? nothing : rect('late', over)}
    ${span.pauses.map((pause) => rect('still', pause))}
    ${
      due === undefined
        ? nothing
        : svg`<line class="due" x1=${percent(due)} x2=${percent(due)} y1="0" y2="24" />`
    }
  </svg>`;
}
