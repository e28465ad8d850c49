/**
 * The program of the frame page, which other sites may hold: one element of the county, chosen by the address
 * among what the server allows.
 *
 * @packageDocumentation
 */
import { hostSession } from '@yizhangtu/client/host-session.js';
import type { YztProvider } from '@yizhangtu/core';
import { textIn } from '@yizhangtu/standard';
import { SessionInfo } from '@yizhangtu/standard/identity.js';
import * as z from 'zod/mini';
import { readMessage, ToFrame, type FromFrame } from './frame-messages.ts';
import { FramePage, readRequest, type FrameRequest } from './frame-request.ts';
import './loader.ts';

const WORDS = {
  'zh-CN': '这里不能显示所要的内容：县里没有允许。',
  en: 'What is asked for cannot be shown here: the county has not allowed it.',
};

/** The site of the page around, as the browser tells it; undefined for none that may hold this frame. */
function hostOrigin({ origins }: FramePage): string | undefined {
  const told =
    // eslint-disable-next-line compat/compat -- where a browser does not tell it, the referrer does
    location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);
  return parent !== window && told && origins.includes(told) ? told : undefined;
}

function show(page: FramePage, request: FrameRequest): YztProvider {
  document.documentElement.lang = request.lang;
  const provider = document.createElement('yzt-provider');
  const element = document.createElement(request.tag);
  for (const [name, value] of request.attributes) element.setAttribute(name, value);
  // A portal reads its county by itself; everything else takes it from the provider.
  (request.tag === 'yzt-portal' ? element : provider).setAttribute('county', page.county);
  if (request.theme !== undefined) provider.setAttribute('theme', request.theme);
  provider.toggleAttribute('large-text', request.largeText);
  provider.append(element);
  document.body.append(provider);
  return provider;
}

/** Tells the page around how high the content is, each time it changes. */
function followHeight(tell: (message: FromFrame) => void): void {
  let last = -1;
  const look = (): void => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === last) return;
    last = height;
    tell({ type: 'yzt-frame-height', height });
  };
  new ResizeObserver(look).observe(document.body);
  look();
}

/** Who a token is of, as the backend says. */
async function readUser(token: string | undefined) {
  if (token === undefined) return undefined;
  const answer = await fetch('session', { headers: { authorization: `Bearer ${token}` } });
  return z.parse(SessionInfo, await answer.json(), { jitless: true }).user;
}

function follow(provider: YztProvider, origin: string): void {
  let token: string | undefined;
  const session = hostSession({ user: () => readUser(token), token: () => token });
  addEventListener('message', ({ origin: from, source, data }) => {
    if (from !== origin || source !== parent) return;
    const message = readMessage(ToFrame, data);
    if (message === undefined) {
      console.warn('A message of the page around is none that this frame reads.');
    } else if (message.type === 'yzt-frame-token') {
      token = message.token ?? undefined;
      provider.session = session;
      // Without an answer nothing goes with it: the next request asks again whose it is.
      session.check().catch(() => undefined);
    } else {
      if (message.lang !== undefined) document.documentElement.lang = message.lang;
      if (message.theme !== undefined) provider.setAttribute('theme', message.theme);
      if (message.largeText !== undefined)
        provider.toggleAttribute('large-text', message.largeText);
    }
  });
}

function start(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html,body{margin:0}body{overflow:hidden}');
  document.adoptedStyleSheets = [...Array.from(document.adoptedStyleSheets), sheet];
  const said: unknown = JSON.parse(
    document.querySelector<HTMLMetaElement>('meta[name=yzt-frame]')?.content ?? 'null',
  );
  const page = readMessage(FramePage, said);
  const request = page && readRequest(location.search, page);
  if (!page || !request) {
    const locale = location.search.includes('lang=en') ? 'en' : 'zh-CN';
    const note = document.createElement('p');
    note.setAttribute('role', 'alert');
    note.textContent = textIn(WORDS, locale);
    document.body.append(note);
    return;
  }
  if (request.refused.length > 0) {
    console.warn(`The county does not allow: ${request.refused.join(', ')}.`);
  }
  const provider = show(page, request);
  const origin = hostOrigin(page);
  if (origin === undefined) return;
  follow(provider, origin);
  const tell = (message: FromFrame): void => parent.postMessage(message, origin);
  tell({ type: 'yzt-frame-ready' });
  followHeight(tell);
}

start();
