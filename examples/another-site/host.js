/** A page of another site than the county's server: it brings the token, and may lend it to a frame. */
import { hostSession } from '/yzt/host-session.js';
import { API, bringToken, leaveToSignIn, readUser, SERVER } from './token.js';

// In memory alone: a page that is loaded anew signs in anew.
let token = location.search ? await bringToken() : undefined;
const provider = document.querySelector('yzt-provider');
const lend = document.querySelector('#lend');
const frame = document.querySelector('iframe');

provider.session = hostSession({
  user: () => readUser(token),
  token: () => token,
  signIn: leaveToSignIn,
  signOut: () => {
    token = undefined;
    tell();
  },
});
provider.setAttribute('county', `${API}/county.json`);

function tell() {
  const lent = lend.checked ? token : undefined;
  frame.contentWindow?.postMessage({ token: lent }, SERVER);
}

lend.addEventListener('change', tell);
addEventListener('message', ({ origin, source, data }) => {
  if (origin === SERVER && source === frame.contentWindow && data === 'ready') tell();
});
frame.src = `${SERVER}/another-site/frame.html`;
