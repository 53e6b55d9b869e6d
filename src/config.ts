import { z } from 'zod';

/** How Slack's events come in; `playground` is the local Slack that starts when nothing is set. */
export type SlackConnection =
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string }
  | { readonly kind: 'playground' };

/** Everything the environment decides. */
export interface Config {
  readonly slack: SlackConnection;
  readonly slackApiUrl: string | undefined;
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly pgBin: string | undefined;
  readonly dealChannel: string | null;
  readonly dealCommand: string;
  readonly pipelineCommand: string;
  readonly port: number;
  readonly logLevel: string;
}

/** A wrong setting: one line that names the variable and the fix. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const text = z.string().trim().min(1).optional();
const token = (prefix: string) =>
  z
    .string()
    .trim()
    .startsWith(prefix, `must begin with ${prefix}: copy it from your app's page at Slack`)
    .optional();
const command = (fallback: string) =>
  z
    .string()
    .regex(/^\/[a-z0-9_-]{1,31}$/, `must be a slash command such as ${fallback}: lower case, no spaces`)
    .default(fallback);

const Environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\/.+/,
      'must be postgresql://USER:PASSWORD@HOST:PORT/DATABASE, or unset for the embedded one',
    )
    .refine(
      (url) => URL.canParse(url),
      'is no address: check its port and that special characters are percent-encoded',
    )
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  PG_BIN: text,
  SLACK_BOT_TOKEN: token('xoxb-'),
  SLACK_APP_TOKEN: token('xapp-'),
  SLACK_SIGNING_SECRET: text,
  SLACK_CLIENT_ID: text,
  SLACK_CLIENT_SECRET: text,
  SLACK_STATE_SECRET: text,
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as https://slack.com/api/, or unset' })
    .optional(),
  DEAL_CHANNEL: z
    .string()
    .regex(/^[CGD][A-Z0-9]+$/, "must be a channel id such as C0123ABCD: copy it from the channel's details")
    .optional(),
  DEAL_COMMAND: command('/deal'),
  PIPELINE_COMMAND: command('/pipeline'),
  PORT: z.coerce.number('must be a port number from 0 to 65535').int().min(0).max(65_535).default(3000),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).optional(),
});
type Environment = z.infer<typeof Environment>;

/** Reads the environment. Throws {@link ConfigError}; variables that are set but empty count as unset. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ''));
  const parsed = Environment.safeParse(present);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ConfigError(`${issue?.path.join('.') ?? 'The environment'} ${issue?.message ?? 'is wrong'}.`);
  }
  const { data } = parsed;
  if (data.DEAL_COMMAND === data.PIPELINE_COMMAND) {
    throw new ConfigError('PIPELINE_COMMAND must differ from DEAL_COMMAND: give each its own name.');
  }
  const slack = slackConnection(data);
  return {
    slack,
    slackApiUrl: data.SLACK_API_URL,
    databaseUrl: data.DATABASE_URL,
    dataDir: data.DATA_DIR,
    pgBin: data.PG_BIN,
    dealChannel: data.DEAL_CHANNEL ?? null,
    dealCommand: data.DEAL_COMMAND,
    pipelineCommand: data.PIPELINE_COMMAND,
    port: data.PORT,
    // In the playground the terminal is for talking.
    logLevel: data.LOG_LEVEL ?? (slack.kind === 'playground' ? 'warn' : 'info'),
  };
}

/** Socket Mode wins over HTTP; half a connection is an error, never a silent fall into the playground. */
function slackConnection(env: Environment): SlackConnection {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  const oauth = (['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const).find(
    (name) => env[name],
  );
  if (oauth !== undefined) {
    throw new ConfigError(
      `${oauth} is for several workspaces, which this version can't serve yet: unset it, and set SLACK_BOT_TOKEN.`,
    );
  }
  if (botToken !== undefined && appToken !== undefined) return { kind: 'socket', botToken, appToken };
  if (botToken !== undefined && signingSecret !== undefined) return { kind: 'http', botToken, signingSecret };
  if (botToken !== undefined) {
    throw new ConfigError(
      'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing beside SLACK_BOT_TOKEN: set one of them.',
    );
  }
  if (appToken !== undefined || signingSecret !== undefined) {
    const given = appToken === undefined ? 'SLACK_SIGNING_SECRET' : 'SLACK_APP_TOKEN';
    throw new ConfigError(
      `SLACK_BOT_TOKEN is missing beside ${given}: set it, or unset ${given} for the playground.`,
    );
  }
  return { kind: 'playground' };
}
