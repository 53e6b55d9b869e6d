import { defineConfig } from 'prisma/config';

// `prisma generate` looks for a native schema engine although it never runs it. Naming an existing
// file keeps it from downloading one, so that an install needs npm's registry and nothing else.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= import.meta.filename;

// Prisma's command line would ask its makers' server for news at each run.
process.env['CHECKPOINT_DISABLE'] ??= '1';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
