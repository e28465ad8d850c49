import { money } from '@yizhangtu/gep/export.js';
import { errorTemplate, stateTemplate } from '@yizhangtu/core';
import { textIn, type Locale } from '@yizhangtu/standard';
import { civilFormat, parseCivil } from '@yizhangtu/standard/civil-time.js';
import {
  GEP_STATUSES,
  type GepAccount,
  type GepStatus,
  type GepStepId,
  type GepVersion,
} from '@yizhangtu/standard/contract.js';
import { ROLE_NAMES, type SessionUser } from '@yizhangtu/standard/identity.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { StoredAccounts } from './stored-accounts.ts';
import { PAGE, type Conflict, type OnDesk, type Opened, type Sheet } from './stored-look.ts';
import { asksReason, callerOf, mayStore, stepsFor } from './stored-model.ts';
import type { StoredStrings } from './stored.strings.ts';

/** What a part of the panel is drawn with. */
interface Of {
  readonly user: SessionUser;
  readonly locale: Locale;
  readonly t: StoredStrings;
}

/** Changes that are told one by one. */
const TOLD = 8;

/** The list of accounts, or the one that is open with what may be done to it. */
export function storedTemplate(all: StoredAccounts, of: Of): TemplateResult {
  const { t, locale } = of;
  const { opened, busy, error, said, conflict, sheet, leaving } = all.look;
  const onDesk = all.hands.onDesk();
  return html`<section class="stored" aria-label=${t.title} aria-busy=${busy !== undefined}>
    ${opened ? head(opened, of) : html`<h2 tabindex="-1">${onDesk ? t.unsaved : t.title}</h2>`}
    ${
      error
        ? errorTemplate(
            error,
            locale,
            undefined,
            html`<ul>
              ${error.issues.map(
                ({ message, mend }) =>
                  html`<li>${textIn(message, locale)} ${textIn(mend, locale)}</li>`,
              )}
            </ul>`,
          )
        : nothing
    }
    ${conflict ? conflicted(all, conflict, of) : nothing}
    ${leaving ? asked(all, leaving, of) : nothing} ${onDesk ? deeds(all, onDesk, of) : nothing}
    ${sheet ? form(all, sheet, of) : nothing}
    <p class="done" role="status" tabindex="-1">
      ${busy === 'opening' ? t.opening : busy === 'storing' ? t.storing : said}
    </p>
    ${opened ? versions(all, opened, of) : list(all, of)}
  </section>`;
}

function head({ account, version }: Opened, of: Of): TemplateResult {
  const { t, locale } = of;
  const last = version.steps.at(-1);
  return html`<h2 tabindex="-1">
      ${t.account(textIn(account.division.name, locale), account.year)}
      <small>${t.version(version.version)}</small> ${badge(version.status, of)}
    </h2>
    ${last ? html`<p>${doneWords(last, of)}</p>` : nothing}
    ${last?.reason === undefined ? nothing : html`<p>${t.reason(last.reason)}</p>`}`;
}

/** Accounts, and what they are narrowed to. */
function list(all: StoredAccounts, of: Of): TemplateResult {
  const { t, locale } = of;
  const { status, most } = all.look;
  const choose = ({ target }: Event): void => {
    const { value } = target as HTMLSelectElement;
    all.see({ status: value === '' ? undefined : (value as GepStatus), most: PAGE });
  };
  return html`<label class="filter"
      ><span>${t.status}</span
      ><select @change=${choose}>
        <option value="" ?selected=${status === undefined}>${t.all}</option>
        ${GEP_STATUSES.map(
          (each) =>
            html`<option value=${each} ?selected=${each === status}>${t.statuses[each]}</option>`,
        )}
      </select></label
    >
    ${stateTemplate(all.list, {
      locale,
      pending: t.pending,
      empty: status === undefined ? t.empty : t.none,
      ready: ({ accounts, more }) =>
        html`<ul class="list">
            ${accounts.map((account) => row(all, account, of))}
          </ul>
          ${
            more
              ? html`<button
                  class="button"
                  type="button"
                  @click=${() => all.see({ most: most + PAGE })}
                >
                  ${t.more}
                </button>`
              : nothing
          }`,
    })}`;
}

function row(all: StoredAccounts, account: GepAccount, of: Of): TemplateResult {
  const { t, locale } = of;
  const { id, year, version, division, profile, sample, status, total } = account;
  const name = t.account(textIn(division.name, locale), year);
  return html`<li>
    <span class="of"
      ><b>${name}</b
      ><small>${t.version(version)} · ${profile}${sample ? ` · ${t.sample}` : ''}</small></span
    >
    ${badge(status, of)} <span>${money(total, locale)}</span>
    ${opener(all, `${name} ${t.version(version)}`, [id, version], of)}
  </li>`;
}

const opener = (
  all: StoredAccounts,
  name: string,
  [id, version]: readonly [string, number],
  { t }: Of,
): TemplateResult =>
  html`<button
    class="button"
    type="button"
    aria-label=${t.openOf(name)}
    ?disabled=${all.look.busy !== undefined}
    @click=${() => all.ask(() => void all.open(id, version))}
  >
    ${t.open}
  </button>`;

function versions(
  all: StoredAccounts,
  { account, versions: every, version: shown }: Opened,
  of: Of,
): TemplateResult {
  const { t, locale } = of;
  return html`<details>
      <summary>${t.versions(every.length)}</summary>
      <ul class="list">
        ${every.map(
          ({ version, status, steps, total }) =>
            html`<li>
              <span class="of"
                ><b>${t.version(version)} ${badge(status, of)}</b> ${steps.map(
                  (done) =>
                    html`<small
                      >${doneWords(done, of)}
                      ${done.reason === undefined ? nothing : t.reason(done.reason)}</small
                    >`,
                )}</span
              >
              <span>${money(total, locale)}</span>
              ${
                version === shown.version
                  ? nothing
                  : opener(all, t.version(version), [account.id, version], of)
              }
            </li>`,
        )}
      </ul>
    </details>
    <p>
      <button class="button" type="button" @click=${() => all.ask(() => all.close())}>
        ${t.toList}
      </button>
    </p>`;
}

/** What may be done now: store what was changed, or a step with what is stored. */
function deeds(
  all: StoredAccounts,
  onDesk: OnDesk,
  { t, user }: Of,
): TemplateResult | typeof nothing {
  const { opened, busy, conflict, sheet } = all.look;
  const caller = callerOf(user);
  const isNew = onDesk.changed || !opened;
  const steps =
    opened && !isNew ? stepsFor(opened.version, opened.account.division.code, caller) : [];
  const stores = isNew && mayStore(onDesk.run, caller);
  const drop = (): void => {
    if (opened) void all.open(opened.account.id, opened.version.version);
  };
  return html`${
      stores
        ? html`<p>${onDesk.complete ? (opened ? t.saveFirst : nothing) : t.notYet}</p>`
        : nothing
    }
    <div class="deeds">
      ${
        stores
          ? html`<button
              class="button main"
              type="button"
              ?disabled=${busy !== undefined || !onDesk.complete || conflict !== undefined}
              @click=${() => void all.store(opened?.versions[0]?.version ?? 0)}
            >
              ${t.store}
            </button>`
          : nothing
      }
      ${
        opened && isNew
          ? html`<button
              class="button"
              type="button"
              ?disabled=${busy !== undefined}
              @click=${drop}
            >
              ${t.drop}
            </button>`
          : nothing
      }
      ${steps.map(
        ({ step, leave }, at) =>
          html`<button
            class=${at === 0 && step !== 'withdraw' ? 'button main' : 'button'}
            type="button"
            data-step=${step}
            aria-expanded=${asksReason(step) ? sheet?.step === step : nothing}
            ?disabled=${busy !== undefined}
            @click=${() => all.press(step, leave)}
          >
            ${leave === 'step_up' ? t.proof(t.steps[step]) : t.steps[step]}
          </button>`,
      )}
    </div>`;
}

function form(all: StoredAccounts, sheet: Sheet, { t }: Of): TemplateResult {
  const { step, reason, missing } = sheet;
  const write = ({ target }: Event): void => {
    all.see({ sheet: { step, reason: (target as HTMLTextAreaElement).value, missing: false } });
  };
  const send = (event: Event): void => {
    event.preventDefault();
    all.confirm();
  };
  const cancel = (): void => {
    all.see({ sheet: undefined });
    all.focus(`[data-step="${step}"]`);
  };
  return html`<form class="sheet" @submit=${send}>
    <label
      ><span>${t.asks[step]}</span
      ><textarea
        maxlength="2000"
        aria-invalid=${missing ? 'true' : nothing}
        aria-describedby=${missing ? 'stored-fault' : nothing}
        .value=${reason}
        @input=${write}
      ></textarea>
    </label>
    ${missing ? html`<p class="fault" id="stored-fault" role="alert">${t.needed}</p>` : nothing}
    <div class="deeds">
      <button class="button main" type="submit" ?disabled=${all.look.busy !== undefined}>
        ${t.confirm(t.steps[step])}
      </button>
      <button class="button" type="button" @click=${cancel}>${t.cancel}</button>
    </div>
  </form>`;
}

function conflicted(
  all: StoredAccounts,
  { account, theirs: { version, steps }, lines }: Conflict,
  of: Of,
): TemplateResult {
  const { t } = of;
  const [by] = steps;
  const left = lines.length - TOLD;
  return html`<div class="told" role="alert" tabindex="-1">
    <p>${t.conflict(version, by ? whoWords(by, of) : t.someone)}</p>
    <p>${lines.length === 0 ? t.same : t.theirs(version)}</p>
    <ul>
      ${lines.slice(0, TOLD).map((line) => html`<li>${line}</li>`)}
      ${left > 0 ? html`<li>${t.others(left)}</li>` : nothing}
    </ul>
    <div class="deeds">
      <button class="button" type="button" @click=${() => void all.store(version)}>
        ${t.storeAfter(version + 1)}
      </button>
      <button class="button" type="button" @click=${() => void all.open(account, version)}>
        ${t.openTheirs(version)}
      </button>
    </div>
  </div>`;
}

/** Asks before changes are given up. */
function asked(all: StoredAccounts, go: () => void, { t }: Of): TemplateResult {
  const answer = (then?: () => void) => () => {
    all.see({ leaving: undefined });
    then?.();
  };
  return html`<div class="told" role="alert" tabindex="-1">
    <p>${t.leave}</p>
    <div class="deeds">
      <button class="button" type="button" @click=${answer()}>${t.stay}</button>
      <button class="button" type="button" @click=${answer(go)}>${t.openAnyway}</button>
    </div>
  </div>`;
}

const badge = (status: string, { t }: Of): TemplateResult =>
  html`<span class="status ${status}">${t.statuses[status as GepStatus] ?? status}</span>`;

type Done = GepVersion['steps'][number];

/** Who did a step, as far as it is told. */
function whoWords({ by }: Done, { t, locale }: Of): string {
  const role = by.role && (ROLE_NAMES[by.role as keyof typeof ROLE_NAMES]?.[locale] ?? by.role);
  return [by.name, role].filter(Boolean).join(' ') || t.someone;
}

function doneWords(done: Done, of: Of): string {
  const civil = parseCivil(done.at);
  const step = of.t.steps[done.step as GepStepId] ?? done.step;
  return of.t.done(step, whoWords(done, of), civil ? civilFormat(of.locale)(civil) : done.at);
}
