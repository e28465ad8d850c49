import type { Transport } from '@yizhangtu/client';

export function javaTransport(base: string): Transport;
