import type { LocalText } from '../text.ts';

/** How surely a person is who they say, from the least: by a phone, by a real name, by their face. */
export const ASSURANCES = ['phone', 'real-name', 'face'] as const;
export type Assurance = (typeof ASSURANCES)[number];

export const ASSURANCE_NAMES: Readonly<Record<Assurance, LocalText>> = {
  phone: { 'zh-CN': '手机号', en: 'Phone' },
  'real-name': { 'zh-CN': '实名', en: 'Real name' },
  face: { 'zh-CN': '人脸核验', en: 'Face check' },
};

/** Whether `given` is at least `wanted`. */
export const isAssured = (given: Assurance, wanted: Assurance): boolean =>
  ASSURANCES.indexOf(given) >= ASSURANCES.indexOf(wanted);
