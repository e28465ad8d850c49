import { html, type TemplateResult } from 'lit';
import type { TextPart } from '@yizhangtu/standard';

/** A text with some of its parts marked. */
export function marked(text: string, parts: readonly TextPart[]): (string | TemplateResult)[] {
  const pieces: (string | TemplateResult)[] = [];
  let at = 0;
  for (const [from, to] of parts) {
    pieces.push(text.slice(at, from), html`<mark>${text.slice(from, to)}</mark>`);
    at = to;
  }
  pieces.push(text.slice(at));
  return pieces;
}
