export { SessionController, type SessionUserHost } from '@yizhangtu/core';
