import { define } from './define-element.ts';
import { YztProvider } from './provider.ts';

define('yzt-provider', YztProvider);
