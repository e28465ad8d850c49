/**
 * The map family.
 *
 * @packageDocumentation
 */
export { YztMap } from './map/map.ts';
export {
  YztBaseMapSelectEvent,
  YztDivisionSelectEvent,
  YztMapMoveEvent,
} from './map/map.events.ts';
