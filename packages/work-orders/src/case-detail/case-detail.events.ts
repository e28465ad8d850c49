import type { Command } from '@yizhangtu/standard/cases.js';

/**
 * `yzt-case-command`: a person has filled in what is to be done to the case. Whoever cancels it does it and
 * gives the element the case as it is afterwards; otherwise it goes to the backend.
 */
export class YztCaseCommandEvent extends Event {
  readonly command: Command;
  /** Photos that go with it. */
  readonly photos: readonly Blob[];

  constructor(command: Command, photos: readonly Blob[]) {
    super('yzt-case-command', { bubbles: true, composed: true, cancelable: true });
    this.command = command;
    this.photos = photos;
  }
}

/** `yzt-case-change`: the case is another one than before: what a person did has been done, or somebody else did something. */
export class YztCaseChangeEvent extends Event {
  constructor() {
    super('yzt-case-change', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-case-command': YztCaseCommandEvent;
    'yzt-case-change': YztCaseChangeEvent;
  }
}
