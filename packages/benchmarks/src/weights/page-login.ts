/** A county's sign-in on a page, and nothing else. */
import { bffSession } from '@yizhangtu/client/bff-session.js';
import { createClient } from '@yizhangtu/client';
import { define } from '@yizhangtu/core';
import { YztLogin } from '@yizhangtu/identity';

define('yzt-login', YztLogin);
const login = document.createElement('yzt-login');
login.session = bffSession({ client: createClient({ baseUrl: '/api' }), county: '330521' });
document.body.append(login);
