/** A person's messages on a page, asked of the county's backend, and nothing else. */
import { define, YztProvider } from '@yizhangtu/core';
import { YztInbox } from '@yizhangtu/messages';

define('yzt-provider', YztProvider);
define('yzt-inbox', YztInbox);
const provider = document.createElement('yzt-provider');
provider.county = '/api/counties/330521/county.json';
provider.append(document.createElement('yzt-inbox'));
document.body.append(provider);
