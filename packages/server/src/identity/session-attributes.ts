import type { Attribute } from '@yizhangtu/standard/identity.js';
import { seal, unseal } from './crypto.ts';

/** What is known of a person, in plain text. */
export type Attributes = Readonly<Partial<Record<Attribute, string>>>;

/** As `person.sealed` holds it. */
export const sealAttributes = (sealKey: string, attributes: Attributes): string =>
  seal(sealKey, JSON.stringify(attributes));

/** @throws Error when they were sealed with another key, or changed since */
export const openAttributes = (sealKey: string, sealed: string): Attributes =>
  JSON.parse(unseal(sealKey, sealed)) as Attributes;
