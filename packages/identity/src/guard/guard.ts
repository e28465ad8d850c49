import { stateTemplate, StringsController, YztElement, type StringTable } from '@yizhangtu/core';
import type { SessionUser } from '@yizhangtu/standard/identity.js';
import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { postOf } from '../session/post-words.ts';
import { SessionController } from '../session/session-controller.ts';
import { SessionElement } from '../session/session-element.ts';

const zh = { checking: '正在查看您的岗位' };
const guardStrings = {
  'zh-CN': zh,
  en: { checking: 'Looking which post you act in' },
} satisfies StringTable<typeof zh>;

/** Names with spaces or commas between them. */
const names = (list: string): string[] => list.split(/[\s,]+/).filter(Boolean);

/**
 * Shows what is in it to the roles that it names. A convenience for the page's layout and no protection:
 * what is in the page is in the page. What somebody may see or do is decided by the server.
 *
 * @tagname yzt-guard
 * @slot - For the roles named, acting in a post of that role.
 * @slot otherwise - For everybody else.
 * @fires {YztErrorEvent} yzt-error - The question who is signed in failed.
 */
export class YztGuard extends SessionElement {
  static override styles = [
    YztElement.styles,
    css`
      :host {
        display: block;
      }
      .skeleton > span {
        width: 8em;
      }
    `,
  ];

  /** Ids of the roles, such as `village-cadre town-command`. Unset: everyone who is signed in. */
  @property() roles = '';

  /** The person, when they are not to be taken from the session. */
  @property({ attribute: false }) user: SessionUser | undefined;

  private readonly strings = new StringsController(this, guardStrings);
  private readonly at = new SessionController(this);

  private allows(user: SessionUser | undefined): boolean {
    const roles = names(this.roles);
    if (roles.length === 0) return user !== undefined;
    const post = postOf(user);
    return post !== undefined && roles.includes(post.role);
  }

  protected override render(): unknown {
    const { known, standing, session } = this.at;
    if (this.user === undefined && session !== undefined && known === undefined) {
      const { locale, t } = this.strings;
      const skeleton = html`<div class="skeleton"><span></span></div>`;
      return stateTemplate(standing, {
        locale,
        pending: t.checking,
        skeleton,
        ready: () => nothing,
      });
    }
    return this.allows(this.user ?? known?.user)
      ? html`<slot></slot>`
      : html`<slot name="otherwise"></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yzt-guard': YztGuard;
  }
}
