import { getJson } from '@yizhangtu/client';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { AsyncController } from '../async-controller.ts';
import { ContextController, countyContext, type CountyContext } from '../context.ts';
import { emptyTemplate, stateTemplate } from '../state-template.ts';
import { StringsController, type StringTable } from '../strings.ts';
import { YztElement } from '../yzt-element.ts';

export interface Row {
  readonly id: string;
  readonly name: string;
}

const zh = { pending: '正在取水位站', empty: '还没有水位站。', more: '更多' };
const table = {
  'zh-CN': zh,
  en: { pending: 'Getting the gauges', empty: 'There are no gauges yet.', more: 'More' },
} satisfies StringTable<typeof zh>;

/** Keeps the whole contract; each of those below breaks one thing. */
export class RightElement extends YztElement {
  @property({ attribute: false }) rows: readonly Row[] | undefined;

  protected readonly words = new StringsController(this, table);
  protected readonly county = new ContextController<CountyContext | undefined>(this, countyContext);
  protected readonly list = new AsyncController(this, {
    args: () => {
      const client = this.county.value?.client;
      if (this.rows) return [this.rows, client] as const;
      return client && ([undefined, client] as const);
    },
    task: ([rows, client], signal) => rows ?? this.bring(client!, signal),
    isEmpty: (rows: readonly Row[]) => rows.length === 0,
  });

  protected bring(
    client: CountyContext['client'],
    signal: AbortSignal,
  ): Promise<readonly Row[]> | readonly Row[] {
    return getJson(client, `${client.baseUrl}/rows`, { signal }) as Promise<readonly Row[]>;
  }

  protected rowTemplate({ name }: Row): unknown {
    return html`<li>${name}</li>`;
  }

  protected get drawn(): TemplateResult | typeof nothing {
    return html`<button class="button" type="button">${this.words.t.more}</button>`;
  }

  protected override render(): unknown {
    const { t, locale } = this.words;
    return stateTemplate(this.list, {
      locale,
      pending: t.pending,
      empty: t.empty,
      ready: (rows) =>
        html`<ul>
            ${rows.map((row) => this.rowTemplate(row))}
          </ul>
          ${this.drawn}`,
    });
  }
}

/** Waits for a provider although it was given data. */
class NeedsProvider extends RightElement {
  protected override render(): unknown {
    return this.county.value ? super.render() : nothing;
  }
}

class Silent extends RightElement {
  protected override render(): unknown {
    const { value } = this.list;
    return html`<ul>
      ${value?.map((row) => this.rowTemplate(row))}
    </ul>`;
  }
}

class OneLanguage extends RightElement {
  protected override get drawn(): TemplateResult {
    return html`<button class="button" type="button">查看全部</button>`;
  }
}

class OneLanguageEnglish extends RightElement {
  protected override get drawn(): TemplateResult {
    return html`<p title="Show everything">${this.words.t.more}</p>`;
  }
}

class FixedText extends RightElement {
  static override styles = [
    YztElement.styles,
    css`
      li {
        font-size: 12px;
      }
      button {
        min-height: 0 !important;
        height: 24px;
        font-size: 12px !important;
      }
    `,
  ];
}

class TooWide extends RightElement {
  static override styles = [
    YztElement.styles,
    css`
      ul {
        width: 600px;
        height: 20px;
        overflow: hidden;
      }
    `,
  ];
}

class Pale extends RightElement {
  static override styles = [
    YztElement.styles,
    css`
      li {
        color: #bbb;
      }
    `,
  ];
}

class Leaky extends RightElement {
  private readonly look = (): void => this.requestUpdate();
  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('resize', this.look);
    document.addEventListener('click', this.look);
    matchMedia('print').addEventListener('change', this.look);
    new MutationObserver(this.look).observe(document.body, { childList: true });
    setInterval(this.look, 60_000);
  }
}

/** Fetches by itself, and again when it is moved. */
class OwnFetch extends LitElement {
  @property({ attribute: false }) rows: readonly Row[] | undefined;
  override connectedCallback(): void {
    super.connectedCallback();
    void fetch('/rows.json').then(
      () => this.requestUpdate(),
      () => this.requestUpdate(),
    );
  }
  protected override render(): TemplateResult {
    return this.rows?.length === 0
      ? html`${emptyTemplate(document.documentElement.lang)}`
      : html`<p>${this.rows?.[0]?.name}</p>`;
  }
}

class Foreign extends RightElement {
  protected override rowTemplate({ name }: Row): unknown {
    return html`<li><img src="https://foreign.example/pin.png" alt="" />${name}</li>`;
  }
}

class Unsafe extends RightElement {
  protected override updated(): void {
    const note = document.createElement('p');
    const list = this.renderRoot.querySelector('ul');
    if (list === null || this.renderRoot.querySelector('p')) return;
    const sink = note as unknown as Record<string, string>;
    sink['innerHTML'] = '<b>!</b>';
    list.after(note);
  }
}

class Unending extends RightElement {
  protected override bring(client: CountyContext['client']): Promise<readonly Row[]> {
    return getJson(client, `${client.baseUrl}/rows`) as Promise<readonly Row[]>;
  }
}

class Throws extends RightElement {
  override connectedCallback(): void {
    super.connectedCallback();
    queueMicrotask(() => {
      throw new Error('rows is undefined');
    });
  }
}

const all = {
  'right-element': RightElement,
  'needs-provider': NeedsProvider,
  'silent-element': Silent,
  'one-language': OneLanguage,
  'english-only': OneLanguageEnglish,
  'fixed-text': FixedText,
  'too-wide': TooWide,
  'pale-element': Pale,
  'leaky-element': Leaky,
  'own-fetch': OwnFetch,
  'foreign-element': Foreign,
  'unsafe-element': Unsafe,
  'unending-element': Unending,
  'throws-element': Throws,
};
for (const [tag, element] of Object.entries(all)) customElements.define(tag, element);
