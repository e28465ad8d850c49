import { icon, saveFile } from '@yizhangtu/core';
import { textIn, type Datum, type Issue, type Locale } from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import type { DrawDeskStrings } from './draw-desk.strings.ts';
import { drawingText } from './draw-file.ts';
import type { Thing } from './draw-model.ts';

export interface FileView {
  readonly t: DrawDeskStrings;
  readonly things: readonly Thing[];
  setDatum(datum: Datum): void;
  open(input: HTMLInputElement): void;
}

/** The drawing as a file, and a file into the drawing. */
export function fileTemplate({ t, things, setDatum, open }: FileView): TemplateResult {
  const datums: readonly (readonly [Datum, string])[] = [
    ['CGCS2000', t.cgcs2000],
    ['WGS84', 'WGS84'],
    ['GCJ02', t.gcj02],
    ['BD09', t.bd09],
  ];
  const save = () => saveFile(`${t.fileName}.geojson`, drawingText(things), 'application/geo+json');
  return html`<details>
    <summary>${t.file}</summary>
    <div class="file">
      <button type="button" class="button save" ?disabled=${things.length === 0} @click=${save}>
        ${icon('download')}${t.save}
      </button>
      <label class="field">
        <span>${t.datum}</span>
        <select
          @change=${(event: Event) => setDatum((event.target as HTMLSelectElement).value as Datum)}
        >
          ${datums.map(([value, words]) => html`<option value=${value}>${words}</option>`)}
        </select>
      </label>
      <p class="quiet">${t.datumHint}</p>
      <label class="open button">
        ${icon('upload')}${t.open}
        <input
          type="file"
          accept=".geojson,.json,application/geo+json,application/json"
          @change=${(event: Event) => open(event.target as HTMLInputElement)}
        />
      </label>
    </div>
  </details>`;
}

/** What was wrong with a file, each with its place. */
export function issuesTemplate(issues: readonly Issue[], locale: Locale): TemplateResult {
  return html`<ul class="issues">
    ${issues.map(
      ({ path, message, mend }) =>
        html`<li>
          ${path === '' ? nothing : html`<code>${path}</code><br />`} ${textIn(message, locale)}<br /><span
            class="quiet"
            >${textIn(mend, locale)}</span
          >
        </li>`,
    )}
  </ul>`;
}
