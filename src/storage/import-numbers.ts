import type { Transaction } from './transaction.ts';

/**
 * Takes a deal number for each of `wanted`: the wanted one when it is higher than any yet given, so that
 * a restored export keeps its numbers, else the next. The row stays locked until the transaction ends.
 */
export async function takeWantedNumbers(
  transaction: Transaction,
  workspaceId: string,
  wanted: readonly (number | null)[],
): Promise<number[]> {
  const [row] = await transaction.$queryRaw<{ last: number }[]>`
    SELECT last_deal_number AS last FROM workspace WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
  if (row === undefined) throw new Error('the workspace is gone');
  let { last } = row;
  const numbers = wanted.map((number) => {
    last = number !== null && number > last ? number : last + 1;
    return last;
  });
  await transaction.workspace.update({ where: { id: workspaceId }, data: { lastDealNumber: last } });
  return numbers;
}
