import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CsvRow, inspectCsv, readCsv } from '../../../src/deals/import/csv-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dealhand-csv-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function rowsOf(content: string | Uint8Array): Promise<CsvRow[]> {
  const path = join(folder, 'file.csv');
  await writeFile(path, content);
  const rows: CsvRow[] = [];
  for await (const row of readCsv(await inspectCsv(path))) rows.push(row);
  return rows;
}

describe('a file of separated values', () => {
  it('is read with commas, semicolons or tabs, whatever ends its lines, with or without a BOM', async () => {
    const wanted = [
      { line: 1, cells: ['a', 'b;c'] },
      { line: 2, cells: ['1', '2,5'] },
    ];
    expect(await rowsOf('a,b;c\n1,"2,5"\n')).toEqual(wanted);
    expect(await rowsOf('\uFEFFa;"b;c"\r\n1;2,5\r\n')).toEqual(wanted);
    expect(await rowsOf('a\t"b;c"\r1\t2,5')).toEqual(wanted);
  });

  it('is read in UTF-8, in UTF-16 and as Windows writes it', async () => {
    const wanted = [{ line: 1, cells: ['é', 'ü'] }];
    expect(await rowsOf('é,ü\n')).toEqual(wanted);
    expect(await rowsOf(Buffer.from('\uFEFFé\tü\r\n', 'utf16le'))).toEqual(wanted);
    expect(await rowsOf(Uint8Array.from([0xe9, 0x2c, 0xfc, 0x0a]))).toEqual(wanted);
  });

  it('counts lines as an editor does, over quoted line breaks and empty lines', async () => {
    expect(await rowsOf('a,b\n1,"x\ny"\n\n3,he said "hi"\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'x\ny'] },
      { line: 5, cells: ['3', 'he said "hi"'] },
    ]);
  });

  it('says where a quotation mark is never closed', async () => {
    const rows = await rowsOf('a,b\n1,2\n3,"4\n5,6\n');
    expect(rows.slice(0, 2)).toHaveLength(2);
    expect(rows.at(-1)).toMatchObject({ line: 3, reason: expect.stringContaining('never closed') });
  });

  it("loses a report's footer, and nothing else of one cell", async () => {
    const footer = '"Pipeline report"\n"Copyright (c) 2000-2026 salesforce.com, inc."\n';
    expect(await rowsOf(`a,b\n1,2\n\n\n${footer}`)).toHaveLength(2);
    expect(await rowsOf('a,b\n1,2\n3\n')).toHaveLength(3);
    expect(await rowsOf('a,b\n\n1\n2,3\n')).toHaveLength(3);
  });
});
