import { unitWords } from '@yizhangtu/gep/export.js';
import { textIn } from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import type { ItemRow, StatisticLine } from '../item-rows.ts';
import { fieldOf } from '../draft.ts';
import { pastePanel } from './paste-panel.ts';
import { numberField, textField, type StepView } from './step-view.ts';

/** Areas, statistics, and what is left out. */
export const dataStep = (view: StepView): TemplateResult =>
  html`<section>
      <h3>${view.t.areas}</h3>
      ${pastePanel(view)} ${areasTable(view)}
    </section>
    <section>
      <h3>${view.t.statistics}</h3>
      <p class="hint">${view.t.statisticsHint}</p>
      ${view.desk.items().map((item) => itemFold(view, item))}
    </section>`;

/** Villages of one town at a time: a whole county is two thousand fields. */
function areasTable(view: StepView): TemplateResult {
  const { desk, t, locale, look } = view;
  const { divisions, areas, county } = desk.draft.file;
  const withRows = new Set(areas.rows.map(({ division }) => division));
  const parents = new Set(
    divisions.flatMap(({ code, parent }) => (withRows.has(code) && parent ? [parent] : [])),
  );
  const towns = divisions.filter(({ code }) => parents.has(code));
  const town = towns.find(({ code }) => code === look.town) ?? towns[0];
  const places = divisions.filter(({ code, parent }) =>
    town === undefined ? code === county : parent === town.code && withRows.has(code),
  );
  const classes = areas.classes.map((id) => desk.profile?.classes.find((one) => one.id === id));
  const at = (code: string, k: number) =>
    areas.rows.find(({ division }) => division === code)?.values[k] ?? 0;
  return html`<div class="bar">
      ${
        towns.length === 0
          ? nothing
          : html`<label class="words"
              ><span>${t.town}</span
              ><select
                @change=${({ target }: Event) =>
                  view.see({ town: (target as HTMLSelectElement).value })}
              >
                ${towns.map(
                  ({ code, name }) =>
                    html`<option value=${code} ?selected=${code === town?.code}>
                      ${textIn(name, locale)}
                    </option>`,
                )}
              </select></label
            >`
      }
      <span class="hint">${t.areaUnit(unitWords(areas.unit ?? '', locale))} ${t.areasHint}</span>
    </div>
    <div class="scroll" tabindex="0" role="region" aria-label=${t.areas}>
      <table class="areas">
        <thead>
          <tr>
            <th scope="col">${t.village}</th>
            ${areas.classes.map(
              (id, k) => html`<th scope="col">${classes[k]?.name[locale] ?? id}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${places.map(
            ({ code, name }) =>
              html`<tr>
                <th scope="row">${textIn(name, locale)}</th>
                ${areas.classes.map((of, k) => {
                  const label = t.areaOf(textIn(name, locale), classes[k]?.name[locale] ?? of);
                  return html`<td>
                    ${numberField(view, {
                      field: fieldOf.area(code, of),
                      label,
                      value: at(code, k),
                      type: (text) => desk.typeArea(code, of, text, locale),
                    })}
                  </td>`;
                })}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function itemFold(view: StepView, item: ItemRow): TemplateResult {
  const { desk, t, locale } = view;
  const { omitted, lines, optional } = item;
  const lacking = lines.filter(({ given }) => given.length === 0);
  const state = omitted
    ? t.omitted(omitted.reason)
    : lines.length === 0
      ? t.fromAreas
      : lacking.length > 0
        ? t.notGiven
        : t.figures(lines.reduce((sum, { given }) => sum + given.length, 0));
  return html`<details class="fold">
    <summary>
      <b>${item.name[locale]}</b>
      ${optional ? html`<small>${t.optional}</small>` : nothing} <span>${state}</span>
    </summary>
    <div class="fold-body">
      <label class="tick"
        ><input
          type="checkbox"
          .checked=${omitted !== undefined}
          @change=${({ target }: Event) =>
            desk.setOmission(item, (target as HTMLInputElement).checked ? '' : undefined)}
        />${t.omit}</label
      >
      ${
        omitted
          ? textField(
              t.omitReason,
              omitted.reason,
              (text) => desk.setOmission(item, text),
              omitted.reason.trim() === '',
            )
          : lines.map((line) => statisticRows(view, line))
      }
    </div>
  </details>`;
}

function statisticRows(view: StepView, line: StatisticLine): TemplateResult {
  const { desk, t, locale } = view;
  const place = (code: string | undefined): string => {
    const found = desk.draft.file.divisions.find((one) => one.code === code);
    return found ? textIn(found.name, locale) : t.county;
  };
  const row = (
    at: string,
    field: string,
    value: number | undefined,
    unit: string,
    type: (text: string) => void,
    source: unknown,
  ) =>
    html`<li>
      <span>${line.name[locale]} ${at}</span>
      ${numberField(view, { field, label: t.amountOf(line.name[locale], at), value, type })}
      <span class="unit">${unitWords(unit, locale)}</span>
      ${source}
    </li>`;
  return html`<ul class="figures">
    ${line.given.map(({ at, statistic }) =>
      row(
        place(statistic.division),
        fieldOf.statistic(at),
        statistic.amount,
        statistic.unit ?? '',
        (text) => desk.typeStatistic(at, text, locale),
        html`<input
          class="source"
          type="text"
          aria-label=${t.sourceOf(`${line.name[locale]} ${place(statistic.division)}`)}
          placeholder=${t.source}
          .value=${statistic.source}
          @input=${({ target }: InputEvent) =>
            desk.describeStatistic(at, (target as HTMLInputElement).value)}
        />`,
      ),
    )}
    ${
      line.given.length > 0
        ? nothing
        : row(
            '',
            fieldOf.missing(line.id),
            undefined,
            line.unit,
            (text) => desk.typeMissing(line, text, locale),
            nothing,
          )
    }
  </ul>`;
}
