import * as z from 'zod/mini';
import { checked } from '../checked.ts';

/**
 * Controls that change how the text around them reads: embeddings, overrides and isolates (Unicode TR 9,
 * 2.1 to 2.5; CVE-2021-42574). They are refused, because whoever pastes them does not see them, and
 * isolating would keep them in exports. The marks U+200E, U+200F and U+061C stay: Uyghur text needs them.
 * The C0 and C1 controls but tab and line ends are refused as well: PostgreSQL cannot store U+0000.
 */
const REFUSED =
  '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069';

/**
 * A text without the controls that {@link typedText} refuses: for a form, whose filler does not see what
 * came with a pasted text and could not take it out.
 */
export const withoutControls = (text: string): string =>
  text.replace(new RegExp(`[${REFUSED}]`, 'gu'), '');

/** Characters of a text as people count them roughly: code points, so that an emoji is not two. */
export const lengthOf = (text: string): number => {
  let length = 0;
  for (const point of text) length += point.length > 0 ? 1 : 0;
  return length;
};

/**
 * Text that a person types, of at most `most` characters (code points), without controls that hide or
 * turn round what is written. HTML in it is text: elements never read it as markup.
 */
/* @__NO_SIDE_EFFECTS__ */
export function typedText(most: number) {
  return checked(
    z.string(),
    z.check((payload) => {
      // Code units first: counting a text of megabytes is work that nobody asked for.
      const { value } = payload;
      if (value.length <= most || (value.length <= 2 * most && lengthOf(value) <= most)) return;
      payload.issues.push({
        code: 'too_big',
        origin: 'string',
        maximum: most,
        inclusive: true,
        input: value,
        continue: false,
      });
    }),
    z.regex(new RegExp(`^(?=[\\s\\S]*\\S)[^${REFUSED}]{1,${most}}$`, 'u'), 'typed_text'),
  );
}

/** Most characters of each kind of text. Open311 allows a description of 4,000. */
export const TEXT_LIMITS = { line: 100, reason: 500, text: 4000 } as const;

/** A name, a title, an address in words. */
export const Line = typedText(TEXT_LIMITS.line);
/** Why somebody does something. */
export const Reason = typedText(TEXT_LIMITS.reason);
/** What happened, an answer, a note. */
export const LongText = typedText(TEXT_LIMITS.text);
