import type { Post } from '@yizhangtu/standard/identity.js';

/** `yzt-post-choose`: a person chose another of their posts to act in. */
export class YztPostChooseEvent extends Event {
  readonly post: Post;

  constructor(post: Post) {
    super('yzt-post-choose', { bubbles: true, composed: true });
    this.post = post;
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-post-choose': YztPostChooseEvent;
  }
}
