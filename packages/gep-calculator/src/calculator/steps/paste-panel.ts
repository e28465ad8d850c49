import type { Issue } from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import { cellName, cellOf, PASTE_KINDS, type Paste, type PasteKind } from '../paste-model.ts';
import type { StepView } from './step-view.ts';

/** Rows of a pasted table that are shown, beside those with something wrong. */
const MOST = 12;

/** A table from a spreadsheet: every doubt at its cell, nothing taken before it is right. */
export function pastePanel(view: StepView): TemplateResult {
  const { t, look } = view;
  const { paste, read, said } = look;
  const set = (change: Partial<typeof paste>) => view.see({ paste: { ...paste, ...change } });
  const isMerged = read?.issues.some(({ code }) => code === 'cell_merged') ?? false;
  return html`<details class="fold paste">
    <summary><b>${t.paste}</b></summary>
    <div class="fold-body">
      <label class="words"
        ><span>${t.pasteWhat}</span
        ><select
          @change=${({ target }: Event) =>
            set({ kind: (target as HTMLSelectElement).value as PasteKind })}
        >
          ${PASTE_KINDS.map(
            (kind) =>
              html`<option value=${kind} ?selected=${kind === paste.kind}>
                ${t.pasteKinds[kind]}
              </option>`,
          )}
        </select></label
      >
      <p class="hint">${t.pasteHints[paste.kind]}</p>
      <textarea
        rows="6"
        spellcheck="false"
        aria-label=${t.pasteHere}
        placeholder=${t.pasteHere}
        .value=${paste.text}
        @input=${({ target }: InputEvent) => set({ text: (target as HTMLTextAreaElement).value })}
      ></textarea>
      <label class="words"
        ><span>${t.pasteFile}</span
        ><input
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          @change=${({ target }: Event) => {
            const [file] = (target as HTMLInputElement).files ?? [];
            if (file) view.chooseFile(file);
          }}
      /></label>
      ${
        paste.kind === 'areas'
          ? html`<label class="words"
              ><span>${t.pasteUnit}</span
              ><input
                type="text"
                .value=${paste.unit}
                @input=${({ target }: InputEvent) =>
                  set({ unit: (target as HTMLInputElement).value })}
            /></label>`
          : nothing
      }
      ${
        isMerged || paste.merged
          ? html`<label class="tick"
              ><input
                type="checkbox"
                .checked=${paste.merged}
                @change=${({ target }: Event) =>
                  set({ merged: (target as HTMLInputElement).checked })}
              />${t.merged}</label
            >`
          : nothing
      }
      ${Array.isArray(said) ? issueList(view, said as readonly Issue[]) : nothing}
      ${read ? readTemplate(view, read) : nothing}
      ${said === 'taken' ? html`<p role="status" class="good">${t.taken}</p>` : nothing}
    </div>
  </details>`;
}

function readTemplate(view: StepView, read: Paste): TemplateResult {
  const { t } = view;
  const { issues, notes } = read;
  const kinds = [...new Set(notes.map(({ note }) => note))];
  return html`${
      issues.length === 0
        ? nothing
        : html`<p role="alert" class="fault">${t.pasteIssues(issues.length)}</p>
            ${issueList(view, issues)}`
    }
    ${
      notes.length === 0
        ? nothing
        : html`<p class="hint">
            ${t.pasteNotes(notes.length)}${kinds.map((note) => t.notes[note]).join('、')}
          </p>`
    }
    ${rawTable(view, read)}
    <button
      class="button main"
      type="button"
      ?disabled=${issues.length > 0}
      @click=${() => {
        view.desk.take(read.content);
        view.see({ said: 'taken', read: undefined, paste: { ...view.look.paste, text: '' } });
      }}
    >
      ${t.pasteTake}
    </button>`;
}

export const issueList = ({ t, locale }: StepView, issues: readonly Issue[]): TemplateResult =>
  html`<ul class="issues">
    ${issues.map((issue) => {
      const cell = cellOf(issue);
      const at =
        cell === undefined
          ? issue.path
          : cell.column === undefined
            ? String(cell.row + 1)
            : cellName(cell.row, cell.column);
      return html`<li>
        <b>${cell?.column === undefined ? at : t.cell(at)}</b>
        ${issue.message[locale]} ${issue.mend[locale]}
      </li>`;
    })}
  </ul>`;

/** The table as it came, with what is wrong marked. */
function rawTable({ t }: StepView, { rows, issues }: Paste): TemplateResult {
  const faults = issues.flatMap((issue) => cellOf(issue) ?? []);
  const wrong = (row: number, column: number): boolean =>
    faults.some((one) => one.row === row && (one.column ?? column) === column);
  const shown = rows.flatMap((cells, row) =>
    row < MOST || faults.some((one) => one.row === row) ? [{ cells, row }] : [],
  );
  const left = rows.length - shown.length;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t.pasteTable}>
      <table class="raw">
        <tbody>
          ${shown.map(
            ({ cells, row }) =>
              html`<tr>
                <th scope="row">${row + 1}</th>
                ${cells.map(
                  (cell, column) =>
                    html`<td class=${wrong(row, column) ? 'wrong' : nothing}>${cell}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${left > 0 ? html`<p class="hint">${t.more(left)}</p>` : nothing}`;
}
