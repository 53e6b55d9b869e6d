import type { SpeakerContext } from '../../src/language/intent.ts';
import { DEFAULT_STAGES } from '../../src/pipeline/stage.ts';

/** Ann in Berlin on Tuesday 24 November 2026, 10:00 her time, writing English for a workspace in dollars. */
export const ANN: SpeakerContext = {
  now: new Date('2026-11-24T09:00:00.000Z'),
  timeZone: 'Europe/Berlin',
  locale: 'en-US',
  currency: 'USD',
  stages: DEFAULT_STAGES,
  memberNames: ['Ann Archer', 'Bob Brown'],
};
