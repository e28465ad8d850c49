import { html, nothing, type TemplateResult } from 'lit';
import type { StepView } from './step-view.ts';

/** Which methodology: those that compute, and those that say what they lack. */
export function profileStep({ desk, t, locale }: StepView): TemplateResult {
  const { computable, named } = desk.known;
  const { profile, draft } = desk;
  const own = typeof draft.origin.profile === 'string' ? [] : [draft.origin.profile];
  const { aside } = desk.reckoned;
  return html`<fieldset class="methods">
    <legend>${t.methods}</legend>
    ${[...own, ...computable].map(
      (each) =>
        html`<label class="method"
          ><input
            type="radio"
            name="method"
            .checked=${each.id === profile?.id}
            @change=${() => desk.setProfile(each.id)}
          /><span
            ><b>${each.title[locale]}</b>
            <small
              >${each.id}
              ${each.inForce === undefined ? nothing : html`<span>${t.inForce(each.inForce)}</span>`}
              <span>${t.itemCount(each.items.length)}</span>
              ${
                each.replacedBy === undefined
                  ? nothing
                  : html`<span class="warn">${t.replaced(each.replacedBy)}</span>`
              }
              ${each.status === 'unverified' ? html`<span class="warn">${t.textOpen}</span>` : nothing}
            </small></span
          ></label
        >`,
    )}
    ${named.map(
      (each) =>
        html`<label class="method"
          ><input type="radio" name="method" disabled /><span
            ><b>${each.title[locale]}</b>
            <small
              >${each.id} <span>${t.inForce(each.inForce)}</span>
              <span>${t.refuses(each.missing[locale])}</span></small
            ></span
          ></label
        >`,
    )}
    ${aside.length === 0 ? nothing : html`<p class="hint">${t.aside(aside.join(', '))}</p>`}
  </fieldset>`;
}
