import { toDecimal } from '../../pipeline/money.ts';
import type { ExportedDeal } from '../../storage/export-page.ts';

/** A deal by the names and types of the export's contract. */
export function exportedFields(deal: ExportedDeal) {
  const { amount, currency } = deal;
  return {
    number: deal.number,
    externalId: deal.externalId,
    name: deal.name,
    account: deal.accountName,
    stage: deal.stage,
    status: deal.status,
    amount: amount === null || currency === null ? null : toDecimal({ minor: amount, currency }),
    currency,
    owner: deal.ownerSlackUserId ?? deal.ownerName,
    ownerName: deal.ownerName,
    source: deal.source,
    closeDate: deal.closeDate,
    nextStep: deal.nextStep,
    forecastCategory: deal.forecastCategory,
    lostReason: deal.lostReason,
    lostNote: deal.lostNote,
    createdAt: deal.createdAt.toISOString(),
    closedAt: deal.closedAt?.toISOString() ?? null,
  };
}
