/** A page of the county's own site in a frame of another: anonymous, or with the token of the page around. */
import { hostSession } from '/yzt/host-session.js';
import { readUser } from './token.js';

/** Whose tokens are taken, and who is told that the frame is there. */
const HOST = `http://localhost:${location.port}`;
let token;

const session = hostSession({ user: () => readUser(token), token: () => token });
document.querySelector('yzt-provider').session = session;

addEventListener('message', async ({ origin, source, data }) => {
  if (origin !== HOST || source !== parent) return;
  token = data?.token;
  await session.check();
});
parent.postMessage('ready', HOST);
