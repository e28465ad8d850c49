import { textIn } from '@yizhangtu/standard';
import type { FieldForm, FieldSpec } from '@yizhangtu/standard/cases.js';
import type { TemplateResult } from 'lit';
import { controlOf, selectBox, textBox, tickBox, type FormView } from './form-view.ts';

/** The extra fields of a category, each as the control that the platform has for it. */
export const fieldsPart = (form: FieldForm, view: FormView): TemplateResult[] =>
  Object.entries(form.properties).map(([name, spec]) =>
    fieldPart(name, spec, form.required?.includes(name) === true, view),
  );

function fieldPart(
  name: string,
  spec: FieldSpec,
  required: boolean,
  view: FormView,
): TemplateResult {
  const { draft, faults, locale, setField } = view;
  const id = controlOf({ part: 'fields', field: name });
  const typed = draft.fields[name];
  const take = (value: string | boolean) => setField(name, value);
  const label = textIn(spec.title, locale);
  if (spec.type === 'boolean') return tickBox(id, label, typed === true, take);
  const init = {
    id,
    label,
    hint: spec.description && textIn(spec.description, locale),
    optional: !required,
    fault: faults.find(({ field }) => field === name),
  };
  const value = typeof typed === 'string' ? typed : '';
  if (spec.type === 'string' && spec.enum !== undefined) {
    const titles = spec.enumTitles ?? [];
    const choices = spec.enum.map((member, at) => ({
      value: member,
      label: titles[at] === undefined ? member : textIn(titles[at], locale),
    }));
    return selectBox(init, value || undefined, choices, view, take);
  }
  const type = spec.type === 'string' && spec.format === 'date' ? 'date' : 'text';
  return textBox({ ...init, type }, value, view, take);
}
