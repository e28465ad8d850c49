import { define } from '@yizhangtu/core';
import { YztMessageBell } from './bell/message-bell.ts';
import { YztInbox } from './inbox/inbox.ts';

define('yzt-inbox', YztInbox);
define('yzt-message-bell', YztMessageBell);
