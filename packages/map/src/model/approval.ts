import type { BaseMap } from '@yizhangtu/standard';

/** What must stand at the bottom left of a published map: its approval number, or that it has none. */
export type Approval =
  | { readonly state: 'approved'; readonly number: string }
  | { readonly state: 'unapproved'; readonly sample: boolean };

export function approvalOf(baseMap: BaseMap | undefined, sample: boolean): Approval {
  const number = baseMap?.approvalNumber;
  return number === null || number === undefined
    ? { state: 'unapproved', sample: sample || baseMap?.sample === true }
    : { state: 'approved', number };
}

/** Whom to name beside it: each once, and none whose words are part of another's. */
export function creditsOf(names: readonly string[]): string[] {
  return [...new Set(names)].filter(
    (name, _, all) => !all.some((other) => other !== name && other.includes(name)),
  );
}
