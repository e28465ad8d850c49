import { endpointSuites } from './testing/suites/all.ts';

endpointSuites('PGlite');
