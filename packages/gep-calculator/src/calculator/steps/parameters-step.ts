import { settingsOf } from '@yizhangtu/gep';
import { moneyChange, unitWords } from '@yizhangtu/gep/export.js';
import { textIn } from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { fieldOf, type FigureKey } from '../draft.ts';
import type { ParameterGroup, ParameterRow } from '../parameter-rows.ts';
import { numberField, textField, type StepView } from './step-view.ts';

/** Open questions as switches, then every figure with its source. */
export function parametersStep(view: StepView): TemplateResult {
  const { desk, t, locale, look } = view;
  const words = look.find.trim().toLowerCase();
  const found = desk
    .groups()
    .filter(
      ({ parameter, rows }) =>
        (words === '' ||
          parameter.id.toLowerCase().includes(words) ||
          parameter.name[locale].toLowerCase().includes(words)) &&
        (!look.onlyChanged || rows.some(({ changed }) => changed)),
    );
  return html`<section>
      <h3>${t.switches}</h3>
      <p class="hint">
        ${t.switchesHint}${view.effects === undefined ? ` ${t.effectsPending}` : ''}
      </p>
      ${switches(view)}
    </section>
    <section>
      <h3>${t.parameters}</h3>
      <div class="bar">
        ${textField(t.find, look.find, (find) => view.see({ find }))}
        <label class="tick"
          ><input
            type="checkbox"
            .checked=${look.onlyChanged}
            @change=${({ target }: Event) =>
              view.see({ onlyChanged: (target as HTMLInputElement).checked })}
          />${t.onlyChanged}</label
        >
      </div>
      ${found.map((group) => groupTemplate(view, group))}
      ${found.length === 0 ? html`<p role="status">${t.noneFound}</p>` : nothing}
    </section>`;
}

function switches({ desk, t, locale, effects }: StepView): TemplateResult {
  const { profile, draft } = desk;
  const chosen = profile ? settingsOf(profile, draft.file.switches) : {};
  return html`<div class="switches">
    ${profile?.switches.map((one) => {
      const own = effects?.filter(({ id }) => id === one.id) ?? [];
      return html`<fieldset>
        <legend>${one.name[locale]}</legend>
        ${one.settings.map((setting) => {
          const effect = own.find(({ other }) => other === setting.id);
          return html`<label class="tick"
            ><input
              type="radio"
              name=${one.id}
              .checked=${chosen[one.id] === setting.id}
              @change=${() => desk.setSwitch(one.id, setting.id, locale)}
            /><span
              >${setting.name[locale]}
              ${
                effect === undefined || chosen[one.id] === setting.id
                  ? nothing
                  : html`<small
                      >${effectWords(t, effect.change, effect.missing.length, locale)}</small
                    >`
              }</span
            ></label
          >`;
        })}
      </fieldset>`;
    })}
  </div>`;
}

const effectWords = (
  t: StepView['t'],
  change: number | undefined,
  missing: number,
  locale: StepView['locale'],
): string =>
  change === undefined
    ? t.effectMissing(missing)
    : Math.abs(change) < 0.005
      ? t.effectNone
      : t.effect(moneyChange(change, locale));

function groupTemplate(view: StepView, group: ParameterGroup): TemplateResult {
  const { desk, t, locale } = view;
  const { parameter, items, rows } = group;
  const names = items
    .map((id) => desk.profile?.items.find((one) => one.id === id)?.name[locale] ?? id)
    .join(locale === 'zh-CN' ? '、' : ', ');
  return html`<div class="parameter" role="group" aria-label=${parameter.name[locale]}>
    <h4>${parameter.name[locale]} <small>${t.forItem(names)}</small></h4>
    <ul class="figures">
      ${rows.map((row) => rowTemplate(view, group, row))}
    </ul>
    ${guard([desk, desk.profile, desk.draft.file.areas, desk.draft.file.divisions, locale], () =>
      addTemplate(view, group),
    )}
  </div>`;
}

/** What a figure is of: a class, a division, or all. */
function placeOf({ desk, t, locale }: StepView, { class: of, division }: FigureKey): string {
  const { profile, draft } = desk;
  const kind = profile?.classes.find(({ id }) => id === of);
  const place = draft.file.divisions.find(({ code }) => code === division);
  return (
    [kind ? kind.name[locale] : of, place ? textIn(place.name, locale) : division]
      .filter((part) => part !== undefined)
      .join(' ') || t.all
  );
}

function rowTemplate(view: StepView, { parameter }: ParameterGroup, row: ParameterRow) {
  const { desk, t, locale } = view;
  const place = placeOf(view, row.key);
  const name = parameter.name[locale];
  const facts = [row.source, row.region].filter((part) => part !== undefined && part !== '');
  return html`<li class=${row.changed ? 'changed' : nothing}>
    <span>${place}</span>
    ${numberField(view, {
      field: fieldOf.figure(row.key, 'value'),
      label: t.valueOf(name, place),
      value: row.value,
      type: (text) => desk.typeFigure(row, text, locale),
    })}
    <span class="unit">${unitWords(row.unit, locale)}</span>
    <span class="facts">
      ${
        parameter.kind === 'price' && row.year !== undefined
          ? row.status === 'local'
            ? html`<span
                >${numberField(view, {
                  field: fieldOf.figure(row.key, 'year'),
                  label: `${t.priceYear} ${name} ${place}`,
                  value: row.year,
                  type: (text) => desk.typeYear(row, text),
                })}</span
              >`
            : html`<span>${row.year}</span>`
          : nothing
      }
      <span class=${`status ${row.status}`}>${t.status[row.status]}</span>
      ${row.changed ? html`<span class="status new">${t.changed}</span>` : nothing}
      <span class="from">${facts.join(locale === 'zh-CN' ? '，' : ', ')}</span>
    </span>
    ${row.changed ? changedTemplate(view, row) : nothing}
  </li>`;
}

function changedTemplate({ desk, t }: StepView, row: ParameterRow): TemplateResult {
  return html`<div class="why">
    ${textField(
      t.reason,
      row.reason,
      (text) => desk.describeFigure(row, 'reason', text),
      row.reasonMissing,
    )}
    ${textField(t.source, row.source, (text) => desk.describeFigure(row, 'source', text))}
    <button class="button" type="button" @click=${() => desk.resetFigure(row)}>${t.restore}</button>
    ${row.reasonMissing ? html`<p class="fault">${t.reasonMissing}</p>` : nothing}
  </div>`;
}

/** A figure of its own for a class or a division. */
function addTemplate({ desk, t, locale }: StepView, { parameter }: ParameterGroup): TemplateResult {
  const add = (event: Event): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const of = String(data.get('class') ?? '');
    const division = String(data.get('division') ?? '');
    if (of === '' && division === '') return;
    desk.addFigure({
      parameter: parameter.id,
      ...(of === '' ? {} : { class: of }),
      ...(division === '' ? {} : { division }),
    });
  };
  const { divisions, areas } = desk.draft.file;
  const classes = desk.profile?.classes.filter(({ id }) => areas.classes.includes(id)) ?? [];
  const towns = divisions.filter(({ code }) => code.length <= 9);
  const option = (value: string, words: string) => html`<option value=${value}>${words}</option>`;
  return html`<details class="add">
    <summary>${t.add}</summary>
    <form class="bar" @submit=${add}>
      <label class="words"
        ><span>${t.addClass}</span
        ><select name="class">
          ${option('', t.all)} ${classes.map(({ id, name }) => option(id, name[locale]))}
        </select></label
      >
      <label class="words"
        ><span>${t.addDivision}</span
        ><select name="division">
          ${option('', t.county)}
          ${towns.slice(1).map(({ code, name }) => option(code, textIn(name, locale)))}
        </select></label
      >
      <button class="button" type="submit">${t.addDo}</button>
    </form>
  </details>`;
}
