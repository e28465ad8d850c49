import type { EcosystemClass } from './profile.ts';

type Row = readonly [id: string, zh: string, en: string, group: string, get?: string];

/** The first class of a group stands for areas whose kind within it is not known. */
const ROWS: readonly Row[] = [
  ['forest', '森林', 'Forest', 'forest', 'T2'],
  ['forest-evergreen-broadleaf', '常绿阔叶林', 'Evergreen broadleaf forest', 'forest', 'T2'],
  ['forest-evergreen-needleleaf', '常绿针叶林', 'Evergreen needleleaf forest', 'forest', 'T2'],
  ['forest-mixed', '针阔混交林', 'Mixed forest', 'forest', 'T2'],
  ['forest-deciduous-broadleaf', '落叶阔叶林', 'Deciduous broadleaf forest', 'forest', 'T2'],
  ['forest-deciduous-needleleaf', '落叶针叶林', 'Deciduous needleleaf forest', 'forest', 'T2'],
  ['forest-bamboo', '竹林', 'Bamboo forest', 'forest', 'T2'],
  ['forest-sparse', '稀疏林', 'Sparse forest', 'forest', 'T2'],
  ['shrub', '灌丛', 'Shrub', 'shrub', 'T3'],
  ['shrub-evergreen-broadleaf', '常绿阔叶灌丛', 'Evergreen broadleaf shrub', 'shrub', 'T3'],
  ['shrub-deciduous-broadleaf', '落叶阔叶灌丛', 'Deciduous broadleaf shrub', 'shrub', 'T3'],
  ['shrub-needleleaf', '针叶灌丛', 'Needleleaf shrub', 'shrub', 'T3'],
  ['shrub-sparse', '稀疏灌丛', 'Sparse shrub', 'shrub', 'T3'],
  ['grass', '草地', 'Grassland', 'grass', 'T4'],
  ['grass-alpine-meadow', '高寒草甸', 'Alpine meadow', 'grass', 'T4'],
  ['grass-alpine-steppe', '高寒草原', 'Alpine steppe', 'grass', 'T4'],
  ['grass-temperate-steppe', '温带草原', 'Temperate steppe', 'grass', 'T4'],
  ['grass-temperate-tussock', '温性草丛', 'Temperate tussock', 'grass', 'T4'],
  ['grass-temperate-meadow-steppe', '温性草甸草原', 'Temperate meadow steppe', 'grass', 'T4'],
  ['grass-subtropical-tussock', '热带亚热带草丛', 'Subtropical tussock', 'grass', 'T4'],
  ['wetland', '湿地', 'Wetland', 'wetland'],
  ['marsh', '沼泽', 'Marsh', 'wetland', 'TF1'],
  ['river', '河流', 'River', 'wetland', 'F1'],
  ['lake', '湖泊', 'Lake', 'wetland', 'F2'],
  ['reservoir', '水库', 'Reservoir', 'wetland', 'F3.1'],
  ['pond', '坑塘', 'Pond', 'wetland', 'F3.2'],
  ['cropland', '农田', 'Cropland', 'cropland', 'T7.1'],
  ['paddy', '水田', 'Paddy field', 'cropland', 'F3.3'],
  ['dryland', '旱地', 'Dry land', 'cropland', 'T7.1'],
  ['garden', '园地', 'Orchard and tea garden', 'garden', 'T7.3'],
  ['urban', '城镇', 'Built-up land', 'urban', 'T7.4'],
  ['bare', '裸地', 'Bare land', 'bare'],
  ['ice', '冰川和积雪', 'Glacier and snow', 'ice', 'T6.1'],
];

/** Ecosystem classes, with the group that a parameter may be given for. Codes of IUCN GET where one fits. */
export const CLASSES: EcosystemClass[] = ROWS.map(([id, zh, en, group, get]) => ({
  id,
  name: { 'zh-CN': zh, en },
  group,
  ...(get === undefined ? {} : { get }),
}));
