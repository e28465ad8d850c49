import { textIn } from '@yizhangtu/standard';
import { html, nothing, type TemplateResult } from 'lit';
import { categoryPart, kindPart, type CategoryView } from './category-part.ts';
import { lineOf } from './categories-model.ts';
import { fieldsPart } from './fields-part.ts';
import { controlOf, faultWords, fieldTemplate, valueOf } from './form-view.ts';
import { nearPart, type NearView } from './near-part.ts';
import { photosPart, type PhotosView } from './photos-part.ts';
import { placePart, type PlaceView } from './place-part.ts';
import {
  fieldsFor,
  isConfidential,
  mustBeNamed,
  type Fault,
  type FaultPart,
} from './report-model.ts';
import { whoPart, type WhoView } from './who-part.ts';

/** All that the parts of the form draw from. */
export type FormParts = CategoryView &
  PlaceView &
  NearView &
  PhotosView &
  Omit<WhoView, 'named' | 'confidential'>;

/** What is asked for in each step, in the order of the form. */
const STEPS: readonly (readonly FaultPart[])[] = [
  ['description', 'category', 'fields'],
  ['place', 'words'],
  [],
  ['name', 'phone'],
];
export const LAST_STEP = STEPS.length - 1;

/** Faults of what a step asks for. */
export const faultsIn = (faults: readonly Fault[], step: number): Fault[] =>
  faults.filter(({ part }) => STEPS[step]?.includes(part));

/** The step in which the first fault is put right. */
export const stepOf = ([first]: readonly Fault[]): number =>
  Math.max(
    0,
    STEPS.findIndex((parts) => first !== undefined && parts.includes(first.part)),
  );

/** One step of the form; all of it for `undefined`. */
export function formContent(view: FormParts, step: number | undefined): TemplateResult {
  const drawn = [
    () => html`${descriptionPart(view)} ${categoryPart(view)} ${extraPart(view)} ${kindPart(view)}`,
    () => html`${placePart(view)} ${nearPart(view)}`,
    () => photosPart(view),
    () => whoPart(whoView(view)),
  ];
  if (step === undefined) return html`${drawn.map((draw) => draw())}`;
  return html`<p class="step" role="status">${view.t.step(step + 1, drawn.length)}</p>
    ${drawn[step]?.()} ${step === LAST_STEP ? checkPart(view) : nothing}`;
}

const whoView = (view: FormParts): WhoView => ({
  ...view,
  named: mustBeNamed(view.tree, view.draft.category),
  confidential: isConfidential(view.tree, view.draft.category),
});

const extraPart = (view: FormParts): TemplateResult[] =>
  fieldsPart(fieldsFor(view.tree, view.draft.category), view);

function descriptionPart(view: FormParts): TemplateResult {
  const { t, draft, faults, set } = view;
  const fault = faults.find(({ part }) => part === 'description');
  return fieldTemplate(
    { id: 'description', label: t.description, hint: t.descriptionHint, fault },
    view,
    (described, invalid) =>
      html`<textarea
        id="description"
        rows="4"
        dir="auto"
        aria-describedby=${described}
        aria-invalid=${invalid}
        .value=${draft.description}
        @input=${(event: Event) => set({ description: valueOf(event) })}
      ></textarea>`,
  );
}

/** What is about to be sent, for who has seen one step at a time. */
function checkPart({ t, tree, draft, units, locale, photos }: FormParts): TemplateResult {
  const category = tree.categories.find(({ id }) => id === draft.category);
  const places = draft.divisions.flatMap((code) => {
    const unit = units.find((each) => each.code === code);
    return unit ? [textIn(unit.name, locale)] : [];
  });
  const rows = [
    [t.description, draft.description],
    [t.category, category ? lineOf(tree, category, locale).path.join(' › ') : ''],
    [t.where, [...places, draft.words].filter(Boolean).join(' ')],
    [t.photos, photos.length > 0 ? String(photos.length) : t.none],
  ] as const;
  return html`<section class="check" aria-labelledby="check">
    <h3 id="check">${t.check}</h3>
    <dl>
      ${rows.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd><bdi>${value}</bdi></dd>`,
      )}
    </dl>
  </section>`;
}

/** What is to be put right, with a way to each. */
export function faultsSummary(view: FormParts, shown: readonly Fault[]): unknown {
  if (shown.length === 0) return nothing;
  return html`<div class="faults" id="faults" role="alert" tabindex="-1">
    <p class="state-title">${view.t.faults}</p>
    <ul>
      ${shown.map(
        (fault) =>
          html`<li>
            <button class="to" type="button" @click=${(event: Event) => goTo(event, fault)}>
              ${nameOf(fault, view)}${faultWords(fault, view)}
            </button>
          </li>`,
      )}
    </ul>
  </div>`;
}

/** An extra field's fault does not say which field it is of. */
function nameOf({ field = '' }: Fault, { t, tree, draft, locale }: FormParts): string {
  const title = fieldsFor(tree, draft.category).properties[field]?.title;
  return title === undefined ? '' : t.of(textIn(title, locale));
}

function goTo(event: Event, fault: Fault): void {
  const root = (event.target as Element).getRootNode() as ShadowRoot;
  root.getElementById(controlOf(fault))?.focus();
}
