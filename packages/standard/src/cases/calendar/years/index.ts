import { YEAR_2020 } from './2020.ts';
import { YEAR_2021 } from './2021.ts';
import { YEAR_2022 } from './2022.ts';
import { YEAR_2023 } from './2023.ts';
import { YEAR_2024 } from './2024.ts';
import { YEAR_2025 } from './2025.ts';
import { YEAR_2026 } from './2026.ts';
import type { CalendarYear } from '../calendar.ts';

/** The years whose holidays the State Council has announced, and which the kit brings along. */
export const CALENDAR_YEARS: readonly CalendarYear[] = [
  YEAR_2020,
  YEAR_2021,
  YEAR_2022,
  YEAR_2023,
  YEAR_2024,
  YEAR_2025,
  YEAR_2026,
];
