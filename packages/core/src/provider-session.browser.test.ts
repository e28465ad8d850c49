import { expect, fixture, html } from '@open-wc/testing';
import { fetchTransport, type Transport } from '@yizhangtu/client';
import { hostSession } from '@yizhangtu/client/host-session.js';
import type { SessionUser } from '@yizhangtu/standard/identity.js';
import { type CheckElement } from './check-element.test.fixture.ts';
import { until } from './testing/page.test.fixture.ts';
import {
  ContextController,
  countyContext,
  sessionContext,
  type ClosableSession,
  type CountyContext,
} from './context.ts';
import './define.ts';
import type { MapHost, ShownLayer } from './map-host.ts';
import type { YztProvider } from './provider.ts';
import { YztElement } from './yzt-element.ts';

const GOOD = new URL('./fixtures/county.json', import.meta.url).href;

/** Someone of whom only the id and the post matter. */
const person = (id: string, post?: string): SessionUser => ({
  id,
  name: id,
  assurance: 'phone',
  posts: [],
  ...(post === undefined ? {} : { post }),
});

/** A session whose person a test sets. */
function sessionOf(first?: SessionUser) {
  let user = first;
  let closed = 0;
  const session = Object.assign(hostSession({ user: () => user }), { close: () => void closed++ });
  const become = async (next: SessionUser | undefined) => {
    user = next;
    await session.check();
  };
  return { session: session as ClosableSession, become, closed: () => closed };
}

class NeedsSession extends YztElement {
  readonly place = new ContextController(this, sessionContext);
}
if (!customElements.get('needs-session')) customElements.define('needs-session', NeedsSession);

async function provided(given?: ClosableSession) {
  const provider = await fixture<YztProvider>(
    html`<yzt-provider .county=${GOOD} .session=${given}>
      <yzt-check></yzt-check><needs-session></needs-session>
    </yzt-provider>`,
  );
  await until(() => provider.loaded);
  const child = provider.querySelector<CheckElement>('yzt-check')!;
  const place = () => provider.querySelector<NeedsSession>('needs-session')!.place.value!;
  await until(() => child.county.value);
  const context = () => child.county.value as CountyContext;
  return { provider, place, context };
}

describe('the session of a yzt-provider', () => {
  it('is carried by the client when the page gives it', async () => {
    const { session } = sessionOf();
    const { place, context } = await provided(session);
    expect(context().client.session).to.equal(session);
    expect(place().sessionOf(() => expect.fail('one is there'))).to.equal(session);
  });

  it('gives a new client when another person or post acts, and none for a first check', async () => {
    const { session, become } = sessionOf();
    const { context } = await provided(session);
    const first = context();
    await become(undefined);
    expect(context()).to.equal(first);
    await become(person('a', 'one'));
    const second = context();
    expect(second).to.not.equal(first);
    await become(person('a', 'one'));
    expect(context()).to.equal(second);
    await become(person('a', 'two'));
    await until(() => context() !== second && context());
  });

  it('leaves the elements without a county until they have let go of who has left', async () => {
    const { session, become } = sessionOf();
    const { provider, context } = await provided(session);
    await become(person('a'));
    const child = provider.querySelector<CheckElement>('yzt-check')!;
    const seen: unknown[] = [];
    const update = child.requestUpdate.bind(child);
    child.requestUpdate = (...given: Parameters<typeof update>) => {
      seen.push(child.county.value);
      update(...given);
    };
    await become(undefined);
    await until(() => context());
    expect(seen[0]).to.equal(undefined);
    expect(seen.at(-1)).to.equal(context());
  });

  it('takes layers for some roles off the maps at once when somebody leaves', async () => {
    const { session, become } = sessionOf();
    const { provider } = await provided(session);
    const hidden: string[] = [];
    const layer = (id: string, roles?: string[]) => ({ entry: { id, roles } }) as ShownLayer;
    const layers = [layer('open'), layer('closed', ['supervisor'])];
    const hideLayer = (id: string) => hidden.push(id);
    const host = { state: { layers }, hideLayer, subscribe: () => () => undefined };
    provider.mapHosts.register(host as unknown as MapHost);
    await become(person('a'));
    expect(hidden).to.deep.equal([]);
    await become(undefined);
    expect(hidden).to.deep.equal(['closed']);
  });

  it('takes one that an element brings, and makes nobody ask twice unless somebody is signed in', async () => {
    const { session, become, closed } = sessionOf();
    const { provider, place, context } = await provided();
    const plain = context();
    expect(plain.client.session).to.equal(undefined);
    expect(place().sessionOf(() => session)).to.equal(session);
    expect(place().sessionOf(() => expect.fail('one is there'))).to.equal(session);
    await become(undefined);
    expect(context()).to.equal(plain);
    await become(person('a'));
    expect(context().client.session).to.equal(session);
    provider.remove();
    await until(() => closed() === 1);
  });

  it('carries one that is brought while the county is given from the start', async () => {
    const { session } = sessionOf();
    class Brings extends NeedsSession {
      readonly county = new ContextController(this, countyContext, (county) => {
        if (county) this.place.value?.sessionOf(() => session);
      });
    }
    customElements.define('brings-session', Brings);
    const provider = await fixture<YztProvider>(
      html`<yzt-provider .county=${GOOD}>
        <brings-session></brings-session><yzt-check></yzt-check>
      </yzt-provider>`,
    );
    await until(() => provider.loaded);
    const child = provider.querySelector<CheckElement>('yzt-check')!;
    await until(() => child.county.value);
    expect(child.county.value?.client.session).to.equal(session);
  });

  it('reaches a backend that speaks otherwise by the transport that the page gives, and anew by another', async () => {
    const asked: string[] = [];
    const by =
      (name: string): Transport =>
      (request, signal) => {
        asked.push(`${name} ${new URL(request.url).pathname.split('/').at(-1)}`);
        return fetchTransport(request, signal);
      };
    const one = by('one');
    const provider = await fixture<YztProvider>(
      html`<yzt-provider .county=${GOOD} .transport=${one}><yzt-check></yzt-check></yzt-provider>`,
    );
    await until(() => provider.loaded);
    expect(asked).to.deep.equal(['one county.json']);
    const child = provider.querySelector<CheckElement>('yzt-check')!;
    await until(() => child.county.value);
    expect(child.county.value?.client.transport).to.equal(one);
    const two = by('two');
    provider.transport = two;
    await until(() => child.county.value?.client.transport === two);
    provider.transport = undefined;
    await until(() => child.county.value?.client.transport === fetchTransport);
  });
});
