import { withParams, price, reported, line, item } from './build.ts';
import type { Item } from './profile.ts';

const visits = (id: string, zh: string, en: string): Item =>
  item('cultural', id, zh, en, 'recreation-related services', 'welfare', [
    line(
      id,
      zh,
      en,
      'person',
      reported,
      withParams('value.travel-cost', ['outlay', 'visitTime', 'wage', 'wageShare'], {}),
    ),
  ]);
export const RECREATION = visits('recreation', '旅游休憩', 'Recreation');
export const TOURISM = visits('tourism', '旅游康养', 'Tourism and recuperation');
export const LEISURE = visits('leisure', '休闲游憩', 'Leisure near home');

export const LANDSCAPE: Item = item(
  'cultural',
  'landscape',
  '景观价值',
  'Landscape premium',
  'visual amenity services',
  'exchange',
  [line('landscape', '受益建筑面积', 'Floor area that gains', 'm2', reported, price('premium'))],
);
