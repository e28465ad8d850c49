import { gepSuites } from './testing/suites/all-gep.ts';

gepSuites('PostgreSQL');
