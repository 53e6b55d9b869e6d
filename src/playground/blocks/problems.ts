import type { z } from 'zod';
import { isFields } from '../fields.ts';

/** One thing that is wrong with blocks or a view. */
export interface Problem {
  /** RFC 6901, from the argument's name: `/blocks/0/text/text`. */
  readonly pointer: string;
  readonly message: string;
}

/** A problem as Slack writes it in `response_metadata.messages`. */
export function problemLine(problem: Problem): string {
  return `[ERROR] ${problem.message} [json-pointer:${problem.pointer}]`;
}

/** Turns zod's issues about `value` into Slack's words. */
export function problemsFrom(issues: readonly z.core.$ZodIssue[], value: unknown, root: string): Problem[] {
  return issues.flatMap((issue) => problemsOf(issue, value, root));
}

function problemsOf(issue: z.core.$ZodIssue, value: unknown, root: string): Problem[] {
  const pointer = pointerTo(root, issue.path);
  switch (issue.code) {
    case 'too_big':
      return [{ pointer, message: tooBig(issue.origin, Number(issue.maximum)) }];
    case 'too_small':
      return [{ pointer, message: tooSmall(issue.origin, Number(issue.minimum)) }];
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ pointer, message: `invalid additional property: ${key}` }));
    case 'invalid_type':
      return [missingOr(issue.path, value, root, `must provide a ${issue.expected}`)];
    case 'invalid_union':
    case 'invalid_value':
      return [missingOr(issue.path, value, root, `unsupported value: ${shown(at(value, issue.path))}`)];
    default:
      return [{ pointer, message: issue.message }];
  }
}

function tooBig(origin: string, maximum: number): string {
  if (origin === 'string') return `must be less than ${maximum + 1} characters`;
  if (origin === 'array') return `no more than ${maximum} items allowed`;
  return `must be no more than ${maximum}`;
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'string') return `must be more than ${minimum - 1} characters`;
  if (origin === 'array') return `no fewer than ${minimum} items allowed`;
  return `must be no less than ${minimum}`;
}

function missingOr(path: readonly PropertyKey[], value: unknown, root: string, otherwise: string): Problem {
  const name = path.at(-1);
  if (name !== undefined && at(value, path) === undefined) {
    return {
      pointer: pointerTo(root, path.slice(0, -1)),
      message: `missing required field: ${String(name)}`,
    };
  }
  const message = name === 'type' ? `unsupported type: ${shown(at(value, path))}` : otherwise;
  return { pointer: pointerTo(root, path), message };
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) {
    if (Array.isArray(current)) current = current[Number(key)];
    else if (isFields(current)) current = current[String(key)];
    else return undefined;
  }
  return current;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function pointerTo(root: string, path: readonly PropertyKey[]): string {
  return root + path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
