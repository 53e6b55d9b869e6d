import { randomUUID } from 'node:crypto';
import type { DealRecord } from '../storage/deals.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Answer } from './answer.ts';
import type { Dependencies, Request } from './request.ts';
import { refuseLongTexts } from './text-limits.ts';

/** Stores a reminder for the speaker about a deal; the same input id again stores nothing new. */
export async function setReminder(
  { storage }: Pick<Dependencies, 'storage'>,
  { speaker: { member }, inputId, at }: Request,
  deal: DealRecord,
  { dueAt, text }: { readonly dueAt: Date; readonly text: string },
): Promise<Answer> {
  refuseLongTexts({ note: text });
  await inTransaction(storage, (transaction) =>
    transaction.reminder.createMany({
      data: [
        {
          id: randomUUID(),
          workspaceId: deal.workspaceId,
          dealId: deal.id,
          memberId: member.id,
          text,
          dueAt,
          inputId,
          createdAt: at,
        },
      ],
      skipDuplicates: true,
    }),
  );
  return { kind: 'reminderSet', deal, dueAt, text };
}
