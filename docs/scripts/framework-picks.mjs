/** Given by a provider, a map or the page's looks as a rule: not what a page first says to an element. */
const SHARED = new Set(['htmlFor', 'session', 'transport', 'theme', 'largeText']);

const RESERVED = new Set(['case', 'default', 'class', 'for', 'in', 'new', 'switch']);

const capital = (name) => name[0].toUpperCase() + name.slice(1);

/** Packages of event classes, with the first field that each adds to `Event`. */
export function eventClassesOf(manifests, packageNames) {
  const classes = manifests.flatMap((manifest, at) =>
    manifest.modules
      .flatMap((module) => module.declarations ?? [])
      .filter(({ kind, name }) => kind === 'class' && /Event$/.test(name))
      .map(({ name, members = [] }) => {
        const field = members.find((member) => member.kind === 'field' && !member.static);
        return [name, { from: packageNames[at], field: field?.name ?? 'type' }];
      }),
  );
  return new Map(classes);
}

/** The property that stands first in the manifest: the elements declare first what they are about. */
const mainOf = ({ properties }) =>
  properties.find(({ name }) => !SHARED.has(name)) ??
  properties.find(({ name }) => name === 'largeText');

/** The event that stands first, a failure only where the element tells nothing else. */
const eventOf = ({ events }) => events.find(({ name }) => name !== 'yzt-error') ?? events[0];

/** Where the element stands in a page: alone, in a provider, or in one with a map beside it. */
function placeOf({ properties }, main, slot) {
  const has = (name) => properties.some((property) => property.name === name);
  if (main.name === 'county') return 'alone';
  if (slot === undefined && has('htmlFor')) return 'map';
  return 'provider';
}

/**
 * What the snippets of an element say, chosen from its offer (see `scripts/frameworks/offers.mjs`): one
 * property, one event, where it stands, what goes between its tags.
 */
export function pick(offer, { packageName, eventClasses }) {
  const main = mainOf(offer);
  const event = eventOf(offer);
  const slot = offer.slots.find(({ name }) => name === '');
  const id = offer.properties.find(({ name }) => name === `${main.name}Id` || name === 'caseId');
  return {
    tag: offer.tag,
    className: offer.className,
    packageName,
    family: packageName.split('/').at(-1),
    main,
    /** The property as a variable. */
    variable: RESERVED.has(main.name) ? `the${capital(main.name)}` : main.name,
    /** Without it there is nothing to show: neither an attribute nor a service gives it. */
    isNeeded: main.attribute === undefined && !main.type.includes('undefined'),
    /** The attribute that has the data fetched by their id. */
    idAttribute: main.name === 'county' ? undefined : id?.attribute,
    event: event && { ...event, ...eventClasses.get(event.type) },
    place: placeOf(offer, main, slot),
    /** What goes between its tags, in English; empty where nothing does. */
    content: slot?.description ?? '',
  };
}
