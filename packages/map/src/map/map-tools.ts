/** What draws a map, and what it shows once it stands or when something goes wrong: loaded beside the engine. */
export { locate } from './locate.ts';
export { controlsTemplate, crossTemplate, sourcesTemplate } from './map-controls.ts';
export { graphicsHelp, noticesTemplate } from './map-notices.ts';
export { pathTemplate } from './map-path.ts';
export { scaleTemplate, sizeScale } from './map-scale.ts';
export { taskTemplate } from './task-template.ts';
export { toolStyles } from './tool.styles.ts';
export { MapEngine, Openings } from '../engine/map-engine.ts';
