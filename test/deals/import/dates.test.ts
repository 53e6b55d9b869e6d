import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surveyDates } from '../../../src/deals/import/date-survey.ts';
import { DATE_ORDERS, type DateOrder, readFileDate } from '../../../src/deals/import/dates.ts';

function decide(...texts: string[]) {
  const survey = surveyDates();
  for (const text of texts) survey.see(text);
  return survey.decide();
}

const calendarDay = fc
  .date({ min: new Date('1971-01-01'), max: new Date('2068-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function written(day: string, order: DateOrder, separator: string, shortYear: boolean): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const parts = { y: shortYear ? year.slice(2) : year, m: month, d: date };
  const letters = { mdy: ['m', 'd', 'y'], dmy: ['d', 'm', 'y'], ymd: ['y', 'm', 'd'] } as const;
  return letters[order].map((letter) => parts[letter]).join(separator);
}

describe("the order of a file's dates", () => {
  it('is decided by all dates together; impossible ones do not vote', () => {
    expect(decide('3/1/2017', '3/25/2017', '13/45/2017')).toBe('mdy');
    expect(decide('3/1/2017', '25/3/2017', '99/99/2017')).toBe('dmy');
    expect(decide('25/03/17', '01/03/17', '12/03/16')).toBe('dmy');
    expect(decide('17/03/25', '17/04/30', '17/05/01')).toBe('ymd');
    expect(decide('01.03.2017')).toBe('dmy');
    expect(decide('2017-03-01', '', 'soon')).toBe('ymd');
    expect(decide('', 'soon')).toBeNull();
  });

  it('follows the many where one date contradicts them', () => {
    expect(decide('3/25/2017', '4/26/2017', '27/5/2017')).toBe('mdy');
  });

  it('is not moved to the year by one wrong date among days first with two-digit years', () => {
    const days = Array.from({ length: 28 }, (_, index) => `${String(index + 1).padStart(2, '0')}/03/26`);
    expect(decide(...days, '31/02/26')).toBe('dmy');
  });

  it('stays open where every date can be read two ways', () => {
    expect(decide('3/4/2017', '5/6/2017')).toEqual({ undecided: '5/6/2017' });
  });
});

describe('a date of a file', () => {
  it('is the day that was written, in any order, with any separator, with two digits of the year', () => {
    fc.assert(
      fc.property(
        calendarDay,
        fc.constantFrom(...DATE_ORDERS),
        fc.constantFrom('/', '-'),
        fc.boolean(),
        (day, order, separator, shortYear) => {
          const date = readFileDate(written(day, order, separator, shortYear), order, 'UTC');
          expect(date).toEqual({ day, instant: new Date(`${day}T12:00:00.000Z`), hasTime: false });
        },
      ),
    );
  });

  it('keeps its time of day: in its own zone, else in the one that is given', () => {
    const instant = (text: string) => readFileDate(text, 'mdy', 'America/New_York')?.instant.toISOString();
    expect(instant('2026-03-14T09:30:00.000Z')).toBe('2026-03-14T09:30:00.000Z');
    expect(instant('2026-03-14T09:30:00.000+0100')).toBe('2026-03-14T08:30:00.000Z');
    expect(instant('2026-07-14 09:30')).toBe('2026-07-14T13:30:00.000Z');
    expect(instant('7/14/2026 9:30 PM')).toBe('2026-07-15T01:30:00.000Z');
    expect(instant('7/14/2026 0:00')).toBe('2026-07-14T12:00:00.000Z');
    expect(instant('Mar 1, 2017')).toBe('2017-03-01T12:00:00.000Z');
    expect(instant('1-Mar-17')).toBe('2017-03-01T12:00:00.000Z');
  });

  it('is none where no calendar or clock has it', () => {
    const texts = [
      '2/30/2026',
      '13/45/2017',
      '2026-02-29',
      '3/1/2026 25:00',
      'tomorrow',
      '3/1',
      '1 Foo 2017',
    ];
    expect(texts.filter((text) => readFileDate(text, 'mdy', 'UTC') !== undefined)).toEqual([]);
  });
});
