import type { Problem } from '../blocks/problems.ts';
import { validateBlocks, validateView } from '../blocks/validate.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import { jsonArg, Refusal } from './call.ts';

/** `blocks.validate`: exactly one of blocks, message and view; needs no token. */
export function validateMethod(args: Fields): Fields {
  const given = ['blocks', 'message', 'view'].filter((name) => args[name] !== undefined);
  const [name] = given;
  if (name === undefined || given.length > 1) throw new Refusal('invalid_arguments');
  const value = jsonArg(args, name, 'invalid_arguments');
  const problems = problemsOf(name, value);
  if (problems.length === 0) return {};
  const errors = problems.map((problem) => ({ ...problem, code: 'failed_constraint' }));
  throw new Refusal(`invalid_${name}`, { errors, problems });
}

function problemsOf(name: string, value: unknown): Problem[] {
  if (name === 'blocks') return validateBlocks(value, 'posted', '');
  if (name === 'message') return validateBlocks(fieldsOf(value)['blocks'], 'posted');
  return validateView(value, fieldsOf(value)['type'] === 'home' ? 'home' : 'modal', '');
}
