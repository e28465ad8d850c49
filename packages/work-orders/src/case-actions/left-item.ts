import type { Outbox, OutboxItem } from '@yizhangtu/client/outbox.js';
import { html, nothing, type TemplateResult } from 'lit';

/** What became of something that was sent and is not there yet: what was refused is mended, all of it can be dropped. */
export function leftItem(
  item: OutboxItem,
  ask: {
    readonly said: unknown;
    readonly words: { readonly refill: string; readonly drop: string };
    readonly outbox: Outbox | undefined;
    readonly refill: () => void;
  },
): TemplateResult {
  const { said, words, outbox, refill } = ask;
  return html`<div class="left">
    <p>${said}</p>
    ${
      item.state === 'failed'
        ? html`<button class="button" type="button" @click=${refill}>${words.refill}</button>`
        : nothing
    }
    ${
      item.state === 'sending'
        ? nothing
        : html`<button class="button" type="button" @click=${() => void outbox?.remove(item.id)}>
            ${words.drop}
          </button>`
    }
  </div>`;
}
