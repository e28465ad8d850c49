import { caseSuites } from './testing/suites/all-cases.ts';

caseSuites('PGlite');
