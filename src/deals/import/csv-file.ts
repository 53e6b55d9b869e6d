import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { z } from 'zod';
import { ImportRefused } from './import-refused.ts';

/** A file of separated values and how it is written. */
export interface CsvFile {
  readonly path: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'windows-1252';
  readonly delimiter: ',' | ';' | '\t';
}

/** A record of a file. `line` is where it begins, counted from 1 with the header. */
export type CsvRow =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly reason: string };

const Parsed = z.object({
  record: z.array(z.string()),
  info: z.object({ lines: z.number() }),
});
/** Enough to hold any header line, in bytes. */
const HEAD_BYTES = 65_536;

/** Finds out how a file is written. Throws {@link ImportRefused} when it can't be read or is empty. */
export async function inspectCsv(path: string): Promise<CsvFile> {
  try {
    const encoding = await detectEncoding(path);
    const header = new TextDecoder(encoding).decode(await head(path)).split(/\r\n?|\n/, 1)[0] ?? '';
    if (header.trim() === '')
      throw new ImportRefused(`${path} is empty: export it again, with its header line.`);
    return { path, encoding, delimiter: detectDelimiter(header) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'syscall' in error) {
      throw new ImportRefused(
        `${path} can't be read (${String(error.code)}): check the file's name and rights.`,
      );
    }
    throw error;
  }
}

/** Reads a file record by record, the header first, without ever holding all of it. */
export async function* readCsv(file: CsvFile): AsyncGenerator<CsvRow> {
  const broken: string[] = [];
  const parser = Readable.from(decoded(file)).pipe(
    parse({
      delimiter: file.delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error) => {
        broken.push(error?.message ?? 'not readable');
      },
    }),
  );
  let next = 1;
  const footer: CsvRow[] = [];
  for await (const parsed of parser) {
    const { record, info } = Parsed.parse(parsed);
    const row = { line: info.lines - lineBreaksIn(record), cells: record };
    const isAfterGap = row.line > next;
    next = info.lines + 1;
    // Salesforce ends a report with an empty line and single cells: its name, a copyright, by whom and when.
    if (record.length === 1 && (footer.length > 0 || isAfterGap)) {
      footer.push(row);
      continue;
    }
    yield* footer.splice(0);
    yield row;
  }
  // What can't be read as a record is the rest of a file whose quotation mark is never closed.
  if (broken.length > 0) {
    yield { line: next, reason: 'a quotation mark is opened and never closed; nothing after it was read' };
  }
}

async function* decoded({ path, encoding }: CsvFile): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path)) {
    if (chunk instanceof Buffer) yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

function lineBreaksIn(record: readonly string[]): number {
  return record.reduce((count, cell) => count + (cell.match(/\r\n?|\n/g)?.length ?? 0), 0);
}

/** UTF-8 unless a byte says otherwise: then it is what Excel on Windows writes. */
async function detectEncoding(path: string): Promise<CsvFile['encoding']> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of createReadStream(path)) {
      if (!(chunk instanceof Buffer)) continue;
      if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
      isFirst = false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
}

async function head(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function detectDelimiter(header: string): CsvFile['delimiter'] {
  const unquoted = header.replace(/"[^"]*"/g, '');
  const counted = ([',', ';', '\t'] as const).map((sign) => ({ sign, count: unquoted.split(sign).length }));
  return counted.reduce((best, candidate) => (candidate.count > best.count ? candidate : best), {
    sign: ',',
    count: 0,
  }).sign;
}
