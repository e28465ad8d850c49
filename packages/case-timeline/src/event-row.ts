import { PANEL_ICONS, strokeIcon } from '@yizhangtu/core';
import type { Locale } from '@yizhangtu/standard';
import type { CaseEvent } from '@yizhangtu/standard/cases.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { TimelineStrings } from './case-timeline.strings.ts';
import { actorWords, departmentWords, detailsOf, eventTitle, type Detail } from './event-words.ts';
import { lengthWords, type Moments } from './moments.ts';
import { lateBy, momentOf, type Group } from './timeline-model.ts';

/** Longer texts are cut until somebody wants the whole. */
const LONG = 240;

/** What a row needs besides itself. */
export interface RowView {
  readonly t: TimelineStrings;
  readonly locale: Locale;
  readonly moments: Moments;
  readonly now: number;
  /** Days stand above the rows, so that a row has its time alone. */
  readonly underDays: boolean;
  /** Whether an event came while the list was open. */
  isFresh(event: CaseEvent): boolean;
  /** The event that puts another right. */
  correctionOf(event: CaseEvent): CaseEvent | undefined;
  isWhole(id: string): boolean;
  toggleWhole(id: string): void;
  /** Goes to another event. */
  go(id: string): void;
}

export function groupWords(group: Group, { t, locale, moments, now }: RowView): string {
  switch (group.by) {
    case 'day':
      return moments.day(group.day, now);
    case 'stage': {
      const stage = t.stages[group.stage];
      return group.round === 0 ? stage : t.again(stage, group.round + 1);
    }
    case 'department':
      return departmentWords(group.actor, locale);
  }
}

/** An event of the feed, under the heading of its group when it is the first of one. */
export function eventRow(
  event: CaseEvent,
  index: number,
  group: Group | undefined,
  view: RowView,
): TemplateResult {
  const at = momentOf(event.occurredAt);
  const supersededBy = view.correctionOf(event);
  const { t, locale, moments, underDays } = view;
  const details = detailsOf(event, locale);
  const actor = actorWords(event.actor, locale);
  return html`${group === undefined ? nothing : html`<h3>${groupWords(group, view)}</h3>`}
    <div
      class="event ${supersededBy === undefined ? '' : 'superseded'} ${underDays ? '' : 'dated'}"
    >
      <time datetime=${event.occurredAt} title=${moments.full(at)}
        >${underDays ? moments.time(at) : moments.short(at)}</time
      >
      <div class="what">
        <h4 id="row-${index}">${eventTitle(event, locale)}</h4>
        ${marks(event, supersededBy, view)}
        <p class="who">
          ${
            actor === undefined
              ? html`<span class="withheld">${t.notNamed}</span>`
              : html`<bdi>${actor}</bdi>`
          }
        </p>
        ${correction(event, supersededBy, view)}
        ${details.length === 0 ? nothing : detailList(details, event.id, putRight(supersededBy), view)}
      </div>
    </div>`;
}

function marks(
  event: CaseEvent,
  supersededBy: CaseEvent | undefined,
  { t, locale, moments, isFresh }: RowView,
): unknown {
  const behind = lateBy(event);
  const late =
    behind === 0
      ? nothing
      : html`<time
          class="mark late"
          datetime=${event.recordedAt}
          title=${t.lateFull(moments.full(momentOf(event.recordedAt)))}
          >${strokeIcon(PANEL_ICONS.clock)}${t.late(lengthWords(behind, locale))}</time
        >`;
  return html`${isFresh(event) ? html`<span class="mark fresh">${t.fresh}</span>` : nothing}
  ${
    event.visibility === 'staff'
      ? html`<span class="mark">${strokeIcon(PANEL_ICONS.lock)}${t.staff}</span>`
      : nothing
  }
  ${late}
  ${
    supersededBy === undefined
      ? nothing
      : html`<span class="mark late">${strokeIcon(PANEL_ICONS.pencil)}${t.corrected}</span>`
  }`;
}

/** The way between a correction and what it corrects. */
function correction(
  event: CaseEvent,
  supersededBy: CaseEvent | undefined,
  { t, locale, go }: RowView,
): unknown {
  const link = (id: string, words: string) =>
    html`<button class="link" type="button" @click=${() => go(id)}>${words}</button>`;
  const corrects = event.data['corrects'];
  return html`${
    supersededBy === undefined ? nothing : html`<p>${link(supersededBy.id, t.toCorrection)}</p>`
  }
  ${
    event.supersedes === undefined
      ? nothing
      : html`<p>
          ${typeof corrects === 'string' ? t.corrects(eventTitle({ type: corrects }, locale)) : nothing}
          ${link(event.supersedes, t.toCorrected)}
        </p>`
  }`;
}

/** Members of an event's data that a correction puts others in the place of; its text stands for any of these. */
function putRight(correction: CaseEvent | undefined): ReadonlySet<string> {
  if (correction === undefined) return new Set();
  const names = [...Object.keys(correction.data), ...(correction.redacted ?? [])];
  return new Set([
    ...names,
    ...(names.includes('text') ? ['answer', 'note', 'result', 'description'] : []),
  ]);
}

const isLong = (details: readonly Detail[]): boolean =>
  details.some(
    (detail) =>
      'lines' in detail &&
      detail.lines.some((line) => line.length > LONG || line.split('\n', 7).length > 6),
  );

function detailList(
  details: readonly Detail[],
  id: string,
  corrected: ReadonlySet<string>,
  { t, isWhole, toggleWhole }: RowView,
): TemplateResult {
  const long = isLong(details);
  const whole = !long || isWhole(id);
  const words = (detail: Detail): unknown => {
    if ('withheld' in detail) {
      return html`<dd class="withheld">${strokeIcon(PANEL_ICONS.lock)}${t.withheld}</dd>`;
    }
    return detail.lines.map(
      (line) =>
        html`<dd dir="auto">${corrected.has(detail.name) ? html`<del>${line}</del>` : line}</dd>`,
    );
  };
  return html`<dl class=${whole ? '' : 'cut'}>
      ${details.map(
        (detail) =>
          html`<div>
            <dt>${detail.label}</dt>
            ${words(detail)}
          </div>`,
      )}
    </dl>
    ${
      long
        ? html`<button
            class="link"
            type="button"
            aria-expanded=${whole}
            @click=${() => toggleWhole(id)}
          >
            ${whole ? t.less : t.whole}
          </button>`
        : nothing
    }`;
}
