import type { Locale } from '@yizhangtu/standard';
import { ROLES, type SamplePerson } from '@yizhangtu/standard/identity.js';
import { html, type TemplateResult } from 'lit';
import { postWords, roleName } from '../session/post-words.ts';

/** People of one role, as they are listed. */
export interface SampleGroup {
  /** Undefined for those without a post. */
  readonly role: string | undefined;
  readonly people: readonly SamplePerson[];
}

/** More of one role are folded away, so that every role is in sight. */
const FEW = 3;

/** People by the role of their first post, in the order of the roles. */
export function sampleGroups(people: readonly SamplePerson[]): SampleGroup[] {
  const roleOf = ({ posts }: SamplePerson): string | undefined => posts[0]?.role;
  return [...new Set([...ROLES, ...people.map(roleOf)])]
    .map((role) => ({ role, people: people.filter((person) => roleOf(person) === role) }))
    .filter((group) => group.people.length > 0);
}

/** Made-up people to press, each with the posts that they have. */
export function samplePeople(
  people: readonly SamplePerson[],
  locale: Locale,
  words: { readonly noPost: string; enter(person: SamplePerson): void },
): TemplateResult {
  const list = (some: readonly SamplePerson[]) =>
    html`<ul>
      ${some.map(
        (person) =>
          html`<li>
            <button class="button sample" type="button" @click=${() => words.enter(person)}>
              <span>${person.name}</span>
              ${person.posts.map(
                (post) => html`<span class="quiet">${postWords(post, locale)}</span>`,
              )}
            </button>
          </li>`,
      )}
    </ul>`;
  return html`${sampleGroups(people).map(({ role, people: some }) => {
    const name = role === undefined ? words.noPost : roleName(role, locale);
    return some.length <= FEW
      ? html`<h3>${name}</h3>
          ${list(some)}`
      : html`<details class="many">
          <summary>${name} <span class="quiet">${some.length}</span></summary>
          ${list(some)}
        </details>`;
  })}`;
}
