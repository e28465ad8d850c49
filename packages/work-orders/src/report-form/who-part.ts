import type { SessionUser } from '@yizhangtu/standard/identity.js';
import { html, nothing, type TemplateResult } from 'lit';
import { textBox, tickBox, type FormView } from './form-view.ts';

export interface WhoView extends FormView {
  readonly user: SessionUser | undefined;
  /** Whether this person may report for a villager. */
  readonly mayAct: boolean;
  /** The category wants to know who reports. */
  readonly named: boolean;
  readonly confidential: boolean;
}

/** Who reports, with as little as the matter needs. */
export function whoPart(view: WhoView): TemplateResult {
  const { t, draft, user, mayAct, named, confidential, set } = view;
  const asked = user === undefined || draft.behalf;
  return html`<fieldset class="field">
    <legend>${draft.behalf ? t.forWhom : t.who}</legend>
    ${user ? html`<p class="hint">${t.signedIn(user.name ?? '')}</p>` : nothing}
    ${mayAct ? tickBox('behalf', t.behalf, draft.behalf, (behalf) => set({ behalf })) : nothing}
    ${user && !draft.behalf && !named ? tickBox('anonymous', t.anonymous, draft.anonymous, (anonymous) => set({ anonymous })) : nothing}
    ${!user && !named ? html`<p class="hint">${t.anonymousHint}</p>` : nothing}
    ${asked ? contactTemplate(view) : nothing}
    ${
      confidential
        ? nothing
        : tickBox('mayPublish', t.mayPublish, draft.mayPublish, (mayPublish) => set({ mayPublish }))
    }
  </fieldset>`;
}

function contactTemplate(view: WhoView): TemplateResult {
  const { t, draft, faults, named, set } = view;
  const fault = (part: 'name' | 'phone') => faults.find((each) => each.part === part);
  // A cadre's browser must not put the cadre's own name in.
  const fill = (own: string) => (draft.behalf ? 'off' : own);
  return html`${textBox(
    {
      id: 'name',
      label: draft.behalf ? t.villager : t.name,
      optional: !draft.behalf,
      autocomplete: fill('name'),
      fault: fault('name'),
    },
    draft.name,
    view,
    (name) => set({ name }),
  )}${textBox(
    {
      id: 'phone',
      label: t.phone,
      type: 'tel',
      optional: !named,
      autocomplete: fill('tel'),
      fault: fault('phone'),
    },
    draft.phone,
    view,
    (phone) => set({ phone }),
  )}`;
}
