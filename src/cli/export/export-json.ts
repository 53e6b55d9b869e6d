import type { ExportedEvent, ExportedHistory } from '../../deals/export-deals.ts';
import { exportedFields } from './exported-fields.ts';

/** The export as JSON text in pieces, so that no more than a page of deals is ever held. */
export async function* exportJson(
  pages: AsyncIterable<readonly ExportedHistory[]>,
  workspace: string,
  exportedAt: Date,
): AsyncGenerator<string> {
  yield `{"workspace":${JSON.stringify(workspace)},"exportedAt":"${exportedAt.toISOString()}","deals":[`;
  let separator = '\n';
  for await (const page of pages) {
    for (const { deal, events } of page) {
      const value = {
        ...exportedFields(deal),
        updatedAt: deal.updatedAt.toISOString(),
        events: events.map(eventFields),
      };
      yield `${separator}${JSON.stringify(value)}`;
      separator = ',\n';
    }
  }
  yield '\n]}\n';
}

function eventFields({ event, by, patch }: ExportedEvent) {
  const { sequence: seq, kind, effectiveAt, recordedAt, via, note } = event;
  return {
    seq,
    kind,
    effectiveAt: effectiveAt.toISOString(),
    recordedAt: recordedAt.toISOString(),
    by,
    via,
    patch,
    note,
  };
}
