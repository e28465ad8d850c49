import {
  AsyncController,
  emptyTemplate,
  errorTemplate,
  stateTemplate,
  StringsController,
  YztElement,
} from '@yizhangtu/core';
import type {
  Account,
  Comparison,
  KnownProfiles,
  Run,
  SwitchEffect,
  Uncertainty,
} from '@yizhangtu/gep';
import type { Chapter, PrintedTable } from '@yizhangtu/gep/export.js';
import { textIn, toYztError, type Issue } from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { loadReport, loadWorker, type ReportPart } from '../load-parts.ts';
import type { GepCalls } from '../worker/gep-calls.ts';
import { gepReportStrings } from './gep-report.strings.ts';
import { gepReportStyles } from './gep-report.styles.ts';

interface Written {
  readonly part: ReportPart;
  readonly run: Run;
  readonly account: Account;
  readonly hash: string | undefined;
}

/** What takes longer than a moment, and is written in when it comes. */
interface More {
  readonly uncertainty: Uncertainty | undefined;
  readonly effects: readonly SwitchEffect[];
  /** Of the earlier year. */
  readonly opening: Account | undefined;
  readonly comparison: Comparison | undefined;
  /** Of a run package: whether it is what it was. */
  readonly replay: 'same' | 'close' | readonly Issue[] | undefined;
}

/**
 * The report of an account, to read and to print: result, method and open questions, sources of every
 * figure. A figure that has not been checked is said to be so, and then the report claims no conformity.
 *
 * @tagname yzt-gep-report
 * @fires {YztErrorEvent} yzt-error - The report cannot be written. Cancel it to show it yourself.
 */
export class YztGepReport extends YztElement {
  static override styles = [YztElement.styles, gepReportStyles];

  /** A run (`yzt-gep-run/1`) or a run package, which is checked against its hashes. */
  @property({ attribute: false }) data: unknown;

  /** The same of an earlier year, to compare with. */
  @property({ attribute: false }) earlier: unknown;

  /** Methodologies that runs may name, when they are not those of the kit. */
  @property({ attribute: false }) profiles: KnownProfiles | undefined;

  private readonly strings = new StringsController(this, gepReportStrings);
  private calls: GepCalls | undefined;

  private readonly read = new AsyncController(this, {
    args: () => (this.data === undefined ? undefined : ([this.data, this.profiles] as const)),
    task: async ([data, profiles]): Promise<Written> => {
      const part = await loadReport();
      const { run, package: of } = part.readSource(data, profiles ?? part.KNOWN_PROFILES);
      return { part, run, account: part.computeAccount(run), hash: of?.hash };
    },
  });

  private readonly more = new AsyncController(this, {
    args: () => {
      const written = this.read.value;
      return written && ([written, this.data, this.earlier, this.profiles] as const);
    },
    task: async ([written, data, earlier, profiles], signal): Promise<More> => {
      const { part, run } = written;
      const known = profiles ?? part.KNOWN_PROFILES;
      const first = earlier === undefined ? undefined : part.readSource(earlier, known).run;
      const stored = part.readSource(data, known).uncertainty;
      const calls = await this.worker();
      const [uncertainty, effects, comparison, replay] = await Promise.all([
        stored ?? (run.file.uncertainty && calls.ask('ranges', { run }, signal)),
        calls.ask('effects', { run }, signal),
        first && calls.ask('years', { before: first, after: run }, signal),
        part.isPackage(data)
          ? calls.ask('replay', { package: data, known }, signal).catch(issuesOf)
          : undefined,
      ]);
      const opening = first && part.computeAccount(first);
      return { uncertainty, effects, opening, comparison, replay };
    },
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move puts it in again at once.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.calls?.close();
      this.calls = undefined;
    });
  }

  private async worker(): Promise<GepCalls> {
    const { GepCalls } = await loadWorker();
    this.calls ??= new GepCalls();
    return this.calls;
  }

  protected override render(): unknown {
    const { t, locale } = this.strings;
    const { state: standing, error, handled } = this.read;
    if (standing === 'error' && error && !handled) {
      return errorTemplate(error, locale, undefined, this.issues(t.broken, error.issues));
    }
    return stateTemplate(this.read, {
      locale,
      initial: emptyTemplate(t.initial),
      pending: t.pending,
      ready: (written) => this.report(written),
    });
  }

  private issues(title: string, issues: readonly Issue[]): TemplateResult {
    const { locale } = this.strings;
    return html`<p>${title}</p>
      <ul>
        ${issues.map(
          ({ path, message }) => html`<li><code>${path}</code> ${textIn(message, locale)}</li>`,
        )}
      </ul>`;
  }

  private report({ part, run, account, hash }: Written): TemplateResult {
    const { t, locale } = this.strings;
    const { uncertainty, effects, opening, comparison, replay } = this.more.value ?? {};
    const report = part.accountReport(
      { run, account, uncertainty, effects, opening, comparison, hash },
      locale,
    );
    const wrong = Array.isArray(replay) ? (replay as readonly Issue[]) : undefined;
    const isWaiting = this.more.state === 'pending';
    return html`<article aria-label=${t.title}>
      <h1>${report.title}</h1>
      <p class=${report.warns ? 'warning' : nothing}>${report.lead.join(' ')}</p>
      ${wrong ? html`<div class="wrong" role="alert">${this.issues(t.changed, wrong)}</div>` : nothing}
      ${replay === 'same' ? html`<p role="status">${t.holds}</p>` : nothing}
      ${replay === 'close' ? html`<p role="status">${t.close}</p>` : nothing}
      <p>
        <button
          class="button main"
          type="button"
          ?disabled=${isWaiting}
          @click=${() => part.printReport(report)}
        >
          ${t.print}
        </button>
        ${isWaiting ? html`<span role="status">${t.pending}</span>` : nothing}
      </p>
      ${report.chapters.map(chapterTemplate)}
    </article>`;
  }
}

/** A package that was changed is reported all the same, with what is wrong. */
const issuesOf = (thrown: unknown): readonly Issue[] => {
  const error = toYztError(thrown);
  if (error.code !== 'invalid') throw error;
  return error.issues;
};

const chapterTemplate = ({ title, paragraphs, list, tables }: Chapter): TemplateResult =>
  html`<h2>${title}</h2>
    ${paragraphs.map((words) => html`<p>${words}</p>`)} ${tables.map(tableTemplate)}
    ${
      list.length === 0
        ? nothing
        : html`<ul>
            ${list.map((words) => html`<li>${words}</li>`)}
          </ul>`
    }`;

function tableTemplate({ title, columns, rows, numeric, notes }: PrintedTable): TemplateResult {
  const of = (at: number) => (numeric[at] ? 'number' : nothing);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${title}>
      <table>
        <caption>
          ${title}
        </caption>
        <thead>
          <tr>
            ${columns.map((column, at) =>
              column === ''
                ? html`<td></td>`
                : html`<th scope="col" class=${of(at)}>${column}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.map((cell, at) => html`<td class=${of(at)}>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${notes.map((note) => html`<p class="note">${note}</p>`)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-gep-report': YztGepReport;
  }
}
