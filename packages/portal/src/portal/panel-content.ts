import { html, nothing, type TemplateResult } from 'lit';
import { isPanel, type PanelId, type PanelName } from './panels.ts';
import type { YztPortalFrame } from './portal-frame.ts';

/** What stands in a panel: that of the page, or the kit's own. A chosen case stands over what it was chosen from. */
export function contentOf(frame: YztPortalFrame, panel: PanelName): TemplateResult {
  const chosen = panel === frame.front && frame.caseId !== undefined;
  const own = frame.filled.has(panel)
    ? html`<slot name=${panel} @slotchange=${frame.announce}></slot>`
    : isPanel(panel) && OWN[panel]?.(frame);
  return html`<div class="own" ?hidden=${chosen}>${own || nothing}</div>
    ${chosen ? caseTemplate(frame) : nothing}`;
}

function caseTemplate({ caseId, token }: YztPortalFrame): TemplateResult {
  return html`<yzt-case-detail .token=${token} .caseId=${caseId}></yzt-case-detail>
    <yzt-case-timeline .token=${token} .caseId=${caseId}></yzt-case-timeline>`;
}

const OWN: Readonly<Partial<Record<PanelId, (frame: YztPortalFrame) => TemplateResult>>> = {
  services: () => html`<yzt-service-list></yzt-service-list>`,
  cases: (frame) => {
    const { t } = frame.strings;
    return html`<details
        .open=${frame.reporting}
        @toggle=${(event: Event) => (frame.reporting = (event.target as HTMLDetailsElement).open)}
      >
        <summary>${t.report}</summary>
        <yzt-report-form></yzt-report-form>
      </details>
      <details>
        <summary>${t.lookup}</summary>
        <yzt-case-lookup></yzt-case-lookup>
      </details>
      <details>
        <summary>${t.mine}</summary>
        <yzt-my-cases></yzt-my-cases>
      </details>`;
  },
  orders: (frame) =>
    html`<yzt-work-order-list .selected=${frame.caseId}></yzt-work-order-list>
      <details
        @toggle=${(event: Event) => (frame.stats ||= (event.target as HTMLDetailsElement).open)}
      >
        <summary>${frame.strings.t.stats}</summary>
        ${frame.stats ? html`<yzt-case-stats by="month"></yzt-case-stats>` : nothing}
      </details>`,
  inbox: () => html`<yzt-inbox></yzt-inbox>`,
  gep: () => html`<yzt-gep-result></yzt-gep-result>`,
};
