import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../postgres/create-test-database.ts';
import { schemaDifference, sqlOnlyIndexes } from '../../tools/schema-difference.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('the migrations make what prisma/schema.prisma says', async () => {
  expect(await schemaDifference(database.databaseUrl)).toBe('');
});

test('every index that the comparison forgives exists', async () => {
  const client = new Client({ connectionString: database.databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ indexname: string }>('SELECT indexname FROM pg_indexes');
  await client.end();
  expect(rows.map((row) => row.indexname)).toEqual(expect.arrayContaining([...sqlOnlyIndexes]));
});

test('a database that lacks a table is told apart', async () => {
  const empty = await createTestDatabase('empty');
  expect(await schemaDifference(empty.databaseUrl)).toContain('CREATE TABLE "deal"');
  await empty.drop();
});
