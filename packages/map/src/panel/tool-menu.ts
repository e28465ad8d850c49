import { icon } from '@yizhangtu/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { MapPanelStrings } from './map-panel.strings.ts';

const ICONS: Readonly<Record<string, string>> = {
  'yzt-draw': 'pencil',
  'yzt-measure': 'ruler',
  'yzt-map-export': 'download',
  'yzt-add-data': 'plus',
  'yzt-feature-table': 'list',
};

/** What a tool is called: its own `title`, or the kit's name of it. */
function nameOf(tool: Element, t: MapPanelStrings): string {
  return tool.getAttribute('title') ?? t.toolNames[tool.localName] ?? tool.localName;
}

export interface ToolMenuView {
  readonly t: MapPanelStrings;
  readonly tools: readonly HTMLElement[];
  /** The one that is open. */
  readonly tool: HTMLElement | undefined;
  choose(tool: HTMLElement | undefined): void;
}

/** The tools to choose from, or the way back to them. One tool alone needs neither. */
export function toolMenu({
  t,
  tools,
  tool,
  choose,
}: ToolMenuView): TemplateResult | typeof nothing {
  if (tools.length < 2) return nothing;
  if (tool !== undefined) {
    return html`<button type="button" class="button back" @click=${() => choose(undefined)}>
      ${icon('chevron-left')}${t.allTools}
    </button>`;
  }
  return html`<ul class="menu">
    ${tools.map(
      (one) =>
        html`<li>
          <button type="button" @click=${() => choose(one)}>
            ${icon(ICONS[one.localName] ?? 'chevron-right')}<span>${nameOf(one, t)}</span>
            ${icon('chevron-right')}
          </button>
        </li>`,
    )}
  </ul>`;
}
