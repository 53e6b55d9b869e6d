import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as engineBindings from '@prisma/schema-engine-wasm/schema_engine_bg';

declare global {
  // Node has it; @types/node leaves the values to the browser's types.
  namespace WebAssembly {
    const Module: new (bytes: Uint8Array) => object;
    const Instance: new (
      module: object,
      imports: Record<string, object>,
    ) => { exports: { __wbindgen_start(): void } };
  }
}

let loading: Promise<void> | undefined;

/** Prisma's schema engine, which its command line would download as a native program, on this database. */
export async function openSchemaEngine(databaseUrl: string): Promise<engineBindings.SchemaEngine> {
  // The bindings hold one instance, and a second one would pull the memory from under the first's objects.
  loading ??= loadEngine();
  await loading;
  const adapter = bindMigrationAwareSqlAdapterFactory(readingCatalogue(new PrismaPg(databaseUrl)));
  return engineBindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
}

async function loadEngine(): Promise<void> {
  const bindings = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(bindings.replace(/\.js$/, '.wasm'));
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    './schema_engine_bg.js': engineBindings,
  });
  engineBindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/** The catalogue's columns of PostgreSQL's one-byte type "char" that the engine asks for. */
const charColumns = new Set(['confdeltype', 'confupdtype', 'constraint_type']);
const charExpression = /\b(con\.confdeltype|con\.confupdtype|constr\.contype)\b(?=,| AS)/g;

/** The adapter refuses type "char" (7.10.0), so it is read as text and told to the engine as a character. */
function readingCatalogue(factory: PrismaPg): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    connect: async () => {
      const adapter = await factory.connect();
      const queryRaw = adapter.queryRaw.bind(adapter);
      adapter.queryRaw = async (query) => {
        const result = await queryRaw({ ...query, sql: query.sql.replaceAll(charExpression, '$1::text') });
        const columnTypes = result.columnTypes.map((type, index) =>
          charColumns.has(result.columnNames[index] ?? '') ? ColumnTypeEnum.Character : type,
        );
        return { ...result, columnTypes };
      };
      return adapter;
    },
  };
}
