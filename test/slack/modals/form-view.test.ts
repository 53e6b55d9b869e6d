import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_STAGES } from '../../../src/pipeline/stage.ts';
import { validateView } from '../../../src/playground/blocks/validate.ts';
import { conflictNote } from '../../../src/slack/modals/conflict-note.ts';
import { lookedAt } from '../../../src/slack/modals/draw-form.ts';
import { DEAL_FIELDS, type Entered } from '../../../src/slack/modals/entered.ts';
import { formView, loadingView, noticeView, savingView } from '../../../src/slack/modals/form-view.ts';
import { decodeMetadata, encodeMetadata } from '../../../src/slack/modals/metadata.ts';
import { MODAL_TABLE } from '../../../src/slack/modals/modal-table.ts';
import { shownValue, touched } from '../../../src/slack/modals/shown-value.ts';
import { modalOfVerb } from '../../../src/slack/modals/verb-modals.ts';
import { MODALS } from '../../../src/slack/views/button-value.ts';
import { message, say } from '../../../src/slack/views/message.ts';
import { context, deal } from '../views/arbitrary.ts';
import { deal as aDeal, event } from '../views/builders.ts';

/** Any workspace that has, among others, stages with keys short enough for a menu. */
const someContext = context.map((any) => ({
  ...any,
  workspace: { ...any.workspace, stages: [...DEFAULT_STAGES, ...any.workspace.stages] },
}));

const reply = { responseUrl: `https://hooks.slack.com/${'x'.repeat(900)}`, channelId: 'C0DEALS' };

describe('forms as Slack sees them', () => {
  it.each(MODALS)('are within its limits whatever the deal: %s', (name) => {
    const modal = MODAL_TABLE[name];
    fc.assert(
      fc.property(someContext, fc.option(deal, { nil: null }), fc.boolean(), (reader, given, chooses) => {
        const found = modal.needsDeal ? given : null;
        const metadata = {
          modal: name,
          deal: found && lookedAt(found),
          chooses: modal.needsDeal && (chooses || found === null),
          reply,
        };
        const entered = found === null ? {} : { stage: found.stage };
        const sheet = { modal, form: { deal: found, entered, context: reader }, metadata };
        for (const view of [
          formView(sheet),
          formView({ ...sheet, note: 'x'.repeat(3_000) }),
          loadingView(modal),
          savingView(modal.title, 'saving:1'),
        ]) {
          expect(validateView(view, 'modal')).toEqual([]);
        }
      }),
    );
  });

  it('count nothing as changed that was left as it was shown', () => {
    fc.assert(
      fc.property(someContext, deal, (reader, found) => {
        const entered: Entered = Object.fromEntries(
          DEAL_FIELDS.map((field) => [
            field,
            shownValue(field, found, reader)?.replaceAll('\n', '\r\n') ?? null,
          ]),
        );
        expect(touched(entered, found, reader)).toEqual({});
      }),
    );
  });

  it('remember what they were given and understand nothing else', () => {
    const metadata = { modal: 'edit', deal: lookedAt(aDeal()), chooses: false, reply } as const;
    expect(decodeMetadata(encodeMetadata(metadata))).toEqual({ v: 1, ...metadata });
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (other) => decodeMetadata(other) === undefined));
  });

  it('say of a conflict no more than Slack takes', () => {
    fc.assert(
      fc.property(someContext, deal, deal, deal, (reader, seen, now, wanted) => {
        const clash = event({ kind: 'changed', patch: { nextStep: now.nextStep, source: now.source } });
        const refusal = {
          code: 'changedMeanwhile',
          deal: now,
          wanted,
          event: clash,
          actorName: seen.ownerName,
        } as const;
        const note = conflictNote(refusal, seen, reader);
        expect(note.length).toBeLessThanOrEqual(3_000);
        expect(note).toContain('Save again');
      }),
    );
  });

  it('leave the buttons of a message out, since a form has its own', () => {
    const view = noticeView('Edit deal', message(say('No.')), { isLast: true });
    expect([validateView(view, 'modal'), view.clear_on_close]).toEqual([[], true]);
  });
});

describe('a verb with nothing after it', () => {
  it.each([
    ['create', 'create'],
    [' New ', 'create'],
    ['mvoe', 'move'],
    ['advance', 'move'],
    ['objection', 'note'],
    ['set', 'edit'],
    ['remind', 'remind'],
  ])('opens a form: "%s"', (said, modal) => {
    expect(modalOfVerb(said)).toBe(modal);
  });

  it.each(['', 'move Acme', 'list', 'undo', 'help', 'show', 'bananas'])('opens none: "%s"', (said) => {
    expect(modalOfVerb(said)).toBeUndefined();
  });
});
