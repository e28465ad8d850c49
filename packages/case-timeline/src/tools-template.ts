import { PANEL_ICONS, strokeIcon } from '@yizhangtu/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { TimelineStrings } from './case-timeline.strings.ts';
import { GROUPINGS, type Grouping } from './timeline-model.ts';

export interface ToolsView {
  readonly t: TimelineStrings;
  readonly view: 'feed' | 'process';
  readonly grouping: Grouping;
  readonly sample: boolean;
  readonly count: string | undefined;
  /** Of printing, from 0 to 1, while it is prepared. */
  readonly progress: number | undefined;
  choose(view: 'feed' | 'process'): void;
  put(grouping: Grouping): void;
  /** `2026-11-21`. */
  jump(date: string): void;
  take(what: 'csv' | 'print'): void;
  stop(): void;
}

/** What stands above the timeline. */
export function toolsTemplate(tools: ToolsView): TemplateResult {
  const { t, view, sample, count } = tools;
  const choice = (one: 'feed' | 'process') =>
    html`<button
      type="button"
      class="button"
      aria-pressed=${view === one}
      @click=${() => tools.choose(one)}
    >
      ${t[one]}
    </button>`;
  return html`<header>
    <div class="views" role="group" aria-label=${t.views}>
      ${choice('feed')}${choice('process')}
    </div>
    ${sample ? html`<span class="mark">${t.sample}</span>` : nothing}
    ${count === undefined ? nothing : html`<p class="count">${count}</p>`}
    <details class="tools">
      <summary class="button">${t.tools}${strokeIcon(PANEL_ICONS.chevronDown)}</summary>
      <div class="panel">${view === 'feed' ? feedTools(tools) : nothing} ${takeTools(tools)}</div>
    </details>
  </header>`;
}

function feedTools({ t, grouping, put, jump }: ToolsView): TemplateResult {
  const onGroup = (event: Event) => put((event.target as HTMLSelectElement).value as Grouping);
  const onDate = (event: Event) => {
    const { value } = event.target as HTMLInputElement;
    if (value !== '') jump(value);
  };
  return html`<label>
      <span>${t.grouping}</span>
      <select @change=${onGroup}>
        ${GROUPINGS.map(
          (one) =>
            html`<option value=${one} .selected=${one === grouping}>${t.groupings[one]}</option>`,
        )}
      </select>
    </label>
    <label>
      <span>${t.jump}</span>
      <input type="date" @change=${onDate} />
    </label>`;
}

function takeTools({ t, progress, take, stop }: ToolsView): TemplateResult {
  if (progress !== undefined) {
    return html`<p role="status">
        ${t.printing(`${Math.floor(progress * 100)}%`)}
        <progress max="1" value=${progress} aria-label=${t.print}></progress>
      </p>
      <button type="button" class="button" @click=${stop}>${t.cancel}</button>`;
  }
  return html`<button type="button" class="button" @click=${() => take('csv')}>
      ${strokeIcon(PANEL_ICONS.download)}${t.csv}
    </button>
    <button type="button" class="button" @click=${() => take('print')}>${t.print}</button>`;
}
