import * as z from 'zod/mini';
import { checked } from './checked.ts';

/** A language that the kit is complete in. zh-CN is the source. */
export type Locale = 'zh-CN' | 'en';

/** Words in the kit's languages, both present: for what the kit itself says. */
export type LocalText = Readonly<Record<Locale, string>>;

const nonEmpty = checked(z.string(), z.minLength(1));

/** Words that a county writes: one string (Chinese), or a string for each language, zh-CN always among them. */
export const Text = z.union([
  nonEmpty,
  z.looseObject({ 'zh-CN': nonEmpty, en: z.optional(z.string()) }),
]);
export type Text = z.infer<typeof Text>;
