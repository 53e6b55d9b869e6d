import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../../src/deals/refusal.ts';
import { DEFAULT_STAGES, type Stage } from '../../../src/pipeline/stage.ts';
import { answerMessage } from '../../../src/slack/views/answer.ts';
import type { Message } from '../../../src/slack/views/message.ts';
import { BOB_ID, CONTEXT, deal, event } from './builders.ts';
import { buttonsOf, pressOf } from './pressing.ts';

const GLOBEX = deal({
  number: 7,
  name: 'Globex',
  ownerId: BOB_ID,
  ownerName: 'Bob',
  ownerSlackUserId: 'U0BOB',
});
const BOBS_MOVE = event({ actorId: BOB_ID, patch: { stage: 'proposal' }, sequence: 5 });

function refuse(refusal: Refusal, retry: string | null = null): Message {
  return answerMessage({ kind: 'refused', refusal, retry }, CONTEXT);
}

function stage(key: string): Stage {
  const found = DEFAULT_STAGES.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no stage ${key}`);
  return found;
}

describe('a refusal', () => {
  test('says who can, and offers to ask them', () => {
    const message = refuse({ code: 'notAllowed', deal: GLOBEX });
    expect(message.text).toContain('Only the owner (Bob) or a manager can change Globex.');
    expect(pressOf(message, 'Ask Bob')).toEqual({ do: 'ask', number: 7 });
  });

  test('offers nobody to ask where the owner is not on Slack', () => {
    const message = refuse({ code: 'notAllowed', deal: { ...GLOBEX, ownerSlackUserId: null } });
    expect(buttonsOf(message)).toEqual(['Show the deal']);
  });

  test('of an undo that came too late says who changed what since, and offers it all the same', () => {
    const message = refuse({
      code: 'changedSince',
      deal: GLOBEX,
      target: event({ sequence: 4 }),
      event: BOBS_MOVE,
      actorName: 'Bob',
      wouldRestore: { stage: 'lead' },
    });
    expect(message.text).toContain('Bob moved Globex to Proposal 4 minutes ago, so I left it there.');
    expect(pressOf(message, 'Move it back to Lead anyway')).toEqual({
      do: 'undo',
      dealId: GLOBEX.id,
      sequence: 4,
      anyway: true,
    });
    expect(buttonsOf(message)).toContain('Show history');
  });

  test('of a change that somebody was faster with carries the change again', () => {
    const message = refuse(
      {
        code: 'changedMeanwhile',
        deal: GLOBEX,
        wanted: { stage: 'negotiation' },
        event: BOBS_MOVE,
        actorName: 'Bob',
      },
      'move #7 negotiation',
    );
    expect(message.text).toContain('Bob moved Globex to Proposal 4 minutes ago, so I changed nothing.');
    expect(pressOf(message, 'Move Globex to Negotiation anyway')).toEqual({
      do: 'say',
      sentence: 'move #7 negotiation',
    });
  });

  test('of `undo` twice offers to take the change before back too', () => {
    const message = refuse({ code: 'lastWasUndo', deal: GLOBEX, before: event({ sequence: 2 }) });
    expect(message.text).toContain('you moved it to Negotiation 4 minutes ago');
    expect(pressOf(message, 'Undo that too')).toMatchObject({ do: 'undo', sequence: 2, anyway: false });
  });

  test('names the missing fields and how to give the first', () => {
    const message = refuse({
      code: 'fieldsMissing',
      deal: GLOBEX,
      stage: stage('proposal'),
      fields: ['amount', 'closeDate'],
    });
    expect(message.text).toContain(
      '*Proposal* needs an amount and a close date first. Globex stays in *Lead*.',
    );
    expect(message.text).toContain('`/deal set #7 amount 50k`');
  });

  test.each<[Refusal, string]>([
    [{ code: 'dealNotFound' }, 'There is no such deal'],
    [{ code: 'unchanged', deal: GLOBEX }, '*Globex* #7 is like that already'],
    [{ code: 'stageRetired', deal: GLOBEX, stage: stage('nurturing') }, 'Globex stays in *Lead*.'],
    [{ code: 'stageUnknown', key: 'demo' }, 'The stage "demo" is no longer there.'],
    [{ code: 'noNextStage', deal: deal({ stage: 'closing' }) }, '*Closing*, the last open stage'],
    [{ code: 'alreadyUndone', deal: GLOBEX, byName: 'Mia' }, 'Mia has taken that back already.'],
    [{ code: 'undoIsFinal', deal: GLOBEX }, 'an undo stays'],
    [{ code: 'notYoursToUndo', deal: GLOBEX, actorName: 'Bob' }, 'only Bob or a manager can take it back'],
    [{ code: 'nothingToUndo' }, 'no change of yours'],
    [{ code: 'personUnknown', said: 'bobb' }, 'I know nobody called "bobb"'],
    [{ code: 'personIsGuest', said: '<@U1>' }, "can't own deals"],
    [
      { code: 'textTooLong', field: 'note', length: 3_400, limit: 3_000 },
      'The note has 3,400 characters; 3,000 fit.',
    ],
  ])('has words of its own: $1', (refusal, words) => {
    expect(refuse(refusal).text).toContain(words);
  });
});
