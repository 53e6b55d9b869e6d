import { setTimeout as delay } from 'node:timers/promises';
import type { Problem } from '../blocks/problems.ts';
import { type FaultEffect, fails, faultStatus, takeFault } from '../faults.ts';
import { type Fields, fieldsOf, parseJson, textOf } from '../fields.ts';
import type { SocketMode } from '../socket-mode.ts';
import type { World } from '../world.ts';
import { accountMethods } from './account.ts';
import { type Method, Refusal } from './call.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { exchangeCode } from './oauth.ts';
import { peopleMethods } from './people.ts';
import { validateMethod } from './validate-blocks.ts';
import { viewMethods } from './views.ts';

const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...accountMethods,
    ...chatMethods,
    ...conversationMethods,
    ...peopleMethods,
    ...viewMethods,
  }),
);

export interface ApiRequest {
  readonly method: string;
  readonly contentType: string;
  /** The Authorization header. */
  readonly authorization: string | undefined;
  readonly body: string;
}

/** The HTTP answer; 'drop' breaks the connection off instead. */
export type ApiAnswer = { status: number; headers: Record<string, string>; body: Fields } | 'drop';

/** Answers one call of the Web API, through whatever fault was asked for, and writes it in the journal. */
export async function answerApi(
  world: World,
  socketMode: SocketMode,
  request: ApiRequest,
): Promise<ApiAnswer> {
  const finished = world.journal.begin();
  const at = world.now();
  const started = performance.now();
  const args = argumentsOf(request);
  const token = request.authorization?.replace(/^Bearer /i, '') ?? textOf(args['token']);
  const team = world.teams.find((candidate) => candidate.botToken === token);
  const fault = takeFault(world, request.method, args);
  if (fault?.delayMs !== undefined) await delay(fault.delayMs);

  const failing = fault !== undefined && (fails(fault) || fault.dropConnection === true);
  let outcome: { answer: Fields; problems: readonly Problem[] } = { answer: {}, problems: [] };
  if (!failing || fault.after) outcome = run(world, socketMode, request.method, args, token);
  const reply = failing ? faultAnswer(fault) : { status: 200, headers: {}, body: outcome.answer };

  const shown = reply === 'drop' ? {} : reply.body;
  world.journal.record({
    kind: 'api',
    at,
    durationMs: performance.now() - started,
    team: team?.id ?? null,
    method: request.method,
    args,
    status: reply === 'drop' ? 0 : reply.status,
    answer: shown,
    error: reply === 'drop' ? 'connection_dropped' : (textOf(shown['error']) ?? null),
    problems: outcome.problems,
  });
  finished();
  return reply;
}

function run(
  world: World,
  socketMode: SocketMode,
  name: string,
  args: Fields,
  token: string | undefined,
): { answer: Fields; problems: readonly Problem[] } {
  try {
    return { answer: { ok: true, ...call(world, socketMode, name, args, token) }, problems: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { problems, ...extra } = error.extra;
    return {
      answer: { ok: false, error: error.message, ...extra },
      problems: Array.isArray(problems) ? problems : [],
    };
  }
}

function call(
  world: World,
  socketMode: SocketMode,
  name: string,
  args: Fields,
  token: string | undefined,
): Fields {
  if (name === 'api.test') return {};
  if (name === 'blocks.validate') return validateMethod(args);
  if (name === 'oauth.v2.access') return exchangeCode(world, args);
  const method = METHODS.get(name);
  if (!method && name !== 'apps.connections.open') throw new Refusal('unknown_method', { req_method: name });
  if (token === undefined || token === '') throw new Refusal('not_authed');
  if (name === 'apps.connections.open') {
    if (token !== world.app.appToken)
      throw new Refusal(isBotToken(world, token) ? 'not_allowed_token_type' : 'invalid_auth');
    return { url: socketMode.openUrl() };
  }
  const team = world.teams.find((candidate) => candidate.botToken === token);
  if (!team) throw new Refusal(token === world.app.appToken ? 'not_allowed_token_type' : 'invalid_auth');
  if (!team.installed) throw new Refusal('account_inactive');
  return method ? method({ world, team, args }) : {};
}

function isBotToken(world: World, token: string): boolean {
  return world.teams.some((team) => team.botToken === token);
}

function argumentsOf(request: ApiRequest): Fields {
  if (request.contentType.includes('json')) return fieldsOf(parseJson(request.body));
  return Object.fromEntries(new URLSearchParams(request.body));
}

function faultAnswer(fault: FaultEffect): ApiAnswer {
  if (fault.dropConnection) return 'drop';
  const status = faultStatus(fault);
  const error = fault.error ?? (status === 429 ? 'ratelimited' : 'internal_error');
  const headers: Record<string, string> = {};
  if (status === 429) headers['retry-after'] = String(fault.retryAfter ?? 1);
  return { status, headers, body: { ok: false, error } };
}
