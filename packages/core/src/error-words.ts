import { CONNECTION_WORDS, type Locale, type YztError } from '@yizhangtu/standard';
import { noChange } from 'lit';
import {
  Directive,
  directive,
  type ChildPart,
  type DirectiveParameters,
  type DirectiveResult,
} from 'lit/directive.js';
import { setChildPartValue } from 'lit/directive-helpers.js';

type Loaded = typeof import('./describe-error.ts');
type Describe = Loaded['describeError'];

const isOfConnection = (code: string): code is keyof typeof CONNECTION_WORDS =>
  Object.hasOwn(CONNECTION_WORDS, code);

/** For errors of the connection; and for any other when its words do not come, for there is none then. */
const describeAtHand: Describe = ({ code }, locale) => {
  const [what, mend] = CONNECTION_WORDS[isOfConnection(code) ? code : 'network'][locale];
  return { what, mend };
};

type ErrorWords = (error: YztError, locale: Locale, part: 'what' | 'mend') => DirectiveResult;

/** See {@link errorWords}; `load` brings the words of all errors. */
/* @__NO_SIDE_EFFECTS__ */
export function errorWordsBy(load: () => Promise<Loaded>): ErrorWords {
  let describe: Describe | undefined;
  const come = (): Promise<Describe> =>
    load().then(
      ({ describeError }) => (describe = describeError),
      () => describeAtHand,
    );
  return directive(
    class extends Directive {
      render(...[error, locale, part]: Parameters<ErrorWords>): unknown {
        const known = isOfConnection(error.code) ? describeAtHand : describe;
        return known?.(error, locale)[part] ?? noChange;
      }

      override update(place: ChildPart, [error, locale, part]: DirectiveParameters<this>): unknown {
        const words = this.render(error, locale, part);
        if (words === noChange) {
          void come().then((described) => {
            setChildPartValue(place, described(error, locale)[part]);
          });
        }
        return words;
      }
    },
  );
}

/**
 * What happened (`what`) or what to do (`mend`), as the content of an element. Most pages never need the words of errors
 * (2 KB): they come with the first error that is shown.
 */
export const errorWords = errorWordsBy(() => import('./describe-error.ts'));
