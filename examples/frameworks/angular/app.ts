import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import '@yizhangtu/map/define.js';
import '@yizhangtu/messages/define.js';
import type { YztMessagesMarkEvent } from '@yizhangtu/messages';
import type { Message } from '@yizhangtu/standard/cases.js';
import { messages } from './messages';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <yzt-map county="/county/county.json" [largeText]="large()"></yzt-map>
    <yzt-inbox
      [messages]="messages"
      [largeText]="large()"
      (yzt-messages-mark)="hear($event)"
    ></yzt-inbox>
    <button (click)="large.set(!large())">大字</button>
    <output>{{ marked() }}</output>
  `,
})
export class App {
  readonly messages: readonly Message[] = messages;
  readonly large = signal(false);
  readonly marked = signal(0);

  hear(event: YztMessagesMarkEvent): void {
    this.marked.set(event.messages.length);
  }
}
