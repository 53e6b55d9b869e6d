import { describe, expect, it } from 'vitest';
import { createLogger } from '../src/logger.ts';

function logged(fields: object): string {
  const lines: string[] = [];
  createLogger('info', { write: (line) => void lines.push(line) }).info(fields, 'something');
  return lines.join('');
}

describe('the log', () => {
  it('leaves secrets out wherever they stand', () => {
    const line = logged({
      botToken: 'xoxb-1',
      slack: { signingSecret: 's3cret' },
      a: { b: { password: 'hunter2' } },
    });
    expect(line).not.toMatch(/xoxb-1|s3cret|hunter2/);
  });

  it('keeps the words, the code and the cause of an error, and nothing that hangs on it', () => {
    const cause = Object.assign(new Error('connection terminated'), {
      code: '57P01',
      client: { secretKey: 42 },
    });
    const line = logged({ err: new Error('could not save', { cause }) });
    expect(line).toContain('could not save');
    expect(line).toContain('connection terminated');
    expect(line).toContain('57P01');
    expect(line).not.toContain('secretKey');
  });
});
