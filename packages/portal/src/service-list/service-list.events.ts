import type { PublicService, ServiceLink } from '@yizhangtu/standard';

/** `yzt-service-choose`: a person follows a link of a service. Cancel it to go there yourself. */
export class YztServiceChooseEvent extends Event {
  readonly service: PublicService;
  readonly link: ServiceLink;

  constructor(service: PublicService, link: ServiceLink) {
    super('yzt-service-choose', { bubbles: true, composed: true, cancelable: true });
    this.service = service;
    this.link = link;
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-service-choose': YztServiceChooseEvent;
  }
}
