/**
 * Every element of the kit at once, for pages that would rather load all than wait for each tag.
 *
 * @packageDocumentation
 */
import './families/core.ts';
import './families/map.ts';
import './families/identity.ts';
import './families/work-orders.ts';
import './families/case-timeline.ts';
import './families/messages.ts';
import './families/gep-calculator.ts';
import './families/portal.ts';
