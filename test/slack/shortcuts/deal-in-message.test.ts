import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEXT_LIMITS } from '../../../src/pipeline/deal.ts';
import { dealInMessage } from '../../../src/slack/shortcuts/deal-in-message.ts';
import { CONTEXT } from '../views/builders.ts';

const read = (text: string) => dealInMessage(text, CONTEXT);

describe('a deal in a message', () => {
  it('is named by the first line that has words, without what formats it', () => {
    expect(read('---\n&gt; *Acme rollout* for _Bob_\nmore').name).toBe('Acme rollout for Bob');
    expect(read('• snake_case 2*3 pilot').name).toBe('snake_case 2*3 pilot');
    expect(read('👍').name).toBeNull();
  });

  it('has the amount that is money beyond doubt, unless there are several', () => {
    expect(read('Acme, 200 seats, about $50k').amount).toBe('$50k');
    expect(read('Order 12345 for phase 2').amount).toBeNull();
    expect(read('either $50k or $60k').amount).toBeNull();
    expect(read('$50k, I repeat: $50k').amount).toBe('$50k');
  });

  it('has the day that a deadline names, unless there are several or it is over', () => {
    expect(read('sign by 2027-01-15, please').closeDate).toBe('2027-01-15');
    expect(read('closing 2027-01-15 or closing 2027-02-15').closeDate).toBeNull();
    expect(read('we met on Monday').closeDate).toBeNull();
    expect(read('was due by 2020-01-15').closeDate).toBeNull();
  });

  it('fits its fields whatever the message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        const { name, amount, closeDate } = read(text);
        expect(name?.length ?? 1).toBeGreaterThan(0);
        expect(name?.length ?? 0).toBeLessThanOrEqual(TEXT_LIMITS.name);
        expect(amount?.length ?? 0).toBeLessThanOrEqual(60);
        if (closeDate != null) expect(closeDate).toMatch(/^\d{4}-\d\d-\d\d$/);
      }),
      { numRuns: 200 },
    );
  });
});
