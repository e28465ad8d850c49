import { uuidv7 } from '../uuid.ts';

/** What this tab is called, for as long as it is open and over each reload. Empty where a browser keeps nothing. */
export function tabId(): string {
  try {
    return (sessionStorage['yzt-tab'] ??= uuidv7(Date.now()));
  } catch {
    return '';
  }
}
