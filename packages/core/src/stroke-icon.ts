import { html, type TemplateResult } from 'lit';

/** Path data of the kit's icons as a drawing that is hidden from screen readers. */
export function strokeIcon(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}
