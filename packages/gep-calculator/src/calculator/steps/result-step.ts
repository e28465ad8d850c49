import { moneyUnit, roundParts } from '@yizhangtu/gep';
import { html, nothing, type TemplateResult } from 'lit';
import type { StepView, TakeAway } from './step-view.ts';

/** What it comes to, what to know about it, and the files. */
export function resultStep(view: StepView): TemplateResult {
  const { desk, t, locale, taking } = view;
  const { account } = desk;
  if (!account) return html`${nothing}`;
  const { scale, digits, name } = moneyUnit(account.total);
  const counted = account.items.filter(({ memorandum }) => !memorandum);
  const beside = account.items.filter(({ memorandum }) => memorandum);
  // Rounded so that the rows make the total that stands below them.
  const parts = roundParts(
    [...counted.map(({ value }) => value / scale), -account.inflow / scale],
    digits,
  );
  const fixed = (value: number): string =>
    value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const share = (value: number): string =>
    account.total === 0 ? '—' : `${((value / account.total) * 100).toFixed(1)}%`;
  const total = parts.reduce((sum, part) => sum + Math.round(part * 10 ** digits), 0);
  const { issues, reasons } = desk.open;
  const blocked = issues.length > 0 || reasons.length > 0;
  const button = (what: TakeAway) =>
    html`<button
      class=${what === 'package' ? 'button main' : 'button'}
      type="button"
      ?disabled=${blocked}
      @click=${() => view.take(what)}
    >
      ${t[what]}
    </button>`;
  return html`<section>
      <div class="scroll" tabindex="0" role="region" aria-label=${t.item}>
        <table class="items">
          <thead>
            <tr>
              <th scope="col">${t.item}</th>
              <th scope="col">${t.money(name[locale])}</th>
              <th scope="col">${t.share}</th>
            </tr>
          </thead>
          <tbody>
            ${counted.map(
              (item, at) =>
                html`<tr>
                  <th scope="row">
                    ${item.name[locale]} <small>${t.sections[item.section]}</small>
                  </th>
                  <td>${fixed(parts[at]!)}</td>
                  <td>${share(item.value)}</td>
                </tr>`,
            )}
            ${
              account.inflow === 0
                ? nothing
                : html`<tr>
                    <th scope="row">${t.inflow}</th>
                    <td>${fixed(parts.at(-1)!)}</td>
                    <td>${share(-account.inflow)}</td>
                  </tr>`
            }
            ${beside.map(
              (item) =>
                html`<tr class="beside">
                  <th scope="row">${item.name[locale]} <small>${t.memorandum}</small></th>
                  <td>${fixed(item.value / scale)}</td>
                  <td>—</td>
                </tr>`,
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">${t.total}</th>
              <td>${fixed(total / 10 ** digits)}</td>
              <td>100%</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
    <section>
      <h3>${t.flags}</h3>
      <ul class="issues">
        <li>${account.statement[locale]}</li>
        ${account.flags.map(({ message }) => html`<li>${message[locale]}</li>`)}
      </ul>
    </section>
    ${
      account.omitted.length === 0
        ? nothing
        : html`<section>
            <h3>${t.left}</h3>
            <ul class="issues">
              ${account.omitted.map(
                ({ name: of, reason }) =>
                  html`<li>
                    ${of[locale]}${locale === 'zh-CN' ? '：' : ': '}${reason ?? t.noReason}
                  </li>`,
              )}
            </ul>
          </section>`
    }
    <section>
      <h3>${t.take}</h3>
      <p class="hint">${blocked ? t.blocked : t.packageHint}</p>
      <div class="bar">${button('package')} ${button('xlsx')} ${button('csv')}</div>
      <p role="status">${taking ?? ''}</p>
    </section>`;
}
