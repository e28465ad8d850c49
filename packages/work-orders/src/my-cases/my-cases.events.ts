/** `yzt-report-start`: a person wants to report a matter. The page shows its form. */
export class YztReportStartEvent extends Event {
  constructor() {
    super('yzt-report-start', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'yzt-report-start': YztReportStartEvent;
  }
}
