import type { Locale } from '@yizhangtu/standard';
import type { SamplePerson } from '@yizhangtu/standard/identity.js';
import { html, type TemplateResult } from 'lit';
import { postWords } from '../session/post-words.ts';

/** Made-up people to press, each with the posts that they have. */
export function samplePeople(
  people: readonly SamplePerson[],
  locale: Locale,
  enter: (person: SamplePerson) => void,
): TemplateResult {
  return html`<ul>
    ${people.map(
      (person) =>
        html`<li>
          <button class="button sample" type="button" @click=${() => enter(person)}>
            <span>${person.name}</span>
            ${person.posts.map(
              (post) => html`<span class="quiet">${postWords(post, locale)}</span>`,
            )}
          </button>
        </li>`,
    )}
  </ul>`;
}
