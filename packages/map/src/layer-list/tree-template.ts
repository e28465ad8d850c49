import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { textIn } from '@yizhangtu/standard';
import { domainMark } from './domain-mark.ts';
import { layerRow } from './layer-row.ts';
import type { DomainNode, GroupNode } from './layer-tree.ts';
import type { ShownView } from './shown-layers.ts';

/** The catalogue by domain and group. What is folded holds no rows: a county has hundreds. */
export function treeTemplate(tree: readonly DomainNode[], view: ShownView): TemplateResult {
  if (tree.length === 0) return html`<p class="hint">${view.t.filteredNone}</p>`;
  return html`<div class="tree">
    ${repeat(
      tree,
      ({ domain }) => domain?.id ?? '',
      (node) => domainTemplate(node, view),
    )}
  </div>`;
}

function domainTemplate({ domain, groups, on, count }: DomainNode, view: ShownView) {
  const key = `domain/${domain?.id ?? ''}`;
  return html`<details
    class="domain"
    .open=${view.opened(key)}
    @toggle=${(event: Event) => view.onOpen(key, event)}
  >
    <summary>
      ${domainMark(domain)}
      <span class="name">${domain ? textIn(domain.name, view.locale) : view.t.other}</span>
      ${countOf(on, count, view)}
    </summary>
    ${view.opened(key) ? groups.map((group) => groupTemplate(group, key, view)) : nothing}
  </details>`;
}

function groupTemplate(group: GroupNode, parent: string, view: ShownView): TemplateResult {
  const rows = () =>
    html`<ul>
      ${repeat(
        group.layers,
        ({ id }) => id,
        (entry) => layerRow(entry, view),
      )}
    </ul>`;
  if (group.key === '') return rows();
  const key = `${parent}/${group.key}`;
  return html`<details
    class="group"
    .open=${view.opened(key)}
    @toggle=${(event: Event) => view.onOpen(key, event)}
  >
    <summary>
      <span class="name">${group.title}</span>${countOf(group.on, group.layers.length, view)}
    </summary>
    ${view.opened(key) ? rows() : nothing}
  </details>`;
}

/** How many layers there are, and how many of them are on. */
function countOf(on: number, count: number, { t }: ShownView): TemplateResult {
  return html`<span class="count"
    ><span aria-hidden="true">${on > 0 ? html`<b>${on}</b> / ` : nothing}${count}</span
    ><span class="sr-only">${on > 0 ? t.countOn(on, count) : t.count(count)}</span></span
  >`;
}
