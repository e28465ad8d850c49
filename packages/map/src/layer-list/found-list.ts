import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { textIn, type CatalogueEntry, type Domain } from '@yizhangtu/standard';
import { domainMark } from './domain-mark.ts';
import { layerRow, type ListView } from './layer-row.ts';
import { listMoreStrings } from './list-more.strings.ts';
import { layerTree, MOST_FOUND } from './layer-tree.ts';

export interface FoundView extends ListView {
  readonly words: string;
  readonly clear: () => void;
}

/** What a search found, by domain, with the parts that fit marked. */
export function foundList(
  found: readonly CatalogueEntry[],
  domains: readonly Domain[],
  view: FoundView,
): TemplateResult {
  const { locale, words } = view;
  const t = listMoreStrings[locale];
  const said =
    found.length === 0
      ? t.notFound(words.trim())
      : found.length > MOST_FOUND
        ? t.foundMore(found.length, MOST_FOUND)
        : t.found(found.length);
  const tree = layerTree(found.slice(0, MOST_FOUND), domains, view.on, locale);
  return html`<p class="hint" role="status">${said}</p>
    ${
      found.length === 0
        ? html`<button type="button" class="button" @click=${view.clear}>${t.clear}</button>`
        : nothing
    }
    <div class="results">
      ${tree.map(({ domain, groups, count }) => {
        const name = domain ? textIn(domain.name, locale) : t.other;
        return html`<section aria-label=${name}>
          <h4>
            ${domainMark(domain)}<span class="title">${name}</span
            ><span class="count">${count}</span>
          </h4>
          <ul>
            ${repeat(
              groups.flatMap((group) => group.layers.map((entry) => ({ entry, group }))),
              ({ entry }) => entry.id,
              ({ entry, group }) =>
                layerRow(entry, view, group.title === '' ? undefined : group.title),
            )}
          </ul>
        </section>`;
      })}
    </div>`;
}
