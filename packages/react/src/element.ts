import { createComponent, type EventName } from '@lit/react';
import { isServer } from 'lit';
import * as react from 'react';

/** Props of the element, and every attribute of HTML that none of them replaces. */
export type ElementComponent<E extends HTMLElement, P> = react.ForwardRefExoticComponent<
  P & Omit<react.HTMLAttributes<E>, keyof P> & react.RefAttributes<E>
>;

/** What the generated entries say of an element. */
export interface ElementDescription<E extends HTMLElement> {
  readonly tagName: string;
  readonly elementClass: new () => E;
  /** Attributes by the prop that writes them. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Names of events by the prop that hears them. */
  readonly events: Readonly<Record<string, string>>;
}

const REACT_PROPS = new Set(['children', 'className', 'style', 'suppressHydrationWarning']);

/**
 * The tag with what can be written as attributes. A server has no element to set the rest on: the browser
 * sets it when React takes the page over.
 */
export function shellProps(
  props: Readonly<Record<string, unknown>>,
  { attributes, events }: Pick<ElementDescription<HTMLElement>, 'attributes' | 'events'>,
): Record<string, unknown> {
  const shell: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props)) {
    if (Object.hasOwn(events, name) || typeof value === 'function') continue;
    if (name === 'className') shell['class'] = value;
    else if (REACT_PROPS.has(name)) shell[name] = value;
    else if (typeof value === 'string' || typeof value === 'number') {
      shell[attributes[name] ?? name] = String(value);
    } else if (value === true) shell[attributes[name] ?? name] = '';
  }
  return shell;
}

/** A React component of an element: props become properties, events are heard by their classes. */
export function elementComponent<E extends HTMLElement, P>(
  description: ElementDescription<E>,
): ElementComponent<E, P> {
  const { tagName, elementClass } = description;
  const events = description.events as Record<string, EventName>;
  const made: unknown = isServer
    ? (props: object) => react.createElement(tagName, shellProps({ ...props }, description))
    : createComponent({ react, tagName, elementClass, events });
  return made as ElementComponent<E, P>;
}
