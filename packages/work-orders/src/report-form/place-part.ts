import { PANEL_ICONS, strokeIcon } from '@yizhangtu/core';
import { textIn, type Division } from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import { faultTemplate, selectBox, textBox, type FormView } from './form-view.ts';
import type { LocateFault } from './locate.ts';
import { choicesTo } from './places-model.ts';

/** How asking the device or the map stands. */
export type PlaceQuest = 'locating' | LocateFault | undefined;

export interface PlaceView extends FormView {
  readonly units: readonly Division[];
  readonly quest: PlaceQuest;
  /** Whether there is a map to point on. */
  readonly hasMap: boolean;
  readonly locate: () => void;
  readonly point: () => void;
}

/** Where it is: by the device, by the map, or by lists, which always work; and in words. */
export function placePart(view: PlaceView): TemplateResult {
  const { t, draft, faults, set, quest, hasMap } = view;
  const fault = faults.find(({ part }) => part === 'place');
  return html`<fieldset class="field">
      <legend>${t.where}</legend>
      ${fault ? faultTemplate('place', fault, view) : nothing}
      <div class="row">
        <button
          class="button"
          type="button"
          id="place"
          ?disabled=${quest === 'locating'}
          @click=${view.locate}
        >
          ${strokeIcon(PANEL_ICONS.locate)}${t.gps}
        </button>
        ${
          hasMap
            ? html`<button class="button" type="button" @click=${view.point}>
                ${strokeIcon(PANEL_ICONS.map)}${t.map}
              </button>`
            : nothing
        }
      </div>
      <p class="found" role="status">${standing(view)}</p>
      ${
        draft.point
          ? html`<button
              class="button"
              type="button"
              @click=${() => set({ point: undefined, accuracy: undefined })}
            >
              ${t.clear}
            </button>`
          : nothing
      }
      ${listsTemplate(view)}
    </fieldset>
    ${textBox(
      {
        id: 'words',
        label: t.words,
        hint: t.wordsHint,
        optional: true,
        fault: faults.find(({ part }) => part === 'words'),
      },
      draft.words,
      view,
      (words) => set({ words }),
    )}`;
}

function standing({ t, quest, draft }: PlaceView): unknown {
  if (quest === 'locating') return t.locating;
  if (quest !== undefined) return t.locate[quest];
  if (draft.point === undefined) return nothing;
  const words = draft.accuracy === undefined ? t.pointed : t.located(draft.accuracy);
  return html`${strokeIcon(PANEL_ICONS.check)}${words}`;
}

/** One list for each level: large on a phone, and quick by its first character. */
function listsTemplate(view: PlaceView): TemplateResult[] {
  const { t, draft, units, locale, set } = view;
  return choicesTo(units, draft.divisions).map(({ chosen, options }, level) => {
    const choices = options.map(({ code, name }) => ({ value: code, label: textIn(name, locale) }));
    const above = draft.divisions.slice(0, level + skipped(units, draft.divisions));
    return selectBox(
      { id: `division-${level}`, label: t.levels[level] ?? '' },
      chosen,
      choices,
      view,
      (code) => set({ divisions: code ? [...above, code] : above }),
    );
  });
}

/** The county itself may lead a path that a map or a device gave; the lists begin below it. */
const skipped = (units: readonly Division[], path: readonly string[]): number =>
  path[0] !== undefined && choicesTo(units, path)[0]?.chosen !== path[0] ? 1 : 0;
